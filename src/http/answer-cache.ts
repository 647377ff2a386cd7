import type { Context, MiddlewareHandler } from "hono";
import { type Answer, AnswerStore, encode } from "./answer-store.ts";
import type { AppEnv } from "./app-env.ts";
import { preferredCoding } from "./compression.ts";
import { ifNoneMatch } from "./conditional.ts";
import type { EdgeCache } from "./edge-cache.ts";
import { newRequestId } from "./request-id.ts";
import { VersionWatch } from "./version-watch.ts";

export type AnswerCacheOptions = {
  /** How much memory finished answers may take, in bytes; 0 keeps none. */
  bytes: number;
  /** How long the version of the record is relied upon before it is looked up again, in milliseconds. */
  versionTtl: number;
  /** How long after its version was last confirmed an answer may stand in for a database that is not there, in milliseconds. */
  staleFor: number;
  /** The cache of the data centre, where there is one. */
  edge?: EdgeCache | undefined;
};

/** Where an answer came from. */
export type CacheState = "hit" | "edge" | "stale" | "miss" | "bypass";

/** The field Cache-Status for each state. @see RFC 9211 */
const statuses: Record<CacheState, string> = {
  hit: "mitra; hit",
  edge: "mitra; hit; detail=edge",
  stale: "mitra; hit; detail=stale-if-error",
  miss: "mitra; fwd=miss; stored",
  bypass: "mitra; fwd=bypass",
};

/** Headers that belong to one request alone, and are not kept. */
const ownHeaders = new Set([
  "age",
  "cache-status",
  "content-encoding",
  "content-length",
  "server-timing",
  "x-request-id",
]);

/** How long a request waits for another that is finding the same answer, in milliseconds. */
const patience = 1500;

/** Whether an answer may depend on who asks. */
const isPrivate = (headers: Headers): boolean => headers.has("Authorization") || headers.has("X-Api-Key");

/**
 * How a request spells what it wants: everything of it that may decide which representation it gets. Null where it is
 * too long to be worth remembering, or must not be answered from memory.
 */
const spellingOf = ({ method, url, headers }: Request): string | null => {
  if ((method !== "GET" && method !== "HEAD") || isPrivate(headers)) return null;
  const accept = headers.get("Accept") ?? "";
  const language = headers.get("Accept-Language") ?? "";
  return url.length + accept.length + language.length > 2000 ? null : `${url}\n${accept}\n${language}`;
};

/**
 * Finished answers and the version of the record for which they are true. What is current is answered without the
 * database: by spelling before any routing ({@link recall}), by representation once the parameters are understood
 * ({@link find}). Only whole 200 answers to anonymous requests are kept, under everything that decides them, so that no
 * header a client sends can put one in another's place.
 */
export class AnswerCache {
  readonly watch: VersionWatch;
  readonly #store: AnswerStore | null;
  readonly #options: AnswerCacheOptions;
  readonly #finding = new Map<string, Promise<void>>();

  constructor(options: AnswerCacheOptions) {
    this.#options = options;
    this.watch = new VersionWatch(options.versionTtl);
    this.#store = options.bytes > 0 ? new AnswerStore(options.bytes) : null;
  }

  get size(): { answers: number; bytes: number } {
    return this.#store?.size ?? { answers: 0, bytes: 0 };
  }

