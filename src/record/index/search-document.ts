import { packedObject } from "../../db/document/pack.ts";
import { dayCode, slotOf } from "../../db/fulltext/number.ts";
import {
  beginningLength,
  beginningMark,
  beginningPrefix,
  stemPrefix,
  wholeMark,
  wordPrefix,
} from "../../db/fulltext/terms.ts";
import type * as tables from "../../db/schema/index.ts";
import { exactText, SEGMENT_BREAK, stemmedText, type Written } from "../../language/analyse.ts";
import { partsInWords, weekdayInWords, weekdayNamed } from "../../language/days.ts";
import { withoutSoftWords } from "../../language/lexicon.ts";
import { weekdayOf } from "../../model/date.ts";
import type { DossierDate, DossierPlace } from "../../model/dossier.ts";
import { innerFields } from "../../model/fields.ts";
import type { Localised } from "../../model/localised.ts";
import { lastHeld, perWordOfName } from "../../model/ranking.ts";
import { isFact } from "../../model/record-types.ts";
import type { Built, Context, Days, World } from "../build.ts";
import { inOne, sortDateOf } from "../rows.ts";
import { type IndexedNames, indexedNames, joined, writtenNames } from "./names.ts";

type SearchDocument = (typeof tables.searchDocuments)["$inferInsert"];

/** A text in both languages. */
export const inBoth = (text: Localised | null | undefined): Written[] =>
  text
    ? [
        [text.en, "en"],
        [text.id, "id"],
      ]
    : [];

/** Texts that may be in either language, such as names. */
export const inEither = (texts: readonly string[]): Written[] => texts.map((text) => [text, "both"]);

/** The parts of a date, year first, as far as they are known; of an interval both its ends. */
const unitsOf = (date: DossierDate | null | undefined): [year: string, month: string, day: string][] =>
  (date?.edtf ?? "").split("/").map((unit) => {
    const parts = unit.replace(/[?~%]/g, "").split("-");
    const digits = (part = "") => (/^\d+$/.test(part) ? part : "");
    return [digits(parts[0]), digits(parts[1]), digits(parts[2])];
  });

/** A date as readers write it: day, month and year, as far as they are known. */
const dateWords = (date: DossierDate): Written[] =>
  unitsOf(date).flatMap((parts): Written[] => [
    [partsInWords(...parts, "en"), "en"],
    [partsInWords(...parts, "id"), "id"],
  ]);

/** The day of the week of a date: of one day, or as it is printed. */
const weekdayIn = (units: ReturnType<typeof unitsOf>, text = ""): string | undefined => {
  const [parts = [], ...more] = units;
  return more.length === 0 && parts.length > 0 && parts.every(Boolean)
    ? weekdayInWords(weekdayOf(parts.join("-")))
    : weekdayNamed(text);
};

/**
 * The filter tokens of a date: `on:2022-03-02`, `on:2022-03` and, of whatever year, `on:--03-02` and `on:--03`; where its year
 * is not known, `on:xxxx-03-02` and `on:xxxx-03`; its day of the week, `on:wednesday`.
 */
const dateKeys = (field: "on" | "tells", date: DossierDate): string[] => {
  const units = unitsOf(date);
  const weekday = weekdayIn(units, date.text ?? undefined);
  return [...keysOfUnits(field, units), ...(weekday ? [`${field}:${weekday}`] : [])];
};

const keysOfUnits = (field: "on" | "tells", units: ReturnType<typeof unitsOf>): string[] => {
  // A stretch of time did not happen on its first day, nor in its first month where it has several.
  const isLong = new Set(units.map(([year, month]) => `${year}-${month}`)).size > 1;
  return units.flatMap(([year, month, day]) => {
    if (month === "") return [];
    const months = [`--${month}`, `${year || "xxxx"}-${month}`].map((value) => `${isLong ? "tells" : field}:${value}`);
    const dayOf = units.length > 1 ? "tells" : field;
    const days = day === "" ? [] : [`${year || "xxxx"}-${month}-${day}`, `--${month}-${day}`];
    return [...months, ...days.map((value) => `${dayOf}:${value}`)];
  });
};

