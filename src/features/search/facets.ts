import { labelOf } from "../../collections/facets.ts";
import { joinRecord } from "../../db/fulltext/record.ts";
import { type SQL, sql } from "../../db/sql.ts";
import type { FacetBucket, Facets } from "../../http/response/respond.ts";
import { inAnswer } from "../../http/response/translations.ts";
import { recordsOf, searchedFields } from "../../model/fields.ts";
import type { AnswerLanguage, Localised } from "../../model/localised.ts";
import { matchCap } from "../../search/select.ts";
import type { SearchFilters } from "./queries.ts";

/** What the hits of a search can be counted by. */
export const searchFacets = ["type", ...searchedFields] as const;
export type SearchFacet = (typeof searchFacets)[number];

const mostValues = 100;

const valuesIn = (field: SearchFacet): SQL =>
  field === "type"
    ? sql`select m.id, m.type as value from matched m`
    : sql`select m.id, x.value from matched m cross join terms x on x.type = m.type and x.id = m.record_id and x.field = ${field}`;

type FacetRow = {
  facet: SearchFacet;
  value: string | null;
  count: number;
  matched: number;
  en: string | null;
  id: string | null;
};

/** Counts the records that `numbers` selects, the newest of them where they are many, by their values in some fields. */
const selectFacets = (fields: readonly SearchFacet[], numbers: SQL): SQL => {
  const total = sql`(select count(*) from matched)`;
  const heldIn = (field: SearchFacet) => sql.identifier(`in_${field}`);
  const held = fields.map(
    (field) =>
      sql`, ${heldIn(field)} as materialized (select id, value from (${valuesIn(field)}) where value is not null)`,
  );
  const counts = fields.map((field) => {
    const labelled = recordsOf(field) ?? "";
    return sql`
      select ${field} as facet, c.value, c.count, ${total} as matched, r.label_en as en, r.label_id as id
        from (select value, count(*) as count from ${heldIn(field)} group by value order by count desc, value limit ${mostValues}) c
          left join records r on r.type = ${labelled} and r.id = c.value
      union all select ${field}, null, (select count(*) from matched where id not in (select id from ${heldIn(field)})), ${total}, null, null`;
  });
  return sql`
    with matched as materialized (select f.rowid as id, r.type, r.id as record_id
        from (select id as rowid from (${numbers}) order by id limit ${matchCap + 1}) f ${joinRecord})${sql.join(held, sql``)}
    select * from (${sql.join(counts, sql` union all `)}) order by facet, value is null, count desc, value`;
};

/** Statements that count by each facet the records that match under all filters but its own: one for those alike. */
export const facetStatements = (
  names: readonly SearchFacet[],
  own: ReadonlySet<string>,
  filtersWithout: (name: string | null) => SearchFilters,
  numbers: (filters: SearchFilters) => SQL,
): SQL[] =>
  [...Map.groupBy(names, (name) => (own.has(name) ? name : null))].map(([name, facets]) =>
    selectFacets(facets, numbers(filtersWithout(name))),
  );

const labelled = (field: SearchFacet, { value, en, id }: FacetRow): Localised =>
  labelOf(null, field, value, en !== null && id !== null ? { en, id } : null);

/** Facets as the answer shows them: the most frequent values first, the unknown last. */
export const presentFacets = (
  names: readonly SearchFacet[],
  rows: readonly unknown[],
  language: AnswerLanguage,
): Facets => {
  const byFacet = Map.groupBy(rows as readonly FacetRow[], ({ facet }) => facet);
  return Object.fromEntries(
    names.map((name): [string, FacetBucket[]] => [
      name,
      (byFacet.get(name) ?? []).map((row) =>
        inAnswer(language, (each) => ({
          value: row.value,
          label: labelled(name, row)[each],
          count: Math.min(row.count, matchCap),
          relation: row.matched > matchCap ? ("gte" as const) : ("eq" as const),
        })),
      ),
    ]),
  );
};
