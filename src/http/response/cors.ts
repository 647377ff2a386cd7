import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "../app-env.ts";

/** Whatever a client or its tracing adds, as reads take no credentials. The wildcard alone does not stand for Authorization. */
const requestHeaders = "*, Authorization";

/** Answers a preflight: only the methods that exist on the path, any origin and header, no credentials, for a day. */
export const setPreflight = (request: Headers, response: Headers, methods: string): void => {
  if (!request.has("Origin") || !request.has("Access-Control-Request-Method")) return;
  response.set("Access-Control-Allow-Methods", methods);
  response.set("Access-Control-Allow-Headers", requestHeaders);
  response.set("Access-Control-Max-Age", "86400");
};

/**
 * Opens every answer, errors and 304 included, to scripts of any origin, without credentials: the wildcard then stands for
 * every header of it. The headers are the same for every caller, so that Origin need not be in Vary.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export const cors = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  await next();
  c.res.headers.set("Access-Control-Allow-Origin", "*");
  c.res.headers.set("Access-Control-Expose-Headers", "*");
};
