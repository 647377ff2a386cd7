import { factFields, type MemberName, periodField, unknownField } from "../../model/fields.ts";
import { splitRef } from "../../model/ids.ts";
import { periodOf, spanning } from "../../model/period.ts";
import type { RecordType } from "../../model/record-types.ts";
import type { CountryRole } from "../../model/vocabulary.ts";
import { parentsOf, type ReferenceIndex } from "../lists.ts";

/** What terms look up: reference entries, and the articles that evidence comes from. */
type World = {
  index: ReferenceIndex;
  article: (id: string) => { source: string | null; agency: string | null; language: string } | undefined;
};

/** The filterable values of one record: field → values. */
export class Terms {
  readonly #values = new Map<string, Set<string>>();

  add(field: string, ...values: (string | null | undefined)[]): this {
    const set = this.#values.get(field) ?? new Set();
    for (const value of values) if (value) set.add(value);
    if (set.size > 0) this.#values.set(field, set);
    return this;
  }

  /** A value, or that there is none. */
  addOrUnknown(field: string, value: string | null): this {
    return value === null ? this.add(unknownField, field) : this.add(field, value);
  }

  /** Whether the record has a value in a member that it is not filtered by. */
  addPresence(member: MemberName, isThere: boolean): this {
    return isThere ? this : this.add(unknownField, member);
  }

  addCountry(country: string, role: CountryRole): this {
    return this.add("country", country).add("role", role).add(`country.${role}`, country);
  }

  /** Topics, and what is broader. */
  addTopics(topics: readonly string[], { index }: World): this {
    for (const id of topics) this.add("topic", id, index.topic.get(id)?.broader);
    return this;
  }

  /** An organisation, and all that it is a part of. */
  addOrganisation(id: string | null | undefined, { index }: World): this {
    return id ? this.add("organisation", id, ...(parentsOf(index, id) ?? [])) : this;
  }

  addPost(id: string | null | undefined, world: World): this {
    const entry = id ? world.index.post.get(id) : undefined;
    return this.add("post", id).add("country", entry?.country).addOrganisation(entry?.organisation, world);
  }

  /** A country, an organisation with its country, a post with both, or a person, as `<type>:<id>`. */
  addNamed(ref: string | null, world: World): this {
    if (ref === null) return this;
    const { type, id } = splitRef(ref);
    if (type === "post") return this.addPost(id, world);
    if (type !== "organisation") return this.add(type, id);
    return this.addOrganisation(id, world).add("country", world.index.organisation.get(id)?.country);
  }

  /** The articles that evidence comes from, with their sources and languages. */
  addArticles(evidence: readonly { article: string }[], world: World): this {
    for (const { article: id } of evidence) {
      const article = world.article(id);
      this.add("article", id).add("source", article?.source, article?.agency).add("language", article?.language);
    }
    return this;
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

/** The values of some fields that hold records, as `<type>:<id>`. */
export const keysOf = (terms: Terms, types: readonly RecordType[]): string[] =>
  types.flatMap((type) => terms.values(type).map((id) => `${type}:${id}`));

/** Adds to the terms of a fact those that its date gives, and the names of the fields that it has no value in. */
export const complete = (terms: Terms, date: { start: string | null; end: string | null }): Terms => {
  const period = periodOf(date);
  terms.add(periodField, period).add("year", period === spanning ? null : period?.slice(0, 4));
  return terms.add(unknownField, ...[...factFields, periodField].filter((field) => terms.values(field).length === 0));
};
