import { z } from "@hono/zod-openapi";
import { columnsOf } from "../formats/columns.ts";
import type { Writer } from "../formats/writer.ts";
import { type Format, formats } from "../http/request/negotiate.ts";
import { formatParam } from "../http/request/params.ts";
import type { CollectionType } from "../model/record-types.ts";

/** The formats of records besides JSON. */
const recordFormats = [
  "csv",
  "ndjson",
  "geojson",
  "ics",
  "atom",
  "jsonfeed",
  "jsonld",
  "csl",
  "bibtex",
  "ris",
  "ftm",
] as const satisfies readonly Format[];

/** A format in which records are written. */
export type RecordFormat = (typeof recordFormats)[number];

/** Formats of tables: every list has them, and whatever else has rows. */
export const tables = ["csv", "ndjson"] as const satisfies readonly RecordFormat[];
/** Formats of feeds: lists have them, and what has changed. */
export const feeds = ["atom", "jsonfeed"] as const satisfies readonly RecordFormat[];

const only: Partial<Record<RecordFormat, readonly CollectionType[]>> = {
  geojson: ["engagement", "place"],
  ics: ["engagement"],
  csl: ["article", "agreement"],
  bibtex: ["article", "agreement"],
  ris: ["article", "agreement"],
};

/** Formats that say nothing of one record by itself. */
const ofListsOnly: ReadonlySet<Format> = new Set([...tables, ...feeds]);

/** The formats of the lists of a type, JSON first. */
export const listFormats = (type: CollectionType): [Format, ...Format[]] => [
  "json",
  ...recordFormats.filter((format) => (format === "csv" || format in load) && (only[format]?.includes(type) ?? true)),
];

/** The formats of a record by itself, JSON first. */
export const itemFormats = (type: CollectionType): [Format, ...Format[]] => {
  const [first, ...others] = listFormats(type);
  return [first, ...others.filter((format) => !ofListsOnly.has(format))];
};

/** What each format is, for the API description. */
const descriptions: Record<RecordFormat, string> = {
  csv: "A table (RFC 4180, UTF-8) with a header row; elements of a list stand in one cell with ` | ` between them. Without `limit`, all pages",
  ndjson: "One record a line, as JSON. Without `limit`, all pages",
  geojson: "GeoJSON (RFC 7946); what has no certain place has no geometry. Without `limit`, all pages",
  ics: "A calendar (RFC 5545) of all-day events; what has no date is left out. Without `limit`, all pages",
  atom: "An Atom feed (RFC 4287) of one page",
  jsonfeed: "A JSON Feed 1.1 of one page",
  jsonld: "JSON-LD 1.1 in the terms of schema.org, SKOS and PROV",
  csl: "CSL-JSON, for citation programs. Without `limit`, all pages",
  bibtex: "BibTeX entries. Without `limit`, all pages",
  ris: "RIS references. Without `limit`, all pages",
  ftm: "FollowTheMoney entities, one a line. Without `limit`, all pages",
};

const mostCharacters = 1_000_000_000;

/** The media types of formats besides JSON, as an API description has them. */
export const contentOf = (wanted: readonly Format[]) =>
  Object.fromEntries(
    wanted.flatMap((format) =>
      format in descriptions
        ? [[formats[format], { schema: textIn(descriptions[format as RecordFormat]) }] as const]
        : [],
    ),
  );

const textIn = (description: string): z.ZodType => z.string().max(mostCharacters).openapi({ description });

/** The query of a route that offers these formats. */
export const offering = <Q extends z.ZodObject>(query: Q, wanted: readonly [Format, ...Format[]]) =>
  query.safeExtend({ format: formatParam(wanted) });

/** The writers of formats, each loaded when it is first asked for. */
const load: Partial<Record<Format, () => Promise<{ writer: Writer }>>> = {
  ndjson: () => import("../formats/ndjson.ts"),
};

/**
 * The writer of a format.
 *
 * @param schema of its records, and `members` the names of those that a table shows.
 * @param withEvidence whether a table shows the evidence of the records.
 */
export const writerOf = async (
  format: Format,
  { schema, members, withEvidence }: { schema: z.ZodObject; members: readonly string[]; withEvidence: boolean },
): Promise<Writer> => {
  const loaded = await load[format]?.();
  if (loaded) return loaded.writer;
  const { csvWriter } = await import("../formats/csv.ts");
  return csvWriter(columnsOf(schema, members, (name) => withEvidence || name !== "evidence"));
};
