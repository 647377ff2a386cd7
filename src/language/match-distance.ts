import { editDistance } from "../model/edit-distance.ts";

export { editDistance };

const SHORTEST_SLIP = 5;

/**
 * Whether a typed word is one edit away from a known one, in words of five letters or more; the first letter may differ.
 * Takes folded words; a word is no slip of itself.
 */
export function isTypingSlip(typed: string, known: string): boolean {
  return typed.length >= SHORTEST_SLIP && known.length >= SHORTEST_SLIP && editDistance(typed, known, 1) === 1;
}
