import { CONCEPT_LINES } from "./lexicon-concepts.ts";
import { COUNTRY_LINES } from "./lexicon-countries.ts";
import { isTypingSlip } from "./match-distance.ts";
import { tokenise } from "./tokenise.ts";

let known: ReadonlySet<string> | undefined;

/** The folded words of five letters or more of the lexicon that are one typing slip away from a folded word. */
export function lexiconSlips(word: string): string[] {
  known ??= new Set([...CONCEPT_LINES, ...COUNTRY_LINES].flatMap((line) => tokenise(line).map(({ folded }) => folded)));
  return known.has(word) ? [] : [...known].filter((candidate) => isTypingSlip(word, candidate));
}
