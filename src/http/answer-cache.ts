import type { Context, MiddlewareHandler } from "hono";
import { routeOf } from "./access-log.ts";
import { type Answer, AnswerStore, encode, type Known } from "./answer-store.ts";
import type { AppEnv } from "./app-env.ts";
import { isCompressible, preferredCoding } from "./compression.ts";
import { ifNoneMatch } from "./conditional.ts";
import type { EdgeCache } from "./edge-cache.ts";
import { isPrivate } from "./private.ts";
import { unavailable } from "./problem.ts";
import { newRequestId } from "./request-id.ts";
import { pageLinks } from "./respond.ts";
import { SingleFlight } from "./single-flight.ts";
import { VersionWatch } from "./version-watch.ts";

export type AnswerCacheOptions = {
  /** How much memory finished answers may take, in bytes; 0 keeps none. */
  bytes: number;
  /** How long the version of the record is relied upon before it is looked up again, in milliseconds. */
  versionTtl: number;
  /** How long after its version was last confirmed an answer may stand in for a database that is not there, in milliseconds. */
  staleFor: number;
  /** How long a request waits for another that is finding the same, in milliseconds. */
  patience: number;
  /** The cache of the data centre, where there is one. */
  edge?: EdgeCache | undefined;
};

/** The field Cache-Status for each place that an answer may come from. @see RFC 9211 */
const statuses = {
  hit: "mitra; hit",
  edge: "mitra; hit; detail=edge",
  collapsed: "mitra; fwd=miss; collapsed",
  stale: "mitra; hit; detail=stale-if-error",
  stored: "mitra; fwd=miss; stored",
  miss: "mitra; fwd=miss",
  bypass: "mitra; fwd=bypass",
};

/**
 * Where an answer came from: memory (`hit`), the data centre (`edge`), the request that others waited for (`collapsed`),
 * memory in place of the database (`stale`); or the handler, and whether it was kept (`stored`, `miss`) or may not be (`bypass`).
 */
export type CacheState = keyof typeof statuses;

/** Headers that belong to one request alone, and are not kept. */
const ownHeaders = ["Age", "Content-Encoding", "Content-Length", "RateLimit", "RateLimit-Policy", "X-Request-Id"];

/** The request headers that a spelling holds, or that recalling an answer heeds. */
const heeded = new Set(["accept", "accept-encoding", "accept-language"]);

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

/** The headers with which an answer is recalled, made of those that it was sent with. */
const recalledHeaders = (sent: Headers, without: readonly string[]): Headers => {
  const headers = new Headers(sent);
  for (const name of without) headers.delete(name);
  headers.set("Cache-Status", statuses.hit);
  headers.set("Server-Timing", "cache;desc=hit, total;dur=0");
  return headers;
};

/** An answer before any routing, and the pattern of the route that it came from. */
export type Recalled = { response: Response; route: string | null };

/**
 * Finished answers and the version of the record for which they are true. What is current is answered without the
 * database: by spelling before any routing ({@link recall}), by representation once the parameters are understood
 * ({@link answer}). Only whole 200 answers to anonymous requests are kept, under everything that decides them, so that no
 * header a client sends can put one in another's place.
 */
export class AnswerCache {
  readonly watch: VersionWatch;
  readonly #store: AnswerStore | null;
  readonly #options: AnswerCacheOptions;
  readonly #finding: SingleFlight;

