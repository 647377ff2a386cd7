import type { Localised } from "../../model/localised.ts";
import type { RecordType } from "../../model/record-types.ts";
import { type SQL, sql } from "../sql.ts";
import type { Selection } from "./selection.ts";
import { keptValueCounts, matchedRecords, matchedValueCounts } from "./value-counts.ts";

/** How many values of a facet are sent at most: the most frequent. */
export const facetValueCap = 100;

/**
 * Where a facet finds the values of a record `m` outside of its fields in `terms`: LEFT JOINs that begin at `m.number`, and
 * the value in each of their rows. `distinct` where two rows can give one record the same value.
 */
export type FacetValues = { joins: SQL; value: SQL; distinct: boolean };

/** A facet: its name, a field of `terms` or where else its values are, and the type of record that they are ids of. */
export type Facet = { name: string; values: string | FacetValues; labels: RecordType | null };

/** One value of a facet; null is that of the records without one. `capped` is 1 where it is at least so many. */
export type FacetRow = { facet: string; value: string | null; count: number; capped: number; label: Localised | null };

const counted = ({ joins, value, distinct }: FacetValues): SQL => sql`
  select a, count(*) as count, (select capped from capping) as capped
  from (select ${distinct ? sql`distinct m.number,` : sql``} ${value} as a from matched m ${joins}) group by a`;

const tellMost = ({ name, labels }: Facet, counts: SQL): SQL => {
  const [en, id, join] =
    labels === null
      ? [sql`null`, sql`null`, sql``]
      : [sql`r.label_en`, sql`r.label_id`, sql`left join records r on r.type = ${labels} and r.id = c.a`];
  return sql`select ${name} as facet, c.a as value, c.count, c.capped, ${en} as en, ${id} as id
    from (select a, count, capped from (${counts}) order by a is not null, count desc, a limit ${facetValueCap + 1}) c ${join}`;
};

/**
 * A statement that counts the selected records by the values of each facet, the most frequent values only, and those
 * without a value. The records are looked up once for all facets.
 */
export const selectFacets = (selection: Selection, facets: readonly Facet[]): SQL => {
  const kept = facets.map(({ values }) => (typeof values === "string" ? keptValueCounts(selection, [values]) : null));
  const parts = facets.map((facet, at) => {
    const { values } = facet;
    const fresh = typeof values === "string" ? matchedValueCounts(selection, [values]) : counted(values);
    return tellMost(facet, kept[at] ?? fresh);
  });
  const records = kept.every((one) => one !== null) ? sql`` : sql`with ${matchedRecords(selection)}`;
  return sql`${records} ${sql.join(parts, sql` union all `)}`;
};

/** Reads a row of {@link selectFacets}. */
export const readFacetRow = (row: unknown): FacetRow => {
  const { en, id, ...rest } = row as Omit<FacetRow, "label"> & { en: string | null; id: string | null };
  return { ...rest, label: en === null || id === null ? null : { en, id } };
};
