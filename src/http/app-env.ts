import type { Context } from "hono";
import type { AnswerLanguage } from "../model/localised.ts";
import type { Moment, PastVersion, RecordVersion } from "../model/version.ts";
import type { CacheState } from "./cache/status.ts";
import type { Answer } from "./cache/store.ts";
import type { Format } from "./request/negotiate.ts";
import type { Target } from "./request/target.ts";
import type { Timings } from "./response/timings.ts";

/** A 200 answer from the record, before its headers. */
export type Shown = Omit<Answer, "path" | "key" | "body" | "gzip"> & { body: string };

/** What the kernel keeps for a request. The database is added to Hono's ContextVariableMap by whoever opens it. */
type Variables = {
  /** Where the request is aimed; nothing else reads its URL. */
  target: Target;
  /** The caller's own, where it was fit to use; sent back as X-Request-Id. */
  requestId: string;
  now: Date;
  timings: Timings;
  /** The request headers that this answer depends on. */
  vary: Set<string>;
  language: AnswerLanguage;
  format: Format;
  /** What `Link` says of every whole answer of this route, besides its pages. */
  links: readonly string[];
  /** The validated query, defaults included; empty until the route's schema has passed. */
  query: Readonly<Record<string, unknown>>;
  /** Whether the caller gave a `limit`: without one, some formats have all pages. */
  isLimited: boolean;
  /** Finished answers of this isolate. */
  answers: Answers | undefined;
  /** What decides the answer but for the version of the record; set where the answer may be kept. */
  representation: string | undefined;
  /** What the answer shows, for the cache. */
  shown: Shown | undefined;
  cacheState: CacheState | undefined;
  /** Whether the answer tells what has changed: nothing older stands in after it. */
  isNews: boolean | undefined;
  /** The version of the record that the round trips of this request have read. */
  version: RecordVersion | undefined;
  /** The version that the answer is to show, where the request says `asOf`. */
  past: PastVersion | undefined;
  /** Has the record be read as it stood at a moment. */
  standAt: ((moment: Moment) => Promise<void>) | undefined;
  /** The version of the record as of now, by one light look-up at most. */
  currentVersion: (() => Promise<RecordVersion>) | undefined;
};

/** The bindings that the kernel and its pages read. */
type Bindings = {
  PUBLIC_URL?: string | undefined;
  CONTACT?: string | undefined;
  ACCESS_LOG?: "0" | "1" | undefined;
  ASSETS?: Fetcher | undefined;
};

export type AppEnv = { Bindings: Bindings; Variables: Variables };

/** The finished answers of this isolate, as the requests use them. */
export type Answers = {
  answer(c: Context<AppEnv>, representation: string, handle: () => Promise<void>): Promise<Answer | undefined>;
  keep(c: Context<AppEnv>, shown: Shown): void;
  stale(c: Context<AppEnv>): { answer: Answer; age: number } | undefined;
};
