import { type SQL, sql } from "drizzle-orm";
import type { TermFilter } from "../../db/list.ts";
import { matchCap } from "../../db/search.ts";
import { type AnswerLanguage, text } from "../../http/locale.ts";
import type { FacetBucket, Facets } from "../../http/respond.ts";
import type { Localised } from "../../model/localised.ts";
import {
  agreementKindLabels,
  agreementStatusLabels,
  engagementKindLabels,
  engagementStatusLabels,
  mediumLabels,
  organisationKindLabels,
  sourceKindLabels,
} from "../../model/vocabulary.ts";

/** What the hits of a search can be counted by. */
export const searchFacets = ["type", "country", "topic", "year", "kind", "status", "source"] as const;
export type SearchFacet = (typeof searchFacets)[number];

const typeLabels: Readonly<Record<string, Localised>> = {
  article: { en: "Article", id: "Artikel" },
  engagement: { en: "Engagement", id: "Kegiatan" },
  agreement: { en: "Agreement", id: "Perjanjian" },
  statement: { en: "Statement", id: "Pernyataan" },
  country: { en: "Country", id: "Negara" },
  organisation: { en: "Organisation", id: "Organisasi" },
  person: { en: "Person", id: "Tokoh" },
  topic: { en: "Topic", id: "Topik" },
  source: { en: "Source", id: "Sumber" },
};

const labels: Partial<Record<SearchFacet, Readonly<Record<string, Localised>>>> = {
  type: typeLabels,
  kind: {
    ...engagementKindLabels,
    ...mediumLabels,
    ...sourceKindLabels,
    ...organisationKindLabels,
    ...agreementKindLabels,
  },
  status: { ...engagementStatusLabels, ...agreementStatusLabels },
};

const unknownLabel: Localised = { en: "Unknown", id: "Tidak diketahui" };

const mostValues = 100;

/** What the reference records among matches `m` have in a field; facts have theirs in `terms`. */
const ofReferences: Partial<Record<SearchFacet, readonly SQL[]>> = {
  country: [
    sql`select m.id, m.record_id from matched m where m.type = 'country'`,
    sql`select m.id, o.country_id from matched m cross join organisations o on o.id = m.record_id where m.type = 'organisation'`,
    sql`select m.id, outlet.country_id from matched m cross join sources outlet on outlet.id = m.record_id where m.type = 'source'`,
    sql`select m.id, p.country_id from matched m cross join person_posts h on h.person_id = m.record_id
      cross join posts p on p.id = h.post_id where m.type = 'person'`,
  ],
  topic: [
    sql`select m.id, m.record_id from matched m where m.type = 'topic'`,
    sql`select m.id, t.broader_id from matched m cross join topics t on t.id = m.record_id where m.type = 'topic'`,
  ],
  kind: [
    sql`select m.id, o.kind from matched m cross join organisations o on o.id = m.record_id where m.type = 'organisation'`,
    sql`select m.id, outlet.kind from matched m cross join sources outlet on outlet.id = m.record_id where m.type = 'source'`,
  ],
  source: [sql`select m.id, m.record_id from matched m where m.type = 'source'`],
};

const valuesIn = (field: SearchFacet): SQL =>
  field === "type"
    ? sql`select m.id, m.type as value from matched m`
    : sql.join(
        [
          sql`select m.id, x.value from matched m cross join terms x on x.type = m.type and x.id = m.record_id and x.field = ${field}`,
          ...(ofReferences[field] ?? []),
        ],
        sql` union `,
      );

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
    const labelled = field === "country" || field === "topic" || field === "source" ? field : "";
    return sql`
      select ${field} as facet, c.value, c.count, ${total} as matched, r.label_en as en, r.label_id as id
        from (select value, count(*) as count from ${heldIn(field)} group by value order by count desc, value limit ${mostValues}) c
          left join records r on r.type = ${labelled} and r.id = c.value
      union all select ${field}, null, (select count(*) from matched where id not in (select id from ${heldIn(field)})), ${total}, null, null`;
  });
  return sql`
    with matched as materialized (select d.id, d.type, d.record_id from (select id from (${numbers}) order by id desc limit ${matchCap + 1}) n
        cross join search_documents d on d.id = n.id)${sql.join(held, sql``)}
    select * from (${sql.join(counts, sql` union all `)}) order by facet, value is null, count desc, value`;
};

/** Statements that count by each facet the records that match under all filters but its own: one for those alike. */
export const facetStatements = (
  names: readonly SearchFacet[],
  filters: Readonly<Record<string, TermFilter>>,
  numbers: (terms: readonly TermFilter[]) => SQL,
): SQL[] => {
  const alike = Map.groupBy(names, (name) => (Object.hasOwn(filters, name) ? name : null));
  return [...alike].map(([own, facets]) =>
    selectFacets(
      facets,
      numbers(Object.entries(filters).flatMap(([field, filter]) => (field === own ? [] : [filter]))),
    ),
  );
};

const labelOf = (field: SearchFacet, { value, en, id }: FacetRow): Localised => {
  if (value === null) return unknownLabel;
  return en !== null && id !== null ? { en, id } : (labels[field]?.[value] ?? { en: value, id: value });
};

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
      (byFacet.get(name) ?? []).map((row) => ({
        value: row.value,
        label: text(language, labelOf(name, row)),
        count: Math.min(row.count, matchCap),
        relation: row.matched > matchCap ? "gte" : "eq",
      })),
    ]),
  );
};