type Dates = NonNullable<Built["findable"]["dates"]>;

const known = (dates: Dates): DossierDate[] => dates.flatMap((date) => date ?? []);

type Told = {
  claims: readonly { places: readonly DossierPlace[] }[];
  variants: readonly { value: Localised }[];
};

/** What the claims about a fact call its places, and what was not chosen where they differ. */
export const wordsOfClaims = ({ claims, variants }: Told): Written[] => [
  ...claims.flatMap(({ places }) => places.flatMap(({ name }) => inBoth(name))),
  ...variants.flatMap(({ value }) => inBoth(value)),
];

const stems = (texts: readonly Written[]): string =>
  joined(texts.map(([text, language]) => stemmedText(withoutSoftWords(text), language)));

const exact = (texts: readonly Written[]): string => joined(texts.map(([text]) => exactText(text)));

const [firstYear, lastYear] = [1945, 2079];

/** The years that a fact may lie in, as filter tokens; one that is open at an end has the token `when:open`. */
const yearKeys = ({ start, end }: Pick<Days, "start" | "end">): string[] => {
  if (start === null && end === null) return [];
  if (start === null || end === null) return ["when:open"];
  const within = (day: string) => Math.min(lastYear, Math.max(firstYear, Number(day.slice(0, 4))));
  const [from, to] = [within(start), within(end)];
  return Array.from({ length: to - from + 1 }, (_, index) => `when:${from + index}`);
};

/** Every term of a text with the prefix of its place. */
const placed = (prefix: string, segments: readonly string[]): string =>
  segments
    .filter(Boolean)
    .join(` ${SEGMENT_BREAK} `)
    .split(" ")
    .filter(Boolean)
    .map((term) => (term === SEGMENT_BREAK ? term : prefix + term))
    .join(" ");

/** The terms of a text that may stand in any order, with the prefix of their place. */
const termsIn = (prefix: string, segment: string): string[] =>
  segment
    .split(" ")
    .filter(
      (term) => term !== "" && term !== SEGMENT_BREAK && !term.startsWith(wholeMark) && !term.startsWith(beginningMark),
    )
    .map((term) => prefix + term);

/** The terms of texts, each once. */
const bagOf = (segments: readonly (readonly string[])[]): string => {
  const bag = new Set<string>();
  for (const terms of segments) for (const term of terms) bag.add(term);
  return [...bag].join(" ");
};

const termsOfMention = new WeakMap<IndexedNames, readonly string[]>();

/** The terms that a mention of a record gives, made once for all its mentions. */
const mentionOf = (indexed: IndexedNames): readonly string[] => {
  const known = termsOfMention.get(indexed);
  if (known !== undefined) return known;
  const terms = termsIn(stemPrefix.mentions, indexed.names);
  termsOfMention.set(indexed, terms);
  return terms;
};

/** The beginnings of the words of names and texts, each once. */
const beginningsOf = (segments: readonly string[]): string => {
  const words = segments.flatMap((segment) => segment.split(" ")).filter((word) => /^\p{L}+$/u.test(word));
  return [...new Set(words.map((word) => Array.from(word).slice(0, beginningLength).join("")))]
    .filter((beginning) => beginning.length === beginningLength)
    .map((beginning) => beginningPrefix + beginning)
    .join(" ");
};

/**
 * What the search holds of a record: its document, numbered as if it were alone in its slot, with the keys of what it
 * mentions, and its terms in the index.
 */
export type Indexed = {
  document: Omit<SearchDocument, "record" | "mentions">;
  mentions: readonly string[];
  terms: string;
};

const longestWord = 40;

const wordsOf = (texts: readonly string[]): string => {
  const words = texts.join(" ").split(" ");
  return [...new Set(words)].filter((word) => /^\p{L}+$/u.test(word) && word.length <= longestWord).join(" ");
};

/**
 * What a record is found by. The names of posts count as text of the person who holds them, those of all else that is
 * mentioned as mentions.
 *
 * @param ownNames its names as the index holds them.
 * @param namesOf the names of a mentioned record, by `<type>:<id>`; undefined where it has none.
 */
