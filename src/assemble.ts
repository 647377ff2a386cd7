import { OpenAPIHono } from "@hono/zod-openapi";
import { sql } from "drizzle-orm";
import type { Context } from "hono";
import { type Db, openDb } from "./db/client.ts";
import { isUnavailable } from "./db/errors.ts";
import { type Env, readEnv } from "./env.ts";
import type { Expanders } from "./features/expand.ts";
import type { AnswerCache } from "./http/answer-cache.ts";
import type { AppEnv } from "./http/app-env.ts";
import { installKernel } from "./http/kernel.ts";
import { type Timings, timedFetch } from "./http/server-timing.ts";
import { isolateOf } from "./isolate.ts";

export type AppOptions = {
  clock?: () => Date;
  /** How the database is reached; the global fetch unless a test has a nearer one. */
  fetch?: typeof fetch;
  log?: (line: string) => void;
};

/** Opens the record for one request, by way of the circuit of this isolate. */
export const openRecord = (
  env: Env,
  timings: Timings,
  { fetch: inner = fetch, clock = () => new Date() }: AppOptions,
): Db => {
  const guarded = isolateOf(env).circuit.guard(timedFetch(timings, inner), () => clock().getTime());
  return openDb({ url: env.LIBSQL_URL, authToken: env.LIBSQL_AUTH_TOKEN, fetch: guarded });
};

export const lookUpVersion = async (db: Db): Promise<number> => {
  const [row] = await db.all<{ version: number }>(sql`select version from dataset limit 1`);
  return row?.version ?? 0;
};

const currentVersion = (c: Context<AppEnv>): Promise<number> =>
  isolateOf(c.env).answers.watch.current(c.get("now").getTime(), () => lookUpVersion(c.get("db")));

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
  const app = installKernel(new OpenAPIHono<AppEnv>(), {
    ...options,
    currentVersion,
    isUnavailable,
    answers: answersOf,
  });
  app.use(async (c, next) => {
    c.env = readEnv(c.env);
    c.set("db", openRecord(c.env, c.get("timings"), options));
    c.set("expanders", expanders);
    await next();
  });
  return app;
};
