import { among } from "../db/select/refs.ts";
import { hasTerm, type TermFilter } from "../db/select/selection.ts";
import { type SQL, sql } from "../db/sql.ts";
import { countryList, dateParam, instantParam, oneOfList, sidesOf, slugList } from "../http/request/params.ts";
import { type FieldName, factFields, fieldsOf, isPaired, namedFields, namingField } from "../model/fields.ts";
import { type CollectionType, collectionTypes, type FactType } from "../model/record-types.ts";
import { agreementStatuses, countryRoles } from "../model/vocabulary.ts";

/** What filters by values have in common, for their descriptions. */
export const anyOf =
  "Several, separated by commas or repeated, mean any of them; `!` before one leaves out the records that have it";

/** The filters by record that lists share, under the names that the API promises. */
export const recordFilters = {
  country: countryList({
    description: `Only records of this country, by its ISO 3166-1 alpha-2 code in either case; of engagements and articles also those that merely mention it. ${anyOf}.`,
    examples: { one: ["FR"], several: ["FR", "JP"], without: ["JP", "!FR"] },
  }),
  topic: slugList({
    description: `Only records on this topic or a narrower one. ${anyOf}.`,
    examples: { one: ["technology-transfer"] },
  }),
  person: slugList({
    description: `Only records that name this person; of agreements also those of an engagement that names them. ${anyOf}.`,
    examples: { one: ["prabowo-subianto"] },
  }),
  post: slugList({
    description: `Only records that name this post; of people, only who held it. ${anyOf}.`,
    examples: { one: ["id-minister-of-defence"] },
  }),
  organisation: slugList({
    description: `Only records that name this organisation or a part of it. ${anyOf}.`,
    examples: { one: ["pt-len-industri"] },
  }),
  equipment: slugList({
    description: `Only records that name this type of equipment. ${anyOf}.`,
    examples: { one: ["sukhoi-fighter"] },
  }),
  place: slugList({
    description: `Only records of what happened at this place. ${anyOf}.`,
    examples: { one: ["jakarta"] },
  }),
  series: slugList({
    description: `Only records of engagements of this series. ${anyOf}.`,
    examples: { one: ["milex"] },
  }),
  article: slugList({
    description: `Only records that this article is evidence for. ${anyOf}.`,
    examples: { one: ["japan-courtesy-call-2022"] },
  }),
  agreement: slugList({
    description: `Only records linked to this agreement or undertaking. ${anyOf}.`,
    examples: { one: ["france-thales-len-joint-venture"] },
  }),
  engagement: slugList({
    description: `Only records linked to this engagement. ${anyOf}.`,
    examples: { one: ["japan-courtesy-call-2022-03-02"] },
  }),
  source: slugList({
    description: `Only records from this news outlet, news agency or official publisher. ${anyOf}.`,
    examples: { one: ["antara"] },
  }),
} as const;

export type RecordFilter = keyof typeof recordFilters;

export const reached = oneOfList(agreementStatuses, {
  description: `Only agreements whose history has this status, whatever came after: \`reached=signed\` also finds a contract that was signed and then cancelled. ${anyOf}.`,
  examples: { one: ["signed"] },
});

export const language = oneOfList(["en", "id"], {
  description: `Only records from articles in this language. ${anyOf}.`,
  examples: { one: ["id"] },
});

export const role = oneOfList(countryRoles, {
  description: `Only records in which a country has this role; together with \`country\`, in which that country has it: \`country=JP&role=host\` is what Japan hosted. ${anyOf}.`,
  examples: { one: ["partner"] },
});

/** The filters by time that every list has. */
export const timeFilters = {
  from: dateParam("from"),
  to: dateParam("to"),
  updatedSince: instantParam({
    description: "Only records that were written or changed at this time or later (RFC 3339, or a day in UTC).",
    examples: { day: "2026-01-01", time: "2026-11-22T08:00:00Z" },
  }),
} as const;

/** A year is no filter: `from` and `to` say the same. */
const noFilter = "year";

/** The values of the filters of a query. */
export type FilterValues = Partial<
  Record<RecordFilter | Exclude<FieldName, typeof noFilter>, readonly string[] | undefined>
>;

