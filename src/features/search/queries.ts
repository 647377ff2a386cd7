import type { Db } from "../../db/client.ts";
import { type SQL, sql } from "../../db/sql.ts";
import { correct } from "../../search/correct.ts";
import { readQuery, type SearchQuery } from "../../search/query.ts";
import { textMatch } from "../../search/rank.ts";
import { type Relaxed, selectRelaxed, selectRelaxedNumbers } from "../../search/relaxed.ts";
import {
  matchCap,
  selectByDate,
  selectMatchCount,
  selectNumbers,
  selectRanked,
  type TextRow,
  type TextScope,
} from "../../search/select.ts";
import { selectUnheld } from "../../search/words.ts";

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

export type Found = TextRow & {
  score?: number;
  /** Which clauses it matches, as a JSON list, where it need not match all. */
  met?: string;
};

export type SearchPage = {
  /** The query as it was answered. */
  query: SearchQuery;
  didYouMean: string | null;
  /** Whether the hits need not match every clause. */
  relaxed: boolean;
  /** The clauses that no record holds, by their ordinals. */
  unheld: readonly number[];
  /** How many records match the whole query. */
  matched: number;
  hits: Found[];
  next: SearchKeyset | null;
  total: { value: number; relation: "eq" | "gte" };
  /** Selects the numbers of the records that match, under these filters. */
  numbers: (filters: SearchFilters) => SQL;
};

const scopeOf = (options: SearchOptions, query: SearchQuery): TextScope => ({
  text: textMatch(query),
  ...options.filters,
  from: options.from,
  to: options.to,
});

const pagesOf = ({ sort, limit, after }: SearchOptions, scope: TextScope): readonly SQL[] =>
  sort === "relevance"
    ? [selectRanked(scope, limit + 1, after && [Number(after[0]), Number(after[1])])]
    : selectByDate(scope, limit + 1, sort === "-date", after && [String(after[0]), String(after[1]), String(after[2])]);

const cut = (rows: readonly Found[], { sort, limit }: SearchOptions): Pick<SearchPage, "hits" | "next"> => {
  const hits = rows.slice(0, limit);
  const last = hits.at(-1);
  if (rows.length <= limit || !last) return { hits, next: null };
  return { hits, next: sort === "relevance" ? [last.score ?? 0, last.number] : [last.key, last.id, last.type] };
};

/** Fewer hits than these are followed by records that have most of a query of several words. */
const fewHits = 10;

const relaxedOf = (query: SearchQuery, sort: SearchOptions["sort"]): Relaxed => {
  const isPlain =
    query.excluded.length === 0 && query.clauses.every((clause) => clause.every(({ kind }) => kind === "word"));
  return {
    clauses: query.clauses,
    excluded: query.excluded,
    few: sort === "relevance" && isPlain && query.clauses.length > 1 ? fewHits : 1,
  };
};

/** Answers a query as it is read: one round trip. */
const answer = async (db: Db, options: SearchOptions, query: SearchQuery): Promise<SearchPage> => {
  const scope = scopeOf(options, query);
  const relaxed = options.exact || query.clauses.length === 1 ? null : relaxedOf(query, options.sort);
  const [counts, unheld, most, ...found] = await db.batch([
    db.all<{ count: number }>(selectMatchCount(scope)),
    db.all<{ clause: number }>(selectUnheld(query.clauses)),
    db.all<Found & { total: number }>(
      relaxed
        ? selectRelaxed(scope, relaxed, options.sort, options.limit + 1, options.after)
        : sql`select null as type where false`,
    ),
    ...pagesOf(options, scope).map((page) => db.all<Found>(page)),
  ]);
  const count = counts[0]?.count ?? 0;
  const mostly = (most[0]?.total ?? 0) > count ? relaxed : null;
  return {
    query,
    didYouMean: null,
    relaxed: mostly !== null,
    unheld: unheld.map(({ clause }) => clause),
    ...cut(mostly ? most : found.flat(), options),
    total: mostly
      ? { value: most[0]?.total ?? 0, relation: "eq" }
      : { value: Math.min(count, matchCap), relation: count > matchCap ? "gte" : "eq" },
    matched: count,
    numbers: (filters) =>
      mostly ? selectRelaxedNumbers({ ...scope, ...filters }, mostly) : selectNumbers({ ...scope, ...filters }),
  };
};

