import type { Context } from "hono";
import { sql } from "../db/sql.ts";
import type { AppEnv } from "../http/app-env.ts";
import { redirect } from "../http/request/canonical-url.ts";
import { shownVersion } from "../http/response/conditional.ts";
import { absoluteUrl } from "../http/response/links.ts";
import { ApiError } from "../http/response/problem.ts";
import { type CollectionType, collections } from "../model/record-types.ts";

/** What the change log says of an id that no record has: the latest of it, who it is now, and when it was first there. */
type Trace = { action: string | null; version: number | null; now: string | null; created: number | null };

/** How long it may be relied upon that an id is another one now: one that was merged may come again. Seconds. */
const redirectFor = 60;

/** All of the log is read, also what came after the version that is shown. */
const selectTrace = (type: CollectionType, id: string, shown: number) => sql`
  select l.action, l.version,
    coalesce(l."into", (select id from former_ids where type = ${type} and former_id = ${id})) as now,
    (select version from main.changes where type = ${type} and id = ${id} order by sequence limit 1) as created
  from (select 1) left join (select action, version, "into" from main.changes
    where type = ${type} and id = ${id} and version <= ${shown} order by sequence desc limit 1) l`;

const gone = (c: Context<AppEnv>, type: CollectionType, id: string, version: number): ApiError => {
  const path = `/v1/${collections[type]}/${id}`;
  const [memento, history] = [absoluteUrl(c, `${path}?asOf=${version - 1}`), absoluteUrl(c, `${path}/history`)];
  return new ApiError("gone", `The ${type} "${id}" was removed in version ${version}.`, {
    headers: { Link: `<${memento}>; rel="memento", <${history}>; rel="timemap"; type="application/json"` },
    tombstone: { lastVersion: version - 1, memento, history },
  });
};

/**
 * What to answer for a record that is not there: a redirect to the one that it is now, under the same path and query. One
 * round trip.
 *
 * @throws ApiError `gone` for one that was removed, `not-found` for one that never was or is yet to come.
 */
export const absent = async (c: Context<AppEnv>, type: CollectionType, id: string): Promise<Response> => {
  const { db, target } = c.var;
  const shown = shownVersion(c)?.version ?? 0;
  const [[trace]] = await db.batch([db.all<Trace>(selectTrace(type, id, shown))]);
  const { version = null, now = null, created = null } = trace ?? {};
  if (created !== null && created > shown) {
    throw new ApiError("not-found", `There was no ${type} "${id}" in version ${shown}: it came in version ${created}.`);
  }
  if (now !== null) {
    const [root, collection, , ...rest] = target.path.slice(1).split("/");
    return redirect(c, `/${[root, collection, now, ...rest].join("/")}${target.search}`, redirectFor);
  }
  if (version === null) throw new ApiError("not-found", `There is no ${type} "${id}".`);
  throw gone(c, type, id, version);
};
