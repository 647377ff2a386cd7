import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "../app-env.ts";

/** A moment as HTTP writes it. @see RFC 9110, section 5.6.7 */
export const httpDate = (milliseconds: number): string => new Date(milliseconds).toUTCString();

/**
 * Sends in Date when an answer was made: now, as whatever comes from memory is compared with the version of the record
 * first; so long ago as Age says where it stands in for a database that is not there.
 *
 * @see RFC 9110, section 6.6.1
 */
export const date =
  (clock: () => Date): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    await next();
    const age = Number(c.res.headers.get("Age") ?? 0);
    c.res.headers.set("Date", httpDate(clock().getTime() - age * 1000));
  };