export const indexRecord = (
  { type, id, label, days, terms, findable }: Built,
  prior: number,
  ownNames: IndexedNames,
  namesOf: (key: string) => IndexedNames | undefined,
): Indexed => {
  const { names, text = [], mentions = [], keys = [], heldUntil, shown } = findable;
  const [own, told] = [known(findable.dates ?? []), known(findable.otherDates ?? [])];
  const extra = [...(findable.extra ?? []), ...[...own, ...told].flatMap(dateWords)];
  const sortDate = isFact(type) ? sortDateOf(days) : "";
  // Those of the label come first.
  const shortest = Math.min(...names.slice(0, 2).map(([name]) => exactText(name).split(" ").length), 15);
  const ofLength = perWordOfName * (names.length > 0 ? shortest : 0);
  const named = [...new Set(mentions)];
  const isTitle = (key: string) => type === "person" && key.startsWith("post:");
  const sharedNames = (which: (key: string) => boolean) =>
    named
      .toSorted()
      .filter(which)
      .flatMap((key) => namesOf(key) ?? []);
  const [titles, others] = [sharedNames(isTitle), sharedNames((key) => !isTitle(key))];
  const document = {
    id: slotOf(dayCode(sortDate, isFact(type)), type, id),
    prior: prior + (heldUntil === undefined ? ofLength : lastHeld(heldUntil)),
    names: writtenNames(names, label),
    words: wordsOf([ownNames.exactNames, exact(text), exact(extra)]),
    shown: packedObject(inOne(shown) as object),
  };
  const filters = [
    `type:${type}`,
    ...(isFact(type) ? yearKeys(days.hull ?? days) : []),
    ...own.flatMap((date) => dateKeys("on", date)),
    ...told.flatMap((date) => dateKeys("tells", date)),
    ...keys,
    ...named,
    ...[...terms].flatMap(([field, value]) => (innerFields.includes(field) ? [] : [`${field}:${value}`])),
  ];
  // The other names of a topic are words for what stands under it: its label is its name.
  const isHeading = type === "topic" && names.length > 2;
  const headed = isHeading ? indexedNames(names.slice(0, 2), false) : ownNames;
  const under = isHeading ? [indexedNames(names.slice(2), false)] : [];
  const textWords = [exact(text), ...[...under, ...titles].map(({ exactNames }) => exactNames)];
  const extraWords = exact(extra);
  const row = [
    [...new Set(filters.map((filter) => filter.toLowerCase()))].join(" "),
    placed(stemPrefix.names, [headed.names]),
    placed(stemPrefix.text, [stems(text), ...[...under, ...titles].map(({ names }) => names)]),
    placed(wordPrefix.names, [headed.exactNames]),
    placed(wordPrefix.text, textWords),
    bagOf([termsIn(stemPrefix.mentions, stems(extra)), ...others.map(mentionOf)]),
    bagOf([termsIn(wordPrefix.mentions, extraWords)]),
    beginningsOf([ownNames.exactNames, ...textWords, extraWords]),
  ];
  // Between two parts no phrase runs on.
  return { document, mentions: named, terms: row.filter(Boolean).join(` ${SEGMENT_BREAK} `) };
};

/** References as {@link Findable} mentions them; with a post, the organisation that it belongs to. */
export const mentionable = (refs: readonly (string | null | undefined)[], { index }: World): string[] =>
  refs.flatMap((ref) => {
    if (!ref) return [];
    const organisation = ref.startsWith("post:") ? index.post.get(ref.slice("post:".length))?.organisation : null;
    return organisation ? [ref, `organisation:${organisation}`] : [ref];
  });

/** The ranks that a person has in the articles of a fact. */
export const ranksIn = (contexts: readonly Context[], person: string | null | undefined): Written[] =>
  contexts.flatMap(({ dossier }) =>
    dossier.people.flatMap((held) => (held.person === person ? inBoth(held.rank) : [])),
  );
