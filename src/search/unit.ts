import type { Phrase } from "../language/query.ts";

/** What a unit of a query asks for, besides words. */
export type Aspect = "when" | "year" | "status" | "type";

/** Whether a unit asks for a time. */
export const isTime = ({ aspect }: { readonly aspect?: Aspect }): boolean => aspect === "when" || aspect === "year";

/**
 * One thing that is looked for. `exact` are its folded words; `readings` are what it may stand as among stems, each a
 * list of phrases of which all must be there; none where only the words themselves will do.
 */
export type SearchUnit = {
  /** As it was typed, without the signs of the syntax. */
  readonly text: string;
  readonly kind: "word" | "phrase" | "prefix";
  readonly exact: Phrase;
  readonly readings: readonly (readonly (readonly Phrase[])[])[];
  readonly aspect?: Aspect;
  /** The stems of all ways to write the concepts of the lexicon, but countries, that it is. */
  readonly forms?: readonly string[];
  /** What to look for where no record has it, the nearest first. */
  readonly nearest?: readonly string[];
  /** The terms of what is one of its kind: it answers the unit, and is not ranked by it. */
  readonly narrower?: readonly string[];
  /** Filter tokens, of which a record that has one answers the unit too. */
  readonly keys?: readonly string[];
  /** Those of which a record that has one answers the unit, and is not ranked by it. */
  readonly looseKeys?: readonly string[];
  /** Of the tokens, those that are what was asked for, and rank a record. */
  readonly asked?: readonly string[];
  /** Whether it is the home country, or a part of the world. */
  readonly isHome?: true;
  readonly isRegion?: true;
  /** Whether nothing but its filter tokens will do: the opposite of a status. */
  readonly onlyKeys?: boolean;
};

/** Which of the answers come first by their time; null where none do. */
export type Order = "newest" | "oldest" | null;
