import { beginningOfName, type Place, places, stemPrefix, wholeName, wordPrefix } from "../db/fulltext/terms.ts";
import type { TermFilter } from "../db/select/selection.ts";
import type { Phrase } from "../language/query.ts";
import { beginsWith, indexedBeginning, mentionOf } from "./late.ts";
import { isOfCompanies, isOfDefence } from "./roles.ts";
import type { SearchUnit } from "./unit.ts";

/** A thing looked for: of a unit of a query, what decides its expression. */
export type Sought = Pick<
  SearchUnit,
  "kind" | "exact" | "readings" | "forms" | "narrower" | "keys" | "looseKeys" | "asked" | "onlyKeys"
>;

/** What is looked for, all of it, each as any of some units. */
export type Clauses = readonly (readonly (Sought & Pick<SearchUnit, "aspect" | "isHome">)[])[];

/** The parts of an FTS5 expression come from here and nowhere else: every term is quoted, so that no input is syntax. */
const quote = (phrase: Phrase): string => `"${phrase.join(" ").replaceAll('"', '""')}"`;

export const allOf = (expressions: readonly string[]): string =>
  expressions.length === 1 ? (expressions[0] ?? "") : `(${expressions.join(" AND ")})`;

export const anyOf = (expressions: readonly string[]): string =>
  expressions.length === 1 ? (expressions[0] ?? "") : `(${expressions.join(" OR ")})`;

const prefixed = (prefix: string, phrase: Phrase): string => quote(phrase.map((term) => prefix + term));

/** Of what is mentioned the index holds each stem once, so that a phrase is all its terms. */
export const stemsIn = (of: readonly Place[], alternatives: readonly Phrase[]): string =>
  anyOf([
    ...new Set(
      of.flatMap((place) =>
        alternatives.map((phrase) =>
          place === "mentions"
            ? allOf(phrase.map((term) => prefixed(stemPrefix.mentions, [term])))
            : prefixed(stemPrefix[place], phrase),
        ),
      ),
    ),
  ]);

const LETTERS = /^\p{L}+$/u;

/** Of its last word only the beginning. */
const beginningIn = (place: Place, phrase: Phrase): string => {
  const [word = ""] = phrase;
  return phrase.length === 1 && LETTERS.test(word)
    ? beginsWith(place, word)
    : `${prefixed(wordPrefix[place], phrase)} *`;
};

const typedIn = (place: Place, phrase: Phrase): string =>
  place === "mentions"
    ? allOf(phrase.map((word) => prefixed(wordPrefix.mentions, [word])))
    : prefixed(wordPrefix[place], phrase);

const shortestOfTopic = 5;

/** A phrase of folded words as it stands, in some places; of its last word perhaps only the beginning. */
export const phraseIn = (of: readonly Place[], phrase: Phrase, isPrefix = false): string => {
  const within = (place: Place) => (isPrefix ? beginningIn : typedIn)(place, phrase);
  const indexed = isPrefix && phrase.length === 1 && of.length > 1 ? indexedBeginning(phrase[0] ?? "") : null;
  // The other names of a topic stand in its text; of few letters begin too many.
  const topic =
    isPrefix && phrase.join("").length >= shortestOfTopic ? [allOf([keysOf(["type:topic"]), within("text")])] : [];
  return anyOf([
    ...(indexed === null ? of.map(within) : [indexed]),
    ...(of.includes("mentions") ? [mentionOf(anyOf([within("names"), ...topic]))] : []),
  ]);
};

const keysOf = (keys: readonly string[]): string => anyOf(keys.map((key) => quote([key.toLowerCase()])));

/** The filter tokens that answer a unit; null where none do. */
export const keysIn = ({ keys = [] }: Pick<Sought, "keys">): string | null => (keys.length === 0 ? null : keysOf(keys));

/** What a unit asks for besides words; null where it asks for nothing. */
export const askedIn = ({ keys = [], asked = keys }: Sought): string | null =>
  asked.length === 0 ? null : keysOf(asked);

/** Whether a unit is the name of a country. */
export const isCountry = ({ keys = [] }: Sought): boolean => keys.some((key) => key.startsWith("country."));

/** The countries that some units are, as a filter on what is of them. */
export const codesOf = (units: readonly Sought[]): TermFilter =>
  units.flatMap(({ keys = [] }) =>
    keys.flatMap((key) => {
      const code = /^party:(.+)$/.exec(key)?.[1];
      return code === undefined ? [] : [{ field: "country", value: code }];
    }),
  );

/** Whether a unit says more than a country, a kind of company, or that all is about defence. */
export const isThing = (unit: Sought & { readonly isHome?: true }): boolean =>
  !isCountry(unit) && !unit.isHome && !isOfCompanies(unit) && !(unit.kind === "word" && isOfDefence(unit.exact));

