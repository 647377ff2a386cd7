import { OpenAPIHono } from "@hono/zod-openapi";
import { sql } from "drizzle-orm";
import type { Context } from "hono";
import { type Db, openDb } from "./db/client.ts";
import { isUnavailable } from "./db/errors.ts";
import { dataset } from "./db/schema/dataset.ts";
import { type Env, readEnv } from "./env.ts";
import { describeApi } from "./features/docs/describe.ts";
import { createDocsRouter } from "./features/docs/routes.ts";
import { createHealthRouter } from "./features/health/routes.ts";
import { createHomeRouter } from "./features/home/routes.ts";
import { components, dataRouters, expanders } from "./features/index.ts";
import { createProblemsRouter } from "./features/problems/routes.ts";
import { accessLine } from "./http/access-log.ts";
import type { AnswerCache, Recalled } from "./http/answer-cache.ts";
import type { AppEnv } from "./http/app-env.ts";
import { installKernel } from "./http/kernel.ts";
import { newTimings, type Timings, timedFetch } from "./http/server-timing.ts";
import { isolateOf } from "./isolate.ts";

export type AppOptions = {
  clock?: () => Date;
  /** How the database is reached; the global fetch unless a test has a nearer one. */
  fetch?: typeof fetch;
  log?: (line: string) => void;
};

const openRecord = (env: Env, timings: Timings, { fetch: inner = fetch, clock = () => new Date() }: AppOptions): Db => {
  const guarded = isolateOf(env).circuit.guard(timedFetch(timings, inner), () => clock().getTime());
  return openDb({ url: env.LIBSQL_URL, authToken: env.LIBSQL_AUTH_TOKEN, fetch: guarded });
};

const lookUpVersion = async (db: Db): Promise<number> => {
  const [row] = await db.select({ version: dataset.version }).from(dataset).limit(1);
  return row?.version ?? 0;
};

const currentVersion = (c: Context<AppEnv>): Promise<number> =>
  isolateOf(c.env).answers.watch.current(c.get("now").getTime(), () => lookUpVersion(c.get("db")));

/** The bindings; undefined where they are wrong, which the first request that needs them reports. */
const bindingsOf = (raw: object): Env | undefined => {
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

/** The whole app: middleware from the outside in, features, and what answers where none of them does. */
export const createApp = (options: AppOptions = {}): OpenAPIHono<AppEnv> => {
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
  for (const [name, schema] of Object.entries(components)) app.openAPIRegistry.register(name, schema);
  app.route("/", createHomeRouter());
  for (const router of dataRouters) app.route("/", router);
  app.route(
    "/health",
    createHealthRouter((c) => c.get("db").run(sql`select 1`)),
  );
  app.route("/problems", createProblemsRouter());
  app.route(
    "/",
    createDocsRouter(() => describeApi(app)),
  );
  return app;
};

const recalledLine = (request: Request, { response, route }: Recalled): string =>
  accessLine({
    requestId: response.headers.get("X-Request-Id"),
    method: request.method,
    path: new URL(request.url).pathname,
    route,
    status: response.status,
    cache: "hit",
    duration: 0,
    databaseDuration: 0,
    database: 0,
  });

/** The Worker: what it knows to be current is answered before the app is asked. */
export const createWorker = (options: AppOptions = {}) => {
  const app = createApp(options);
  const clock = options.clock ?? (() => new Date());
  const log = options.log ?? ((line: string) => console.log(line));

  const recall = (request: Request, raw: Env, context: Pick<ExecutionContext, "waitUntil">): Response | null => {
    const env = bindingsOf(raw);
    if (!env) return null;
    const { answers } = isolateOf(env);
    const now = clock().getTime();
    if (answers.watch.knowledge(now) === "ageing") {
      context.waitUntil(answers.watch.refresh(now, () => lookUpVersion(openRecord(env, newTimings(), options))));
    }
    const recalled = answers.recall(request, now);
    if (recalled && env.ACCESS_LOG === "1") log(recalledLine(request, recalled));
    return recalled?.response ?? null;
  };

  return {
    fetch(request: Request, raw: Env, context: ExecutionContext): Response | Promise<Response> {
      const recalled = recall(request, raw, context);
      if (recalled) return recalled;
      const answer = Promise.resolve(app.fetch(request, raw, context));
      // Brought to its end even when the caller goes away: others may be waiting for what it finds.
      context.waitUntil(answer.catch(() => undefined));
      return answer;
    },
  };
};
