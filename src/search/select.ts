import { dayBits, dayCode, firstDated, firstFact, numbersOfDay, pastNumbers } from "../db/fulltext/number.ts";
import { joinRecord } from "../db/fulltext/record.ts";
import type { TermFilter } from "../db/select/selection.ts";
import { and } from "../db/select/selection.ts";
import { type SQL, sql } from "../db/sql.ts";
import { mostSurrounded, rankedOfMany, rankedTogether, weights } from "../model/ranking.ts";
import type { RecordType } from "../model/record-types.ts";
import { allOf, anyOf, hasKey, whenFilter } from "./expression.ts";
import { expressed, type Found, isFilledIn, nothing } from "./late.ts";
import type { TextMatch, Tier } from "./text-match.ts";

/** All that a query finds: where few records meet it, what tells of these too. */
export const foundBy = ({ text: { match, tiers } }: TextScope): string =>
  anyOf([match, ...tiers.flatMap(({ part, match }) => (part === "around" ? [match] : []))]);

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
export const matchCap = 1000;

/** The score of a record that is not ranked: it comes after all that are, the newest first. */
export const unranked = -1_000_000;

export const overlap = ({ from, to }: TextScope): SQL[] => [
  ...(from === undefined ? [] : [sql`(r.date_end is null or r.date_end >= ${from})`]),
  ...(to === undefined ? [] : [sql`(r.date_start is null or r.date_start <= ${to})`]),
];

export const filtered = (scope: TextScope, expression: string): string =>
  allOf([expression, ...[...scope.terms, ...whenFilter(scope.from, scope.to)].map(hasKey)]);

const onRecordOf = (scope: TextScope): SQL[] => [...scope.conditions, ...overlap(scope)];

/** FROM and WHERE of the records that fit an expression: the index as `f`, where wanted `search_documents d` and `records r`. */
export const matching = (
  scope: TextScope,
  expression: string,
  more: readonly SQL[] = [],
  { records = false, found = null }: { records?: boolean; found?: Found | null } = {},
): SQL => matchingAs(scope, expressed(filtered(scope, expression), found), more, records);

/** That a table has what meets the whole query; null where filters leave some of it out. */
export const foundWhole = (scope: TextScope, table: SQL): Found | null => {
  const expression = scope.text.match;
  const isUnfiltered = filtered(scope, expression) === expression && onRecordOf(scope).length === 0;
  return isUnfiltered ? { expression, table } : null;
};

const matchingAs = (scope: TextScope, expression: SQL, more: readonly SQL[] = [], records = false): SQL => {
  const onRecord = onRecordOf(scope);
  return sql`from search f ${records || onRecord.length > 0 ? joinRecord : sql``}
    where ${and([sql`f.search match ${expression}`, ...onRecord, ...more])}`;
};

/** The numbers of the records that match, as `id`: a SELECT without an order or a LIMIT. */
export const selectNumbers = (scope: TextScope): SQL => sql`select f.rowid as id ${matching(scope, foundBy(scope))}`;

/** How many records match: one more than {@link matchCap} where they are too many to count. */
export const selectMatchCount = (scope: TextScope): SQL =>
  sql`select total as count from (${selectCountUpTo(scope, matchCap + 1)})`;

/** How many records a query finds, up to one more than {@link matchCap}; of these, how many meet all of it, where few do. */
export type Counts = { total: number; whole: number };

/** {@link Counts}: one row. */
export const selectCounts = (scope: TextScope): SQL => sql`
  select (select total from (${selectCountUpTo(scope, matchCap + 1)})) as total,
    (select count(*) from (select 1 ${matching(scope, scope.text.match)} limit ${rankedTogether})) as whole`;

export const selectCountUpTo = (scope: TextScope, limit: number): SQL =>
  sql`select count(*) as total from (select 1 ${matching(scope, foundBy(scope))} limit ${limit})`;

/** The numbers in `records` of those that match: a SELECT without a LIMIT. */
export const selectMatchRecords = (scope: TextScope): SQL =>
  sql`select d.record ${matching(scope, foundBy(scope), [], { records: true })}`;

/** How equals are ordered by their numbers, and which of them come after one. */
export const directionOf = (order: TextMatch["order"]): [direction: SQL, ahead: SQL] =>
  order === "oldest" ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];

/** A record in a list by text. `number` is its number in the index, `key` what the list is sorted by. */
export type TextRow = { type: RecordType; id: string; number: number; key?: string | number };

/** So few matches are asked one by one whether they fit what far more records do. */
const askedOneByOne = 50;

/** When a record that a tier finds is to meet the whole query besides: never, where many do, always. */
const [never, amongMany, always] = [0, 1, 2];

