import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "../app-env.ts";

/**
 * Sends with HEAD the Content-Length that GET would have. Hono runs GET and drops the body, and its length with it.
 *
 * @see RFC 9110, section 8.6
 */
export const headLength = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  await next();
  if (c.req.method !== "HEAD" || !c.res.body || c.res.headers.has("Content-Encoding")) return;
  const { byteLength } = await c.res.clone().arrayBuffer();
  c.res.headers.set("Content-Length", String(byteLength));
};