const wordsIn = (of: readonly Place[], { kind, exact, readings }: Sought): string => {
  if (kind === "prefix" || readings.length === 0) return phraseIn(of, exact, kind === "prefix");
  if (kind === "word")
    return anyOf(readings.map((groups) => allOf(groups.map((alternatives) => stemsIn(of, alternatives)))));
  const own = of.filter((place) => place !== "mentions");
  const stems = readings.flat(2);
  return anyOf([
    phraseIn(own, exact),
    stemsIn(own, stems),
    ...(of.includes("mentions")
      ? [typedIn("mentions", exact), mentionOf(anyOf([typedIn("names", exact), stemsIn(["names"], stems)]))]
      : []),
  ]);
};

/** Where a record says something itself. */
export const ownPlaces = ["names", "text"] as const;

/** One unit of a query, in some places, or by a filter token. */
export const unitIn = (of: readonly Place[], unit: Sought): string => {
  const keys = keysIn(unit);
  if (keys !== null && unit.onlyKeys) return keys;
  const loose = of.includes("mentions") && unit.looseKeys ? [keysOf(unit.looseKeys)] : [];
  const { narrower = [] } = unit;
  const kinds =
    of.includes("mentions") && narrower.length > 0
      ? [
          stemsIn(
            ownPlaces,
            narrower.map((term) => [term]),
          ),
        ]
      : [];
  return anyOf([wordsIn(of, unit), ...(keys === null ? [] : [keys]), ...loose, ...kinds]);
};

/** The readings of a unit of which all words stand together. */
const phrasesOf = ({ readings }: Sought): Phrase[] =>
  readings.flatMap((groups) => (groups.length === 1 ? (groups[0] ?? []) : []));

/** Where names stand: the other names of a topic stand in its text. */
type PlaceOfName = "names" | "text";

/** A name that is, as a whole, these words as typed: null for one too long to be a name. */
export const wholeIn = (words: Phrase, place: PlaceOfName = "names"): string | null => {
  const term = wholeName(words);
  return term.length === 0 ? null : prefixed(wordPrefix[place], term);
};

/** A name that is, as a whole, one of these phrases of stems and concepts; null where it cannot be. */
const wholeStems = (phrases: readonly Phrase[], place: PlaceOfName): string | null => {
  const terms = phrases.flatMap((phrase) => wholeName(phrase).map((term) => [term]));
  return terms.length === 0 ? null : stemsIn([place], terms);
};

/** A name that is, as a whole, a unit in any of its readings; null where it cannot be. */
export const wholeNameIn = (units: readonly Sought[], place: PlaceOfName = "names"): string | null => {
  const exact = units.filter(({ readings }) => readings.length === 0).map(({ exact }) => exact);
  const typed = exact.flatMap((words) => wholeIn(words) ?? []);
  const meant = wholeStems(units.flatMap(phrasesOf), place);
  const alternatives = [...typed, ...(meant === null ? [] : [meant])];
  return alternatives.length === 0 ? null : anyOf(alternatives);
};

/**
 * A title that begins with a unit in any of its readings, of a person in the text, of a post in its names; null where none
 * has any.
 */
export const titleIn = (place: PlaceOfName, units: readonly Sought[]): string | null => {
  const phrases = units.flatMap(phrasesOf);
  return phrases.length === 0
    ? null
    : stemsIn(
        [place],
        phrases.map((phrase) => [beginningOfName(phrase)]),
      );
};

/** A clause of a query, any unit of which will do. */
export const clauseIn = (of: readonly Place[], clause: readonly Sought[]): string =>
  anyOf(clause.map((unit) => unitIn(of, unit)));

/** Filter tokens of which a record must have one. */
export const hasKey = (filter: TermFilter): string => keysOf(filter.map(({ field, value }) => `${field}:${value}`));

/** An expression without what is excluded. */
export const without = (expression: string, excluded: readonly Sought[]): string =>
  excluded.length === 0
    ? expression
    : `(${expression} NOT ${anyOf(excluded.map(({ narrower: _, ...unit }) => unitIn(places, unit)))})`;

/** Years that dates from and to may lie in, as a filter on when a fact was. */
export const whenFilter = (from: string | undefined, to: string | undefined): TermFilter[] => {
  if (from === undefined && to === undefined) return [];
  const year = (day: string | undefined, other: number) =>
    Math.min(2079, Math.max(1945, day ? Number(day.slice(0, 4)) : other));
  const [first, last] = [year(from, 1945), year(to, 2079)];
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => String(first + index));
  return [[...years, "open"].map((value) => ({ field: "when", value }))];
};
