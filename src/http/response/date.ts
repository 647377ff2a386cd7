import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "../app-env.ts";

let last = { second: Number.NaN, text: "" };

/**
 * A moment as HTTP writes it, to the second; the last one is remembered, as many answers are made within one.
 *
 * @param milliseconds since the epoch.
 * @see RFC 9110, section 5.6.7
 */
export const httpDate = (milliseconds: number): string => {
  const second = Math.floor(milliseconds / 1000);
  if (last.second !== second) last = { second, text: new Date(milliseconds).toUTCString() };
  return last.text;
};

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
