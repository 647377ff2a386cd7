import { firstDated } from "../db/fulltext/number.ts";
import { places } from "../db/fulltext/terms.ts";
import { type SQL, sql } from "../db/sql.ts";
import { closeEnough, mostRelaxed, rankedOfMany } from "../model/ranking.ts";
import { allOf, type Clauses, clauseIn, isCountry, type Sought, wholeNameIn, without } from "./expression.ts";
import { expressed } from "./late.ts";
import { eventKinds } from "./roles.ts";
import { directionOf, foundWhole, matchCap, matching, type TextScope } from "./select.ts";
import type { Tier } from "./text-match.ts";

/** What a record gains by meeting the whole query, or by telling of what does, before all that it gains by a part. */
const [wholeWeight, aroundWeight] = [100_000, 50_000];

/** What a record loses that is only one of several things. */
const onlyOneThing = 400;

/** What an article loses, which has words of all that it tells of: each of these has its own. */
const ofAll = 40;

/** What it gains by being of the type of which a kind is asked for: a meeting, where a visit is. */
const sameType = 100;

/** A query that too few records meet as a whole. */
export type Relaxed = {
  clauses: Clauses;
  excluded: readonly Sought[];
  /**
   * The numbers of the records that meet it, under the filters: none where no record tells of one that does, either; null
   * where they are to be looked for.
   */
  met: readonly number[] | null;
};

/**
 * WITH clauses that end in `kept`: the records that meet most of the clauses, rare ones weighing more, and their scores.
 * What meets clearly less than the best ones is no answer, and left out; of those that meet as much the best are kept.
 */
