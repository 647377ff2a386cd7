/**
 * The number of edits between two words (a letter put in, left out or changed, or two neighbours swapped), or `limit + 1`
 * once it is known to be larger. Optimal string alignment, the restricted Damerau–Levenshtein distance (F. Damerau, 1964),
 * over code points, in O(limit × length).
 */
export function editDistance(a: string, b: string, limit: number): number {
  const left = Array.from(a);
  const right = Array.from(b);
  const beyond = limit + 1;
  if (Math.abs(left.length - right.length) > limit) return beyond;
  let twoBack: number[] = [];
  let oneBack = Array.from({ length: right.length + 1 }, (_, column) => Math.min(column, beyond));
  for (let row = 1; row <= left.length; row++) {
    const current = new Array<number>(right.length + 1).fill(beyond);
    if (row <= limit) current[0] = row;
    let best = current[0] ?? beyond;
    for (let column = Math.max(1, row - limit); column <= Math.min(right.length, row + limit); column++) {
      const same = left[row - 1] === right[column - 1];
      let edits = Math.min(
        (oneBack[column - 1] ?? beyond) + (same ? 0 : 1),
        (oneBack[column] ?? beyond) + 1,
        (current[column - 1] ?? beyond) + 1,
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) edits = Math.min(edits, (twoBack[column - 2] ?? beyond) + 1);
      current[column] = Math.min(edits, beyond);
      best = Math.min(best, edits);
    }
    if (best > limit) return beyond;
    twoBack = oneBack;
    oneBack = current;
  }
  return oneBack[right.length] ?? beyond;
}

const unaspirated = (word: string): string => word.replace(/(?<=.)h/gu, "");

/** Whether two words differ in where an *h* stands, which is seldom heard: *Shukoi* for *Sukhoi*. */
export const hasStrayH = (typed: string, known: string): boolean =>
  typed !== known && typed.length === known.length && unaspirated(typed) === unaspirated(known);

const SHORTEST_SLIP = 5;

/**
 * Whether a typed word is one edit away from a known one, or has its *h* in another place, in words of five letters or
 * more; the first letter may differ.
 * Takes folded words; a word is no slip of itself.
 */
export function isTypingSlip(typed: string, known: string): boolean {
  if (typed.length < SHORTEST_SLIP || known.length < SHORTEST_SLIP) return false;
  return editDistance(typed, known, 1) === 1 || hasStrayH(typed, known);
}
