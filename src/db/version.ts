import type { RecordVersion } from "../model/version.ts";
import { DatabaseUnavailable, DatabaseUnfit } from "./errors.ts";
import type { Pipeline } from "./pipeline.ts";

/** @throws DatabaseUnfit where there is none, or none that was written with a record: nothing may be served from it. */
const readVersion = (version: unknown, epoch = "", stamp = ""): RecordVersion => {
  if (typeof version === "number" && version >= 1 && epoch && stamp) return { version, epoch, stamp };
  throw new DatabaseUnfit("the record has not been seeded yet");
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
    // Two columns, as each costs the answer its name and its type.
    const select = "select version as v, epoch || ' ' || stamp || ' ' || ? as w from dataset";
    const [first, ...results] = await pipeline([{ sql: select, args: [word] }, ...statements], signal);
    const [row] = first?.rows ?? [];
    const [epoch, stamp, sent] = String(row?.[1]).split(" ");
    if (row && sent !== word) throw new DatabaseUnavailable("the database answered another question");
    onVersion(readVersion(row?.[0], epoch, stamp));
    return results;
  };
