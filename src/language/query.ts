import { rivalSpelling, type TextLanguage } from "./analyse.ts";
import { isKnownWord } from "./known-words.ts";
import { STOP_WORDS } from "./lexicon.ts";
import { conceptsOf, isOfAnother, longestForm, type Reading, read, stemsWithin } from "./recognise.ts";
import type { Token } from "./tokenise.ts";

/** A phrase: terms that must stand next to each other. One term is a phrase too. */
export type Phrase = readonly string[];

/**
 * One unit of a query: a word, a compound, or a run of words that the lexicon knows. A record matches it when its stemmed
 * column holds any of `alternatives` or, for a run of several words, any alternative of every one of `each`.
 */
export interface QueryGroup {
  /** UTF-16 offsets into the query. */
  readonly start: number;
  readonly end: number;
  /** The folded words as typed, for the exact column. */
  readonly exact: Phrase;
  readonly alternatives: readonly Phrase[];
  readonly each: readonly (readonly Phrase[])[];
}

/** A misspelling by a doubled letter of a word that is known (*deffence*) is no variant spelling of a name. */
const rivalOf = (word: string): string | null => {
  const single = word.replace(/(.)\1+/g, "$1");
  const isDoubled = single !== word && (isKnownWord(single) || conceptsOf(read(single, "both"), 0, 1).length > 0);
  return isDoubled ? null : rivalSpelling(word);
};

/** What the lexicon knows a run of a query as, as {@link recognise} knows it in a text. */
const knownAs = (reading: Reading, from: number, to: number) =>
  isOfAnother(reading.tokens, from) ? [] : conceptsOf(reading, from, to);

function alternativesOf(reading: Reading, from: number, to: number): Phrase[] {
  const found = knownAs(reading, from, to);
  const spoken = new Set(found.map(({ language }) => language));
  // A country is known in every form, and who only bears its name is not meant.
  const isCountry = found.some(({ concept }) => concept.country !== undefined);
  const literal = reading.stems
    .filter(([language]) => found.length === 0 || spoken.has(language))
    .map(([, covering]) => stemsWithin(covering, from, to) ?? [])
    .filter(({ length }) => found.length === 0 || (length === 1 && !isCountry));
  const word = to - from === 1 && found.length === 0 ? reading.tokens[from]?.folded : undefined;
  const rival = word === undefined ? null : rivalOf(word);
  const phrases: Phrase[] = [...found.map(({ concept }) => [concept.term]), ...literal, rival === null ? [] : [rival]];
  const distinct = new Map(phrases.map((phrase) => [phrase.join(" "), phrase]));
  return [...distinct.values()].filter(({ length }) => length > 0);
}

const isFunctionWord = (token: Token | undefined): boolean => token !== undefined && STOP_WORDS.has(token.folded);

/** Where the unit that begins at a token ends: the longest run the lexicon knows, else the compound, else the word. */
function endOfUnit(reading: Reading, from: number, limit: number, longest: number): number {
  for (let to = Math.min(from + longest, limit); to > from + 1; to--) {
    if (!isFunctionWord(reading.tokens[to - 1]) && knownAs(reading, from, to).length > 0) return to;
  }
  const ends = reading.stems.map(([, covering]) => covering[from]?.to ?? 0);
  let end = Math.max(from + 1, ...ends);
  while (longest > 1 && reading.tokens[end]?.glued === true) end += 1;
  return Math.min(end, limit);
}

/** Parts tokens `from` up to and without `to` into units, function words between them left out. */
function unitsOf(reading: Reading, from: number, to: number, longest: number): [from: number, to: number][] {
  const units: [number, number][] = [];
  for (let at = from; at < to; ) {
    const skipped = isFunctionWord(reading.tokens[at]);
    const end = skipped ? at + 1 : endOfUnit(reading, at, to, longest);
    if (!skipped) units.push([at, end]);
    at = end;
  }
  return units;
}

function groupOf(reading: Reading, from: number, to: number): QueryGroup {
  const tokens = reading.tokens.slice(from, to);
  const exact = tokens.map(({ folded }) => folded);
  const alternatives = alternativesOf(reading, from, to);
  const parts = tokens.some(({ glued }, index) => index > 0 && glued) ? [] : unitsOf(reading, from, to, 1);
  return {
    start: tokens[0]?.start ?? 0,
    end: tokens.at(-1)?.end ?? 0,
    exact,
    alternatives: alternatives.length > 0 ? alternatives : [exact],
    each: parts.length > 1 ? parts.map(([a, b]) => alternativesOf(reading, a, b)) : [],
  };
}

/**
 * Reads a query as groups, all of which a record has to match: function words dropped unless there is nothing else,
 * runs of words the lexicon knows kept together, each with its stems in the language of the query (in both where it is
 * unknown), its abbreviation written out, and its Indonesian and English forms. Linear in the length of the query.
 */
export function queryGroups(query: string, language: TextLanguage = "both"): QueryGroup[] {
  const reading = read(query, language);
  const units = unitsOf(reading, 0, reading.tokens.length, longestForm);
  const some = units.length > 0 ? units : reading.tokens.map((_, index): [number, number] => [index, index + 1]);
  return some.map(([from, to]) => groupOf(reading, from, to));
}

/**
 * The alternatives of one word or phrase taken as a whole, each a phrase of terms of the stemmed column:
 * `kemhan` → `[["kemhan"], ["menteri", "tahan"], ["ministri", "defenc"]]`.
 */
export function alternatives(words: string, language: TextLanguage = "both"): string[][] {
  const reading = read(words, language);
  return alternativesOf(reading, 0, reading.tokens.length).map((phrase) => [...phrase]);
}