/**
 * Tiers but the names as rows: the ordinal, the weight, the number before which it is looked for, whether it is fine, when the
 * whole query is to be met besides, whether it is one of the names, and the expression. Those that the database need not
 * fill in travel as one value, so that queries of any words are the same statement.
 */
const rowsOf = (scope: TextScope, tiers: readonly Tier[]): SQL => {
  const rows = tiers.flatMap(({ part, match, weight, own, wide, fine, ofReferences, ofNames }, at) => {
    if (part === "names") return [];
    const also = own === undefined ? never : wide ? always : amongMany;
    const expression = also === always ? (own ?? "") : filtered(scope, own ?? match);
    const below = ofReferences ? firstFact : pastNumbers;
    return [[at, weight, below, fine ? 1 : 0, also, ofNames ? 1 : 0, expression] as const];
  });
  const known = rows.filter((row) => !isFilledIn(row[6]));
  const late = rows.filter((row) => isFilledIn(row[6]));
  return sql.join(
    [
      sql`select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
        from json_each(${JSON.stringify(known)})`,
      ...late.map(
        ([at, weight, below, isFine, also, isOfNames, expression]) =>
          sql`select ${at}, ${weight}, ${below}, ${isFine}, ${also}, ${isOfNames}, ${expressed(expression)}`,
      ),
    ],
    sql` union all `,
  );
};

/**
 * What has all of the query in its names: a table `in_names` of it, its rows, and what is not looked for where there is none.
 *
 * @param direction of the numbers, from the first to be ranked.
 */
const namedOf = (scope: TextScope, tiers: readonly Tier[], direction: SQL) => {
  const at = tiers.findIndex(({ part }) => part === "names");
  const tier = tiers[at];
  if (!tier) return { table: sql``, fitting: sql``, noneFits: sql`` };
  const rows = sql`select f.rowid as id ${matchingAs(scope, expressed(filtered(scope, tier.match)))}`;
  return {
    table: sql`in_names as materialized (${rows} order by f.rowid ${direction}
      limit (select case when total = 0 then 0 when few then -1 else ${rankedOfMany} end from most)),`,
    fitting: sql`union all select n.id, ${tier.weight}, ${2 ** at}, not few from most cross join in_names n`,
    noneFits: sql`when of_names and not exists (select 1 from in_names) then ${nothing}`,
  };
};

/**
 * The records that match by what they score in the tiers, the newest first among equals. Where too many match to rank
 * them all, the newest of each tier are ranked, so that a record of a high tier does not go under, and all others follow.
 * Every row has the {@link Counts}, and in `tiers` a bit for each tier.
 *
 * @param after score and number of the last record of the page before.
 */
