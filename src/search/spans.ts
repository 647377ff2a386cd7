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
  const fits = (term: Term | undefined, wanted: string, last: boolean): boolean =>
    term !== undefined && (prefix && last ? term.stem.startsWith(wanted) : term.stem === wanted);
  return stream.flatMap((first, at) => {
    if (!fits(first, phrase[0] ?? "", phrase.length === 1)) return [];
    const last = stream[at + phrase.length - 1];
    const found = phrase.every((wanted, offset) => fits(stream[at + offset], wanted, offset === phrase.length - 1));
    return last !== undefined && found ? [{ start: first.start, end: last.end }] : [];
  });
}

function unitSpans({ words, concepts, languages }: Streams, { kind, exact, readings, onlyKeys }: SearchUnit): Span[] {
  if (onlyKeys) return [];
  if (kind === "prefix" || readings.length === 0) return runs(words, exact, kind === "prefix");
  const spansOf = (phrase: Phrase): Span[] => [
    ...languages.flatMap(({ stems }) => runs(stems, phrase)),
    ...[concepts, ...languages.map(({ expansions }) => expansions)]
      .flat()
      .filter(({ stem }) => ` ${stem} `.includes(` ${phrase.join(" ")} `)),
  ];
  const literal = kind === "phrase" ? runs(words, exact) : [];
  const read = readings
    .map((groups) => groups.map((alternatives) => alternatives.flatMap(spansOf)))
    .find((groups) => groups.every(({ length }) => length > 0));
  return [...literal, ...(read ?? []).flat()].map(({ start, end }) => ({ start, end }));
}

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

/** Whether a text has a word that may be a part of what some units look for. */
const mayHavePart =
  (isPart: (folded: string) => boolean) =>
  (text: string): boolean =>
    tokenise(text).some(({ folded, tail }) => isPart(folded) || (tail !== undefined && isPart(tail)));

/** Where a text answers each of some units, in their order; of one that it does not answer as a whole none. */
export type Answers = readonly (readonly Span[])[];

/**
 * Finds where texts answer the units of a query.
 *
 * @returns a function of a text and the language, or languages, that it was indexed in.
 */
export function answersOf(units: readonly SearchUnit[]): (text: string, language: TextLanguage) => Answers {
  const isPart = mayBePart(units);
  const mayAnswer = mayHavePart(isPart);
  const none: Answers = units.map(() => []);
  return (text, language) => {
    if (!mayAnswer(text)) return none;
    const streams = streamsOf(withoutSoftWords(text), language, isPart);
    return units.map((unit) => unitSpans(streams, unit));
  };
}
