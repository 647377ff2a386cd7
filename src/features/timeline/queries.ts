import type { Db } from "../../db/client.ts";
import { dayNumber } from "../../db/postings.ts";
import { countingCap } from "../../db/select/counts.ts";
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
export const timelineCap = countingCap;

/** So many of the latest facts of a type are split where they are filtered: each has several values. */
export const splitCap = 2_500;

export type Split = "type" | FieldName;

/** A period, and in `parts` the periods as fine as their dates of which it is made, with commas between. */
type PeriodRow = { period: Period | null; parts: string | null; count: number; capped: number };
type GroupRow = { period: Period | null; value: string | null; type: FactType; count: number };
type LabelRow = { id: string; en: string; in: string };

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
      : sql`select type, a, b, count from (${selectValueCounts(selection, [periodField, split], splitCap)})`,
  );
  return sql`
    select period, value, type, count from (
      select period, value, type, count, row_number() over (partition by period order by value is not null, count desc, value) as rank
      from (select ${widened(interval)} as period, b as value, min(type) as type, sum(count) as count
        from (${union(parts)}) group by 1, 2)
    ) where rank <= ${groupCap + 1} order by period desc, rank limit ${bucketCap * groupCap}`;
};

/** The labels of all records of a split, each once: groups repeat them. */
const selectLabels = (split: Split): SQL =>
  sql`select id, label_en as en, label_id as "in" from records where type = ${split}`;

/**
 * How many of the selected facts lie in each period, and how many of these have each value of the split: one round trip. Every fact is counted once, in the finest period, no finer than the interval, that holds
 * its date; `spanning` where none does, null where the date is not known.
 */
export const loadPeriods = async (
  db: Db,
  selections: readonly Selection[],
  { interval, split }: { interval: Interval; split: Split | undefined },
) => {
  const none = sql`select null limit 0`;
  const [periods, groups, labels] = await db.batch([
    db.all<PeriodRow>(countPeriods(selections, interval)),
    db.all<GroupRow>(split === undefined ? none : countGroups(selections, interval, split)),
    db.all<LabelRow>(split === undefined ? none : selectLabels(split)),
  ]);
  const labelled = new Map(labels.map((row): [string, Localised] => [row.id, { en: row.en, id: row.in }]));
  return {
    periods,
    groups: groups.map((row) => ({ ...row, label: labelled.get(row.value ?? "") ?? null })),
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

/** The days between which the facts under a term of a bucket have their sort dates. */
const sortDatesOf = (field: string, value: string): [first: string, last: string] => {
  if (field === unknownField) return ["", ""];
  if (value === spanning) return ["0", "9999-12-31"];
  const { start, end } = daysOf(value);
  return [start, end];
};

/** A term of a period with no more facts than this is walked itself, not the filter between its days. */
const fewInTerm = 100;

/** Walks the index of a filter between the days of each term `w` of a bucket, or of what has few facts the index of the term. */
const selectFirst = (selection: Selection, limit: number): SQL => {
  const { type, terms } = selection;
  const filter = terms.find(({ length }) => length === 1);
  const [given] = filter ?? [];
  const firstOf = (walked: SQL, others: Selection["terms"], which: SQL): SQL => {
    const { join, conditions } = narrow({ ...selection, terms: others });
    return sql`
      select ${type} as type, n.value ->> 0 as id, n.value ->> 1 as day from json_each(b.value) w
        cross join term_counts k on k.field = w.value ->> 0 and k.value = w.value ->> 1 and k.type = ${type} and ${which}
        cross join json_each((select json_group_array(json_array(id, day)) from (select t.id, t.day from terms t ${join}
          where ${and([sql`t.type = ${type}`, walked, ...conditions])} order by t.day, t.id limit ${limit}))) n`;
  };
  const ofTerm = sql`t.field = w.value ->> 0 and t.value = w.value ->> 1`;
  if (given === undefined) return firstOf(ofTerm, terms, sql`true`);
  const ofFilter = sql`t.field = ${given.field} and t.value = ${given.value} and t.day >= w.value ->> 2 and t.day <= w.value ->> 3
    and exists (select 1 from postings x where x.term = k.number and x.day = t.day and x.record = t.record)`;
  const others = terms.filter((other) => other !== filter);
  return union([
    firstOf(ofFilter, others, sql`k.count > ${fewInTerm}`),
    firstOf(ofTerm, terms, sql`k.count <= ${fewInTerm}`),
  ]);
};

type FactRow = { bucket: number; type: RecordType; id: string; en: string; in: string };

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
  if (buckets.length === 0 || limit === 0 || selections.length === 0) return () => [];
  const wanted = buckets.map((bucket) =>
    termsOf(bucket, interval).map(([field, value]) => [field, value, ...sortDatesOf(field, value).map(dayNumber)]),
  );
  const first = union(selections.map((selection) => selectFirst(selection, limit)));
  // Not joined: of the record as it stood SQLite would walk all records, and find the first facts again for each.
  const label = (column: string) =>
    sql`(select ${sql.raw(column)} from records where type = n.value ->> 0 and id = n.value ->> 1)`;
  const [found] = await db.batch([
    db.all<FactRow>(sql`
    select b.key as bucket, n.value ->> 0 as type, n.value ->> 1 as id, ${label("label_en")} as en, ${label("label_id")} as "in"
    from json_each(${JSON.stringify(wanted)}) b
      cross join json_each((select json_group_array(json_array(type, id)) from (${first} order by day, id limit ${limit}))) n
    order by b.key, n.key`),
  ]);
  const byBucket = Map.groupBy(found, (row) => buckets[row.bucket]?.period ?? null);
  return (bucket) =>
    (byBucket.get(bucket) ?? []).map(({ id, type, en, in: indonesian }) => ({
      id,
      type,
      label: { en, id: indonesian },
    }));
};
