import type { z } from "@hono/zod-openapi";
import type { Column } from "../formats/columns.ts";
import type { Writer } from "../formats/writer.ts";
import type { Format } from "../http/request/negotiate.ts";
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
  ...recordFormats.filter((format) => only[format]?.includes(type) ?? true),
];

/** The formats of a record by itself, JSON first. */
export const itemFormats = (type: CollectionType): [Format, ...Format[]] => {
  const [first, ...others] = listFormats(type);
  return [first, ...others.filter((format) => !ofListsOnly.has(format))];
};

/** The query of a route that offers these formats. */
export const offering = <Q extends z.ZodObject>(query: Q, wanted: readonly [Format, ...Format[]]) =>
  query.safeExtend({ format: formatParam(wanted) });

/** The writers of formats, each loaded when it is first asked for. */
const load: Record<Exclude<RecordFormat, "csv">, () => Promise<{ writer: Writer }>> = {
  ndjson: () => import("../formats/ndjson.ts"),
  geojson: () => import("../formats/geojson.ts"),
  ics: () => import("../formats/ics.ts"),
  atom: () => import("../formats/atom.ts"),
  jsonfeed: () => import("../formats/jsonfeed.ts"),
  jsonld: () => import("../formats/jsonld.ts"),
  csl: () => import("../formats/csl.ts"),
  bibtex: () => import("../formats/bibtex.ts"),
  ris: () => import("../formats/ris.ts"),
  ftm: () => import("../formats/ftm.ts"),
};

/**
 * The writer of a format.
 *
 * @param columns of a table of its records.
 */
export const writerOf = async (format: Format, columns: () => readonly Column[]): Promise<Writer> => {
  if (format !== "csv") return (await load[format as Exclude<RecordFormat, "csv">]()).writer;
  const { csvWriter } = await import("../formats/csv.ts");
  return csvWriter(columns());
};
