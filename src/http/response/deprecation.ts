import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "../app-env.ts";
import { httpDate } from "./date.ts";
import { publicOrigin } from "./links.ts";

/** What a route says under `x-deprecation` when it is to go. Days are in UTC, as in `2027-01-31`. */
export type Deprecation = {
  since: string;
  /** The first day on which it may be gone. */
  until: string;
  /** The path of what to use instead. */
  instead?: string;
};

/** How long what is to go stays at least, in milliseconds; docs/versions.md promises it. */
const notice = 365 * 86_400_000;

/**
 * Says on the answers of a route that it is to go, when, and where that is described.
 *
 * @throws Error at definition where it would go sooner than is promised, or a day is none.
 * @see RFC 9745 (Deprecation), RFC 8594 (Sunset), RFC 5829 (successor-version)
 */
export const deprecated = (operationId: string, { since, until, instead }: Deprecation): MiddlewareHandler<AppEnv> => {
  const [sinceTime, untilTime] = [Date.parse(since), Date.parse(until)];
  if (!(untilTime - sinceTime >= notice)) throw new Error(`${operationId}: what is to go stays for a year`);
  return async (c, next) => {
    const origin = publicOrigin(c);
    c.set("links", [
      ...c.get("links"),
      `<${origin}/docs#${operationId}>; rel="deprecation"; type="text/html"`,
      ...(instead === undefined ? [] : [`<${origin}${instead}>; rel="successor-version"`]),
    ]);
    await next();
    c.res.headers.set("Deprecation", `@${sinceTime / 1000}`);
    c.res.headers.set("Sunset", httpDate(untilTime));
  };
};
