import type { Pipeline, Rows } from "./pipeline.ts";
import type { SQL } from "./sql.ts";

/** A query, and what its rows are called by who has written it. */
export type Query<Row> = SQL & { readonly rows?: readonly Row[] };

type RowsOf<Queries> = { -readonly [At in keyof Queries]: Queries[At] extends Query<infer Row> ? Row[] : never };

const objectsOf = ({ rows, columns }: Rows): Record<string, unknown>[] =>
  rows.map((row) => {
    const object: Record<string, unknown> = {};
    let at = 0;
    for (const name of columns) object[name] = row[at++];
    return object;
  });

/** Runs queries in one round trip, on one state of the database; gives the rows of each, as objects. */
export type RunBatch = <const Queries extends readonly Query<unknown>[]>(queries: Queries) => Promise<RowsOf<Queries>>;

export const batchOn = (pipeline: Pipeline): RunBatch =>
  (async (queries: readonly SQL[]) => (await pipeline(queries)).map(objectsOf)) as unknown as RunBatch;
