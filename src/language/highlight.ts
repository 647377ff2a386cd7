import { analyse, type Term, type TextLanguage } from "./analyse.ts";
import type { Phrase } from "./query.ts";

/** A stretch of a text, in UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOfPhrase(stream: readonly Term[], phrase: Phrase): Span[] {
  const spans: Span[] = [];
  for (const [index, first] of stream.entries()) {
    const last = stream[index + phrase.length - 1];
    if (last !== undefined && phrase.every((stem, offset) => stream[index + offset]?.stem === stem)) {
      spans.push({ start: first.start, end: last.end });
    }
  }
  return spans;
}

function merged(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const before = out.at(-1);
    if (before === undefined || span.start >= before.end) out.push(span);
    else if (span.end > before.end) out[out.length - 1] = { start: before.start, end: span.end };
  }
  return out;
}

/**
 * Where a text answers any of the phrases (the `alternatives` of query groups): stretches of the original text, in order
 * and apart from each other. An abbreviation is marked when what it stands for holds the phrase.
 */
export function highlightSpans(text: string, language: TextLanguage, phrases: readonly Phrase[]): Span[] {
  const terms = analyse(text, language);
  const streams = (["id", "en"] as const).map((each) =>
    terms.filter((term) => term.kind === "stem" && term.language === each),
  );
  const expanded = terms.filter(({ kind }) => kind === "expansion");
  const asked = phrases.filter(({ length }) => length > 0);
  return merged(
    asked.flatMap((phrase) => [
      ...streams.flatMap((stream) => spansOfPhrase(stream, phrase)),
      ...expanded
        .filter(({ stem }) => ` ${stem} `.includes(` ${phrase.join(" ")} `))
        .map(({ start, end }) => ({ start, end })),
    ]),
  );
}
