import type { RecordType } from "../../model/record-types.ts";

/**
 * The terms of the index of completions, each with what it says of a record: `e.` how a name of it begins, in one word; `s.` the
 * same in the spelling in which rival ones meet; `w.` a word within a name; `o.` a function word within one; `c.` a concept of the lexicon; `g.` the gist of a name; `k.` a
 * code; `t.` its type; `n.` a country that it belongs to; `h.` a post that it holds.
 */
export const nameTerm = {
  name: (letters: string) => `e.${beginning(letters)}`,
  spelling: (letters: string) => `s.${beginning(letters)}`,
  word: (word: string) => `w.${word}`,
  functionWord: (word: string) => `o.${word}`,
  concept: (key: string) => `c.${key}`,
  gist: (key: string) => `g.${key}`,
  code: (code: string) => `k.${code.toLowerCase()}`,
  type: (type: RecordType) => `t.${type}`,
  country: (id: string) => `n.${id.toLowerCase()}`,
  holds: (post: string) => `h.${post}`,
} as const;

const longestName = 60;
const beginning = (letters: string): string => Array.from(letters).slice(0, longestName).join("");

/** A completion's number, by which the index is walked: those of a lower rank first. */
export const completionNumber = (rank: number, number: number): number => rank * perRank + (number % perRank);

/** A rank stands above so many bits. */
export const rankBits = 36;
const perRank = 2 ** rankBits;
