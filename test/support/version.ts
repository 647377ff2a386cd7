import type { RecordVersion } from "../../src/model/version.ts";

/** The version of this number of a database, as that database would stamp it. */
export const versionOf = (version: number, epoch = "one"): RecordVersion => ({
  version,
  epoch,
  stamp: `${epoch}-${version}`,
});