type TermValues = FilterValues & { type?: readonly string[] | undefined };

/** What lets records through: terms of which they must have some, and conditions on `records r`. */
export type Filters = { terms: readonly TermFilter[]; conditions: readonly SQL[] };

/** A filter as conditions: that a record has one of some values, and that it has none of those that are left out. */
export const bothSides = (values: readonly string[] | undefined, has: (values: readonly string[]) => SQL): SQL[] => {
  if (values === undefined) return [];
  const { any, none } = sidesOf(values);
  return [...(any.length > 0 ? [has(any)] : []), ...(none.length > 0 ? [sql`not (${has(none)})`] : [])];
};

/** The values of a filter of which a record must have one; undefined where there are none. */
export const wantedIn = (values: readonly string[] | undefined): readonly string[] | undefined => {
  const { any } = sidesOf(values ?? []);
  return any.length > 0 ? any : undefined;
};

/**
 * The filters of a list of facts: the terms that a record must have, one of each filter's values, and those that it may not
 * have. What is wanted of country and role is wanted together; what is left out of either is left out by itself.
 */
export const termFilters = (query: TermValues, fields: readonly (keyof TermValues)[]): Filters => {
  const role = wantedIn(query.role);
  const wanted = fields.flatMap((field): TermFilter[] => {
    const values = wantedIn(query[field]);
    if (values === undefined) return [];
    if (field === "role" && wantedIn(query.country)) return [];
    if (field === "country" && role) {
      return [role.flatMap((as) => values.map((value) => ({ field: `country.${as}`, value })))];
    }
    return [values.map((value) => ({ field, value }))];
  });
  const leftOut = fields.flatMap((field) => {
    const { none } = sidesOf(query[field] ?? []);
    return none.length > 0 ? [sql`not ${hasTerm(none.map((value) => ({ field, value })))}`] : [];
  });
  return { terms: wanted, conditions: leftOut };
};

/** Only these records themselves. */
export const isOneOf = (ids: readonly string[] | undefined): SQL[] =>
  bothSides(ids, (values) => among(sql`r.id`, values));

const isCollectionType = (name: string): name is CollectionType =>
  (collectionTypes as readonly string[]).includes(name);

/**
 * Up to so many facts the records that they name are gathered first; past it each record is asked for one of them. Of what
 * nearly every fact names there are few, each with many to ask.
 */
const gatheringCap = (type: CollectionType): number => (isPaired(type) ? 100_000 : 8_000);

/** Whether a fact of these types names `records r` and has one of the values in a field. */
const isNamedWith = (
  type: CollectionType,
  facts: readonly string[],
  field: RecordFilter,
  values: readonly string[],
): SQL => {
  const named = (
    pairs: string,
  ) => sql`exists (select 1 from ${sql.raw(pairs)} c where c.field = ${type} and c.value = r.id
    and c.other_field = ${field} and ${among(sql`c.other_value`, values)} and ${among(sql`c.type`, facts)})`;
  if (isPaired(type) && isPaired(field)) return named("naming_pair_counts");
  const has = sql`c.field = ${field} and ${among(sql`c.value`, values)} and ${among(sql`c.type`, facts)}`;
  if (type === namingField && namedFields.includes(field))
    return sql`exists (select 1 from naming_pair_counts c where ${has} and c.other_field = ${type} and c.other_value = r.id)`;
  const [pairs, naming] =
    field === namingField && namedFields.includes(type)
      ? ["term_pair_counts", "naming_pair_counts"]
      : ["term_pairs", "term_pairs"];
  return sql`case when (select coalesce(sum(c.count), 0) from term_counts c where ${has}) <= ${gatheringCap(type)}
    then r.id in (select c.other_value from ${sql.raw(pairs)} c where ${has} and c.other_field = ${type})
    else ${named(naming)} end`;
};

/** Whether one of these people held the post `records r`. */
const isHeldBy = (people: readonly string[]): SQL =>
  sql`r.id in (select h.value from terms h where h.type = 'person' and ${among(sql`h.id`, people)} and h.field = 'post')`;

/**
 * The filters of a list of reference records (countries, people, …) that go by facts: there must be a fact that names the record and
 * has one of each filter's values, and none that has a value which is left out.
 */
