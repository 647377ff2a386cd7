import { type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../model/ids.ts";
import type { Localised } from "../model/localised.ts";
import type { Selection } from "./list.ts";
import { matchedRecords, selectTally } from "./tally.ts";

/** How many values of a facet are told at most: the most frequent. */
export const facetValueCap = 100;

/**
 * Where a facet finds the values of a record `m` outside of its fields in `terms`: LEFT JOINs that begin at `m.id`, and
 * the value in each of their rows. `distinct` where two rows can give one record the same value.
 */
export type FacetValues = { joins: SQL; value: SQL; distinct: boolean };

/** One value of a facet; null is that of the records without one. `matched` is how many records were looked at. */
export type FacetRow = { value: string | null; count: number; matched: number; label: Localised | null };

const counted = (selection: Selection, { joins, value, distinct }: FacetValues): SQL => {
  const rows = distinct
    ? sql`select distinct m.id, ${value} as a from matched m ${joins}`
    : sql`select ${value} as a from matched m ${joins}`;
  return sql`select * from (with ${matchedRecords(selection)}
    select a, count(*) as count, (select count(*) from matched) as matched from (${rows}) group by a)`;
};

/**
 * A statement that counts the selected records by value, the most frequent values only, and those without a value.
 *
 * @param values a field of `terms`, or where else the values are.
 * @param labels the type of record that the values are ids of; null where they are not.
 */
export const selectFacet = (selection: Selection, values: string | FacetValues, labels: RecordType | null): SQL => {
  const counts = typeof values === "string" ? selectTally(selection, [values]) : counted(selection, values);
  const [en, id, join] =
    labels === null
      ? [sql`null`, sql`null`, sql``]
      : [sql`r.label_en`, sql`r.label_id`, sql`left join records r on r.type = ${labels} and r.id = c.a`];
  return sql`select c.a as value, c.count, c.matched, ${en} as en, ${id} as id
    from (select a, count, matched from (${counts}) order by a is not null, count desc, a limit ${facetValueCap + 1}) c ${join}`;
};

/** Reads a row of {@link selectFacet}. */
export const readFacetRow = (row: unknown): FacetRow => {
  const { value, count, matched, en, id } = row as Omit<FacetRow, "label"> & { en: string | null; id: string | null };
  return { value, count, matched, label: en === null || id === null ? null : { en, id } };
};
