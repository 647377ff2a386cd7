import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import { contentTag, ifNoneMatch, notModified, setValidators } from "./conditional.ts";

/** An answer that does not come from the record, with its entity tag; made once where it is large. */
export type StaticAnswer = { body: string; contentType: string; tag: string };

export const staticAnswer = (body: string, contentType: string): StaticAnswer => ({
  body,
  contentType,
  tag: contentTag(`${contentType}\n${body}`),
});

/** How long pages and the API description may be kept. */
const pageCacheControl = "public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400";

/** Sends a static answer with its entity tag, or a 304 where the caller has it already. */
export const sendStatic = (
  c: Context<AppEnv>,
  { body, contentType, tag }: StaticAnswer,
  cacheControl: string = pageCacheControl,
): Response => {
  if (cacheControl !== "no-store") {
    c.get("answers")?.keep(c, { version: null, entityTag: tag, contentType, next: undefined, body });
  }
  if (ifNoneMatch(c.req.header("If-None-Match"), tag)) return notModified(c, tag, cacheControl);
  setValidators(c, tag, cacheControl);
  return c.body(body, 200, { "Content-Type": contentType });
};
