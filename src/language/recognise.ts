import {
  type Concept,
  conceptsOfStems,
  conceptsOfSurface,
  type Found,
  longestFrom,
  stemKey,
  surfaceKey,
} from "./concepts.ts";
import { STOP_WORDS } from "./lexicon.ts";
import { type Language, languagesOf, type Stem, stemTokens, type TextLanguage } from "./stream.ts";
import { type Token, tokenise } from "./tokenise.ts";

/** How many words the longest form of a concept has, function words included. */
export const longestForm = 7;

/** A text as words and stems. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** For each language, the stem that covers each token; none for a function word. */
  readonly stems: readonly (readonly [Language, readonly (Stem | undefined)[]])[];
}

export function read(text: string, language: TextLanguage, tokens: readonly Token[] = tokenise(text)): Reading {
  const stems = languagesOf(language).map((each): [Language, (Stem | undefined)[]] => {
    const covering = new Array<Stem | undefined>(tokens.length).fill(undefined);
    for (const stem of stemTokens(text, tokens, each)) covering.fill(stem, stem.from, stem.to);
    return [each, covering];
  });
  return { text, tokens, stems };
}

/** The stems that cover tokens `from` up to and without `to`; null when a compound crosses the edge. */
export function stemsWithin(covering: readonly (Stem | undefined)[], from: number, to: number): string[] | null {
  const stems = [...new Set(covering.slice(from, to))].filter((stem) => stem !== undefined);
  return stems.every((stem) => stem.from >= from && stem.to <= to) ? stems.map(({ stem }) => stem) : null;
}

const REST_OF_COMPANY = /(?: \p{Lu}\p{Ll}+){1,2} (?:Company|Corporation|Industries|Shipyard|Works|Inc|Ltd)(?!\p{L})/uy;

/**
 * Whether what ends here begins the name of a company within a text: *a contract with Japan Radio Company* is none with
 * Japan, though that company is of Japan.
 */
const beginsCompany = ({ text, tokens }: Reading, from: number, to: number): boolean => {
  if (from === 0) return false;
  REST_OF_COMPANY.lastIndex = tokens[to - 1]?.end ?? 0;
  return REST_OF_COMPANY.test(text);
};

/** What the lexicon knows a run of tokens as: as it is written or, failing that, under its stems. */
export function conceptsOf(reading: Reading, from: number, to: number): readonly Found[] {
  const { tokens, stems } = reading;
  const asWritten = conceptsOfSurface(surfaceKey(tokens.slice(from, to)));
  const found =
    asWritten.length > 0
      ? asWritten
      : stems.flatMap(([language, covering]) => {
          const within = stemsWithin(covering, from, to);
          return within === null ? [] : conceptsOfStems(stemKey(within, language));
        });
  const isOfCompany = found.some(({ concept }) => concept.country !== undefined) && beginsCompany(reading, from, to);
  return isOfCompany ? found.filter(({ concept }) => concept.country === undefined) : found;
}

/** A concept in a text: tokens `from` up to and without `to`. */
export interface Recognised {
  readonly term: string;
  readonly from: number;
  readonly to: number;
  /** Whether it is a part of the long form of an abbreviation that stands there. */
  readonly isPart: boolean;
}

const isFunctionWord = (token: Token | undefined): boolean => token === undefined || STOP_WORDS.has(token.folded);

/** Whether a run is the abbreviation that it looks like: one of two letters is printed in capitals. */
function isPrinted({ text, tokens }: Reading, from: number, to: number): boolean {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (first === undefined || last === undefined) return false;
  const printed = text.slice(first.start, last.end);
  return surfaceKey(tokens.slice(from, to)).length > 2 || printed === printed.toUpperCase();
}

const OF_ANOTHER = /^(?:(?:wakil|deputy|asisten|assistant|pt|bin|binti) |vice (?:minister|president|chief)$)/;

/**
 * Whether what begins here is only a part of what something else is called: the minister of a deputy minister is another
 * person, *PT Turki Jaya* is no Turkish company, and a son of Turki is of anywhere.
 */
export const isOfAnother = (tokens: readonly Token[], from: number): boolean =>
  OF_ANOTHER.test(`${tokens[from - 1]?.folded} ${tokens[from]?.folded}`);

const partsOf = new Map<Concept, readonly string[]>();

/** The concepts that the long forms of a concept are made of: *kementerian* and *pertahanan* of Kemhan. */
function parts(concept: Concept): readonly string[] {
  const known = partsOf.get(concept);
  if (known !== undefined) return known;
  // A form may stand among the abbreviations of its own concept.
  partsOf.set(concept, []);
  const found = (["id", "en"] as const).flatMap((language) =>
    recognise(read(concept.written[language] ?? "", language)).map(({ term }) => term),
  );
  const distinct = [...new Set(found)].filter((term) => term !== concept.term);
  partsOf.set(concept, distinct);
  return distinct;
}

/**
 * Every concept of the lexicon in a text, those within others included; with an abbreviation, those of its long form.
 * Linear in the length of the text.
 *
 * @param isWanted whether concepts that begin with a folded word are wanted.
 */
export function recognise(reading: Reading, isWanted: (folded: string) => boolean = () => true): Recognised[] {
  const { tokens, stems } = reading;
  const found: Recognised[] = [];
  for (const [from, token] of tokens.entries()) {
    if (!isWanted(token.folded) || isFunctionWord(token) || isOfAnother(tokens, from)) continue;
    let longest = 0;
    for (const [language, of] of stems) {
      const { stem, from: first = 0, to = 1 } = of[from] ?? {};
      const length = longestFrom(token.folded, stem, language);
      // A compound may stand for the one word of a form.
      if (length > 0) longest = Math.max(longest, length + to - first - 1);
    }
    for (let to = from + 1; to <= Math.min(from + longest, tokens.length); to++) {
      if (isFunctionWord(tokens[to - 1])) continue;
      for (const { concept, language } of conceptsOf(reading, from, to)) {
        if (language === null && !isPrinted(reading, from, to)) continue;
        found.push({ term: concept.term, from, to, isPart: false });
        if (language === null) for (const term of parts(concept)) found.push({ term, from, to, isPart: true });
      }
    }
  }
  return found;
}
