import { type FacetRow, type FacetValues, facetValueCap, readFacetRow, selectFacets } from "../db/select/facets.ts";
import { among } from "../db/select/refs.ts";
import type { Selection } from "../db/select/selection.ts";
import { type SQL, sql } from "../db/sql.ts";
import type { FacetBucket, Facets } from "../http/response/respond.ts";
import { inAnswer } from "../http/response/translations.ts";
import { recordsOf, vocabularyOf } from "../model/fields.ts";
import { type AnswerLanguage, type Localised, languagesOf } from "../model/localised.ts";
import type { CollectionType, RecordType } from "../model/record-types.ts";
import { countryRoles } from "../model/vocabulary.ts";
import { type FilterValues, wantedIn } from "./filters.ts";

const unknownLabel: Localised = { en: "Unknown", id: "Tidak diketahui" };

/** The roles of a country in the engagements and articles that name it. */
const rolesOfCountry: FacetValues = {
  joins: sql`left join records o on o.number = m.number left join term_counts c on c.value = o.id and c.field in (${sql.join(
    countryRoles.map((role) => sql`${`country.${role}`}`),
    sql`, `,
  )}) and c.count > 0`,
  value: sql`substr(c.field, 9)`,
  distinct: true,
};

/** A country in a role, and the roles of a country, are one field: each facet looks at it under the other's filter. */
const roleValues = (type: RecordType, name: string, query: FilterValues): FacetValues | null => {
  const [country, role] = [wantedIn(query.country), wantedIn(query.role)];
  const joined = (roles: readonly string[], condition: SQL = sql``) => {
    const fields = among(
      sql`field`,
      roles.map((as) => `country.${as}`),
    );
    return sql`left join postings p on p.record = m.number and p.term in (select number from term_counts
        where ${fields} and type = ${type} ${condition})
      left join term_counts x on x.number = p.term`;
  };
  if (name === "country" && role) return { joins: joined(role), value: sql`x.value`, distinct: true };
  if (name === "role" && country) {
    const joins = joined(countryRoles, sql`and ${among(sql`value`, country)}`);
    return { joins, value: sql`substr(x.field, 9)`, distinct: true };
  }
  return null;
};

const valuesOf = (type: CollectionType, name: string, query: FilterValues): string | FacetValues =>
  type === "country" ? rolesOfCountry : (roleValues(type, name, query) ?? name);

type Query = FilterValues & { facets?: readonly string[]; from?: string; to?: string; updatedSince?: string };

/** Facets to be counted: a statement for each, to run beside others, and how to read what they give. */
export type FacetPlan = {
  statements: SQL[];
  /** undefined where none are wanted. */
  read: (results: readonly unknown[][], language: AnswerLanguage) => Facets | undefined;
};

/**
 * Plans the facets that a list's query names. Each is counted under all filters but its own.
 *
 * @param filters the filters of the list for a query, with the one of the facet left out of it.
 */
export const planFacets = <Q extends Query>(
  type: CollectionType,
  query: Q,
  filters: (query: Q) => Partial<Pick<Selection, "terms" | "conditions">>,
): FacetPlan => {
  const names = query.facets ?? [];
  const isOwn = (name: string): boolean => (query as Record<string, unknown>)[name] !== undefined;
  const select = (own: readonly string[], without: string | null): SQL => {
    const others = without === null ? query : { ...query, [without]: undefined };
    const { from, to, updatedSince } = query;
    const selection = { type, terms: [], conditions: [], from, to, updatedSince, ...filters(others) };
    const facets = own.map((name) => ({ name, values: valuesOf(type, name, others), labels: recordsOf(name) }));
    return selectFacets(selection, facets);
  };
  const shared = names.filter((name) => !isOwn(name));
  const alone = names.filter(isOwn);
  return {
    statements: [...(shared.length > 0 ? [select(shared, null)] : []), ...alone.map((name) => select([name], name))],
    read: (results, language) => {
      if (!query.facets) return undefined;
      const rows = Map.groupBy(results.flat().map(readFacetRow), ({ facet }) => facet);
      return Object.fromEntries(names.map((name) => [name, presentFacet(type, name, rows.get(name) ?? [], language)]));
    },
  };
};

/** The label of a value in a field: of its record, of its vocabulary, or itself. */
export const labelOf = (type: CollectionType | null, field: string, value: string | null, label: Localised | null) =>
  value === null ? unknownLabel : (label ?? vocabularyOf(type, field)?.[value] ?? { en: value, id: value });

const none: FacetRow = { facet: "", value: null, count: 0, capped: 0, label: null };

/** Puts the counts of a facet in order: by count, then by label and value, the unknown last. */
export const presentFacet = (
  type: CollectionType,
  name: string,
  rows: readonly FacetRow[],
  language: AnswerLanguage,
): FacetBucket[] => {
  const relation = rows.some(({ capped }) => capped) ? "gte" : "eq";
  const [first] = languagesOf(language);
  const order = new Intl.Collator(first).compare;
  const bucket = ({ value, count, label }: FacetRow) => ({ value, count, label: labelOf(type, name, value, label) });
  const known = rows
    .filter(({ value }) => value !== null)
    .map(bucket)
    .sort(
      (a, b) =>
        b.count - a.count || order(a.label[first], b.label[first]) || (String(a.value) < String(b.value) ? -1 : 1),
    )
    .slice(0, facetValueCap);
  const unknown = bucket(rows.find(({ value }) => value === null) ?? none);
  return [...known, unknown].map(({ value, label, count }) =>
    inAnswer(language, (each) => ({ value, label: label[each], count, relation })),
  );
};
