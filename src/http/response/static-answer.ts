import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import { contentTag, ifNoneMatch, notModified, setValidators } from "./conditional.ts";
import { linksOf } from "./links.ts";

/** An answer that does not come from the record, with its entity tag; made once where it is large. */
export type StaticAnswer<B extends Body = Body> = { body: B; contentType: string; tag: string };

type Body = string | Uint8Array<ArrayBuffer>;

export const staticAnswer = <B extends Body>(body: B, contentType: string): StaticAnswer<B> => ({
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
  if (cacheControl !== "no-store" && typeof body === "string") {
    c.get("answers")?.keep(c, { version: null, entityTag: tag, contentType, next: undefined, body });
  }
  if (ifNoneMatch(c.req.header("If-None-Match"), tag)) return notModified(c, tag, cacheControl);
  c.header("Link", linksOf(c));
  setValidators(c, tag, cacheControl);
  return c.body(body, 200, { "Content-Type": contentType });
};
