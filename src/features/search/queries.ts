import type { Db } from "../../db/client.ts";
import { type SQL, sql } from "../../db/sql.ts";
import { fewHits } from "../../model/ranking.ts";
import { correct } from "../../search/correct.ts";
import { isCountry } from "../../search/expression.ts";
import { readQuery, type SearchQuery, type SearchUnit } from "../../search/query.ts";
import { textMatch } from "../../search/rank.ts";
import { selectRelaxed, selectRelaxedNumbers } from "../../search/relaxed.ts";
import {
  type Counts,
  matchCap,
  selectByDate,
  selectCounts,
  selectNumbers,
  selectRanked,
  type TextScope,
} from "../../search/select.ts";
import type { TextMatch } from "../../search/text-match.ts";
import { selectUnheld } from "../../search/words.ts";
import { type HitRow, selectShown } from "./shown.ts";

/** Terms of which a hit must have some, and conditions on `records r`. */
export type SearchFilters = Pick<TextScope, "terms" | "conditions">;

/** Only what was written at a time (RFC 3339, UTC) or later. */
export const writtenSince = (time: string | undefined): SearchFilters => ({
  terms: [],
  conditions: time === undefined ? [] : [sql`r.updated_at >= ${time}`],
});

/** The values of the sort columns of the last hit of a page. */
export type SearchKeyset = readonly (string | number)[];

export type SearchOptions = {
  text: string;
  query: SearchQuery;
  exact: boolean;
  filters: SearchFilters;
  from?: string | undefined;
  to?: string | undefined;
  sort: "relevance" | "date" | "-date";
  limit: number;
  after: SearchKeyset | null;
};

export type SearchPage = {
  /** The query as it was answered. */
  query: SearchQuery;
  /** What of it the hits are ranked by. */
  ranked: SearchQuery;
  didYouMean: string | null;
  /** Whether hits need not meet every clause, as none or few do. */
  relaxed: boolean;
  /** The clauses that no record holds, by their ordinals. */
  unheld: readonly number[];
  /** What no record holds, as typed, where the query has something near to it instead. */
  replaced?: readonly string[];
  hits: HitRow[];
  next: SearchKeyset | null;
  /** How many meet all of it, where few do. */
  whole: number;
  /** The numbers of these, where they are all known. */
  met: readonly number[] | null;
  total: { value: number; relation: "eq" | "gte" };
  /** The rows of the statements that were run beside. */
  besides: unknown[][];
};

/** Statements about the records that are found, given what selects their numbers under some filters. */
export type Besides = (numbers: (filters: SearchFilters) => SQL) => readonly SQL[];

const scopeOf = (options: SearchOptions, query: SearchQuery): TextScope => ({
  text: textMatch(query, options.sort === "relevance" && !options.exact),
  ...options.filters,
  from: options.from,
  to: options.to,
});

const pagesOf = ({ sort, limit, after }: SearchOptions, scope: TextScope): readonly SQL[] =>
  sort === "relevance"
    ? [selectRanked(scope, limit + 1, after && [Number(after[0]), Number(after[1])])]
    : selectByDate(scope, limit + 1, sort === "-date", after && [String(after[0]), String(after[1]), String(after[2])]);

const cut = (rows: readonly HitRow[], { sort, limit }: SearchOptions): Pick<SearchPage, "hits" | "next"> => {
  const hits = rows.slice(0, limit);
  const last = hits.at(-1);
  if (rows.length <= limit || !last) return { hits, next: null };
  return { hits, next: sort === "relevance" ? [last.score ?? 0, last.number] : [last.key ?? "", last.id, last.type] };
};

/** Whether a hit only tells of what meets the query. */
const isAround = (bits: string | null | undefined, { tiers }: TextMatch): boolean =>
  Number(bits ?? 0) >= 2 ** tiers.filter(({ part }) => part !== "around").length;

/** Answers a query that records meet as a whole: one round trip. */
const answer = async (db: Db, options: SearchOptions, query: SearchQuery, besides: Besides): Promise<SearchPage> => {
  const scope = scopeOf(options, query);
  const pages = pagesOf(options, scope);
  const more = besides((filters) => selectNumbers({ ...scope, ...filters }));
  const ranking = options.sort === "relevance" ? scope.text : null;
  // The rows of a first page by relevance have the counts.
  const counting = ranking && options.after === null ? [] : [selectCounts(scope)];
  const rest = await db.batch([
    ...counting.map((statement) => db.all<Counts>(statement)),
    ...pages.map((page) => db.all<HitRow & Partial<Counts>>(selectShown(page, query, options.sort, ranking))),
    ...more.map((statement) => db.all<unknown>(statement)),
  ]);
  const counted = rest.splice(0, counting.length).flat() as Counts[];
  const rows = rest.splice(0, pages.length).flat() as (HitRow & Partial<Counts>)[];
  const { total = 0, whole = 0 } = counted[0] ?? rows[0] ?? {};
  const met = ranking === null ? [] : rows.filter(({ tiers }) => !isAround(tiers, ranking)).map(({ number }) => number);
  return {
    query,
    ranked: query,
    didYouMean: null,
    relaxed: false,
    unheld: [],
    ...cut(rows, options),
    whole,
    met: met.length === whole ? met : null,
    total: { value: Math.min(total, matchCap), relation: total > matchCap ? "gte" : "eq" },
    besides: rest,
  };
};

