import type { Term } from "../language/analyse.ts";
import type { Span } from "../language/passage.ts";
import type { Phrase } from "../language/query.ts";
import type { SearchUnit } from "./query.ts";

/** Where a stream of terms has a phrase; of the last term only the beginning need fit where `prefix` is set. */
function runs(stream: readonly Term[], phrase: Phrase, prefix = false): Span[] {
  const fits = (term: Term | undefined, wanted: string, last: boolean): boolean =>
    term !== undefined && (prefix && last ? term.stem.startsWith(wanted) : term.stem === wanted);
  return stream.flatMap((first, at) => {
    const last = stream[at + phrase.length - 1];
    const found = phrase.every((wanted, offset) => fits(stream[at + offset], wanted, offset === phrase.length - 1));
    return last !== undefined && found ? [{ start: first.start, end: last.end }] : [];
  });
}

/**
 * Where an analysed text (all its terms, of every language that it was indexed in) answers a unit of a query; empty where
 * it does not answer it as a whole.
 */
export function unitSpans(terms: readonly Term[], { kind, exact, readings }: SearchUnit): Span[] {
  const words = terms.filter((term) => term.kind === "exact");
  if (kind === "prefix" || readings.length === 0) return runs(words, exact, kind === "prefix");
  const streams = (["id", "en"] as const).map((language) =>
    terms.filter((term) => term.kind === "stem" && term.language === language),
  );
  const expansions = terms.filter((term) => term.kind === "expansion");
  const spansOf = (phrase: Phrase): Span[] => [
    ...streams.flatMap((stream) => runs(stream, phrase)),
    ...expansions.filter(({ stem }) => ` ${stem} `.includes(` ${phrase.join(" ")} `)),
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
