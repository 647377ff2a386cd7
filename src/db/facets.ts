import { type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../model/ids.ts";
import type { Localised } from "../model/localised.ts";
import { unknownField } from "../model/term-fields.ts";
import { type Selection, selectIds, selectsAll } from "./list.ts";

/** How many values of a facet are told at most: the most frequent. */
export const facetValueCap = 100;

/** How many matching records are counted by value; past it the counts are "at least". */
export const facetRecordCap = 10_000;

/**
 * Where a facet finds the values of a record `m`: LEFT JOINs that begin at `m.id`, and the value in each of their rows.
 * `distinct` where two rows can give one record the same value; `field` where the values are those of a field of terms.
 */
export type FacetValues = { joins: SQL; value: SQL; distinct: boolean; field?: string };

/** The values that records of a type have in one field of `terms`. */
export const termValues = (type: RecordType, field: string): FacetValues => ({
  joins: sql`left join terms x on x.type = ${type} and x.id = m.id and x.field = ${field}`,
  value: sql`x.value`,
  distinct: false,
  field,
});

/** One value of a facet; null is that of the records without one. `matched` is how many records were looked at. */
export type FacetRow = { value: string | null; count: number; matched: number; label: Localised | null };

const stored = ({ type }: Selection, field: string): SQL => sql`
  select * from (select value, count, 0 as matched from term_counts
    where field = ${field} and type = ${type} order by count desc, value limit ${facetValueCap})
  union all select null, coalesce((select count from term_counts
    where field = ${unknownField} and value = ${field} and type = ${type}), 0), 0`;

const counted = (selection: Selection, { joins, value, distinct }: FacetValues): SQL => {
  const rows = distinct
    ? sql`select distinct m.id, ${value} as value from matched m ${joins}`
    : sql`select ${value} as value from matched m ${joins}`;
  return sql`
    with matched as materialized (select id from (${selectIds(selection)}) limit ${facetRecordCap + 1}),
      counted as materialized (select value, count(*) as count from (${rows}) group by value)
    select * from (select value, count, (select count(*) from matched) as matched from counted
      where value is not null order by count desc, value limit ${facetValueCap})
    union all select null, coalesce((select count from counted where value is null), 0), (select count(*) from matched)`;
};

/**
 * A statement that counts the selected records by value, the most frequent values only, and those without a value.
 * Where nothing is selected by, it reads counts that were kept as the records were written.
 *
 * @param labels the type of record that the values are ids of; null where they are not.
 */
export const selectFacet = (selection: Selection, values: FacetValues, labels: RecordType | null): SQL => {
  const counts =
    values.field !== undefined && selectsAll(selection) ? stored(selection, values.field) : counted(selection, values);
  return labels === null
    ? sql`select value, count, matched, null as en, null as id from (${counts})`
    : sql`select c.value, c.count, c.matched, r.label_en as en, r.label_id as id
        from (${counts}) c left join records r on r.type = ${labels} and r.id = c.value`;
};

/** Reads a row of {@link selectFacet}. */
export const readFacetRow = (row: unknown): FacetRow => {
  const { value, count, matched, en, id } = row as Omit<FacetRow, "label"> & { en: string | null; id: string | null };
  return { value, count, matched, label: en === null || id === null ? null : { en, id } };
};