export const selectRanked = (
  scope: TextScope,
  limit: number,
  after: readonly [score: number, number: number] | null,
): SQL => {
  const { match, order } = scope.text;
  const whole = filtered(scope, match);
  const [direction, ahead] = directionOf(order);
  const score = order
    ? sql`s.weight + case when s.number < ${firstDated} then ${weights.undated} else 0 end`
    : sql`s.weight + d.prior`;
  const tiers = scope.text.tiers.filter(({ part }) => part !== "around");
  const found = foundWhole(scope, sql`matched`);
  // They are the last of all tiers, so that the ordinals of the others stay.
  const surroundings = scope.text.tiers
    .filter(({ part }) => part === "around")
    .map(({ match, weight }, at) => {
      const ofFew = sql`case when (select total from most) <= ${mostSurrounded}
        then ${expressed(filtered(scope, match), found)} else ${nothing} end`;
      return sql`select f.rowid as number, ${weight} as weight, 1 << ${tiers.length + at} as tiers
        ${matchingAs(scope, ofFew, [sql`f.rowid not in (select id from matched)`])}`;
    });
  const near = sql`(number, weight, tiers) as materialized (select number, max(weight), tiers
    from (${sql.join(surroundings, sql` union all `)}) group by number)`;
  const hasSurroundings = surroundings.length > 0;
  const query = sql`(select expression from query)`;
  // What the database fills in is filled in once; what is known needs no table.
  const once = isFilledIn(whole) ? sql`materialized` : sql`not materialized`;
  // Among few, tiers are looked for without the whole query, which takes longest; what does not match is left out after.
  const within = onRecordOf(scope).length === 0 ? [] : [sql`f.rowid in (select id from matched)`];
  const few = sql`select f.rowid, a.weight, a.bit, 0 from most cross join asked a cross join search f
    where ${and([sql`few and total > 0 and not a.of_each`, sql`f.rowid < a.below`, ...within])} and f.search match a.expression`;
  const each = sql`select m.id, a.weight, a.bit, 0 from asked a cross join matched m cross join search f
    where a.of_each and f.rowid = m.id and f.search match a.expression`;
  const many = sql`select n.value, a.weight, a.bit, 1 from most cross join asked a cross join json_each((
      select json_group_array(id) from (select f.rowid as id ${matchingAs(scope, sql`a.expression`, [sql`f.rowid < a.below`])}
        order by f.rowid ${direction} limit ${rankedOfMany}))) n where not few`;
  const named = namedOf(scope, tiers, direction);
  const beyond =
    after === null ? sql`true` : sql`(score < ${after[0]} or (score = ${after[0]} and number ${ahead} ${after[1]}))`;
  const rest = [
    sql`f.rowid not in (select number from scored)`,
    ...(after?.[0] === unranked ? [sql`f.rowid ${ahead} ${after[1]}`] : []),
  ];
  return sql`
    with query (expression) as ${once} (select ${expressed(whole)}),
    matched as materialized (select f.rowid as id ${matchingAs(scope, query)} order by f.rowid ${direction} limit ${matchCap + 1}),
    most as materialized (select count(*) as total, count(*) <= ${rankedTogether} as few from matched),
    ${named.table}
    tiers (tier, weight, below, is_fine, also, of_names, own) as (${rowsOf(scope, tiers)}),
    asked (weight, bit, below, of_each, expression) as materialized (
      select weight, 1 << tier, below, also = ${always} and total <= ${askedOneByOne},
        case ${named.noneFits} when (also = ${always} and total > ${askedOneByOne}) or (also = ${amongMany} and not few)
          then case when exists (select 1 from search where search match own) then own || ' AND ' || ${query} else ${nothing} end
          else own end
        from tiers cross join most where few or not is_fine),
    ${hasSurroundings ? sql`around ${near},` : sql``}
    scored as materialized (select id as number, sum(weight) as weight, sum(bit) as tiers
      from (select * from (select id, 0 as weight, 0 as bit, 1 as fits from matched order by id ${direction} limit (select iif(few, -1, ${rankedOfMany}) from most))
        ${named.fitting} union all ${few} union all ${each} union all ${many})
      group by id having max(fits)
      ${hasSurroundings ? sql`union all select * from around` : sql``}),
    top as materialized (
      select * from (select s.number, ${score} as score, s.tiers from scored s cross join search_documents d on d.id = s.number)
      where ${beyond} order by score desc, number ${direction} limit ${limit}),
    page as (
      select * from top
      union all select * from (select f.rowid, ${unranked}, '' ${matchingAs(scope, query, rest)}
        order by f.rowid ${direction} limit (select case when few then 0 else ${limit} - (select count(*) from top) end from most)))
    select r.type, r.id, p.number, p.score, cast(p.tiers as text) as tiers,
      (select total from most) + ${hasSurroundings ? sql`(select count(*) from around)` : sql`0`} as total, (select total from most) as whole
    from page p cross join search_documents d on d.id = p.number cross join records r on r.number = d.record
    order by p.score desc, p.number ${direction}`;
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
  const match = foundBy(scope);
  const row = sql`r.type, r.id, d.id as number`;
  const byId = sql`r.id, r.type`;
  const pastId = (last: DateKeyset) => sql`(r.id > ${last[1]} or (r.id = ${last[1]} and r.type > ${last[2]}))`;
  const undated = sql`select ${row}, '' as key ${matching(
    scope,
    match,
    [sql`f.rowid < ${firstDated}`, ...(after?.[0] === "" ? [pastId(after)] : [])],
    { records: true },
  )} order by ${byId}`;
  if (after?.[0] === "") return [sql`${undated} limit ${limit}`];

  const direction = sql.raw(descending ? "desc" : "asc");
  const upwards = sql.raw(descending ? "asc" : "desc");
  const day = after === null ? null : numbersOfDay(dayCode(after[0]));
  const from = descending && day ? day.first : firstDated;
  const to = !descending && day ? day.last : pastNumbers;
  const past =
    after === null
      ? []
      : [
          sql`(r.sort_date ${sql.raw(descending ? "<" : ">")} ${after[0]} or (r.sort_date = ${after[0]} and ${pastId(after)}))`,
        ];
  const lastDay = sql`(select (f.rowid >> ${dayBits}) ${matching(scope, match, [sql`f.rowid between ${from} and ${to}`, ...past], { records: true })}
    order by f.rowid ${upwards} limit 1 offset ${limit - 1})`;
  const bounds = descending
    ? sql`f.rowid between ${from} and coalesce((${lastDay} + 1 << ${dayBits}) - 1, ${to})`
    : sql`f.rowid between coalesce(${lastDay} << ${dayBits}, ${from}) and ${to}`;
  const dated = sql`select ${row}, r.sort_date as key ${matching(scope, match, [bounds, ...past], { records: true })}
    order by r.sort_date ${direction}, ${byId} limit ${limit}`;
  return [dated, sql`${undated} limit (case when ${lastDay} is null then ${limit} else 0 end)`];
};
