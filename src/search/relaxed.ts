import { columns } from "../db/fulltext/terms.ts";
import { type SQL, sql } from "../db/sql.ts";
import { allOf, clauseIn, type Sought, wholeNameIn, without } from "./expression.ts";
import { matchCap, matching, rankedOfMany, selectCountUpTo, type TextScope } from "./select.ts";

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
 * What matches less than a third of what the best one does is left out.
 */
const keepingMost = (scope: TextScope, { clauses, excluded, few }: Relaxed): SQL => {
  // In the LIMIT, as a condition would be evaluated for every match.
  const upTo = (limit: number) => sql`(select case when total < ${few} then ${limit} else 0 end from met_by)`;
  const found = (expression: string, units: readonly number[]) => sql`
    select f.id as id, u.value as unit from (select f.rowid as id ${matching(scope, expression)}
      order by f.rowid desc limit ${upTo(rankedOfMany)}) f cross join json_each(${JSON.stringify(units)}) u`;
  const part = (expression: string) => without(expression, excluded);
  const all = clauses.map((_, at) => at);
  const first = clauses.length * 3;
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
      (select 1 from search where search match ${clauseIn(columns, clause)} limit ${upTo(matchCap)})`,
  );
  return sql`
    met_by as materialized (${selectCountUpTo(scope, few)}),
    counts as materialized (${sql.join(counts, sql` union all `)}),
    found as (${sql.join(
      [
        ...clauses.map((clause, at) => found(part(clauseIn(columns, clause)), [at])),
        ...clauses.map((clause, at) => found(part(clauseIn(["names"], clause)), [at, at + clauses.length])),
        ...clauses.flatMap((clause, at) => {
          const whole = wholeNameIn(clause);
          return whole === null ? [] : [found(part(whole), [at, at + clauses.length * 2])];
        }),
        ...allButOne,
        ...tiers.map(({ match }, at) => found(match, [first + at])),
      ],
      sql` union `,
    )}),
    weights as materialized (
      select unit, 100 + 15000 / (50 + count) as weight from counts
      union all select unit + ${clauses.length}, (100 + 15000 / (50 + count)) / 3 from counts
      union all select unit + ${clauses.length * 2}, (100 + 15000 / (50 + count)) / 2 from counts
      union all select key + ${first}, value from json_each(${JSON.stringify(tiers.map(({ weight }) => weight))})),
    scored as materialized (
      select found.id as number, sum(w.weight) as weight,
        coalesce(sum(w.weight) filter (where w.unit < ${clauses.length}), 0) as part,
        json_group_array(w.unit) filter (where w.unit < ${clauses.length}) as met
      from found cross join weights w on w.unit = found.unit group by found.id),
    kept as materialized (
      select d.type, d.record_id as id, d.id as number, d.sort_date as key, s.weight + d.prior as score, s.met
      from scored s cross join search_documents d on d.id = s.number
      where s.weight >= ${wholeWeight} or s.part * 3 >= (select max(part) from scored))`;
};

/** The numbers of the records that {@link selectRelaxed} lists: a SELECT without an order or a LIMIT. */
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
