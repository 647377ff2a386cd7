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
  /** The numbers of all that meet all of it, none where nothing is found at all; null where they are not known. */
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

/** The numbers of the hits that meet the query, and do not only tell of what does: theirs are the last tiers. */
const meeting = (rows: readonly HitRow[], { tiers }: TextMatch): number[] => {
  const surroundings = 2 ** tiers.filter(({ part }) => part !== "around").length;
  return rows.filter((row) => Number(row.tiers ?? 0) < surroundings).map(({ number }) => number);
};

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
  const met = ranking === null ? [] : meeting(rows, ranking);
  const areAllMet = met.length === whole && (whole > 0 || total === 0);
  return {
    query,
    ranked: query,
    didYouMean: null,
    relaxed: false,
    unheld: [],
    ...cut(rows, options),
    whole,
    met: areAllMet ? met : null,
    total: { value: Math.min(total, matchCap), relation: total > matchCap ? "gte" : "eq" },
    besides: rest,
  };
};

/**
 * Answers a query that no record meets as a whole, or few do, by those that meet most of it: one round trip.
 *
 * @param met see {@link SearchPage}: of the query under the filters.
 */
const relax = async (
  db: Db,
  options: SearchOptions,
  query: SearchQuery,
  besides: Besides,
  met: SearchPage["met"] = [],
): Promise<SearchPage> => {
  const scope = scopeOf(options, query);
  const isAlone = query.clauses.length < 2 || options.exact;
  const more = besides((filters) =>
    // Under other filters other records may meet it.
    isAlone
      ? selectNumbers({ ...scope, ...filters })
      : selectRelaxedNumbers({ ...scope, ...filters }, { ...query, met: null }),
  );
  const [unheld, most, ...rest] = await db.batch([
    db.all<{ clause: number }>(selectUnheld(query.clauses)),
    db.all<HitRow & { total: number }>(
      isAlone
        ? sql`select null as type where false`
        : selectShown(
            selectRelaxed(scope, { ...query, met }, options.sort, options.limit + 1, options.after),
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
  const more = await relax(db, options, options.query, besides, page.met);
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
