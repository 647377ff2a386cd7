import { beginsAbbreviation, conceptsOfAbbreviation, conceptsOfSurface, surfaceKey } from "./concepts.ts";
import { STOP_WORDS } from "./lexicon.ts";
import { nameKey } from "./normalise.ts";
import { read, recognise } from "./recognise.ts";
import { remembering } from "./remembered.ts";
import { isKnownIndonesian } from "./stem-id.ts";
import { type Language, languagesOf, stemWord, type TextLanguage } from "./stream.ts";
import { type Token, tokenise } from "./tokenise.ts";

export type { TextLanguage } from "./stream.ts";

/** A text and the language that it is in. */
export type Written = readonly [text: string, language: TextLanguage];

/**
 * What a text is indexed under. `exact`: a folded word. `stem`: the stem of a word or compound. `expansion`: what else the
 * word stands for: one or more stems parted by spaces. `concept`: a concept of the lexicon, whichever form it has. `start` and `end` are UTF-16 offsets into the text;
 * `position` is the ordinal of the (first) word, from 0.
 */
export interface Term {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  readonly position: number;
  readonly kind: "exact" | "stem" | "expansion" | "concept";
  readonly language: Language | null;
  /** Of a concept, whether it is a part of the long form of the abbreviation that stands there. */
  readonly isPart?: boolean;
}

/** Stands between the segments of a stemmed column, so that no phrase runs across them. No text gives this token. */
export const SEGMENT_BREAK = "z0z";

const MOST_WORDS_IN_ABBREVIATION = 2;

/**
 * The key under which rival spellings of a name meet, or null for a word that is no name or has no rival: Indonesian words
 * and words with an English ending are not names.
 */
export const rivalSpelling: (folded: string) => string | null = remembering((folded) => {
  if (folded.length < 4 || STOP_WORDS.has(folded)) return null;
  const key = nameKey(folded);
  if (key === folded || conceptsOfSurface(folded).length > 0) return null;
  const isWord = stemWord(folded, "en").length < folded.length - 1 || isKnownIndonesian(folded);
  return isWord ? null : key;
});

/** The long forms, in one language, of the abbreviation that these tokens are. */
function writtenOut(text: string, tokens: readonly Token[], language: Language): string[] {
  const key = surfaceKey(tokens);
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return [];
  if (STOP_WORDS.has(first.folded) || STOP_WORDS.has(last.folded)) return [];
  const printed = text.slice(first.start, last.end);
  if (key.length <= 2 && printed !== printed.toUpperCase()) return [];
  return conceptsOfAbbreviation(key).flatMap(({ concept }) => {
    const phrase = concept[language][0];
    return phrase === undefined ? [] : [phrase.join(" ")];
  });
}

/** What the token at `index` stands for besides itself, and the number of tokens that stand for it. */
function expansions(text: string, tokens: readonly Token[], index: number, language: Language): [string, number][] {
  const token = tokens[index];
  if (token === undefined) return [];
  const found: [string, number][] = [];
  const most = beginsAbbreviation(token.folded) ? MOST_WORDS_IN_ABBREVIATION : 0;
  for (let length = 1; length <= most && index + length <= tokens.length; length++) {
    for (const stem of writtenOut(text, tokens.slice(index, index + length), language)) found.push([stem, length]);
  }
  if (token.tail !== undefined) found.push([stemWord(token.tail, language), 1]);
  const rival = /^\p{Lu}/u.test(text.slice(token.start, token.end)) ? rivalSpelling(token.folded) : null;
  if (rival !== null) found.push([rival, 1]);
  return found;
}

const wordOf = ({ folded, start, end }: Token, position: number): Term => ({
  stem: folded,
  start,
  end,
  position,
  kind: "exact",
  language: null,
});

/** The terms of a text by what they are, each in the order of the text. */
export interface Streams {
  /** Made when it is asked for. */
  readonly words: () => readonly Term[];
  readonly concepts: readonly Term[];
  readonly languages: readonly { readonly stems: readonly Term[]; readonly expansions: readonly Term[] }[];
}

/**
 * Everything a text is to be found under: its folded words, its stems in the language given (or in both), concepts,
 * abbreviations written out, and rival spellings of names. Linear in the length of the text; never throws.
 *
 * @param options `isWanted`: whether concepts that begin with a folded word, and what else it stands for, are wanted;
 *   `tokens`: those of the text, where they are at hand.
 */
export function streamsOf(
  text: string,
  language: TextLanguage,
  {
    isWanted = () => true,
    tokens = tokenise(text),
  }: { isWanted?: (folded: string) => boolean; tokens?: readonly Token[] } = {},
): Streams {
  const spanOf = (from: number, to: number) => {
    const start = tokens[from]?.start ?? 0;
    return { start, end: tokens[to - 1]?.end ?? start };
  };
  const reading = read(text, language, tokens);
  const concepts = recognise(reading, isWanted).map(
    ({ term, from, to, isPart }): Term => ({
      stem: term,
      ...spanOf(from, to),
      position: from,
      kind: "concept",
      language: null,
      isPart,
    }),
  );
  const languages = reading.stems.map(([each, covering]) => {
    const stems: Term[] = [];
    const expanded: Term[] = [];
    covering.forEach((of, position) => {
      if (of === undefined || of === covering[position - 1]) return;
      const { stem, from, to } = of;
      const { start, end } = spanOf(from, to);
      stems.push({ stem, start, end, position: from, kind: "stem", language: each });
    });
    tokens.forEach(({ folded, tail }, position) => {
      if (tail === undefined && !isWanted(folded)) return;
      for (const [stem, length] of expansions(text, tokens, position, each)) {
        const { start, end } = spanOf(position, position + length);
        expanded.push({ stem, start, end, position, kind: "expansion", language: each });
      }
    });
    return { stems, expansions: expanded };
  });
  return { words: () => tokens.map(wordOf), concepts, languages };
}

/** All of these, in the order of the text. */
export function analyse(text: string, language: TextLanguage): Term[] {
  const { words, concepts, languages } = streamsOf(text, language);
  return [words(), concepts, ...languages.flatMap(({ stems, expansions }) => [stems, expansions])]
    .flat()
    .sort((a, b) => a.position - b.position);
}

/** The column for phrases and completion: every folded word, parted by spaces, function words included. */
export const exactText: (text: string) => string = remembering((text) =>
  tokenise(text)
    .map(({ folded }) => folded)
    .join(" "),
);

/**
 * The column for searching by meaning: the stems in each language, then each distinct expansion and concept once, with
 * `SEGMENT_BREAK` between. Join the columns of several texts with ` z0z ` too.
 */
export function stemmedText(text: string, language: TextLanguage): string {
  return stemmedIn[language](text);
}

function stemmed(text: string, language: TextLanguage): string {
  const terms = analyse(text, language);
  const streams = languagesOf(language).map((each) =>
    terms
      .filter((term) => term.kind === "stem" && term.language === each)
      .map(({ stem }) => stem)
      .join(" "),
  );
  const expanded = terms.filter(({ kind }) => kind === "expansion" || kind === "concept").map(({ stem }) => stem);
  return [...new Set([...streams, ...expanded])].filter((segment) => segment !== "").join(` ${SEGMENT_BREAK} `);
}

const stemmedIn: Readonly<Record<TextLanguage, (text: string) => string>> = {
  id: remembering(
    (text) => stemmed(text, "id"),
    ({ length }) => length,
  ),
  en: remembering(
    (text) => stemmed(text, "en"),
    ({ length }) => length,
  ),
  both: remembering(
    (text) => stemmed(text, "both"),
    ({ length }) => length,
  ),
};