  /**
   * The answer to a request whose very spelling is known, while the version is relied upon.
   *
   * @param now milliseconds since the epoch.
   * @returns null where the request has to be routed.
   */
  recall(request: Request, now: number): Response | null {
    if (this.#store === null || this.watch.knowledge(now) === "expired") return null;
    const spelling = spellingOf(request);
    const known = spelling === null ? undefined : this.#store.bySpelling(spelling);
    if (known === undefined) return null;
    const { answer } = known;
    if (answer.version !== 0 && answer.version !== this.watch.version) return null;

    const headers = new Headers(known.headers);
    headers.set("X-Request-Id", newRequestId(request.headers.get("X-Request-Id")));
    headers.set("Cache-Status", statuses.hit);
    headers.set("Server-Timing", "total;dur=0");
    const tags = request.headers.get("If-None-Match");
    if (tags !== null && ifNoneMatch(tags, answer.entityTag)) {
      headers.delete("Content-Type");
      headers.delete("Link");
      return new Response(null, { status: 304, headers });
    }
    const coding = preferredCoding(request.headers.get("Accept-Encoding") ?? undefined);
    if (coding) headers.set("Content-Encoding", coding);
    else if (request.method === "HEAD") headers.set("Content-Length", String(answer.body.byteLength));
    return new Response(request.method === "HEAD" ? null : answer.body, { headers });
  }

  /**
   * The current answer to a request whose parameters are understood; undefined where the handler has to find it. Of
   * several requests that miss the same answer at once one finds it, and the others wait for it.
   *
   * @param representation what decides the answer, but for the version of the record.
   */
  async find(c: Context<AppEnv>, representation: string): Promise<Answer | undefined> {
    if (this.#store === null || isPrivate(c.req.raw.headers)) return undefined;
    c.set("representation", representation);
    const known = await this.#current(c, representation);
    if (known) return known;

    const found = this.#finding.get(representation);
    if (found) {
      await Promise.race([found, new Promise((resolve) => setTimeout(resolve, patience))]);
      return this.#current(c, representation);
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#finding.set(representation, promise);
    c.set("found", () => {
      this.#finding.delete(representation);
      resolve();
    });
    return this.#fromEdge(c, representation);
  }

  /** Keeps what the handler found, and stands in for the database where it was not there. */
  middleware(): MiddlewareHandler<AppEnv> {
    return async (c, next) => {
      try {
        await next();
        this.#settle(c);
      } finally {
        c.get("found")?.();
      }
    };
  }

  /** The answer that may stand in for an unreachable database, and how many seconds ago its version was confirmed. */
  stale(c: Context<AppEnv>): { answer: Answer; age: number } | undefined {
    const representation = c.get("representation");
    const answer = representation === undefined ? undefined : this.#store?.get(representation);
    const age = c.get("now").getTime() - this.watch.seenAt;
    if (!answer || age > this.#options.staleFor) return undefined;
    c.set("cacheState", "stale");
    return { answer, age: Math.max(0, Math.floor(age / 1000)) };
  }

  async #current(c: Context<AppEnv>, representation: string): Promise<Answer | undefined> {
    const answer = this.#store?.get(representation);
    if (!answer) return undefined;
    const isCurrent = answer.version === 0 || answer.version === (await c.get("currentVersion")?.());
    if (!isCurrent) return undefined;
    c.set("cacheState", "hit");
    return answer;
  }

  async #fromEdge(c: Context<AppEnv>, representation: string): Promise<Answer | undefined> {
    // Not worth a look-up of the version: the handler's own query tells it.
    if (!this.#options.edge || this.watch.knowledge(c.get("now").getTime()) === "expired") return undefined;
    const answer = await this.#options.edge.match(representation, this.watch.version);
    if (!answer) return undefined;
    this.#store?.put(answer);
    c.set("cacheState", "edge");
    return answer;
  }

  #settle(c: Context<AppEnv>): void {
    const representation = c.get("representation");
    const shown = c.get("shown");
    const isWhole = c.res.status === 200;
    if (shown && shown.version > 0) this.watch.note(shown.version, c.get("now").getTime());
    if (representation === undefined || this.#store === null) {
      if (shown) c.res.headers.set("Cache-Status", statuses.bypass);
      return;
    }
    const state = c.get("cacheState") ?? "miss";
    if (isWhole || c.res.status === 304) c.res.headers.set("Cache-Status", statuses[state]);
    if (!isWhole || !shown || state === "stale" || (shown.version > 0 && shown.version < this.watch.version)) return;
    if (state === "miss") {
      const answer: Answer = { ...shown, key: representation, body: encode(shown.body) };
      this.#store.put(answer);
      if (this.#options.edge && answer.version > 0) c.executionCtx.waitUntil(this.#options.edge.put(answer));
    }
    const spelling = spellingOf(c.req.raw);
    if (spelling !== null) {
      const headers = [...c.res.headers].filter(([name]) => !ownHeaders.has(name));
      this.#store.learn(spelling, { key: representation, headers });
    }
  }
}
