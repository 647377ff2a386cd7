import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "../app-env.ts";

/**
 * Sends Server-Timing: the whole, and the database with its number of round trips. A Worker's clock stands still between
 * two waits, so that pure computing counts as nothing there.
 *
 * @see https://www.w3.org/TR/server-timing/
 */
export const serverTiming = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  const start = performance.now();
  await next();
  const { count, duration } = c.get("timings").db;
  const total = `total;dur=${(performance.now() - start).toFixed(1)}`;
  const db = count > 0 ? `, db;dur=${duration.toFixed(1)};desc="${count} round trip${count === 1 ? "" : "s"}"` : "";
  c.res.headers.set("Server-Timing", total + db);
};
