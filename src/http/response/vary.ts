import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "../app-env.ts";

/** Sends in Vary the request headers that had a say in the answer, as the middleware inside has noted them. */
export const vary = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  await next();
  if (c.get("vary").size > 0) c.res.headers.set("Vary", [...c.get("vary")].join(", "));
};
