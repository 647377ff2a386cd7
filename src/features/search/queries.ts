import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import type { TermFilter } from "../../db/list.ts";
import {
  matchCap,
  selectByDate,
  selectMatchCount,
  selectNumbers,
  selectRanked,
  type TextRow,
  type TextScope,
} from "../../db/search.ts";
import { type Relaxed, selectRelaxed, selectRelaxedNumbers } from "../../db/search-relaxed.ts";
import { textMatch } from "../../db/search-tiers.ts";
import { selectUnheld } from "../../db/search-words.ts";
import { readQuery, type SearchQuery } from "../../text/search-query.ts";
import { correct } from "../matching.ts";

/** The values of the sort columns of the last hit of a page. */
export type SearchKeyset = readonly (string | number)[];

export type SearchOptions = {
  text: string;
  query: SearchQuery;
  exact: boolean;
  terms: readonly TermFilter[];
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
  numbers: (terms: readonly TermFilter[]) => SQL;
};

const scopeOf = (options: SearchOptions, query: SearchQuery): TextScope => ({
  text: textMatch(query),
  terms: options.terms,
  conditions: [],
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
    numbers: (terms) =>
      mostly ? selectRelaxedNumbers({ ...scope, terms }, mostly) : selectNumbers({ ...scope, terms }),
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

const dateOf = (prefix: string) =>
  ["edtf", "start", "end", "precision", "basis", "text", "note_en", "note_id"].map((part) => `x.${prefix}_${part}`);

const postsIn = (language: "en" | "id") => `(select group_concat(label, '; ' order by since, id) from
  (select p.label_${language} as label, min(coalesce(h.as_of_start, '')) as since, min(p.id) as id
    from person_posts h join posts p on p.id = h.post_id where h.person_id = x.id group by 1))`;

/** Where the words of each type are: their columns in English and Indonesian, further names, and the date. */
const sources: Readonly<
  Record<string, { table: string; text: readonly [string, string]; names: string; date?: string }>
> = {
  article: {
    table: "articles",
    text: ["x.summary_en", "x.summary_id"],
    names: "json_array(x.headline)",
    date: "published",
  },
  engagement: { table: "engagements", text: ["x.summary_en", "x.summary_id"], names: "'[]'", date: "date" },
  agreement: {
    table: "agreements",
    text: ["x.summary_en", "x.summary_id"],
    names: "json_array(x.official_title)",
    date: "signed",
  },
  statement: { table: "statements", text: ["x.paraphrase_en", "x.paraphrase_id"], names: "'[]'", date: "date" },
  country: { table: "countries", text: ["null", "null"], names: "json_array(x.alpha3)" },
  organisation: {
    table: "organisations",
    text: ["null", "null"],
    names:
      "(select json_group_array(value) from (select value from json_each(x.aliases) union all select value from json_each(x.misprints)))",
  },
  person: {
    table: "people",
    text: [postsIn("en"), postsIn("id")],
    names: "x.other_names",
  },
  topic: {
    table: "topics",
    text: ["x.definition_en", "x.definition_id"],
    names:
      "(select json_group_array(value) from (select value from json_each(x.alt_labels_en) union all select value from json_each(x.alt_labels_id)))",
  },
  source: { table: "sources", text: ["null", "null"], names: "x.aliases" },
};

const noDate = "null, null, null, 'unknown', 'unknown', null, null, null";

export type HitRow = {
  type: Found["type"];
  id: string;
  labelEn: string;
  labelId: string;
  textEn: string | null;
  textId: string | null;
  names: string;
  edtf: string | null;
  start: string | null;
  end: string | null;
  precision: "day" | "month" | "year" | "partial" | "unknown";
  basis: "stated" | "inferred" | "external" | "unknown";
  text: string | null;
  noteEn: string | null;
  noteId: string | null;
};

const selectWords = (type: string, ids: readonly string[]): SQL | null => {
  const source = sources[type];
  if (!source) return null;
  const date = source.date ? dateOf(source.date).join(", ") : noDate;
  const [edtf, start, end, precision, basis, text, noteEn, noteId] = date.split(", ");
  return sql`select ${type} as type, x.id as id, r.label_en as "labelEn", r.label_id as "labelId",
    ${sql.raw(`${source.text[0]} as "textEn", ${source.text[1]} as "textId", ${source.names} as names,
    ${edtf} as edtf, ${start} as start, ${end} as "end", ${precision} as precision, ${basis} as basis, ${text} as text, ${noteEn} as "noteEn", ${noteId} as "noteId"`)}
    from json_each(${JSON.stringify(ids)}) k cross join ${sql.identifier(source.table)} x on x.id = k.value
      cross join records r on r.type = ${type} and r.id = x.id`;
};

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
  const byType = Map.groupBy(hits, ({ type }) => type);
  const statements = [...byType].flatMap(
    ([type, of]) =>
      selectWords(
        type,
        of.map(({ id }) => id),
      ) ?? [],
  );
  const [mentions, ...more] = await db.batch([
    db.all<MentionRow>(selectMentions(hits, match)),
    ...[...statements, ...besides].map((statement) => db.all<unknown>(statement)),
  ]);
  const words = more.slice(0, statements.length) as HitRow[][];
  const rows = new Map(words.flat().map((row) => [`${row.type}:${row.id}`, row]));
  return {
    rows: hits.flatMap((hit) => {
      const row = rows.get(`${hit.type}:${hit.id}`);
      return row ? [{ ...row, score: hit.score ?? null, met: hit.met ? (JSON.parse(hit.met) as number[]) : null }] : [];
    }),
    mentions,
    besides: more.slice(statements.length).flat(),
  };
};
