import type { Db } from "../../db/client.ts";
import { dayNumber } from "../../db/postings.ts";
import type { RefRow } from "../../db/select/refs.ts";
import { and, narrow, type Selection } from "../../db/select/selection.ts";
import { selectValueCounts } from "../../db/select/value-counts.ts";
import { type SQL, sql } from "../../db/sql.ts";
import { type FieldName, periodField, unknownField } from "../../model/fields.ts";
import type { Localised } from "../../model/localised.ts";
import { daysOf, type Interval, intervalOf, type Period, spanning } from "../../model/period.ts";
import type { FactType, RecordType } from "../../model/record-types.ts";

/** How many groups one period tells at most: those with most facts, besides those without a value. */
export const groupCap = 20;

/** How many periods a timeline tells at most: the latest. */
export const bucketCap = 600;

/** In how many periods a timeline names facts at most: the latest. */
export const namingCap = 100;

/** So many of the latest facts of a type a timeline looks at where no counts are kept; past it its counts are "at least". */
export const timelineCap = 10_000;

export type Split = "type" | FieldName;

/** A period, and in `parts` the periods as fine as their dates of which it is made, with commas between. */
type PeriodRow = { period: Period | null; parts: string | null; count: number; capped: number };
type GroupRow = { period: Period | null; value: string | null; type: FactType; count: number; label: Localised | null };

const widened = (interval: Interval): SQL => {
  if (interval === "month") return sql`a`;
  if (interval === "year") return sql`case when a = ${spanning} then a else substr(a, 1, 4) end`;
  return sql`case when length(a) = 7 and a not like '%Q%' then substr(a, 1, 4) || '-Q' || ((substr(a, 6) + 2) / 3) else a end`;
};

const union = (statements: readonly SQL[]): SQL => sql.join([...statements], sql` union all `);

const countPeriods = (selections: readonly Selection[], interval: Interval): SQL => sql`
  select ${widened(interval)} as period, group_concat(distinct a) as parts, sum(count) as count, max(capped) as capped
  from (${union(selections.map((selection) => selectValueCounts(selection, [periodField], timelineCap)))})
  group by period order by period is not null, period desc limit ${bucketCap * 3}`;

const countGroups = (selections: readonly Selection[], interval: Interval, split: Split): SQL => {
  const parts = selections.map((selection) =>
    split === "type"
      ? sql`select type, a, type as b, count from (${selectValueCounts(selection, [periodField], timelineCap)})`
      : sql`select type, a, b, count from (${selectValueCounts(selection, [periodField, split], timelineCap)})`,
  );
  const label = (column: string) => sql.raw(`r.label_${column}`);
  return sql`
    select g.period, g.value, g.type, g.count, ${label("en")} as en, ${label("id")} as id from (
      select period, value, type, count, row_number() over (partition by period order by value is not null, count desc, value) as rank
      from (select ${widened(interval)} as period, b as value, min(type) as type, sum(count) as count
        from (${union(parts)}) group by 1, 2)
    ) g left join records r on r.type = ${split} and r.id = g.value
    where g.rank <= ${groupCap + 1} order by g.period desc, g.rank limit ${bucketCap * groupCap}`;
};

/**
 * How many of the selected facts lie in each period, and how many of these have each value of the split: one round trip. Every fact is counted once, in the finest period, no finer than the interval, that holds
 * its date; `spanning` where none does, null where the date is not known.
 */
export const loadPeriods = async (
  db: Db,
  selections: readonly Selection[],
  { interval, split }: { interval: Interval; split: Split | undefined },
) => {
  const [periods, groups] = await db.batch([
    db.all<PeriodRow>(countPeriods(selections, interval)),
    db.all<Omit<GroupRow, "label"> & { en: string | null; id: string | null }>(
      split === undefined ? sql`select null as period limit 0` : countGroups(selections, interval, split),
    ),
  ]);
  return {
    periods,
    groups: groups.map(
      ({ en, id, ...row }): GroupRow => ({ ...row, label: en === null || id === null ? null : { en, id } }),
    ),
    capped: periods.some((row) => row.capped),
  };
};

