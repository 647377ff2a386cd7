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
  const guarded = isolateOf(env).circuit.guard(inner, () => clock().getTime());
  return openDb({ url: env.LIBSQL_URL, authToken: env.LIBSQL_AUTH_TOKEN, fetch: timedFetch(timings, guarded) });
};

/** Looks the version of the record up, and has the isolate take note of it. */
const lookUpVersion = async (env: Env, db: Db, now: number): Promise<number> => {
  const [row] = await db.select({ version: dataset.version }).from(dataset).limit(1);
  const { watch } = isolateOf(env).answers;
  watch.note(row?.version ?? 0, now);
  return watch.version;
};

const currentVersion = async (c: Context<AppEnv>): Promise<number> => {
  const { watch } = isolateOf(c.env).answers;
  const now = c.get("now").getTime();
  return watch.knowledge(now) === "current" ? watch.version : lookUpVersion(c.env, c.get("db"), now);
};

/** Bindings that are wrong are reported by the first request that needs them. */
const answersOf = (c: Context<AppEnv>) => {
  try {
    return isolateOf(readEnv(c.env)).answers;
  } catch {
    return undefined;
  }
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

const recalledLine = (request: Request, { status, headers }: Response): string =>
  accessLine({
    requestId: headers.get("X-Request-Id"),
    method: request.method,
    path: new URL(request.url).pathname,
    route: null,
    status,
    cache: "hit",
    duration: 0,
    databaseDuration: 0,
    database: 0,
  });

type Background = Pick<ExecutionContext, "waitUntil">;

/** The Worker: what it knows to be current is answered before the app is asked. */
export const createWorker = (options: AppOptions = {}) => {
  const app = createApp(options);
  const clock = options.clock ?? (() => new Date());
  const log = options.log ?? ((line: string) => console.log(line));

  const refresh = (env: Env, now: number, context: Background): void => {
    const { watch } = isolateOf(env).answers;
    if (watch.knowledge(now) !== "ageing" || !watch.claimLookUp()) return;
    // A failure is the next request's to find: until then what is known goes on to age.
    const looking = lookUpVersion(env, openRecord(env, newTimings(), options), now).catch(() => 0);
    context.waitUntil(looking.finally(() => watch.releaseLookUp()));
  };

  const recall = (request: Request, raw: object, context: Background): Response | null => {
    const env = readEnv(raw);
    const now = clock().getTime();
    const answer = isolateOf(env).answers.recall(request, now);
    if (!answer) return null;
    refresh(env, now, context);
    if (env.ACCESS_LOG === "1") log(recalledLine(request, answer));
    return answer;
  };

  return {
    fetch(request: Request, raw: Env, context: ExecutionContext): Response | Promise<Response> {
      let answer: Response | null = null;
      try {
        answer = recall(request, raw, context);
      } catch {
        // Bindings that are wrong: the app reports them.
      }
      return answer ?? app.fetch(request, raw, context);
    },
  };
};
