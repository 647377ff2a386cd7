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
    ...[...COMPOUNDS].map((words) => words.join("")),
  ]);
  return known;
}

/** Whether a folded word is one of the lexicon, or an Indonesian word that the stemmer knows. */
export const isKnownWord = (word: string): boolean => lexicon().has(word) || isKnownIndonesian(word);

let bigrams: ReadonlyMap<string, readonly string[]> | undefined;

/** The words that stand before or after a word in the bigrams of the lexicon. */
function neighbours(word: string, side: "before" | "after"): readonly string[] {
  if (bigrams === undefined) {
    const found = new Map<string, string[]>();
    const forms = [
      ...CONCEPT_LINES.flatMap((line) => line.split(/[|,]/)),
      ...[...COMPOUNDS].map((words) => words.join(" ")),
    ];
    for (const form of forms) {
      const words = tokenise(form).map(({ folded }) => folded);
      for (const [at, next] of words.slice(1).entries()) {
        const first = words[at] ?? "";
        found.set(`${first} after`, [...(found.get(`${first} after`) ?? []), next]);
        found.set(`${next} before`, [...(found.get(`${next} before`) ?? []), first]);
      }
    }
    bigrams = found;
  }
  return bigrams.get(`${word} ${side}`) ?? [];
}

const shortestBeside = 3;

/**
 * The word that a folded one was probably meant for beside another: one that makes a bigram of the lexicon with it, one edit
 * away. So real-word errors are seen as well, which make another word: *kerja sma*, *kera sama*.
 */
export const slipBeside = (word: string, beside: string, side: "before" | "after"): string | undefined =>
  word.length < shortestBeside || lexicon().has(word)
    ? undefined
    : neighbours(beside, side).find(
        (known) =>
          known.length >= shortestBeside && known.charAt(0) === word.charAt(0) && editDistance(word, known, 1) === 1,
      );

const shortestOfTwo = 7;
const [shortest, short, long] = [3, 5, 8];

/** Whether a folded word is so long that two typing slips in it leave no doubt which it was. */
export const isLong = (word: string): boolean => word.length >= long;

const isTwoAway = (typed: string, known: string): boolean =>
  known.startsWith(typed.slice(0, 2)) && editDistance(typed, known, 2) === 2;

/** Whether a long folded word begins as a known one does, and is two typing slips away from it. */
export const isDoubleSlip = (typed: string, known: string): boolean => isLong(typed) && isTwoAway(typed, known);

const sorted = (letters: Iterable<string>): string => [...letters].sort().join("");

/** Whether words have the same letters, each as often. */
export const areAnagrams = (one: string, other: string): boolean => sorted(one) === sorted(other);

/**
 * Whether a folded word is one typing slip away from a known one. Of words under five letters only what keeps the first
 * one, with a letter too many, one too few, another one doubled, or two neighbours swapped: with another letter it is another
 * word. Of those of three letters only two neighbours swapped.
 */
export const isSlip = (typed: string, known: string): boolean => {
  const length = Math.min(typed.length, known.length);
  if (length >= short) return isTypingSlip(typed, known);
  if (length < shortest || typed.charAt(0) !== known.charAt(0)) return false;
  const hasSame =
    typed.length === known.length &&
    (length === shortest ? areAnagrams(typed, known) : sorted(new Set(typed)) === sorted(new Set(known)));
  return (hasSame || (typed.length !== known.length && length > shortest)) && editDistance(typed, known, 1) === 1;
};

/**
 * The folded words of the lexicon that are one typing slip away from a folded word; where there are none, in words of seven
 * letters or more those that are two away and begin as it does.
 */
export const lexiconSlips = (word: string): string[] => {
  const near = [...lexicon()].filter((candidate) => isSlip(word, candidate));
  if (near.length > 0 || word.length < shortestOfTwo) return near;
  return [...lexicon()].filter((candidate) => isTwoAway(word, candidate));
};
