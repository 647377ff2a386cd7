import { rivalSpelling, type Streams, streamsOf, type Term, type TextLanguage } from "../language/analyse.ts";
import { conceptOfTerm, conceptsOfAbbreviation } from "../language/concepts.ts";
import { canonicalSpelling, withoutSoftWords } from "../language/lexicon.ts";
import type { Span } from "../language/passage.ts";
import type { Phrase } from "../language/query.ts";
import { stemWord } from "../language/stream.ts";
import { type Token, tokenise } from "../language/tokenise.ts";
import type { SearchUnit } from "./query.ts";

/** Adds where a stream of terms has a phrase; of the last term only the beginning need fit where `prefix` is set. */
function addRuns(spans: Span[], stream: readonly Term[], phrase: Phrase, prefix = false): void {
  const lastPlace = phrase.length - 1;
  const fits = (term: Term | undefined, place: number): boolean => {
    const wanted = phrase[place] ?? "";
    return term !== undefined && (prefix && place === lastPlace ? term.stem.startsWith(wanted) : term.stem === wanted);
  };
  for (let at = 0; at + lastPlace < stream.length; at++) {
    const [first, last] = [stream[at], stream[at + lastPlace]];
    if (first === undefined || last === undefined || !fits(first, 0)) continue;
    if (phrase.every((_, place) => fits(stream[at + place], place))) spans.push({ start: first.start, end: last.end });
  }
}

/** Adds which terms have some words among theirs. */
function addTerms(spans: Span[], terms: readonly Term[], words: string): void {
  for (const { stem, start, end } of terms) if (hasWords(stem, words)) spans.push({ start, end });
}

/** Where a text has a phrase of stems, or a concept or a word that stands for it. */
function addPhrase(spans: Span[], { concepts, languages }: Streams, phrase: Phrase): void {
  const words = phrase.join(" ");
  addTerms(spans, concepts, words);
  for (const { stems, expansions } of languages) {
    addRuns(spans, stems, phrase);
    addTerms(spans, expansions, words);
  }
}

/** Where a text has all of the groups of a reading, each in one of its ways; null where it has not. */
function readingSpans(streams: Streams, groups: SearchUnit["readings"][number]): Span[] | null {
  const spans: Span[] = [];
  for (const alternatives of groups) {
    const before = spans.length;
    for (const phrase of alternatives) addPhrase(spans, streams, phrase);
    if (spans.length === before) return null;
  }
  return spans;
}

function unitSpans(streams: Streams, { kind, exact, readings, narrower = [], onlyKeys }: SearchUnit): readonly Span[] {
  const spans: Span[] = [];
  if (onlyKeys) return spans;
  if (kind !== "word" || readings.length === 0) addRuns(spans, streams.words(), exact, kind === "prefix");
  if (kind === "prefix") return spans;
  for (const groups of readings) {
    const read = readingSpans(streams, groups);
    if (read === null) continue;
    spans.push(...read);
    break;
  }
  for (const term of narrower) addTerms(spans, streams.concepts, term);
  return spans;
}

/** Whether words with a space between have others, whole. */
const hasWords = (words: string, wanted: string): boolean =>
  words === wanted || (words.length > wanted.length && ` ${words} `.includes(` ${wanted} `));

/** Spans in order and apart from each other. */
export function apart(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const before = out.at(-1);
    if (before === undefined || span.start >= before.end) out.push(span);
    else if (span.end > before.end) out[out.length - 1] = { start: before.start, end: span.end };
  }
  return out;
}

const wordsAndStems = (text: string): string[] =>
  tokenise(text).flatMap(({ folded }) => [folded, stemWord(folded, "id"), stemWord(folded, "en")]);

/**
 * Whether a folded word may be a part of what some units look for: no for most words of most texts, which then need not be
 * analysed.
 */
function mayBePart(units: readonly SearchUnit[]): (folded: string) => boolean {
  const wanted = new Set(
    units.flatMap(({ exact, readings, narrower = [] }) => [
      ...exact,
      ...[...readings.flat(3), ...narrower].flatMap((term) => [
        term,
        ...(conceptOfTerm(term)?.forms ?? []).flatMap(wordsAndStems),
      ]),
    ]),
  );
  const prefixes = units.filter(({ kind }) => kind === "prefix").flatMap(({ exact }) => exact.at(-1) ?? []);
  const known = new Map<string, boolean>();
  const isPart = (word: string): boolean =>
    wanted.has(word) ||
    wanted.has(stemWord(word, "id")) ||
    wanted.has(stemWord(word, "en")) ||
    wanted.has(rivalSpelling(word) ?? word) ||
    conceptsOfAbbreviation(canonicalSpelling(word)).length > 0 ||
    prefixes.some((prefix) => word.startsWith(prefix));
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const is = isPart(word);
    known.set(word, is);
    return is;
  };
}

/** How many words before and after one decide whether it is part of a compound, or of what something else is called. */
const beside = 3;

/** Where a text answers each of some units, in their order; of one that it does not answer as a whole none. */
export type Answers = readonly (readonly Span[])[];

/**
 * Finds where texts answer the units of a query.
 *
 * @returns a function of a text and the language, or languages, that it was indexed in.
 */
export function answersOf(units: readonly SearchUnit[]): (text: string, language: TextLanguage) => Answers {
  const isPart = mayBePart(units);
  const isSought = ({ folded, tail }: Token) => isPart(folded) || (tail !== undefined && isPart(tail));
  const none: Answers = units.map(() => []);
  return (text, language) => {
    const tokens = tokenise(text);
    const first = tokens.findIndex(isSought);
    if (first < 0) return none;
    const plain = withoutSoftWords(text);
    // What is further from all that is sought does not change how it is read.
    const near = tokens.slice(Math.max(0, first - beside), tokens.findLastIndex(isSought) + 1 + beside);
    const streams = streamsOf(plain, language, { isWanted: isPart, ...(plain === text ? { tokens: near } : {}) });
    return units.map((unit) => unitSpans(streams, unit));
  };
}
