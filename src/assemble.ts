import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { standAt } from "./collections/as-of.ts";
import type { MembersOf } from "./collections/include.ts";
import { dbAsOf, dbStaying } from "./db/as-of.ts";
import { type Db, openDb } from "./db/client.ts";
import { DatabaseUnavailable, isUnavailable } from "./db/errors.ts";
import { type Env, readEnv } from "./env.ts";
import type { AppEnv } from "./http/app-env.ts";
import type { AnswerCache } from "./http/cache/answers.ts";
import { sawVersion } from "./http/cache/one-version.ts";
import { createKernel } from "./http/kernel.ts";
import { within } from "./http/request/deadline.ts";
import { newTimings, type Timings, timed } from "./http/response/timings.ts";
import { isolateOf } from "./isolate.ts";
import type { RecordVersion } from "./model/version.ts";

export type AppOptions = {
  clock?: () => Date;
  /** How the database is reached; the global fetch unless a test has a nearer one. */
  fetch?: typeof fetch;
  log?: (line: string) => void;
};

type Way = {
  /** Past the line of those who wait for the database, as others wait for what this finds. */
  urgent?: boolean;
  /** Aborted when the request has taken too long. */
  over?: AbortSignal;
  /** Is called with the version that each round trip has read; the trip throws what it throws. */
  onVersion?: (version: RecordVersion) => void;
};

/** Opens the record for one request, by way of the circuit of this isolate. */
export const openRecord = (
  env: Env,
  timings: Timings,
  { fetch: send = fetch, clock = () => new Date() }: AppOptions,
  { urgent = false, over, onVersion }: Way = {},
): Db => {
  const { circuit, damage } = isolateOf(env);
  const now = () => clock().getTime();
  const guard = urgent ? circuit.guardUrgent(now) : circuit.guard(now, over);
  return openDb(
    { url: env.LIBSQL_URL, authToken: env.LIBSQL_AUTH_TOKEN, fetch: send },
    {
      guard: (trip) => guard((signal) => timed(timings, () => trip(signal))),
      onVersion: (version) => {
        damage.saw(version.epoch);
        onVersion?.(version);
      },
    },
  );
};

/** Looks the version of the record up: a light question, before all that wait for the database. */
export const lookUpVersion = async (env: Env, timings: Timings, options: AppOptions): Promise<RecordVersion> => {
  const { promise, resolve } = Promise.withResolvers<RecordVersion>();
  await openRecord(env, timings, options, { urgent: true, onVersion: resolve }).$pipeline([]);
  return promise;
};

/** The bindings; undefined where they are wrong, which the first request that needs them reports. */
export const bindingsOf = (raw: object): Env | undefined => {
  try {
    return readEnv(raw);
  } catch {
    return undefined;
  }
};

const answersOf = (c: Context<AppEnv>): AnswerCache | undefined => {
  const env = bindingsOf(c.env);
  return env && isolateOf(env).answers;
};

/** Opens the record for what an answer still reads after it has begun: in the version that it shows. */
const reopen = (c: Context<AppEnv>, env: Env, options: AppOptions): Db => {
  const [begun, past] = [c.get("version"), c.get("past")];
  let present: RecordVersion | undefined;
  const db = openRecord(env, newTimings(), options, {
    onVersion: (version) => {
      if (version.epoch !== begun?.epoch) throw new DatabaseUnavailable("the database is another one");
      present = version;
    },
  });
  return past ? dbAsOf(db, past.version) : dbStaying(db, begun?.version ?? 0, () => present?.version);
};

/** An app without routes: the kernel, and the record opened for every request that gets past it. */
export const assemble = (options: AppOptions, membersOf: MembersOf): OpenAPIHono<AppEnv> => {
  const app = createKernel({
    ...options,
    currentVersion: (c) =>
      isolateOf(readEnv(c.env)).answers.watch.current(c.get("now").getTime(), () =>
        lookUpVersion(readEnv(c.env), c.get("timings"), options),
      ),
    isUnavailable,
    answers: answersOf,
  });
  app.use(async (c, next) => {
    const env = readEnv(c.env);
    c.env = env;
    c.set("membersOf", membersOf);
    c.set("reopen", () => reopen(c, env, options));
    await within(env.REQUEST_DEADLINE_MS, (over) => {
      const onVersion = (version: RecordVersion) => sawVersion(c, version);
      const db = openRecord(env, c.get("timings"), options, { over, onVersion });
      c.set("db", db);
      c.set("standAt", standAt(c, db));
      return next();
    });
    isolateOf(env).damage.note(c.error);
  });
  return app;
};
