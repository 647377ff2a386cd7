import { editDistance, isTypingSlip } from "../model/edit-distance.ts";
import { COMPOUNDS } from "./lexicon.ts";
import { CONCEPT_LINES } from "./lexicon-concepts.ts";
import { COUNTRY_LINES } from "./lexicon-countries.ts";
import { isKnownIndonesian } from "./stem-id.ts";
import { tokenise } from "./tokenise.ts";

let known: ReadonlySet<string> | undefined;

function lexicon(): ReadonlySet<string> {
  known ??= new Set([
    ...[...CONCEPT_LINES, ...COUNTRY_LINES].flatMap((line) => tokenise(line).map(({ folded }) => folded)),
    ...[...COMPOUNDS].map((compound) => compound.replace(" ", "")),
  ]);
  return known;
}

/** Whether a folded word is one of the lexicon, or an Indonesian word that the stemmer knows. */
export const isKnownWord = (word: string): boolean => lexicon().has(word) || isKnownIndonesian(word);

const shortestOfTwo = 7;

/**
 * The folded words of five letters or more of the lexicon that are one typing slip away from a folded word; where there are
 * none, in words of seven letters or more those that are two away and begin as it does.
 */
export const lexiconSlips = (word: string): string[] => {
  const near = [...lexicon()].filter((candidate) => isTypingSlip(word, candidate));
  if (near.length > 0 || word.length < shortestOfTwo) return near;
  const begins = word.slice(0, 2);
  return [...lexicon()].filter((candidate) => candidate.startsWith(begins) && editDistance(word, candidate, 2) === 2);
};
