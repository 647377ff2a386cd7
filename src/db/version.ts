import type { RecordVersion } from "../model/version.ts";
import type { Pipeline, Rows, Statement } from "./pipeline.ts";

const selectVersion: Statement = { sql: "select version, epoch, stamp from dataset", args: [] };

/** The database has the tables of the record, and no record yet. */
export class NotSeededError extends Error {
  override readonly name = "NotSeededError";
  readonly code = "SERVER_ERROR";

  constructor() {
    super("the database holds no record yet: seed it");
  }
}

const readVersion = ({ rows: [row] }: Rows): RecordVersion => {
  const [version, epoch, stamp] = row ?? [];
  if (typeof version !== "number" || version < 1) throw new NotSeededError();
  return { version, epoch: String(epoch), stamp: String(stamp) };
};

/**
 * A pipeline that reads the version of the record together with the statements of each round trip.
 *
 * @param onVersion is told the version that the rows of a round trip are of, before they are given; what it throws is
 *   thrown.
 * @throws NotSeededError
 */
export const versioned =
  (pipeline: Pipeline, onVersion: (version: RecordVersion) => void): Pipeline =>
  async (statements) => {
    const [version, ...results] = await pipeline([selectVersion, ...statements]);
    if (!version) throw new NotSeededError();
    onVersion(readVersion(version));
    return results;
  };
