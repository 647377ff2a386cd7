import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type Db, openDb } from "./db/client.ts";
import { isUnavailable } from "./db/errors.ts";
import { type Env, readEnv } from "./env.ts";
import type { Expanders } from "./features/expand.ts";
import type { AnswerCache } from "./http/answer-cache.ts";
import type { AppEnv } from "./http/app-env.ts";
import { createKernel } from "./http/kernel.ts";
import { sawVersion } from "./http/one-version.ts";
import { type Timings, timedFetch } from "./http/server-timing.ts";
import { isolateOf } from "./isolate.ts";
import type { RecordVersion } from "./model/version.ts";

export type AppOptions = {
  clock?: () => Date;
  /** How the database is reached; the global fetch unless a test has a nearer one. */
  fetch?: typeof fetch;
  log?: (line: string) => void;
};

/** Opens the record for one request, by way of the circuit of this isolate; `urgent` where others wait for it. */
const openRecord = (
  env: Env,
  timings: Timings,
  { fetch: inner = fetch, clock = () => new Date() }: AppOptions,
  onVersion: (version: RecordVersion) => void,
  urgent = false,
): Db => {
  const { circuit } = isolateOf(env);
  const timed = timedFetch(timings, inner);
  const now = () => clock().getTime();
  const guarded = urgent ? circuit.guardUrgent(timed, now) : circuit.guard(timed, now);
  return openDb({ url: env.LIBSQL_URL, authToken: env.LIBSQL_AUTH_TOKEN, fetch: guarded }, onVersion);
};

/** Looks the version of the record up: a light question, before all that wait for the database. */
export const lookUpVersion = async (env: Env, timings: Timings, options: AppOptions): Promise<RecordVersion> => {
  const { promise, resolve } = Promise.withResolvers<RecordVersion>();
  await openRecord(env, timings, options, resolve, true).$pipeline([]);
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

/** An app without routes: the kernel, and the record opened for every request that gets past it. */
export const assemble = (options: AppOptions, expanders: Expanders): OpenAPIHono<AppEnv> => {
  const app = createKernel({
    ...options,
    currentVersion: (c) =>
      isolateOf(c.env).answers.watch.current(c.get("now").getTime(), () =>
        lookUpVersion(c.env, c.get("timings"), options),
      ),
    isUnavailable,
    answers: answersOf,
  });
  app.use(async (c, next) => {
    c.env = readEnv(c.env);
    c.set(
      "db",
      openRecord(c.env, c.get("timings"), options, (version) => sawVersion(c, version)),
    );
    c.set("expanders", expanders);
    await next();
  });
  return app;
};
