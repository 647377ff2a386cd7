import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./app-env.ts";

const always = {
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

const closed = "default-src 'none'; frame-ancestors 'none'";

/**
 * Sets the headers that keep an answer from being taken for anything else. A page sets its own Content-Security-Policy;
 * every other answer may load nothing and be framed by nobody.
 */
export const securityHeaders = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  await next();
  const { headers } = c.res;
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", closed);
};
