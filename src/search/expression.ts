import { beginningOfName, type Column, columns, stemPrefix, wholeName, wordPrefix } from "../db/fulltext/terms.ts";
import type { TermFilter } from "../db/select/selection.ts";

/** A phrase of terms of the index. */
type Phrase = readonly string[];

/** A thing looked for, as `src/search/query.ts` reads it. */
export type Sought = {
  readonly kind: "word" | "phrase" | "prefix";
  readonly exact: Phrase;
  readonly readings: readonly (readonly (readonly Phrase[])[])[];
};

/** The parts of an FTS5 expression come from here and nowhere else: every term is quoted, so that no input is syntax. */
const quote = (phrase: Phrase): string => `"${phrase.join(" ").replaceAll('"', '""')}"`;

export const allOf = (expressions: readonly string[]): string =>
  expressions.length === 1 ? (expressions[0] ?? "") : `(${expressions.join(" AND ")})`;

export const anyOf = (expressions: readonly string[]): string =>
  expressions.length === 1 ? (expressions[0] ?? "") : `(${expressions.join(" OR ")})`;

const prefixed = (prefix: string, phrase: Phrase): string => quote(phrase.map((term) => prefix + term));

const stemsIn = (of: readonly Column[], alternatives: readonly Phrase[]): string =>
  anyOf(of.flatMap((column) => alternatives.map((phrase) => prefixed(stemPrefix[column], phrase))));

/** A phrase of folded words as it stands, in some columns; of its last word perhaps only the beginning. */
export const phraseIn = (of: readonly Column[], phrase: Phrase, isPrefix = false): string =>
  anyOf(of.map((column) => `${prefixed(wordPrefix[column], phrase)}${isPrefix ? " *" : ""}`));

/** One unit of a query, in some columns. */
export const unitIn = (of: readonly Column[], { kind, exact, readings }: Sought): string => {
  if (kind === "prefix" || readings.length === 0) return phraseIn(of, exact, kind === "prefix");
  const asStems = readings.map((groups) => allOf(groups.map((alternatives) => stemsIn(of, alternatives))));
  return anyOf(kind === "phrase" ? [phraseIn(of, exact), ...asStems] : asStems);
};

/** The readings of a unit of which all words stand together. */
const phrasesOf = ({ readings }: Sought): Phrase[] =>
  readings.flatMap((groups) => (groups.length === 1 ? (groups[0] ?? []) : []));

/** A name that is, as a whole, these words as typed: null for one too long to be a name. */
export const wholeIn = (of: readonly Column[], words: Phrase): string | null => {
  const term = wholeName(words);
  return term.length === 0 ? null : phraseIn(of, term);
};

/** A name that is, as a whole, a unit in any of its readings; null where it cannot be. */
export const wholeNameIn = (units: readonly Sought[]): string | null => {
  const alternatives = units.flatMap((unit) =>
    unit.readings.length === 0
      ? wholeName(unit.exact).map((term) => phraseIn(["names"], [term], unit.kind === "prefix"))
      : phrasesOf(unit).flatMap((phrase) => wholeName(phrase).map((term) => stemsIn(["names"], [[term]]))),
  );
  return alternatives.length === 0 ? null : anyOf(alternatives);
};

/** A name in these columns that begins with a unit in any of its readings; null where none has any. */
export const firstOfNameIn = (of: readonly Column[], units: readonly Sought[]): string | null => {
  const phrases = units.flatMap(phrasesOf);
  return phrases.length === 0
    ? null
    : stemsIn(
        of,
        phrases.map((phrase) => [beginningOfName(phrase)]),
      );
};

/** A clause of a query, any unit of which will do. */
export const clauseIn = (of: readonly Column[], clause: readonly Sought[]): string =>
  anyOf(clause.map((unit) => unitIn(of, unit)));

/** Filter tokens of which a record must have one. */
export const hasKey = (filter: TermFilter): string =>
  `(keys : (${filter.map(({ field, value }) => quote([`${field}:${value.toLowerCase()}`])).join(" OR ")}))`;

/** An expression without what is excluded. */
export const without = (expression: string, excluded: readonly Sought[]): string =>
  excluded.length === 0 ? expression : `(${expression} NOT ${anyOf(excluded.map((unit) => unitIn(columns, unit)))})`;

/** Years that dates from and to may lie in, as a filter on when a fact was. */
export const whenFilter = (from: string | undefined, to: string | undefined): TermFilter[] => {
  if (from === undefined && to === undefined) return [];
  const year = (day: string | undefined, other: number) =>
    Math.min(2079, Math.max(1945, day ? Number(day.slice(0, 4)) : other));
  const [first, last] = [year(from, 1945), year(to, 2079)];
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => String(first + index));
  return [[...years, "open"].map((value) => ({ field: "when", value }))];
};

/**
 * An expression for titles that hold all these words, in two halves: between them goes the list of quoted words of titles,
 * each with its prefix and joined by OR, of which a title must hold one as well.
 */
export const wordsBeyond = (options: {
  words: readonly string[];
  filters: readonly TermFilter[];
}): { before: string; after: string } => ({
  before: [...options.filters.map(hasKey), ...options.words.map((word) => phraseIn(["names"], [word])), "("].join(
    " AND ",
  ),
  after: ")",
});
