import type { Context, MiddlewareHandler } from "hono";
import type { AppEnv } from "../app-env.ts";
import { publicOrigin } from "./links.ts";

/** Every answer but a page may load nothing and be framed by nobody. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/**
 * Sets the headers that keep an answer from being taken for anything else, and its host from being asked in the clear. What
 * only a page needs ({@link setPageHeaders}) is sent with pages, and what has no effect on data that is read by CORS
 * (Cross-Origin-Resource-Policy) not at all.
 *
 * @see RFC 6797, section 7.2: Strict-Transport-Security is not sent where clients come by plain HTTP.
 */
export const securityHeaders = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set("X-Content-Type-Options", "nosniff");
  if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", dataPolicy);
  if (publicOrigin(c).startsWith("https:"))
    headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
};

/** Sets the Content-Security-Policy and the Referrer-Policy of a page: requests from its links have no Referer. */
export const setPageHeaders = (c: Context<AppEnv>, policy: string): void => {
  c.header("Content-Security-Policy", policy);
  c.header("Referrer-Policy", "no-referrer");
};
