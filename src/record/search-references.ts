import type * as tables from "../db/schema/index.ts";
import type { RecordType } from "../model/ids.ts";
import type { Localised } from "../model/localised.ts";
import { organisationKindLabels, sourceKindLabels } from "../model/vocabulary.ts";
import { beginningOf } from "../text/beginning.ts";
import { STOP_WORDS } from "../text/lexicon.ts";
import { fold, nameKey } from "../text/normalise.ts";
import type { Contributions } from "./contributions.ts";
import { isoCountries } from "./countries.ts";
import { parentsOf, type ReferenceIndex } from "./resolve.ts";
import type { Head } from "./rows.ts";
import { type Findable, inBoth, type SearchDocument, searchDocument, type Written } from "./search-document.ts";

export type SuggestName = (typeof tables.suggestNames)["$inferInsert"];

const inEither = (names: readonly string[]): Written[] => names.map((name) => [name, "both"]);
const ref = (type: string, id: string | null | undefined): string[] => (id ? [`${type}:${id}`] : []);

/** The initials of a long name, as readers make them up: Japan Radio Company → JRC. */
const initialsOf = ({ en, id }: Localised): string[] =>
  [en, id].flatMap((name) => {
    const capitals = [...name.matchAll(/(?<!\p{L})\p{Lu}(?=\p{Ll})/gu)].join("");
    return capitals.length >= 3 && capitals.length <= 7 ? [capitals] : [];
  });

const findable = (type: RecordType, id: string, index: ReferenceIndex): Findable => {
  const own = `${type}:${id}`;
  switch (type) {
    case "country": {
      const country = isoCountries.get(id);
      const names = country ? [...inBoth(country.names), ...inEither(country.otherNames)] : [];
      return { names, extra: inEither(country ? [country.alpha3] : []), keys: [own] };
    }
    case "organisation": {
      const entry = index.organisation.get(id);
      return {
        names: [...inBoth(entry?.names), ...inEither([...(entry?.aliases ?? []), ...(entry?.misprints ?? [])])],
        extra: [
          ...inBoth(entry && organisationKindLabels[entry.kind]),
          ...inEither(entry ? initialsOf(entry.names) : []),
        ],
        mentions: [...ref("organisation", entry?.parent), ...ref("country", entry?.country)],
        keys: [
          own,
          ...(parentsOf(index, id) ?? []).flatMap((parent) => ref("organisation", parent)),
          ...ref("country", entry?.country),
          ...ref("kind", entry?.kind),
        ],
      };
    }
    case "person": {
      const entry = index.person.get(id);
      return { names: inEither(entry ? [entry.name, ...entry.otherNames] : []), keys: [own] };
    }
    case "post": {
      const entry = index.post.get(id);
      return { names: inBoth(entry?.label) };
    }
    case "topic": {
      const entry = index.topic.get(id);
      const other = (["en", "id"] as const).flatMap((language) =>
        (entry?.altLabels[language] ?? []).map((label): Written => [label, language]),
      );
      return {
        names: [...inBoth(entry?.label), ...other],
        text: inBoth(entry?.definition),
        mentions: ref("topic", entry?.broader),
        keys: [own, ...ref("topic", entry?.broader)],
      };
    }
    case "source": {
      const entry = index.source.get(id);
      return {
        names: inEither(entry ? [entry.name, ...entry.aliases, ...(entry.domain ? [entry.domain] : [])] : []),
        extra: inBoth(entry && sourceKindLabels[entry.kind]),
        mentions: ref("country", entry?.country),
        keys: [own, ...ref("country", entry?.country), ...ref("kind", entry?.kind)],
      };
    }
    default:
      throw new RangeError(`${type} is not a type of reference`);
  }
};

/** What a reference record is found by: all its names, its definition, and what it stands under. */
export const referenceDocument = (head: Head, index: ReferenceIndex): SearchDocument =>
  searchDocument(head, findable(head.type, head.id, index));

type Rank = Localised & { person: string };

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The documents of people, with the ranks they have in written dossiers and (`ranks`) in all others. */
export const personDocuments = (
  people: Iterable<string>,
  written: readonly { contributions: Contributions }[],
  ranks: readonly Rank[],
  index: ReferenceIndex,
): SearchDocument[] =>
  [...new Set(people)].flatMap((id) => {
    const entry = index.person.get(id);
    if (!entry) return [];
    const held = written.flatMap(({ contributions }) => contributions.person.get(id) ?? []);
    const all = [...held.flatMap(({ rank }) => rank ?? []), ...ranks.filter(({ person }) => person === id)];
    const head: Head = { type: "person", id, label: { en: entry.name, id: entry.name }, start: null, end: null };
    return [
      searchDocument(head, {
        ...findable("person", id, index),
        extra: all.sort((a, b) => compare(a.en, b.en) || compare(a.id, b.id)).flatMap(inBoth),
      }),
    ];
  });

const [longestKey, mostWords] = [60, 8];
const typeRanks: Partial<Record<RecordType, number>> = { country: 0, person: 1, organisation: 2, topic: 2, source: 3 };

/** The keys of a name: from each of its words on, as it is written and as its rival spellings are. */
const keysOf = (form: string): [key: string, isInner: boolean][] =>
  [...new Set([fold(form), nameKey(form)])].flatMap((folded) => {
    const words = folded.split(" ").slice(0, mostWords);
    return words.flatMap((word, at): [string, boolean][] =>
      at > 0 && STOP_WORDS.has(word) ? [] : [[beginningOf(words.slice(at).join(" "), longestKey).trim(), at > 0]],
    );
  });

/** The completions of a reference record: rows of `suggest_names`. Posts have none. */
export const suggestionsOf = ({ type, id }: Head, index: ReferenceIndex): SuggestName[] => {
  const typeRank = typeRanks[type];
  if (typeRank === undefined) return [];
  const rows = new Map<string, SuggestName>();
  for (const [at, [form]] of findable(type, id, index).names.entries()) {
    for (const [key, isInner] of keysOf(form)) {
      const isLabel = at === 0 || (at === 1 && type !== "person" && type !== "source");
      const rank = typeRank + (isLabel ? 0 : 10) + (isInner ? 20 : 0);
      for (const part of new Set([key, ...[3, 2, 1].map((most) => beginningOf(key, most).trim())])) {
        const known = rows.get(part);
        if (part !== "" && (known === undefined || rank < known.rank))
          rows.set(part, { key: part, rank, type, id, form });
      }
    }
  }
  return [...rows.values()];
};
