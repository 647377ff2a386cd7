import type { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { dbAsOf } from "../db/as-of.ts";
import type { Db } from "../db/client.ts";
import { selectVersionOf, type VersionRow } from "../db/select/versions.ts";
import type { AppEnv } from "../http/app-env.ts";
import { momentParam } from "../http/request/moment.ts";
import { invalidParameter } from "../http/response/problem.ts";
import type { Moment } from "../model/version.ts";

/** `asOf=`: the version of the record to show. */
export const asOf = momentParam("last", {
  description:
    "Show the record as it stood: in a version by its number, or at a time, or at the end of a day or month (UTC). The answer is the one that was given then. Digits alone are a version. A search reads the present only: it does not go with `q`.",
  examples: { version: "1", day: "2030-12-31", time: "2030-11-22T08:00:00Z" },
});

/** Adds to the query of a list the rule that what is looked for is looked for in the present. */
export const withoutSearch = <S extends z.ZodType>(query: S): S => {
  const isBroken = (name: string, value: unknown) => name === "q" || value === "relevance";
  return ["q", "sort"].reduce<S>(
    (schema, name) =>
      schema.refine(
        (given) => {
          const { asOf, [name]: value } = given as Record<string, unknown>;
          return asOf === undefined || value === undefined || !isBroken(name, value);
        },
        { path: [name], error: "does not go with asOf: a search reads the record as it is now", when: () => true },
      ),
    query,
  );
};

/** Has the rest of a request read the record as it stood: one round trip, which also reads the present version. */
export const standAt =
  (c: Context<AppEnv>, db: Db) =>
  async (moment: Moment): Promise<void> => {
    const [[row]] = await db.batch([db.one<VersionRow>(selectVersionOf(moment))]);
    const present = c.get("version")?.version ?? 0;
    if (!row || row.version === null) {
      const { first = present, since = "" } = row ?? {};
      throw invalidParameter("asOf", `the record has the versions ${first} to ${present}, the first of ${since}`);
    }
    const { version, at, stamp } = row;
    c.set("past", { version, at, stamp });
    c.set("db", version === present ? db : dbAsOf(db, version));
  };
