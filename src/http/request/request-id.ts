import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "../app-env.ts";

const fit = /^[\w-]{1,64}$/;

/** The caller's own id where it is fit to be logged, or else a random UUID. */
export const newRequestId = (given: string | null | undefined): string =>
  given && fit.test(given) ? given : crypto.randomUUID();

/** Gives every request an id and sends it back. */
export const requestId = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  c.set("requestId", newRequestId(c.req.header("X-Request-Id")));
  await next();
  c.res.headers.set("X-Request-Id", c.get("requestId"));
};