  constructor(options: AnswerCacheOptions) {
    this.#options = options;
    this.#finding = new SingleFlight(options.patience);
    this.watch = new VersionWatch({ ttl: options.versionTtl, patience: options.patience });
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
  recall(request: Request, now: number): Recalled | null {
    if (this.#store === null || this.watch.knowledge(now) === "expired") return null;
    const spelling = spellingOf(request);
    const known = spelling === null ? undefined : this.#store.bySpelling(spelling);
    if (known === undefined || !this.#isTrue(known.answer)) return null;

    const response = this.#respond(request, known);
    response.headers.set("X-Request-Id", newRequestId(request.headers.get("X-Request-Id")));
    return { response, route: known.route };
  }

  #respond({ method, headers: asked }: Request, { answer, headers, headersOf304, compressible }: Known): Response {
    const tags = asked.get("If-None-Match");
    if (tags !== null && ifNoneMatch(tags, answer.entityTag)) {
      return new Response(null, { status: 304, headers: headersOf304 });
    }
    const response = new Response(method === "HEAD" ? null : answer.body, { headers });
    const coding = compressible ? preferredCoding(asked.get("Accept-Encoding") ?? undefined) : undefined;
    if (coding) response.headers.set("Content-Encoding", coding);
    else if (method === "HEAD") response.headers.set("Content-Length", String(answer.body.byteLength));
    return response;
  }

  /**
   * The current answer to a request whose parameters are understood; undefined after the handler had to find it. Of
   * several requests that miss the same answer at once one finds it, and the others wait for it.
   *
   * @param representation what decides the answer, but for the version of the record.
   * @param handle has the handler answer.
   * @throws ApiError `unavailable` where another request has just found that the database is not there.
   */
  async answer(c: Context<AppEnv>, representation: string, handle: () => Promise<void>): Promise<Answer | undefined> {
    if (this.#store === null || isPrivate(c.req.raw.headers)) {
      c.set("cacheState", "bypass");
      await handle();
      this.#note(c);
      return undefined;
    }
    c.set("representation", representation);
    const known = await this.#current(c, representation, "hit");
    if (known) return known;

    const other = this.#finding.follow(representation);
    if (!other) return this.#lead(c, representation, handle);
    const outcome = await other;
    if (outcome === "failed") throw unavailable();
    if (outcome === "late") return this.#lead(c, representation, handle);
    return (await this.#current(c, representation, "collapsed")) ?? this.#find(c, representation, handle);
  }

  /** Keeps how requests are spelt, and tells where each answer came from. */
  middleware(): MiddlewareHandler<AppEnv> {
    return async (c, next) => {
      await next();
      const state = c.get("cacheState");
      const { status, headers } = c.res;
      if (state === undefined || (status !== 200 && status !== 304)) return;
      headers.set("Cache-Status", statuses[state]);
      headers.append("Server-Timing", `cache;desc=${state}`);
      if (state !== "stale") this.#learn(c);
    };
  }

  /** The answer that may stand in for an unreachable database, and for how many seconds nothing has confirmed it. */
  stale(c: Context<AppEnv>): { answer: Answer; age: number } | undefined {
    const representation = c.get("representation");
    const answer = representation === undefined ? undefined : this.#store?.get(representation);
    const now = c.get("now").getTime();
    const confirmed = answer?.version == null ? now : this.watch.confirmedAt(answer.version);
    if (!answer || confirmed === undefined || now - confirmed > this.#options.staleFor) return undefined;
    c.set("cacheState", "stale");
    return { answer, age: Math.max(0, Math.floor((now - confirmed) / 1000)) };
  }

  #note(c: Context<AppEnv>): void {
    const version = c.get("shown")?.version ?? null;
    if (version !== null) this.watch.note(version, c.get("now").getTime());
  }

  #isTrue({ version }: Answer): boolean {
    return version === null || version === this.watch.version;
  }

  async #current(c: Context<AppEnv>, representation: string, state: CacheState): Promise<Answer | undefined> {
    const kept = this.#store?.get(representation);
    if (!kept) return undefined;
    if (kept.version !== null) await c.get("currentVersion")?.();
    // Looked at again: another request may have put the answer of a new version there meanwhile.
    const answer = this.#store?.get(representation);
    if (!answer || !this.#isTrue(answer)) return undefined;
    c.set("cacheState", state);
    return answer;
  }

  async #lead(c: Context<AppEnv>, representation: string, handle: () => Promise<void>): Promise<Answer | undefined> {
    const land = this.#finding.lead(representation);
    try {
      const answer = (await this.#fromEdge(c, representation)) ?? (await this.#find(c, representation, handle));
      land(c.get("cacheState") === "stale" || c.res.status === 503 ? "failed" : "done");
      return answer;
    } catch (error) {
      land("failed");
      throw error;
    }
  }

  async #find(c: Context<AppEnv>, representation: string, handle: () => Promise<void>): Promise<undefined> {
    c.set("cacheState", "miss");
    await handle();
    const shown = c.get("shown");
    if (!shown || c.res.status !== 200 || c.get("cacheState") === "stale") return;
    const { version } = shown;
    const answer = { ...shown, version, key: representation, body: encode(shown.body) };
    this.#note(c);
    // Not so where a replica lags behind what this isolate has seen.
    if (!this.#isTrue(answer)) return;
    this.#store?.put(answer);
    c.set("cacheState", "stored");
    if (this.#options.edge && version !== null)
      c.executionCtx.waitUntil(this.#options.edge.put({ ...answer, version }));
  }

  async #fromEdge(c: Context<AppEnv>, representation: string): Promise<Answer | undefined> {
    // Not worth a look-up of the version: the handler's own query tells it.
    if (!this.#options.edge || this.watch.knowledge(c.get("now").getTime()) === "expired") return undefined;
    const answer = await this.#options.edge.match(representation, this.watch.version);
    if (!answer || !this.#isTrue(answer)) return undefined;
    this.#store?.put(answer);
    c.set("cacheState", "edge");
    return answer;
  }

  #learn(c: Context<AppEnv>): void {
    const representation = c.get("representation");
    const answer = representation === undefined ? undefined : this.#store?.get(representation);
    const { headers, status } = c.res;
    const spelling = spellingOf(c.req.raw);
    const varies = (headers.get("Vary") ?? "").toLowerCase().split(", ");
    if (!answer || spelling === null || headers.get("ETag") !== answer.entityTag) return;
    if (headers.has("Set-Cookie") || !varies.every((name) => name === "" || heeded.has(name))) return;
    const compressible = isCompressible(answer.contentType);
    const whole = new Headers(headers);
    if (status === 304) {
      // Its Vary is that of the 200 only where that would be compressed.
      if (!compressible) return;
      const links = pageLinks(c, answer.next);
      whole.set("Content-Type", answer.contentType);
      if (links) whole.set("Link", links);
    }
    this.#store?.learn(spelling, {
      key: answer.key,
      entityTag: answer.entityTag,
      headers: recalledHeaders(whole, ownHeaders),
      headersOf304: recalledHeaders(whole, [...ownHeaders, "Content-Type", "Link"]),
      compressible,
      route: routeOf(c),
    });
  }
}
