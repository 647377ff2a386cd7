import { rivalSpelling, type Streams, streamsOf, type Term, type TextLanguage } from "../language/analyse.ts";
import { conceptOfTerm, conceptsOfAbbreviation } from "../language/concepts.ts";
import { canonicalSpelling, withoutSoftWords } from "../language/lexicon.ts";
import type { Span } from "../language/passage.ts";
import type { Phrase } from "../language/query.ts";
import { stemWord } from "../language/stream.ts";
import { tokenise } from "../language/tokenise.ts";
import type { SearchUnit } from "./query.ts";

/** Where a stream of terms has a phrase; of the last term only the beginning need fit where `prefix` is set. */
function runs(stream: readonly Term[], phrase: Phrase, prefix = false): Span[] {
  const spans: Span[] = [];
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
  return spans;
}

function unitSpans({ words, concepts, languages }: Streams, { kind, exact, readings, onlyKeys }: SearchUnit): Span[] {
  if (onlyKeys) return [];
  if (kind === "prefix" || readings.length === 0) return runs(words(), exact, kind === "prefix");
  const others = [concepts, ...languages.map(({ expansions }) => expansions)].flat();
  const spansOf = (phrase: Phrase): Span[] => {
    const spans = languages.flatMap(({ stems }) => runs(stems, phrase));
    if (others.length === 0) return spans;
    const wanted = phrase.join(" ");
    return [...spans, ...others.filter(({ stem }) => hasWords(stem, wanted))];
  };
  const literal = kind === "phrase" ? runs(words(), exact) : [];
  const read = readings
    .map((groups) => groups.map((alternatives) => alternatives.flatMap(spansOf)))
    .find((groups) => groups.every(({ length }) => length > 0));
  return [...literal, ...(read ?? []).flat()].map(({ start, end }) => ({ start, end }));
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
    units.flatMap(({ exact, readings }) => [
      ...exact,
      ...readings.flat(3).flatMap((term) => [term, ...(conceptOfTerm(term)?.forms ?? []).flatMap(wordsAndStems)]),
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

/** Where a text answers each of some units, in their order; of one that it does not answer as a whole none. */
export type Answers = readonly (readonly Span[])[];

/**
 * Finds where texts answer the units of a query.
 *
 * @returns a function of a text and the language, or languages, that it was indexed in.
 */
export function answersOf(units: readonly SearchUnit[]): (text: string, language: TextLanguage) => Answers {
  const isPart = mayBePart(units);
  const none: Answers = units.map(() => []);
  return (text, language) => {
    const tokens = tokenise(text);
    if (!tokens.some(({ folded, tail }) => isPart(folded) || (tail !== undefined && isPart(tail)))) return none;
    const plain = withoutSoftWords(text);
    const streams = streamsOf(plain, language, { isWanted: isPart, ...(plain === text ? { tokens } : {}) });
    return units.map((unit) => unitSpans(streams, unit));
  };
}
