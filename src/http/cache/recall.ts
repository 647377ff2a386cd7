import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import { routeOf } from "../log.ts";
import { isPrivate } from "../request/credentials.ts";
import { newRequestId } from "../request/request-id.ts";
import { nowhere, type Target } from "../request/target.ts";
import { type Coding, isCompressible, preferredCoding, runtimeCompresses } from "../response/compression.ts";
import { ifNoneMatch } from "../response/conditional.ts";
import { httpDate } from "../response/date.ts";
import { wholeHeadersOf } from "../response/respond.ts";
import { type CacheState, cacheStatuses } from "./status.ts";
import type { Answer, Recallable, RecallEntry } from "./store.ts";

/** Headers that belong to one request alone, and are not kept; Date and X-Request-Id are set anew. */
const ownHeaders = [
  "Age",
  "Date",
  "Content-Encoding",
  "Content-Length",
  "RateLimit",
  "RateLimit-Policy",
  "Server-Timing",
];

/** Headers of a 200 that its 304 does not have. */
const wholeHeaders = ["Content-Type", "Link", "Memento-Datetime", "Record-Count"];

/** The request headers that are part of the key, or that a response from memory heeds. */
const heeded = new Set(["accept", "accept-encoding", "accept-language"]);

/**
 * The key of a request: everything of it, as it was sent, that may decide which representation it gets. Null where it is
 * too long to be worth remembering, or must not be answered from memory.
 */
export const requestKeyOf = ({ method, headers }: Request, target: Target): string | null => {
  if (target === nowhere || (method !== "GET" && method !== "HEAD") || isPrivate(headers)) return null;
  const url = target.origin + target.path + target.search;
  const accept = headers.get("Accept") ?? "";
  const language = headers.get("Accept-Language") ?? "";
  if (url.length + accept.length + language.length > 2000) return null;
  // Most programs ask for no type and no language.
  return accept === "" && language === "" ? url : `${url}\n${accept}\n${language}`;
};

/** A request of the same key, with nothing else of who sent it. */
export const sameAgain = (request: Request, { origin, path, search }: Target): Request => {
  const headers = new Headers();
  for (const name of ["Accept", "Accept-Language"]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Request(origin + path + search, { headers });
};

/**
 * Whether the caller, be it one who reloads a page, will have nothing but what is current.
 *
 * @see RFC 9111, sections 5.2.1.1 and 5.2.1.4
 */
export const wantsCurrent = ({ headers }: Request): boolean =>
  /\b(?:no-cache|max-age=0)\b/i.test(headers.get("Cache-Control") ?? "");

const without = (headers: Headers, names: readonly string[]): Headers => {
  const rest = new Headers(headers);
  for (const name of names) rest.delete(name);
  return rest;
};

/**
 * The recall entry of a request whose response was made from `answer`; null where it is not certain that the next
 * response would be the same.
 */
export const recallEntryOf = (c: Context<AppEnv>, answer: Answer): RecallEntry | null => {
  const { headers, status } = c.res;
  const compressible = isCompressible(answer.contentType);
  const varies = (headers.get("Vary") ?? "").toLowerCase().split(", ");
  if (headers.get("ETag") !== answer.entityTag || headers.has("Set-Cookie")) return null;
  if (!varies.every((name) => name === "" || heeded.has(name))) return null;
  const shown = without(headers, ownHeaders);
  if (status === 304) {
    // Its Vary is that of the 200 only where that would be compressed.
    if (!compressible) return null;
    for (const [name, value] of Object.entries(wholeHeadersOf(c, answer))) if (value) shown.set(name, value);
  }
  shown.set("Cache-Status", cacheStatuses.hit);
  const whole = new Response(null, { headers: shown });
  const notModified = new Response(null, { status: 304, headers: without(shown, wholeHeaders) });
  const { key, entityTag } = answer;
  return { key, entityTag, whole, notModified, compressible, route: routeOf(c), state: "hit" };
};

/** The content coding in which a request is sent a known answer. */
export const codingOf = ({ headers }: Request, { compressible }: RecallEntry): Coding | undefined =>
  compressible && runtimeCompresses ? preferredCoding(headers.get("Accept-Encoding") ?? undefined) : undefined;

const mark = (entry: RecallEntry, state: CacheState): void => {
  entry.state = state;
  for (const { headers } of [entry.whole, entry.notModified]) headers.set("Cache-Status", cacheStatuses[state]);
};

const wholeResponse = (
  isHead: boolean,
  { answer, entry: { whole } }: Recallable,
  coding: Coding | undefined,
): Response => {
  const gzip = coding === "gzip" ? answer.gzip : undefined;
  const response = gzip
    ? new Response(isHead ? null : gzip, { headers: whole.headers, encodeBody: "manual" })
    : new Response(isHead ? null : answer.body, whole);
  if (coding) response.headers.set("Content-Encoding", coding);
  else if (isHead) response.headers.set("Content-Length", String(answer.body.byteLength));
  return response;
};

type Sending = {
  /** Where the answer comes from. */
  state: CacheState;
  coding: Coding | undefined;
  /** Milliseconds since the epoch. */
  now: number;
};

/** The response to a request whose key is known: the answer in a coding, or a 304 where the caller has it already. */
export const respond = (request: Request, recalled: Recallable, { state, coding, now }: Sending): Response => {
  const tags = request.headers.get("If-None-Match");
  const { entry } = recalled;
  const { entityTag, notModified, whole } = entry;
  if (entry.state !== state) mark(entry, state);
  const isCurrent = tags !== null && ifNoneMatch(tags, entityTag);
  const { headers } = isCurrent ? notModified : whole;
  // Set where it is kept, as a response copies its headers: to open those of the response for it would cost more.
  headers.set("X-Request-Id", newRequestId(request.headers.get("X-Request-Id")));
  headers.set("Date", httpDate(now));
  // Read by the runtime before the next request comes.
  if (isCurrent) return notModified;
  return wholeResponse(request.method === "HEAD", recalled, coding);
};
