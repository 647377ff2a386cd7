import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { AppEnv } from "./app-env.ts";
import type { CacheState } from "./cache/status.ts";

/** What is logged of one request. No query, which may hold what somebody is looking for, and nothing about who asked. */
type Access = {
  requestId: string | null;
  method: string;
  path: string;
  /** The pattern that answered, such as `/v1/articles/:id`. */
  route: string | null;
  status: number;
  /** Where the answer came from, where it is one that could be kept. */
  cache: CacheState | null;
  /** Milliseconds, by the clock of the runtime. */
  duration: number;
  /** Milliseconds spent waiting for the database, and in how many round trips. */
  databaseDuration: number;
  database: number;
};

/** One request as one line of JSON. */
export const accessLine = (access: Access): string =>
  JSON.stringify({
    level: "info",
    ...access,
    path: access.path.slice(0, 500),
    duration: Number(access.duration.toFixed(1)),
    databaseDuration: Number(access.databaseDuration.toFixed(1)),
  });

/** The pattern that answers a request, such as `/v1/articles/:id`; null where none does. */
export const routeOf = (c: Context<AppEnv>): string | null =>
  matchedRoutes(c).findLast(({ path }) => path !== "/*")?.path ?? null;

/** Writes a line for every request where the binding ACCESS_LOG is 1. */
export const accessLog =
  (write: (line: string) => void): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const start = performance.now();
    await next();
    if (c.env?.ACCESS_LOG !== "1") return;
    const { count, duration } = c.get("timings").db;
    write(
      accessLine({
        requestId: c.get("requestId"),
        method: c.req.method,
        path: c.get("target").path,
        route: routeOf(c),
        status: c.res.status,
        cache: c.get("cacheState") ?? null,
        duration: performance.now() - start,
        databaseDuration: duration,
        database: count,
      }),
    );
  };
