import { escapeMarkup } from "../model/text.ts";

/** A span of a text, as offsets in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of a text, and the spans that lie in it, as offsets into the part. */
export type Passage = { text: string; spans: Span[] };

const ELLIPSIS = "…";

/** The beginning of the window of `length` that holds the most spans, the first such. */
function bestStart(spans: readonly Span[], length: number): number {
  let [best, most] = [0, 0];
  for (const { start } of spans) {
    const held = spans.filter((span) => span.start >= start && span.end <= start + length).length;
    if (held > most) [best, most] = [start, held];
  }
  return best;
}

/**
 * The passage of a text, at most `length` characters but for its marks of omission, that holds the most spans; it begins
 * and ends between words. A text that is short enough comes whole.
 */
export function passage(text: string, spans: readonly Span[], length: number): Passage {
  if (text.length <= length) return { text, spans: [...spans] };
  const lead = Math.floor(length / 5);
  const wanted = Math.min(Math.max(0, bestStart(spans, length - lead) - lead), text.length - length);
  const from = wanted === 0 ? 0 : text.lastIndexOf(" ", wanted) + 1;
  const cut = text.lastIndexOf(" ", from + length);
  const to = from + length >= text.length ? text.length : cut > from ? cut : from + length;
  const head = from === 0 ? "" : ELLIPSIS;
  const tail = to === text.length ? "" : ELLIPSIS;
  return {
    text: `${head}${text.slice(from, to).replace(/[\s,;:]+$/, "")}${tail}`,
    spans: spans
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => ({ start: start - from + head.length, end: end - from + head.length })),
  };
}

/** A text as HTML with its spans in `<mark>`; everything else is escaped. */
export function marked({ text, spans }: Passage): string {
  let html = "";
  let at = 0;
  for (const { start, end } of spans) {
    html += `${escapeMarkup(text.slice(at, start))}<mark>${escapeMarkup(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escapeMarkup(text.slice(at));
}