/** What a page says of a query that no record meets. */
const unmet = { met: [], total: { value: 0, relation: "eq" } } as const;

/**
 * Answers a query that no record meets as a whole, or few do, by those that meet most of it: one round trip.
 *
 * @param page what was found of the whole query.
 */
const relax = async (
  db: Db,
  options: SearchOptions,
  query: SearchQuery,
  besides: Besides,
  page: Pick<SearchPage, "met" | "total"> = unmet,
): Promise<SearchPage> => {
  const scope = scopeOf(options, query);
  const relaxed = { ...query, met: page.met, isMet: page.total.value > 0 };
  // Under other filters other records may meet it.
  const unknown = { ...query, met: null, isMet: true };
  const isAlone = query.clauses.length < 2 || options.exact;
  const more = besides((filters) =>
    isAlone ? selectNumbers({ ...scope, ...filters }) : selectRelaxedNumbers({ ...scope, ...filters }, unknown),
  );
  const [unheld, most, ...rest] = await db.batch([
    db.all<{ clause: number }>(selectUnheld(query.clauses)),
    db.all<HitRow & { total: number }>(
      isAlone
        ? sql`select null as type where false`
        : selectShown(
            selectRelaxed(scope, relaxed, options.sort, options.limit + 1, options.after),
            query,
            options.sort,
          ),
    ),
    ...more.map((statement) => db.all<unknown>(statement)),
  ]);
  return {
    query,
    ranked: query,
    didYouMean: null,
    relaxed: most.length > 0,
    unheld: unheld.map(({ clause }) => clause),
    ...cut(most, options),
    whole: 0,
    met: [],
    total: { value: most[0]?.total ?? 0, relation: "eq" },
    besides: rest,
  };
};

/**
 * Answers a query without the words that no record holds, where these are fewer than the rest: then it is one that records
 * meet. What asks for a status or a country is not answered without it.
 */
const withoutUnheld = async (
  db: Db,
  options: SearchOptions,
  relaxed: SearchPage,
  besides: Besides,
): Promise<SearchPage> => {
  const { query, unheld } = relaxed;
  const isUnheld = (at: number) => unheld.includes(at);
  const kept = query.clauses.flatMap((_, at) => (isUnheld(at) ? [] : [at]));
  const isNeeded = (unit: SearchUnit) => unit.aspect !== undefined || isCountry(unit);
  const isLeft = unheld.some((at) => query.clauses[at]?.some(isNeeded));
  if (options.exact || isLeft || unheld.length === 0 || unheld.length >= kept.length) return relaxed;
  const clauses = query.clauses.filter((_, at) => !isUnheld(at));
  const page = await answer(db, options, { ...query, clauses, whole: [] }, besides);
  if (page.total.value === 0) return relaxed;
  const met = JSON.stringify(kept);
  return {
    ...page,
    query,
    unheld,
    relaxed: true,
    whole: 0,
    hits: page.hits.map((hit) => ({ ...hit, met })),
  };
};

/** A text taken for its words; null where there are no quotation marks to take off, or no query is left. */
const unquoted = (text: string): SearchQuery | null =>
  text.includes('"') ? (readQuery(text.replaceAll('"', " ")).value?.query ?? null) : null;

/** Fewer hits than these are followed by such as meet most of a query. */
const fewOf = ({ query: { clauses, excluded }, exact, sort }: SearchOptions): number =>
  exact || sort !== "relevance" || excluded.length > 0 ? 1 : fewHits(clauses.length);

const withNearOnes = async (
  db: Db,
  options: SearchOptions,
  page: SearchPage,
  besides: Besides,
): Promise<SearchPage> => {
  const more = await relax(db, options, options.query, besides, page);
  return more.total.value > page.total.value ? more : page;
};

/**
 * The hits of a query: one round trip where records meet it. One that no record meets is corrected where a word of it is a
 * typing slip or the beginning of a word; where still none does, or of a long one hardly any, those that meet most of it
 * are found, of a phrase those that have its words.
 */
export const findHits = async (db: Db, options: SearchOptions, besides: Besides): Promise<SearchPage> => {
  const page = await answer(db, options, options.query, besides);
  if (page.total.value > 0) return page.whole < fewOf(options) ? withNearOnes(db, options, page, besides) : page;
  if (options.exact) return relax(db, options, options.query, besides);
  const { query, didYouMean, nearer } = await correct(db, options.text, options.query);
  if (query !== options.query) {
    const corrected = await answer(db, options, query, besides);
    if (corrected.total.value > 0) return { ...corrected, didYouMean };
  }
  if (nearer) {
    const { replaced } = nearer;
    const near = await answer(db, options, nearer.query, besides);
    if (near.total.value > 0)
      return { ...near, didYouMean: nearer.didYouMean ?? didYouMean, relaxed: nearer.didYouMean === null, replaced };
  }
  const words = unquoted(didYouMean ?? options.text);
  const loose = words && (await answer(db, options, words, besides));
  if (loose && loose.total.value > 0) return { ...loose, didYouMean, relaxed: true };
  const relaxed = await relax(db, options, query, besides);
  return { ...(await withoutUnheld(db, options, relaxed, besides)), didYouMean };
};
