import { type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../model/ids.ts";
import { allOf, clauseIn, columns, hasKey, phraseIn, type Sought, unitIn, whenFilter, without } from "./fts.ts";
import type { TermFilter } from "./list.ts";
import { dayBits, dayCode, firstUndated, numbersOfDay } from "./search-number.ts";

/** A query as `src/text/search-query.ts` reads it. */
export type SoughtQuery = {
  readonly clauses: readonly (readonly Sought[])[];
  readonly excluded: readonly Sought[];
  readonly whole: readonly string[];
};

/** An expression of the index, and what a record that it fits gains in a ranking. */
export type Tier = { match: string; weight: number };

/** What a query asks of the index. */
export type TextMatch = { match: string; tiers: readonly Tier[] };

/** Where the records of a text search are looked for. */
export type TextScope = {
  text: TextMatch;
  /** Filters that must all hold. */
  terms: readonly TermFilter[];
  /** Further conditions on `records r`. */
  conditions: readonly SQL[];
  from?: string | undefined;
  to?: string | undefined;
};

/** Matches are counted up to here; past it a total is "at least". */
export const matchCap = 2000;

/** How many of the newest records of each tier take part in a ranking where more than {@link matchCap} match. */
const rankedOfMany = 400;

/** Marks of the whole of a name in the column of folded names; see src/text/search-terms.ts. */
type Marks = { begin: string; end: string };

/**
 * What a query asks of the index, and the tiers of its ranking: the whole name before a part of it, names before text
 * before names that are mentioned, words as typed before their stems. What a record scores depends on it and on the
 * query alone, not on the other records, so that a cursor stays good when records come and go.
 */
export const textMatch = ({ clauses, excluded, whole }: SoughtQuery, { begin, end }: Marks): TextMatch => {
  const match = without(allOf(clauses.map((clause) => clauseIn(columns, clause))), excluded);
  const also = (expression: string, weight: number): Tier => ({ match: allOf([match, expression]), weight });
  const words = clauses.flatMap((clause) => (clause.length === 1 ? clause : []));
  const asTyped = words.length === clauses.length && words.every(({ kind }) => kind !== "prefix");
  const several = clauses.length > 1;
  return {
    match,
    tiers: [
      ...(whole.length > 0
        ? [
            also(phraseIn(["names"], [begin, ...whole, end]), 500),
            also(phraseIn(["names"], [begin, ...whole]), 40),
            also(phraseIn(["names"], whole), 60),
            ...(whole.length > 1 ? [also(phraseIn(["text"], whole), 30)] : []),
          ]
        : []),
      ...(asTyped ? [also(allOf(words.map(({ exact }) => phraseIn(["names"], exact))), 30)] : []),
      also(allOf(clauses.map((clause) => clauseIn(["names"], clause))), 200),
      also(allOf(clauses.map((clause) => clauseIn(["text"], clause))), 70),
      ...(several
        ? [
            also(allOf(clauses.map((clause) => clauseIn(["names", "text"], clause))), 60),
            ...(clauses.length <= 4
              ? clauses.map((clause) => also(clauseIn(["names"], clause), Math.round(100 / clauses.length)))
              : []),
          ]
        : []),
    ],
  };
};

const and = (conditions: readonly SQL[]): SQL => sql.join([...conditions], sql` and `);

const overlap = ({ from, to }: TextScope): SQL[] => [
  ...(from === undefined ? [] : [sql`(r.date_end is null or r.date_end >= ${from})`]),
  ...(to === undefined ? [] : [sql`(r.date_start is null or r.date_start <= ${to})`]),
];

const filtered = (scope: TextScope, expression: string): string =>
  allOf([expression, ...[...scope.terms, ...whenFilter(scope.from, scope.to)].map(hasKey)]);

/** FROM and WHERE of the records that fit an expression: the index as `f`, where wanted `search_documents d` and `records r`. */
const matching = (scope: TextScope, expression: string, more: readonly SQL[] = [], documents = false): SQL => {
  const onRecord = [...scope.conditions, ...overlap(scope)];
  const joins = [
    ...(documents || onRecord.length > 0 ? [sql`cross join search_documents d on d.id = f.rowid`] : []),
    ...(onRecord.length > 0 ? [sql`cross join records r on r.type = d.type and r.id = d.record_id`] : []),
  ];
  return sql`from search f ${sql.join(joins, sql` `)}
    where ${and([sql`f.search match ${filtered(scope, expression)}`, ...onRecord, ...more])}`;
};

/** The numbers of the records that match, the newest first, as `id`: a SELECT without a LIMIT. */
export const selectNumbers = (scope: TextScope): SQL =>
  sql`select f.rowid as id ${matching(scope, scope.text.match)} order by f.rowid desc`;

/** How many records match: one more than {@link matchCap} where they are too many to count. */
export const selectMatchCount = (scope: TextScope): SQL =>
  sql`select total as count from (${selectCountUpTo(scope, matchCap + 1)})`;

const selectCountUpTo = (scope: TextScope, limit: number): SQL =>
  sql`select count(*) as total from (select 1 ${matching(scope, scope.text.match)} limit ${limit})`;

/** The ids of the records that match: a SELECT without a LIMIT. */
export const selectMatchIds = (scope: TextScope): SQL =>
  sql`select d.record_id as id ${matching(scope, scope.text.match, [], true)}`;

/** A record in a list by text. `number` is its number in the index, `key` what the list is sorted by. */
export type TextRow = { type: RecordType; id: string; number: number; key: string | number };

/**
 * The records that match by what they score in the tiers, the newest first among equals. Where too many match to rank
 * them all, the newest of each tier are ranked: a record of a high tier does not go under.
 *
 * @param after score and number of the last record of the page before.
 */
export const selectRanked = (
  scope: TextScope,
  limit: number,
  after: readonly [score: number, number: number] | null,
): SQL => {
  const tiers = [{ match: scope.text.match, weight: 0 }, ...scope.text.tiers].map(
    ({ match, weight }) => sql`select id, ${weight} as weight from
      (select f.rowid as id ${matching(scope, match)} order by f.rowid desc limit (select value from most))`,
  );
  const beyond =
    after === null ? sql`true` : sql`(score < ${after[0]} or (score = ${after[0]} and number < ${after[1]}))`;
  return sql`
    with most (value) as materialized (
      select case when count > ${matchCap} then ${rankedOfMany} else ${matchCap} end from (${selectMatchCount(scope)})),
    scored as (select id as number, sum(weight) as weight from (${sql.join(tiers, sql` union all `)}) group by id)
    select * from (select d.type, d.record_id as id, d.id as number, s.weight + d.prior as score
      from scored s cross join search_documents d on d.id = s.number)
    where ${beyond} order by score desc, number desc limit ${limit}`;
};

/** Where a page by date begins: date, id and type of the last record of the page before. */
export type DateKeyset = readonly [date: string, id: string, type: string];

/**
 * The records that match by date, then by id and type; those without a date last in both directions. Walks the index in
 * its own order, which is that of days, and sorts no more than the days of the page.
 *
 * @returns one or two statements, whose rows follow each other.
 */
export const selectByDate = (
  scope: TextScope,
  limit: number,
  descending: boolean,
  after: DateKeyset | null,
): readonly SQL[] => {
  const { match } = scope.text;
  const row = sql`d.type, d.record_id as id, d.id as number, d.sort_date as key`;
  const byId = sql`d.record_id, d.type`;
  const pastId = (last: DateKeyset) =>
    sql`(d.record_id > ${last[1]} or (d.record_id = ${last[1]} and d.type > ${last[2]}))`;
  const undated = sql`select ${row} ${matching(
    scope,
    match,
    [sql`f.rowid >= ${firstUndated}`, ...(after?.[0] === "" ? [pastId(after)] : [])],
    true,
  )} order by ${byId} limit ${limit}`;
  if (after?.[0] === "") return [undated];

  const direction = sql.raw(descending ? "desc" : "asc");
  const day = after === null ? null : numbersOfDay(dayCode(after[0]));
  const from = !descending && day ? day.first : 0;
  const to = descending && day ? day.last : firstUndated - 1;
  const past =
    after === null
      ? []
      : [
          sql`(d.sort_date ${sql.raw(descending ? "<" : ">")} ${after[0]} or (d.sort_date = ${after[0]} and ${pastId(after)}))`,
        ];
  const lastDay = sql`(select (f.rowid >> ${dayBits}) ${matching(scope, match, [sql`f.rowid between ${from} and ${to}`, ...past], true)}
    order by f.rowid ${direction} limit 1 offset ${limit - 1})`;
  const bounds = descending
    ? sql`f.rowid between coalesce(${lastDay} << ${dayBits}, 0) and ${to}`
    : sql`f.rowid between ${from} and coalesce((${lastDay} + 1 << ${dayBits}) - 1, ${to})`;
  const dated = sql`select ${row} ${matching(scope, match, [bounds, ...past], true)}
    order by d.sort_date ${direction}, ${byId} limit ${limit}`;
  return [dated, undated];
};

/** How many records a unit finds by itself. */
export type UnitCount = { unit: number; count: number };

/** How many records each unit finds by itself, up to a cap: which words of a query are to blame for an empty answer. */
export const selectUnitCounts = (units: readonly Sought[]): SQL =>
  sql`${sql.join(
    units.map(
      (unit, at) =>
        sql`select ${at} as unit, (select count(*) from (select 1 from search where search match ${unitIn(columns, unit)} limit ${matchCap})) as count`,
    ),
    sql` union all `,
  )} order by unit`;

/** The records that match by a column of `records r`, then by id. Sorts all matches: for few, or for what has no order in the index. */
export const selectSorted = (
  scope: TextScope,
  limit: number,
  column: "sort_date" | "sort_en" | "sort_id" | "updated_version",
  descending: boolean,
  after: readonly [value: string | number, id: string] | null,
): SQL => {
  const key = sql.raw(`r.${column}`);
  const direction = sql.raw(descending ? "desc" : "asc");
  const isLast = column === "sort_date" ? sql`(${key} = '')` : sql`0`;
  const ahead = sql.raw(descending ? "<" : ">");
  const afterLast = after && column === "sort_date" && after[0] === "" ? 1 : 0;
  const past =
    after === null
      ? []
      : [
          sql`(${isLast} > ${afterLast} or (${isLast} = ${afterLast} and (${key} ${ahead} ${after[0]} or (${key} = ${after[0]} and r.id > ${after[1]}))))`,
        ];
  const joined = { ...scope, conditions: [sql`true`, ...scope.conditions] };
  return sql`select d.type, r.id as id, d.id as number, ${key} as key ${matching(joined, scope.text.match, past)}
    order by ${isLast}, ${key} ${direction}, r.id limit ${limit}`;
};

/** A word and how many records hold it, up to a cap. */
export type WordRow = { typed: string; word: string; count: number };

/** What a word shares with the words one edit away: its first five letters, and these with one left out. */
export const slipKeys = (word: string): string[] => {
  const head = Array.from(word).slice(0, 5);
  return [head.join(""), ...head.map((_, at) => head.toSpliced(at, 1).join(""))];
};

const mostSlips = 300;

/** The words of the index that may be one edit away from a word: all that are, and some that are not. */
export const selectSlips = (typed: string): SQL => sql`
  select ${typed} as typed, word, (select count(*) from (select 1 from search
      where search match '{exact_names exact_text} : "' || word || '"' limit 200)) as count
  from (select distinct word from search_slips
    where key in (select value from json_each(${JSON.stringify(slipKeys(typed))}))
      and length(word) between ${typed.length - 1} and ${typed.length + 1} limit ${mostSlips})`;

/** Whether any word of the index begins so: one row, or none. */
export const selectCompletion = (typed: string): SQL =>
  sql`select * from (select ${typed} as typed, word, 1 as count from search_words
    where word >= ${typed} and word < ${typed} || char(1114111) limit 1)`;

/** A query that need not be met as a whole, where no more than `few` records meet it. */
export type Relaxed = {
  clauses: readonly (readonly Sought[])[];
  excluded: readonly Sought[];
  few: number;
};

/** What a record gains by meeting the whole query, before all that it gains by a part. */
const wholeWeight = 10_000;

/**
 * WITH clauses that end in `kept`: the records that match most of the clauses, rare ones weighing more, and their scores.
 * What matches less than three fifths of what the best one does is left out.
 */
const keepingMost = (scope: TextScope, { clauses, excluded, few }: Relaxed): SQL => {
  const isWanted = sql`(select total from met_by) < ${few}`;
  const found = (expression: string, units: readonly number[]) => sql`
    select f.id as id, u.value as unit from (select f.rowid as id ${matching(scope, expression, [isWanted])}
      order by f.rowid desc limit ${rankedOfMany}) f cross join json_each(${JSON.stringify(units)}) u`;
  const part = (expression: string) => without(expression, excluded);
  const all = clauses.map((_, at) => at);
  const first = clauses.length * 2;
  const tiers = [{ match: scope.text.match, weight: wholeWeight }, ...scope.text.tiers];
  const allButOne =
    clauses.length < 3 || clauses.length > 6
      ? []
      : all.map((left) => {
          const kept = all.filter((at) => at !== left);
          return found(part(allOf(kept.map((at) => clauseIn(columns, clauses[at] ?? [])))), kept);
        });
  const counts = clauses.map(
    (clause, at) => sql`select ${at} as unit, count(*) as count from
      (select 1 from search where search match ${clauseIn(columns, clause)} and ${isWanted} limit ${matchCap})`,
  );
  return sql`
    met_by as materialized (${selectCountUpTo(scope, few)}),
    counts as materialized (${sql.join(counts, sql` union all `)}),
    found as (${sql.join(
      [
        ...clauses.map((clause, at) => found(part(clauseIn(columns, clause)), [at])),
        ...clauses.map((clause, at) => found(part(clauseIn(["names"], clause)), [at, at + clauses.length])),
        ...allButOne,
        ...tiers.map(({ match }, at) => found(match, [first + at])),
      ],
      sql` union `,
    )}),
    weights as materialized (
      select unit, 100 + 15000 / (50 + count) as weight from counts
      union all select unit + ${clauses.length}, (100 + 15000 / (50 + count)) / 3 from counts
      union all select key + ${first}, value from json_each(${JSON.stringify(tiers.map(({ weight }) => weight))})),
    scored as materialized (
      select found.id as number, sum(w.weight) as weight,
        coalesce(sum(w.weight) filter (where w.unit < ${clauses.length}), 0) as part,
        json_group_array(w.unit) filter (where w.unit < ${clauses.length}) as met
      from found cross join weights w on w.unit = found.unit group by found.id),
    kept as materialized (
      select d.type, d.record_id as id, d.id as number, d.sort_date as key, s.weight + d.prior as score, s.met
      from scored s cross join search_documents d on d.id = s.number
      where s.weight >= ${wholeWeight} or s.part * 5 >= (select max(part) from scored) * 3)`;
};

/** The numbers of the records that {@link selectRelaxed} lists: a SELECT without a LIMIT. */
export const selectRelaxedNumbers = (scope: TextScope, relaxed: Relaxed): SQL =>
  sql`with ${keepingMost(scope, relaxed)} select number as id from kept`;

/**
 * The records that match most of a query, those that match all of it first (or by date); none where more than a few match
 * all of it. Every row has the `total`, and in `met` which clauses it matches.
 */
export const selectRelaxed = (
  scope: TextScope,
  relaxed: Relaxed,
  sort: "relevance" | "date" | "-date",
  limit: number,
  after: readonly (string | number)[] | null,
): SQL => {
  const [a = "", b = "", c = ""] = after ?? [];
  const ahead = sql.raw(sort === "date" ? ">" : "<");
  const order =
    sort === "relevance"
      ? sql`score desc, number desc`
      : sql`key = '', key ${sql.raw(sort === "date" ? "asc" : "desc")}, id, type`;
  const beyond =
    sort === "relevance"
      ? sql`(score < ${a} or (score = ${a} and number < ${b}))`
      : sql`((key = '') > (${a} = '') or ((key = '') = (${a} = '') and (key ${ahead} ${a} or (key = ${a} and (id > ${b} or (id = ${b} and type > ${c}))))))`;
  return sql`with ${keepingMost(scope, relaxed)}
    select *, (select count(*) from kept) as total from kept
    where ${after === null ? sql`true` : beyond} order by ${order} limit ${limit}`;
};

/** Which clauses of a query no record holds, by their ordinals. */
export const selectUnheld = (clauses: readonly (readonly Sought[])[]): SQL =>
  sql.join(
    clauses.map(
      (clause, at) =>
        sql`select ${at} as clause where not exists (select 1 from search where search match ${clauseIn(columns, clause)})`,
    ),
    sql` union all `,
  );
