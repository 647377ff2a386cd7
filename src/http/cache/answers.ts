import type { Context, MiddlewareHandler } from "hono";
import type { Answers, AppEnv, Shown } from "../app-env.ts";
import { isPrivate } from "../request/credentials.ts";
import type { Target } from "../request/target.ts";
import { gzip } from "../response/compression.ts";
import { unavailable } from "../response/problem.ts";
import type { EdgeCache } from "./edge.ts";
import { codingOf, recallEntryOf, requestKeyOf, respond, sameAgain, wantsCurrent } from "./recall.ts";
import { Renewals } from "./renewals.ts";
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
  /** How many answers of a new version are found at once behind those that stand in for them. */
  renewals: number;
  /** The cache of the data centre, where there is one. */
  edge?: EdgeCache | undefined;
};

/** An answer before any routing, the pattern of the route that it came from, and whether it is that of the version before. */
export type Recalled = { response: Response; route: string | null; state: CacheState };

/** What is done behind an answer. */
type Behind = {
  /** Takes work to be done. */
  later(work: Promise<unknown>): void;
  /** Routes a request. */
  route(request: Request): Promise<Response>;
};

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
  readonly #renewals: Renewals;
  readonly #compressing = new WeakSet<Answer>();

  constructor(options: AnswerCacheOptions) {
    this.#options = options;
    this.#finding = new SingleFlight(options.patience);
    // A request takes no longer than twice its patience.
    this.#renewals = new Renewals({ atOnce: options.renewals, longest: 2 * options.patience });
    this.watch = new VersionWatch({ ttl: options.versionTtl, patience: options.patience });
    this.#store = options.bytes > 0 ? new AnswerStore(options.bytes) : null;
  }

  get size(): { answers: number; bytes: number } {
    return this.#store?.size ?? { answers: 0, bytes: 0 };
  }

  /**
   * The answer to a request that has come before just so, while the version is relied upon. Where a later version has been
   * seen, that of the one before stands in for as long as if it had not, and the new one is found behind it.
   *
   * @param now milliseconds since the epoch.
   * @returns null where the request has to be routed.
   */
  recall(request: Request, target: Target, now: number, behind: Behind): Recalled | null {
    const key = this.#store === null ? null : requestKeyOf(request, target);
    const known = key === null ? undefined : this.#store?.recall(key, target.path);
    if (known === undefined) return null;
    const { answer, entry } = known;
    const { version } = answer;
    if (version !== null && this.watch.knowledge(now) === "expired") return null;
    const state = this.#isTrue(answer) ? "hit" : "revalidating";
    if (state === "revalidating") {
      if (version === null || !this.watch.mayStandIn(version, now) || wantsCurrent(request)) return null;
      this.#renew(() => sameAgain(request, target), answer, now, behind);
    }
    const coding = codingOf(request, entry);
    if (coding === "gzip" && !answer.gzip) behind.later(this.#compress(answer));
    return { response: respond(request, known, { state, coding, now }), route: entry.route, state };
  }

  /** Has the answer found that takes the place of one. What tells of changes comes last, as nothing stands in after it. */
  #renew(again: () => Request, answer: Answer, now: number, { later, route }: Behind): void {
    const end = this.#renewals.begin(answer.key, answer.isNews ?? false, now);
    if (!end) return;
    const find = async (): Promise<void> => {
      const { body, status } = await route(again());
      await body?.cancel();
      // A 404 or a 308, say, takes the place of no answer: the next request has to find it itself.
      if (status >= 300 && status < 500) this.#store?.drop(answer);
    };
    // A failure is the next caller's to find.
    later(
      find()
        .catch(() => undefined)
        .finally(end),
    );
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
      if (c.get("isNews")) this.#tell(c);
      const state = c.get("cacheState");
      const { status, headers } = c.res;
      if (state === undefined || (status !== 200 && status !== 304)) return;
      headers.set("Cache-Status", cacheStatuses[state]);
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

  /** Raises the least version that may stand in to that of an answer which tells of changes, streamed ones included. */
  #tell(c: Context<AppEnv>): void {
    const read = c.get("version");
    if (read) this.watch.note(read, c.get("now").getTime());
    this.watch.insist();
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
    const { path } = c.get("target");
    const answer = { ...shown, path, key: representation, body: encode(shown.body), isNews: c.get("isNews") };
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
    const key = requestKeyOf(c.req.raw, c.get("target"));
    const entry = answer && key !== null ? recallEntryOf(c, answer) : null;
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
