import type { Dossier } from "../model/dossier.ts";
import { homeCountry, splitRef } from "../model/ids.ts";
import { periodOf, spanning } from "../model/period.ts";
import { allTermFields, periodField, unknownField } from "../model/term-fields.ts";
import type { CountryRole } from "../model/vocabulary.ts";
import type { Agreement, Contributions, Engagement, Statement } from "./contributions.ts";
import { closureOf, mentionsOf, parentsOf, type ReferenceIndex } from "./resolve.ts";

/** The filterable values of one record: field → values. */
export class Terms {
  readonly #values = new Map<string, Set<string>>();

  add(field: string, ...values: (string | null | undefined)[]): this {
    const set = this.#values.get(field) ?? new Set();
    for (const value of values) if (value) set.add(value);
    if (set.size > 0) this.#values.set(field, set);
    return this;
  }

  addCountry(country: string, role: CountryRole): this {
    return this.add("country", country).add("role", role).add(`country.${role}`, country);
  }

  merge(other: Terms, fields: readonly string[]): this {
    for (const field of fields) this.add(field, ...other.values(field));
    return this;
  }

  values(field: string): string[] {
    return [...(this.#values.get(field) ?? [])];
  }

  *[Symbol.iterator](): Generator<[field: string, value: string]> {
    for (const [field, values] of this.#values) for (const value of values) yield [field, value];
  }
}

const addTopics = (terms: Terms, topics: readonly string[], index: ReferenceIndex) => {
  for (const id of topics) terms.add("topic", id, index.topic.get(id)?.broader);
};

const addOrganisation = (terms: Terms, id: string | null | undefined, index: ReferenceIndex) => {
  if (id) terms.add("organisation", id, ...(parentsOf(index, id) ?? []));
};

/** Adds to the terms of a fact those that its date gives, and the names of the fields that it has no value in. */
export const complete = (terms: Terms, date: { start: string | null; end: string | null }): Terms => {
  const period = periodOf(date);
  terms.add(periodField, period).add("year", period === spanning ? null : period?.slice(0, 4));
  return terms.add(
    unknownField,
    ...[...allTermFields, periodField].filter((field) => terms.values(field).length === 0),
  );
};

type Articles = ReadonlyMap<string, Contributions["article"]>;

const addSources = (terms: Terms, evidence: readonly { article: string }[], articles: Articles) => {
  for (const { article: id } of evidence) {
    const article = articles.get(id);
    terms.add("article", id).add("source", article?.source, article?.agency).add("language", article?.language);
  }
};

export const engagementTerms = (engagement: Engagement, index: ReferenceIndex, articles: Articles): Terms => {
  const terms = new Terms().add("kind", engagement.kind).add("status", engagement.status);
  for (const { country, role } of engagement.countries) terms.addCountry(country, role);
  for (const { person, organisation, post } of engagement.participants) {
    terms.add("person", person);
    addOrganisation(terms, organisation, index);
    addOrganisation(terms, post && index.post.get(post)?.organisation, index);
  }
  addTopics(terms, engagement.topics, index);
  terms.add("agreement", ...engagement.agreements);
  addSources(terms, engagement.evidence, articles);
  return terms;
};

export const agreementTerms = (agreement: Agreement, index: ReferenceIndex, articles: Articles): Terms => {
  const terms = new Terms().add("kind", agreement.kind).add("status", agreement.status);
  for (const party of agreement.parties) {
    const { type, id } = splitRef(party);
    if (type === "country") terms.add("country", id);
    else {
      addOrganisation(terms, id, index);
      const country = index.organisation.get(id)?.country;
      if (country !== homeCountry) terms.add("country", country);
    }
  }
  addTopics(terms, agreement.topics, index);
  terms.add("agreement", agreement.umbrella);
  addSources(terms, [...agreement.evidence, ...agreement.statusHistory.flatMap(({ evidence }) => evidence)], articles);
  return terms;
};

/** A statement is filtered by its speaker, by what it is about, and by the partners of what it is about. */
export const statementTerms = (
  statement: Statement,
  index: ReferenceIndex,
  articles: Articles,
  all: Contributions,
): Terms => {
  const terms = new Terms().add("kind", statement.medium);
  for (const ref of [statement.speaker, ...statement.about]) {
    if (ref === null) continue;
    const { type, id } = splitRef(ref);
    terms.add(type, id);
    if (type === "organisation") {
      addOrganisation(terms, id, index);
      const country = index.organisation.get(id)?.country;
      if (country !== homeCountry) terms.add("country", country);
    } else if (type === "post") addOrganisation(terms, index.post.get(id)?.organisation, index);
    const engagement = type === "engagement" ? all.engagement.get(id) : undefined;
    if (engagement)
      terms.add(
        "country",
        ...engagement.countries.flatMap(({ country, role }) => (role === "partner" ? [country] : [])),
      );
    const agreement = type === "agreement" ? all.agreement.get(id) : undefined;
    if (agreement)
      terms.add(
        "country",
        ...agreementTerms(agreement, index, articles)
          .values("country")
          .filter((country) => country !== homeCountry),
      );
  }
  addTopics(terms, statement.topics, index);
  addSources(terms, statement.evidence, articles);
  return terms;
};

/**
 * An article is filtered by all that its dossier tells, and keeps in `names` every record that the dossier needs, what
 * these bring along included: a reference record exists as long as an article names it.
 */
export const articleTerms = (dossier: Dossier, all: Contributions, index: ReferenceIndex): Terms => {
  const { article } = dossier;
  const articles: Articles = new Map([[article.id, article]]);
  const terms = new Terms().add("article", article.id);
  addSources(terms, [{ article: article.id }], articles);
  const mentioned = new Set<string>();
  for (const engagement of all.engagement.values()) {
    const own = engagementTerms(engagement, index, articles);
    terms.add("engagement", engagement.id).merge(own, ["person", "organisation", "topic"]);
    for (const { country, role } of engagement.countries) {
      if (role === "mentioned") mentioned.add(country);
      else terms.addCountry(country, role);
    }
  }
  for (const agreement of all.agreement.values()) {
    const own = agreementTerms(agreement, index, articles);
    terms.add("agreement", agreement.id).merge(own, ["organisation", "topic"]);
    for (const country of own.values("country")) {
      if (country !== homeCountry) terms.addCountry(country, "partner");
    }
  }
  for (const statement of all.statement.values()) {
    const own = statementTerms(statement, index, articles, all);
    terms.add("statement", statement.id).merge(own, ["person", "organisation", "topic"]);
    for (const country of own.values("country")) if (country !== homeCountry) mentioned.add(country);
  }
  for (const country of mentioned) {
    if (!terms.values("country").includes(country)) terms.addCountry(country, "mentioned");
  }
  for (const [person, posts] of all.person) {
    terms.add("person", person);
    for (const { post } of posts) addOrganisation(terms, index.post.get(post)?.organisation, index);
  }
  for (const organisation of all.organisation.keys()) addOrganisation(terms, organisation, index);
  terms.add("names", ...closureOf([...mentionsOf(dossier), { type: "country", id: homeCountry }], index));
  return terms;
};
