import type { RecordVersion } from "../model/version.ts";
import { DatabaseUnavailable, DatabaseUnfit } from "./errors.ts";
import type { Pipeline, Rows, Statement } from "./pipeline.ts";

/** @throws DatabaseUnfit where there is none, or none that was written with a record: nothing may be served from it. */
const readVersion = (version: unknown, epoch = "", stamp = ""): RecordVersion => {
  if (typeof version === "number" && version >= 1 && epoch && stamp) return { version, epoch, stamp };
  throw new DatabaseUnfit("the record has not been seeded yet");
};

/** Two columns, as each costs the answer its name and its type. */
const selectVersion = "select version as v, epoch || ' ' || stamp || ' ' || ? as w from dataset";

/** A single row and the version in one statement, which is of one state of the database without a transaction. */
const besideVersion = ({ sql, args }: Statement, word: string): Statement => ({
  sql: `select * from (${selectVersion}) left join (${sql})`,
  args: [word, ...args],
});

/** What {@link besideVersion} has brought, as two statements would have. */
const apart = ({ columns, rows }: Rows): Rows[] => [
  { columns: columns.slice(0, 2), rows: rows.map((row) => row.slice(0, 2)) },
  {
    columns: columns.slice(2),
    rows: rows.map((row) => row.slice(2)).filter((row) => row.some((value) => value !== null)),
  },
];

const read = async (pipeline: Pipeline, statements: readonly Statement[], word: string, signal?: AbortSignal) => {
  const [only, ...others] = statements;
  if (!only?.isSingle || others.length > 0)
    return pipeline([{ sql: selectVersion, args: [word] }, ...statements], signal);
  const both = await pipeline([besideVersion(only, word)], signal);
  return both.flatMap(apart);
};

/**
 * A pipeline that reads the version of the record with every round trip, from one state of the database. The database
 * sends a word back that was made for the trip: an answer to another question, whoever mixed them up, is none.
 *
 * @param onVersion is called with the version before the rows are given; the trip throws what it throws.
 */
export const versioned =
  (pipeline: Pipeline, onVersion: (version: RecordVersion) => void): Pipeline =>
  async (statements, signal) => {
    const word = crypto.randomUUID();
    const [first, ...results] = await read(pipeline, statements, word, signal);
    const [row] = first?.rows ?? [];
    const [epoch, stamp, sent] = String(row?.[1]).split(" ");
    if (row && sent !== word) throw new DatabaseUnavailable("the database answered another question");
    onVersion(readVersion(row?.[0], epoch, stamp));
    return results;
  };
