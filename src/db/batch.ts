import { Column, type DriverValueDecoder, is, SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import { DatabaseDamaged, DatabaseUnavailable } from "./errors.ts";
import type { Pipeline, Rows } from "./pipeline.ts";

type Decoder = Pick<DriverValueDecoder<unknown, unknown>, "mapFromDriverValue">;
type Member = { name: string; decoder: Decoder };

/** What drizzle has worked out for a query; of a SELECT with its columns in `fields`. */
type Worked = {
  getQuery(): { sql: string; params: unknown[] };
  fields?: { path: string[]; field: unknown }[];
};

/** A query as it is sent, and the members of its rows; null where they are the columns that come back. */
type Built = { sql: string; params: unknown[]; members: Member[] | null };

const decoderOf = (field: unknown): Decoder => {
  if (is(field, Column)) return field;
  if (is(field, SQL)) return (field as unknown as { decoder: Decoder }).decoder;
  if (is(field, SQL.Aliased)) return (field.sql as unknown as { decoder: Decoder }).decoder;
  throw new TypeError("a column of a query is neither a column nor an expression");
};

const built = (query: BatchItem<"sqlite">): Built => {
  const worked = (query as unknown as { _prepare(): Worked })._prepare();
  const members = worked.fields?.map(({ path: [name = "", ...deeper], field }): Member => {
    if (deeper.length > 0) throw new TypeError(`the rows of a query are flat: ${name}.${deeper.join(".")}`);
    return { name, decoder: decoderOf(field) };
  });
  return { ...worked.getQuery(), members: members ?? null };
};

type Row = Record<string, unknown>;

/** @throws DatabaseDamaged where a value is not what was written there, such as JSON that is none. */
const valueFrom = (decoder: Decoder, value: unknown): unknown => {
  try {
    return value === null ? null : decoder.mapFromDriverValue(value);
  } catch (cause) {
    throw new DatabaseDamaged("a value of the database cannot be read", { cause });
  }
};

const decoded = ({ rows, columns }: Rows, members: readonly Member[]): Row[] => {
  if (columns.length !== members.length)
    throw new DatabaseUnavailable("the database sent other columns than were asked for");
  return rows.map((row) => {
    const mapped: Row = {};
    let at = 0;
    for (const { name, decoder } of members) mapped[name] = valueFrom(decoder, row[at++]);
    return mapped;
  });
};

const plain = ({ rows, columns }: Rows): Row[] =>
  rows.map((row) => {
    const mapped: Row = {};
    let at = 0;
    for (const name of columns) mapped[name] = row[at++];
    return mapped;
  });

const run = async (pipeline: Pipeline, queries: readonly Built[]): Promise<unknown[]> => {
  const results = await pipeline(queries.map(({ sql, params }) => ({ sql, args: params })));
  return results.map((result, at) => {
    const members = queries[at]?.members;
    return members ? decoded(result, members) : plain(result);
  });
};

/**
 * Runs queries in one round trip, as drizzle's own `batch` does, but finds out what a column is once for a query, where
 * drizzle asks it again for every cell of every row. Rows are plain objects.
 */
export const batchOn = (pipeline: Pipeline): LibSQLDatabase["batch"] =>
  ((queries: readonly BatchItem<"sqlite">[]) => run(pipeline, queries.map(built))) as LibSQLDatabase["batch"];