const factConditions = (type: CollectionType, query: FilterValues, fields: readonly RecordFilter[]): SQL[] =>
  fields.flatMap((field) => {
    if (field === type && isCollectionType(field)) return isOneOf(query[field]);
    if (type === "post" && field === "person") return bothSides(query[field], isHeldBy);
    const facts = field === "article" || field === "source" ? ["article"] : ["engagement", "agreement", "statement"];
    return bothSides(query[field], (values) => {
      const named = isNamedWith(type, facts, field, values);
      if (field !== "engagement" && field !== "agreement") return named;
      // The fact itself names it, or one that belongs to that fact.
      return sql`(${named} or r.id in (select f.value from terms f
        where f.type = ${field} and ${among(sql`f.id`, values)} and f.field = ${type}))`;
    });
  });

/** Only agreements that these engagements discussed, agreed or signed. */
const engagementOf = (engagements: readonly string[] | undefined): SQL[] =>
  bothSides(
    engagements,
    (ids) =>
      sql`r.id in (select e.value from terms e where e.type = 'engagement' and ${among(sql`e.id`, ids)} and e.field = 'agreement')`,
  );

/** Only agreements that have one of these values in a field, or were discussed, agreed or signed at an engagement that has. */
const namedInEngagement = (field: RecordFilter, values: readonly string[] | undefined): SQL[] =>
  bothSides(
    values,
    (some) =>
      sql`(${hasTerm(some.map((value) => ({ field, value })))} or ${isNamedWith("agreement", ["engagement"], field, some)})`,
  );

/** Only these agreements, and those that stand in a relation to one of them. */
const relatedTo = (agreements: readonly string[] | undefined): SQL[] =>
  bothSides(
    agreements,
    (some) => sql`(${among(sql`r.id`, some)} or ${hasTerm(some.map((value) => ({ field: "agreement", value })))})`,
  );

/** What facts are filtered by: fields that they are counted by, but for the year, and the facts that they belong to. */
const filterFields = [
  ...factFields.filter((field) => field !== noFilter),
  "article",
  "agreement",
  "engagement",
] as const satisfies readonly (keyof FilterValues)[];

const without = (fields: readonly (keyof FilterValues)[]) => filterFields.filter((field) => !fields.includes(field));

/** What passes all of several filters. */
export const joinFilters = (...all: readonly Filters[]): Filters => ({
  terms: all.flatMap(({ terms }) => terms),
  conditions: all.flatMap(({ conditions }) => conditions),
});

const withConditions = (filters: Filters, ...conditions: SQL[]): Filters =>
  joinFilters(filters, { terms: [], conditions });

/** What a list of facts is filtered by; a filter that no fact of this type can pass lets none through. */
export const factFilters = (type: FactType, query: FilterValues): Filters => {
  switch (type) {
    case "engagement":
      return withConditions(termFilters(query, without(["engagement"])), ...isOneOf(query.engagement));
    case "agreement":
      return withConditions(
        termFilters(query, without(["agreement", "engagement", "person", "post", "series"])),
        ...relatedTo(query.agreement),
        ...engagementOf(query.engagement),
        ...namedInEngagement("person", query.person),
        ...namedInEngagement("post", query.post),
        ...namedInEngagement("series", query.series),
      );
    default:
      return termFilters(query, filterFields);
  }
};

/**
 * What a list of reference records is filtered by: fields of its own, and for the other filters by record the facts
 * that name it.
 */
export const referenceFilters = (type: Exclude<CollectionType, FactType>, query: FilterValues): Filters => {
  // A country has its roles in facts only.
  const own = fieldsOf[type].filter((field) => field !== noFilter && field !== "role");
  const others = (Object.keys(recordFilters) as RecordFilter[]).filter((field) => !own.some((name) => name === field));
  return withConditions(termFilters(query, own), ...factConditions(type, query, others));
};

/** Only countries that have one of these roles in some engagement or article. */
export const inRole = (roles: readonly string[] | undefined): SQL[] =>
  bothSides(
    roles,
    (some) =>
      sql`exists (select 1 from term_counts c where ${among(
        sql`c.field`,
        some.map((as) => `country.${as}`),
      )} and c.value = r.id and c.count > 0)`,
  );
