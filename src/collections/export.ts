import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Db } from "../db/client.ts";
import { parsed, recordJson, type StoredRecord } from "../db/select/documents.ts";
import { sql } from "../db/sql.ts";
import { type Column, columnsOf } from "../formats/columns.ts";
import type { Served } from "../formats/writer.ts";
import type { AppEnv } from "../http/app-env.ts";
import type { Format } from "../http/request/negotiate.ts";
import { publicOrigin } from "../http/response/links.ts";
import { invalidParameter } from "../http/response/problem.ts";
import { sparse } from "../http/response/respond.ts";
import type { CollectionType } from "../model/record-types.ts";
import { tables, writerOf } from "./formats.ts";
import { showsEvidence } from "./include.ts";
import { type FoundPage, inLanguages, read, standingOf } from "./listing.ts";
import { type Chunk, sendWritten, sendWrittenItem } from "./written.ts";

/** Records of collections in the formats besides JSON. */

/** A record as an object, with its translations and the members that `fields=` asks for. */
const plain = (c: Context<AppEnv>, { record, translated }: StoredRecord): Served => {
  const { fields } = c.get("query") as { fields?: readonly string[] };
  const whole = inLanguages(read(record), translated === undefined ? undefined : read(translated));
  return sparse(whole, fields) as Served;
};

/** Records as objects, each made when it is asked for: all at once would outlive what of the memory is cleared often. */
function* plainEach(c: Context<AppEnv>, records: readonly StoredRecord[]): Generator<Served> {
  const origin = publicOrigin(c);
  for (const record of records) yield plain(c, recordJson(record, origin));
}

/** Formats that show where an engagement was. */
const located: ReadonlySet<Format> = new Set(["geojson", "ics"]);

/** Gives the places of engagements their coordinates, where the format of the answer shows them: one round trip. */
const withCoordinates = async (
  c: Context<AppEnv>,
  db: Db,
  type: CollectionType,
  found: Iterable<Served>,
): Promise<Iterable<Served>> => {
  if (type !== "engagement" || !located.has(c.get("format"))) return found;
  const { locate, placesIn } = await import("../formats/located.ts");
  const records = [...found];
  const ids = JSON.stringify(placesIn(records));
  const [rows] = await db.batch([
    db.all<{ id: string; coordinates: string }>(sql`select id, told -> '$.coordinates' as coordinates from documents
      where type = 'place' and id in (select value from json_each(${ids}))`),
  ]);
  const coordinates = new Map(rows.map((row) => [row.id, parsed(row.coordinates)]));
  return records.map((record) => locate(record, coordinates));
};

/** The columns of a table of records: all that each of them has, or what `fields=` asks for. */
export const columnsShown = (c: Context<AppEnv>, schema: z.ZodObject): Column[] => {
  const query = c.get("query") as { fields?: readonly string[]; include?: readonly string[] };
  const { fields } = query;
  const hasEvidence = showsEvidence(query);
  const members = Object.entries(schema.shape).flatMap(([name, member]) => {
    if (name === "translations") return c.get("language") === "all" ? [name] : [];
    if (name === "id") return [name];
    if (fields) return fields.includes(name) ? [name] : [];
    // What only some answers have: links back, which are of items, and evidence.
    return member instanceof z.ZodOptional && !(name === "evidence" && hasEvidence) ? [] : [name];
  });
  return columnsOf(schema, members, (name) => hasEvidence || name !== "evidence");
};

/** Parameters that shape an answer in JSON, and in which other formats. */
const shapers: Readonly<Record<string, readonly Format[]>> = {
  fields: tables,
  include: [...tables, "jsonld", "ftm"],
  facets: [],
};

/** Refuses what the format of the answer has no place for. */
export const refuseShapers = (c: Context<AppEnv>): void => {
  const format = c.get("format");
  for (const [name, takers] of Object.entries(shapers)) {
    const value = c.get("query")[name] as readonly string[] | undefined;
    if (value === undefined) continue;
    const others = name === "include" ? value.filter((one) => one !== "evidence") : [];
    if (takers.includes(format) && others.length === 0) continue;
    const which = takers.length === 0 ? "" : `, ${takers.join(" and ")}`;
    throw invalidParameter(name, `has no place in ${format}; it goes with json${which}`);
  }
};

/** Of what type records are, and their schema. */
type Written = { type: CollectionType; schema: z.ZodObject };

/** Sends a page in the format of the answer; without a `limit`, all that come after it too. */
export const sendPageWritten = async (
  c: Context<AppEnv>,
  { type, schema }: Written,
  page: FoundPage,
): Promise<Response> => {
  refuseShapers(c);
  const query = c.get("query");
  const writer = await writerOf(c.get("format"), () => columnsShown(c, schema));
  const chunkOf = async (db: Db, found: FoundPage): Promise<Chunk> => {
    const next = async () => {
      const later = c.get("reopen")();
      return chunkOf(later, await found.following(later));
    };
    return {
      records: await withCoordinates(c, db, type, plainEach(c, found.records)),
      more: query.limit === undefined && found.next !== null ? next : null,
    };
  };
  const isWhole = query.limit === undefined;
  const count = page.total.relation === "eq" && query.cursor === undefined ? page.total.value : undefined;
  return sendWritten(c, writer, await chunkOf(c.get("db"), page), {
    of: type,
    next: isWhole ? null : page.cursor,
    count,
  });
};

/** Sends one record in the format of the answer. */
export const sendRecordWritten = async (
  c: Context<AppEnv>,
  { type, schema }: Written,
  record: StoredRecord,
): Promise<Response> => {
  refuseShapers(c);
  const writer = await writerOf(c.get("format"), () => columnsShown(c, schema));
  const [whole = {}] = await withCoordinates(c, c.get("db"), type, [plain(c, record)]);
  return sendWrittenItem(c, writer, type, whole, standingOf(c, record));
};

/** Sends the rows of a read model as a table. */
export const sendRows = async (
  c: Context<AppEnv>,
  of: string,
  columns: readonly Column[],
  rows: readonly object[],
): Promise<Response> => {
  const writer = await writerOf(c.get("format"), () => columns);
  return sendWritten(c, writer, { records: rows as readonly Served[], more: null }, { of, next: null });
};