const keepingMost = (scope: TextScope, { clauses, excluded, met }: Relaxed): SQL => {
  const count = clauses.length;
  const known = foundWhole(scope, sql`whole`);
  const found = (expression: string, units: readonly number[]) => sql`
    select f.id as id, u.value as unit from (select f.rowid as id ${matching(scope, without(expression, excluded), [], { found: known })}
      order by f.rowid limit ${rankedOfMany}) f cross join json_each(${JSON.stringify(units)}) u`;
  const all = clauses.map((_, at) => at);
  const allButOne =
    count < 3 || count > 6
      ? []
      : all.map((left) => {
          const kept = all.filter((at) => at !== left);
          return found(allOf(kept.map((at) => clauseIn(places, clauses[at] ?? []))), kept);
        });
  const first = count * 4;
  const { match } = scope.text;
  const tiers = met?.length === 0 ? [] : scope.text.tiers;
  const gainOf = ({ part, weight }: Tier) =>
    part !== "around" ? weight : weight < 0 ? aroundWeight : wholeWeight + weight * 2;
  const gains = [wholeWeight, ...tiers.map(gainOf)];
  // Few meet the whole query: whether they fit what many do is asked of each.
  const ofWhole = tiers.map(({ match, own, wide }, at) => {
    const unit = first + 1 + at;
    if (own === undefined) return found(match, [unit]);
    return wide
      ? sql`select w.id, ${unit} from whole w cross join search f where f.rowid = w.id and f.search match ${expressed(own)}`
      : sql`select f.rowid, ${unit} from search f where f.search match ${expressed(own)} and +f.rowid in (select id from whole)`;
  });
  // Who asks for what is cancelled, or was done with a country, is not answered by what was not; of two countries with which
  // nothing was done together, by what was with either.
  const ordinals = (is: (unit: Clauses[number][number]) => boolean) =>
    JSON.stringify(clauses.flatMap((clause, at) => (clause.every(is) ? [at] : [])));
  const statuses = ordinals(({ aspect }) => aspect === "status");
  const countries = ordinals(isCountry);
  const isAnswer = sql`
    not exists (select 1 from counts where count = 0 and unit in (select value from json_each(${statuses})))
    and (${countries} = '[]' or exists (select 1 from found where unit = ${first})
      or exists (select 1 from json_each(${countries}) where value in (select value from json_each(s.met))))`;
  // With a country, a country or a topic is but one of the things that are asked for together.
  const isWithCountry = new Set(clauses.map((clause) => clause.every(isCountry))).size > 1;
  const ofOneThing = isWithCountry
    ? sql`case when r.type in ('country', 'topic') then ${onlyOneThing} else 0 end`
    : sql`0`;
  const kinds = clauses.flatMap((clause) =>
    clause.flatMap(({ aspect, asked = [] }) => (aspect === "type" ? asked : [])),
  );
  const ofKind = kinds.some((key) => eventKinds.has(key)) ? "engagement" : "agreement";
  const likeIt = kinds.some((key) => key.startsWith("kind:"))
    ? sql`case when r.type = ${ofKind} then ${sameType} else 0 end`
    : sql`0`;
  const counts = clauses.map(
    (clause, at) => sql`select ${at} as unit, count(*) as count from
      (select 1 from search where search match ${expressed(clauseIn(places, clause))} limit ${matchCap})`,
  );
  const whole = met
    ? sql`select value as id from json_each(${JSON.stringify(met)})`
    : sql`select f.rowid as id ${matching(scope, without(match, excluded))} limit ${rankedOfMany}`;
  return sql`
    whole as materialized (${whole}),
    counts as materialized (${sql.join(counts, sql` union all `)}),
    found as (${sql.join(
      [
        ...clauses.map((clause, at) => found(clauseIn(places, clause), [at])),
        ...clauses.map((clause, at) => found(clauseIn(["names"], clause), [at, at + count])),
        ...clauses.map((clause, at) => found(clauseIn(["text"], clause), [at, at + count * 3])),
        ...clauses.flatMap((clause, at) => {
          const whole = wholeNameIn(clause);
          return whole === null ? [] : [found(whole, [at, at + count * 2])];
        }),
        ...allButOne,
        sql`select id, ${first} from whole`,
        ...ofWhole,
      ],
      sql` union `,
    )}),
    weights as materialized (
      select unit, 100 + 15000 / (50 + count) as weight from counts
      union all select unit + ${count}, (100 + 15000 / (50 + count)) / 3 from counts
      union all select unit + ${count * 2}, (100 + 15000 / (50 + count)) / 3 from counts
      union all select unit + ${count * 3}, (100 + 15000 / (50 + count)) / 5 from counts
      union all select key + ${first}, value from json_each(${JSON.stringify(gains)})),
    scored as materialized (
      select found.id as number, coalesce(sum(w.weight) filter (where w.weight < ${aroundWeight}), 0)
          + coalesce(max(w.weight) filter (where w.weight >= ${aroundWeight}), 0) as weight,
        coalesce(sum(w.weight) filter (where w.unit < ${count}), 0) as part,
        json_group_array(w.unit) filter (where w.unit < ${count}) as met
      from found cross join weights w on w.unit = found.unit group by found.id),
    answers as materialized (select * from scored s where ${isAnswer}),
    kept as materialized (
      select r.type, r.id, d.id as number, iif(d.id >= ${firstDated}, r.sort_date, '') as key,
        s.weight + d.prior - iif(r.type = 'article', ${ofAll}, 0) - ${ofOneThing} + ${likeIt} as score, s.met
      from answers s cross join search_documents d on d.id = s.number cross join records r on r.number = d.record
      where s.weight >= ${aroundWeight} or s.part * 100 >= (select max(part) from answers) * ${closeEnough}
      order by score desc, d.id ${directionOf(scope.text.order)[0]} limit ${mostRelaxed})`;
};

/** The numbers of the records that {@link selectRelaxed} lists: a SELECT without an order or a LIMIT. */
export const selectRelaxedNumbers = (scope: TextScope, relaxed: Relaxed): SQL =>
  sql`with ${keepingMost(scope, relaxed)} select number as id from kept`;

/** The records that meet most of a query. Every row has the `total`, and in `met` which clauses it meets. */
export const selectRelaxed = (
  scope: TextScope,
  relaxed: Relaxed,
  sort: "relevance" | "date" | "-date",
  limit: number,
  after: readonly (string | number)[] | null,
): SQL => {
  const [a = "", b = "", c = ""] = after ?? [];
  const ahead = sql.raw(sort === "date" ? ">" : "<");
  const [direction, past] = directionOf(scope.text.order);
  const order =
    sort === "relevance"
      ? sql`score desc, number ${direction}`
      : sql`key = '', key ${sql.raw(sort === "date" ? "asc" : "desc")}, id, type`;
  const beyond =
    sort === "relevance"
      ? sql`(score < ${a} or (score = ${a} and number ${past} ${b}))`
      : sql`((key = '') > (${a} = '') or ((key = '') = (${a} = '') and (key ${ahead} ${a} or (key = ${a} and (id > ${b} or (id = ${b} and type > ${c}))))))`;
  return sql`with ${keepingMost(scope, relaxed)}
    select *, (select count(*) from kept) as total from kept
    where ${after === null ? sql`true` : beyond} order by ${order} limit ${limit}`;
};