/** What facts are first of: a period, and its parts. */
export type Bucket = Pick<PeriodRow, "period" | "parts">;

/** The terms under which the facts of a bucket stand. */
const termsOf = ({ period, parts }: Bucket, interval: Interval): [field: string, value: string][] => {
  if (period === null) return [[unknownField, periodField]];
  if (interval === "year" && intervalOf(period) === "year") return [["year", period]];
  return (parts ?? period).split(",").map((part) => [periodField, part]);
};

type FactRow = { bucket: number; sort_date: string; type: RecordType; id: string; en: string; in: string };

/** The days between which the facts under a term of a bucket have their sort dates. */
const sortDatesOf = (field: string, value: string): [first: string, last: string] => {
  if (field === unknownField) return ["", ""];
  if (value === spanning) return ["0", "9999-12-31"];
  const { start, end } = daysOf(value);
  return [start, end];
};

/** Walks the index of a filter between the days of each term, or where there is no filter the index of the term. */
const selectFirst = (selection: Selection, wanted: string, limit: number): SQL => {
  const { type } = selection;
  const given = selection.terms.find((filter) => filter.length === 1);
  const { join, conditions } = narrow({ ...selection, terms: selection.terms.filter((filter) => filter !== given) });
  const where = [
    sql`t.type = ${type}`,
    given?.[0]
      ? sql`t.field = ${given[0].field} and t.value = ${given[0].value} and t.day >= w.value ->> 3 and t.day <= w.value ->> 4
          and exists (select 1 from postings x where x.term = k.number and x.day = t.day and x.record = t.record)`
      : sql`t.field = w.value ->> 1 and t.value = w.value ->> 2`,
    ...conditions,
  ];
  // Not joined: of the record as it stood SQLite would walk all records, and find the first facts again for each.
  const label = (column: string) =>
    sql`(select ${sql.raw(column)} from records where type = ${type} and id = n.value ->> 0)`;
  return sql`
    select w.value ->> 0 as bucket, n.value ->> 1 as sort_date, ${type} as type, n.value ->> 0 as id,
      ${label("label_en")} as en, ${label("label_id")} as "in"
    from json_each(${wanted}) w
      cross join term_counts k on k.field = w.value ->> 1 and k.value = w.value ->> 2 and k.type = ${type}
      cross join json_each((select json_group_array(json_array(id, sort_date)) from (select t.id, t.sort_date, t.day from terms t ${join}
        where ${and(where)} order by t.day, t.id limit ${limit}))) n`;
};

/**
 * The first facts of each period by date, at most `limit` of each: one round trip.
 *
 * @returns references by period.
 */
export const loadFirst = async (
  db: Db,
  selections: readonly Selection[],
  { buckets, interval, limit }: { buckets: readonly Bucket[]; interval: Interval; limit: number },
): Promise<(bucket: Period | null) => RefRow[]> => {
  const wanted = JSON.stringify(
    buckets.flatMap((bucket, at) =>
      termsOf(bucket, interval).map(([field, value]) => [
        at,
        field,
        value,
        ...sortDatesOf(field, value).map(dayNumber),
      ]),
    ),
  );
  const [first, ...others] = selections.map((selection) => db.all<FactRow>(selectFirst(selection, wanted, limit)));
  const found = first && buckets.length > 0 && limit > 0 ? (await db.batch([first, ...others])).flat() : [];
  const byBucket = Map.groupBy(found, (row) => buckets[row.bucket]?.period ?? null);
  return (bucket) =>
    (byBucket.get(bucket) ?? [])
      .sort((a, b) => compare(a.sort_date, b.sort_date) || compare(a.id, b.id))
      .slice(0, limit)
      .map((row) => ({ id: row.id, type: row.type, label: { en: row.en, id: row.in } }));
};

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
