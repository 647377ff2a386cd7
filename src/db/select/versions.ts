import type { Moment } from "../../model/version.ts";
import { type SQL, sql } from "../sql.ts";

/** The version that is meant, and the first one that there is; `version` is null where there is none. */
export type VersionRow = { first: number; since: string } & (
  | { version: number; at: string; stamp: string }
  | { version: null }
);

/** A SELECT of the version of a moment: one row. */
export const selectVersionOf = (moment: Moment): SQL => {
  const found =
    "version" in moment
      ? sql`select version, at, stamp from versions where version = ${moment.version}`
      : // Of two versions of one moment, or where a clock was set back, the later one.
        sql`select version, at, stamp from versions where at <= ${moment.at} order by version desc limit 1`;
  return sql`select f.version as first, f.at as since, v.version, v.at, v.stamp
    from versions f left join (${found}) v
    where f.version = (select min(version) from versions)`;
};
