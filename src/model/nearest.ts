import { editDistance } from "./edit-distance.ts";

/** How many slips a word of so many letters may have: about a third of them, none where it has one or two. */
const slips = (length: number): number => (length < 3 ? 0 : Math.max(1, Math.floor(length / 3)));

/** The words of an identifier: what hyphens, underscores, dots, blanks and capitals divide. */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-")
    .toLowerCase()
    .split(/[-_.\s]+/)
    .filter((word) => word !== "");

/** How far apart two words are; infinite where one is a number, or what is left in common would tell nothing. */
const apart = (a: string, b: string): number => {
  if (a === b) return 0;
  if (/\d/.test(a + b)) return Number.POSITIVE_INFINITY;
  const limit = slips(Math.min(Array.from(a).length, Array.from(b).length));
  const edits = editDistance(a, b, limit);
  return edits > limit ? Number.POSITIVE_INFINITY : edits;
};

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 1 && a.length === b.length && [...a].sort().join(" ") === [...b].sort().join(" ");

/** How far a name is from others, by the words of each; infinite where a word is another one that some of them have. */
const distanceFrom = (wanted: readonly string[], all: readonly (readonly string[])[]) => {
  const right = new Set(all.flatMap((words) => (words.length > 1 ? words : [])));
  return (words: readonly string[]): number => {
    if (sameWords(wanted, words)) return 1;
    if (wanted.length !== words.length) {
      const joined = apart(wanted.join(""), words.join(""));
      return joined <= 1 ? joined + 1 : Number.POSITIVE_INFINITY;
    }
    return wanted.reduce((sum, word, index) => {
      const other = words[index] ?? "";
      if (word !== other && wanted.length > 1 && right.has(word)) return Number.POSITIVE_INFINITY;
      return sum + apart(word, other);
    }, 0);
  };
};

/**
 * The member of `known` that a mistyped `name` most likely meant, without regard to case. Every word may have a few slips,
 * but none may be another word (one that a known name has) or another number: these are what distinguishes names. So
 * `ae-ministry` is not meant as `id-ministry`, nor `UN` as `BN`.
 *
 * @returns null where none is near.
 */
export const nearest = (name: string, known: Iterable<string>): string | null => {
  const candidates = Array.from(known, (candidate) => ({ candidate, words: wordsOf(candidate) }));
  const between = distanceFrom(
    wordsOf(name.slice(0, 100)),
    candidates.map(({ words }) => words),
  );
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { candidate, words } of candidates) {
    const edits = between(words);
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
};

/** What a name that shares some words with another one counts as, after all that are meant or hold all of its words. */
const sharing = 1000;
const shortestShared = 4;

/**
 * The members of `known` that may have been meant by a `name` that is none of them: mistyped ones first, then those that
 * hold all of its words or their beginnings, then those that share most of its longer words.
 */
export const nearestOf = (name: string, known: Iterable<string>, most = 5): string[] => {
  const wanted = wordsOf(name.slice(0, 100));
  const candidates = Array.from(new Set(known), (candidate) => ({ candidate, words: wordsOf(candidate) }));
  const between = distanceFrom(
    wanted,
    candidates.map(({ words }) => words),
  );
  const long = wanted.filter((word) => word.length >= shortestShared && !/^\d+$/.test(word));
  const rank = (words: readonly string[]): number => {
    const edits = between(words);
    if (edits < Number.POSITIVE_INFINITY) return edits;
    if (wanted.length > 0 && wanted.every((word) => words.some((other) => other.startsWith(word))))
      return 100 + words.length;
    const shared = long.filter((word) => words.some((other) => apart(word, other) < Number.POSITIVE_INFINITY)).length;
    return shared === 0 ? Number.POSITIVE_INFINITY : sharing * (1 + long.length - shared) + words.length;
  };
  return candidates
    .map(({ candidate, words }) => ({ candidate, rank: rank(words) }))
    .filter((one) => one.rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
};
