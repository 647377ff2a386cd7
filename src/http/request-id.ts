import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./app-env.ts";

const fit = /^[\w-]{1,64}$/;

/** Gives every request an id: the caller's own X-Request-Id where it is fit to be logged, or else a random UUID. */
export const requestId = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  const given = c.req.header("X-Request-Id");
  c.set("requestId", given !== undefined && fit.test(given) ? given : crypto.randomUUID());
  await next();
  c.res.headers.set("X-Request-Id", c.var.requestId);
};
