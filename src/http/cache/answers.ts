import type { Context, MiddlewareHandler } from "hono";
import type { Answers, AppEnv, Shown } from "../app-env.ts";
import { isPrivate } from "../request/credentials.ts";
import { targetOf } from "../request/target.ts";
import { gzip } from "../response/compression.ts";
import { unavailable } from "../response/problem.ts";
import type { EdgeCache } from "./edge.ts";
import { codingOf, recallEntryOf, requestKeyOf, respond } from "./recall.ts";
import { SingleFlight } from "./single-flight.ts";
import { type CacheState, cacheStatuses } from "./status.ts";
import { type Answer, AnswerStore, encode } from "./store.ts";
import { VersionWatch } from "./version-watch.ts";

type AnswerCacheOptions = {
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

/** What a response from memory says of itself. */
const marks = { "Cache-Status": cacheStatuses.hit, "Server-Timing": "cache;desc=hit, total;dur=0" };

/** An answer before any routing, and the pattern of the route that it came from. */
export type Recalled = { response: Response; route: string | null };

/**
 * Finished answers and the version of the record for which they are true. What is current is answered without the
 * database: by the key of the request before any routing ({@link recall}), by representation once the parameters are understood
 * ({@link answer}). Only whole 200 answers to anonymous requests are kept, under everything that decides them, so that no
 * header a client sends can put one in another's place.
 */
export class AnswerCache implements Answers {
  readonly watch: VersionWatch;
  readonly #store: AnswerStore | null;
  readonly #options: AnswerCacheOptions;
  readonly #finding: SingleFlight;
  readonly #compressing = new WeakSet<Answer>();

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
   * The answer to a request that has come before just so, while the version is relied upon.
   *
   * @param now milliseconds since the epoch.
   * @param later takes work to be done behind the answer.
   * @returns null where the request has to be routed.
   */
  recall(request: Request, now: number, later: (work: Promise<unknown>) => void): Recalled | null {
    const key = this.#store === null ? null : requestKeyOf(request);
    const known = key === null ? undefined : this.#store?.recall(key, targetOf(request).path);
    if (known === undefined || !this.#isTrue(known.answer)) return null;
    if (known.answer.version !== null && this.watch.knowledge(now) === "expired") return null;
    const coding = codingOf(request, known.entry);
    if (coding === "gzip" && !known.answer.gzip) later(this.#compress(known.answer));
    return { response: respond(request, known, coding, now), route: known.entry.route };
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

  /** Keeps an answer that shows nothing of the record, for requests of the same key. */
  keep(c: Context<AppEnv>, shown: Shown): void {
    if (this.#store === null || isPrivate(c.req.raw.headers)) return;
    const { path } = c.get("target");
    const key = ["static", path, shown.contentType, shown.entityTag].join("\n");
    if (!this.#store.get(key, path)) this.#store.put({ ...shown, path, key, body: encode(shown.body) });
    c.set("representation", key);
    c.set("cacheState", "stored");
  }

  /** Keeps what each request has led to, and says where its answer came from. */
  middleware(): MiddlewareHandler<AppEnv> {
    return async (c, next) => {
      await next();
      const state = c.get("cacheState");
      const { status, headers } = c.res;
      if (state === undefined || (status !== 200 && status !== 304)) return;
      headers.set("Cache-Status", cacheStatuses[state]);
      headers.append("Server-Timing", `cache;desc=${state}`);
      if (state !== "stale") this.#remember(c);
    };
  }

  /** The answer that may stand in for an unreachable database, and for how many seconds nothing has confirmed it. */
  stale(c: Context<AppEnv>): { answer: Answer; age: number } | undefined {
    const representation = c.get("representation");
    const answer = this.#kept(c, representation);
    const now = c.get("now").getTime();
    const confirmed = answer?.version == null ? now : this.watch.confirmedAt(answer.version, answer.isOver);
    if (!answer || confirmed === undefined || now - confirmed > this.#options.staleFor) return undefined;
    c.set("cacheState", "stale");
    return { answer, age: Math.max(0, Math.floor((now - confirmed) / 1000)) };
  }

  #kept(c: Context<AppEnv>, representation: string | undefined): Answer | undefined {
    return representation === undefined ? undefined : this.#store?.get(representation, c.get("target").path);
  }

  #note(c: Context<AppEnv>): void {
    const version = c.get("shown")?.version ?? null;
    if (version !== null) this.watch.note(version, c.get("now").getTime());
  }

  #isTrue({ version, isOver }: Answer): boolean {
    return version === null || (isOver ? this.watch.isKnown(version) : this.watch.isLatest(version));
  }

  async #current(c: Context<AppEnv>, representation: string, state: CacheState): Promise<Answer | undefined> {
    const kept = this.#kept(c, representation);
    if (!kept) return undefined;
    if (kept.version !== null) await c.get("currentVersion")?.();
    // Looked at again: another request may have put the answer of a new version there meanwhile.
    const answer = this.#kept(c, representation);
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
    const answer = { ...shown, version, path: c.get("target").path, key: representation, body: encode(shown.body) };
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
    const { version } = this.watch;
    const answer = version && (await this.#options.edge.match(representation, version));
    if (!answer || answer.path !== c.get("target").path || !this.#isTrue(answer)) return undefined;
    this.#store?.put(answer);
    c.set("cacheState", "edge");
    return answer;
  }

  #remember(c: Context<AppEnv>): void {
    const answer = this.#kept(c, c.get("representation"));
    const key = requestKeyOf(c.req.raw);
    const entry = answer && key !== null ? recallEntryOf(c, answer, marks) : null;
    if (entry && key !== null) this.#store?.remember(key, entry);
  }

  /** Keeps an answer also as gzip, so that it is compressed once and not for every caller. */
  async #compress(answer: Answer): Promise<void> {
    if (this.#compressing.has(answer)) return;
    this.#compressing.add(answer);
    const packed = await gzip(answer.body);
    if (this.#store?.get(answer.key, answer.path) === answer) this.#store.put({ ...answer, gzip: packed });
  }
}
