import type { Context } from "hono";
import { type RecordVersion, versionKey } from "../../model/version.ts";
import type { AppEnv } from "../app-env.ts";
import { canonicalQuery } from "../request/canonical-query.ts";
import { isPrivate } from "../request/credentials.ts";
import { contentLanguage } from "../request/locale.ts";
import { publicOrigin } from "./links.ts";

declare const RELEASE: string | undefined;

/**
 * A mark of the bundle, which `tools/build.ts` puts in from its text: a copy made by another release, which may have shown
 * the record otherwise, is not taken for current.
 */
export const release = typeof RELEASE === "undefined" ? "source" : RELEASE;

/** A 53-bit hash (cyrb53): enough to tell apart the representations of one URL, and quick enough for every request. */
const hash53 = (text: string): string => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
};

/** What decides an answer but for the version of the record: path, canonical query, language, format and origin. */
export const representationOf = (c: Context<AppEnv>): string =>
  [
    publicOrigin(c),
    c.get("target").path,
    canonicalQuery(c.get("query"), ["lang", "format"]),
    c.get("language"),
    c.get("format"),
  ].join("\n");

/**
 * The weak entity tag of an answer that depends on the version of the record and the representation only.
 *
 * @param version null for an answer that shows nothing of the record.
 */
export const entityTag = (c: Context<AppEnv>, version: RecordVersion | null): string =>
  `W/"${version ? versionKey(version) : 0}.${release}-${hash53(c.get("representation") ?? representationOf(c))}"`;

/** The version that the answer shows: the one that the request has read, or a past one of the same database. */
export const shownVersion = (c: Context<AppEnv>): RecordVersion | null => {
  const read = c.get("version");
  return read ? { ...read, ...c.get("past") } : null;
};

/** Whether the answer shows a version that is over. */
export const isOver = (c: Context<AppEnv>): boolean => {
  const [read, past] = [c.get("version"), c.get("past")];
  return read !== undefined && past !== undefined && past.version < read.version;
};

/** The weak entity tag of an answer that is the same text for everybody. */
export const contentTag = (content: string): string => `W/"${hash53(content)}"`;

const tagPattern = /^\s*(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*(?:,|$)/;

/**
 * Whether If-None-Match names the entity tag, by weak comparison. A field that is not well-formed is ignored as a whole.
 *
 * @see RFC 9110, sections 8.8.3.2 and 13.1.2
 */
export const ifNoneMatch = (header: string | undefined, tag: string): boolean => {
  if (header === undefined) return false;
  if (header === tag || header.trim() === "*") return true;
  const opaque = /"(.*)"$/.exec(tag)?.[1];
  let found = false;
  let rest = header.slice(0, 8000);
  while (rest.trim() !== "") {
    const match = tagPattern.exec(rest);
    if (!match) return false;
    found ||= match[1] === opaque;
    rest = rest.slice(match[0].length);
  }
  return found;
};

/** How long an answer from the record may be kept: the record changes by hand, a few times a day at most. */
const recordCacheControl = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";

/**
 * The same where it shows a version that is over: that will not change, but the next release may write it otherwise, which
 * its entity tag tells. So it is not immutable.
 */
const overCacheControl = "public, max-age=86400, stale-while-revalidate=604800, stale-if-error=604800";

export const cacheControlOf = ({ isOver = false }: { isOver?: boolean | undefined }): string =>
  isOver ? overCacheControl : recordCacheControl;

/** Sets what a 200 and its 304 have in common. `Vary` and the CORS headers are added to both by their middleware. */
export const setValidators = (c: Context<AppEnv>, tag: string, cacheControl = recordCacheControl): void => {
  c.header("ETag", tag);
  c.header("Cache-Control", isPrivate(c.req.raw.headers) ? cacheControl.replace("public", "private") : cacheControl);
  c.header("Content-Language", contentLanguage(c.get("language")));
};

/** The answer to a conditional request whose copy is current. If-Modified-Since has no say: there is no Last-Modified. */
export const notModified = (c: Context<AppEnv>, tag: string, cacheControl = recordCacheControl): Response => {
  setValidators(c, tag, cacheControl);
  return c.body(null, 304);
};