/** A text taken for its words; null where there are no quotation marks to take off, or no query is left. */
const unquoted = (text: string): SearchQuery | null =>
  text.includes('"') ? (readQuery(text.replaceAll('"', " ")).value?.query ?? null) : null;

/**
 * The hits of a query. One that no record matches is corrected where a word of it is a typing slip or the beginning of a
 * word, and taken for its words where it is a phrase; where few records match all of it, those that match most follow.
 */
export const findHits = async (db: Db, options: SearchOptions): Promise<SearchPage> => {
  const page = await answer(db, options, options.query);
  if (page.total.value > 0 && (page.matched > 0 || page.unheld.length === 0)) return page;
  if (options.exact) return page;
  const { query, didYouMean } = await correct(db, options.text, options.query);
  if (query !== options.query) {
    const corrected = await answer(db, options, query);
    if (corrected.total.value > 0) return { ...corrected, didYouMean };
  }
  const words = page.total.value > 0 ? null : unquoted(didYouMean ?? options.text);
  const loose = words && (await answer(db, options, words));
  return loose && loose.total.value > 0 ? { ...loose, didYouMean, relaxed: true } : { ...page, didYouMean };
};

export type HitRow = { type: Found["type"]; id: string; labelEn: string; labelId: string; shown: string };

const selectHits = (hits: readonly Found[]): SQL => sql`
  select d.type, d.record_id as id, r.label_en as "labelEn", r.label_id as "labelId", d.shown
  from json_each(${JSON.stringify(hits.map(({ number }) => number))}) k cross join search_documents d on d.id = k.value
    cross join records r on r.type = d.type and r.id = d.record_id`;

/** A name that a hit mentions, and that answers a part of the query. */
export type MentionRow = {
  hitType: string;
  hitId: string;
  type: Found["type"];
  id: string;
  labelEn: string;
  labelId: string;
};

const mostNamed = 500;

const selectMentions = (hits: readonly Found[], match: string): SQL => sql`
  with named as materialized (select f.rowid as id from search f where f.search match ${match} order by f.rowid desc limit ${mostNamed})
  select d.type as "hitType", d.record_id as "hitId", m.type, m.record_id as id, r.label_en as "labelEn", r.label_id as "labelId"
  from json_each(${JSON.stringify(hits.map(({ number }) => number))}) k cross join search_documents d on d.id = k.value
    cross join json_each(d.mentions) n
    cross join search_documents m on m.type = substr(n.value, 1, instr(n.value, ':') - 1) and m.record_id = substr(n.value, instr(n.value, ':') + 1)
    cross join records r on r.type = m.type and r.id = m.record_id
  where +m.id in (select id from named) order by k.key, n.key`;

/**
 * The words of hits, in their order, the names they mention that fit an expression, and the rows of further statements:
 * one round trip.
 *
 * @param match what a mentioned name has to fit.
 */
export const loadHits = async (db: Db, hits: readonly Found[], match: string, besides: readonly SQL[]) => {
  if (hits.length === 0 && besides.length === 0) return { rows: [], mentions: [], besides: [] };
  const [mentions, words, ...more] = await db.batch([
    db.all<MentionRow>(selectMentions(hits, match)),
    db.all<HitRow>(selectHits(hits)),
    ...besides.map((statement) => db.all<unknown>(statement)),
  ]);
  const rows = new Map(words.map((row) => [`${row.type}:${row.id}`, row]));
  return {
    rows: hits.flatMap((hit) => {
      const row = rows.get(`${hit.type}:${hit.id}`);
      return row ? [{ ...row, score: hit.score ?? null, met: hit.met ? (JSON.parse(hit.met) as number[]) : null }] : [];
    }),
    mentions,
    besides: more,
  };
};
