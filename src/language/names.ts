import { type Concept, conceptsOfStems, conceptsOfSurface, stemKey, surfaceKey } from "./concepts.ts";
import { STOP_WORDS } from "./lexicon.ts";
import { fold } from "./normalise.ts";
import { stemTokens } from "./stream.ts";
import { type Token, tokenise } from "./tokenise.ts";

/** A run of words that the lexicon knows: tokens `from` up to and without `to`. */
export interface KnownRun {
  readonly from: number;
  readonly to: number;
  readonly concepts: readonly Concept[];
}

const LONGEST_RUN = 7;

const INVISIBLE = /\p{Cf}+/gu;

/** A text without what shows nothing and divides nothing: soft hyphens, joiners and marks of direction. */
export const visible = (text: string): string => text.replace(INVISIBLE, "");

/**
 * The letters and digits of a name, folded, with nothing between them: the key that does not depend on how a name, or as
 * much of it as has been typed, is divided. `F-16` → `f16`, `A.H. Nasution` → `ahnasution`. What it gives for a beginning
 * of a name begins what it gives for the name, up to the end of an unfinished character.
 */
export const joined = (name: string): string => fold(visible(name)).replaceAll(" ", "");

const isFunctionWord = (token: Token | undefined): boolean => token !== undefined && STOP_WORDS.has(token.folded);

/** Every run of words of a name that the lexicon knows, as it is written or, failing that, by its stems. */
export const knownRuns = (name: string, tokens: readonly Token[] = tokenise(name)): KnownRun[] => {
  const stems = (["id", "en"] as const).map((language) => [language, stemTokens(name, tokens, language)] as const);
  const conceptsOf = (from: number, to: number): Concept[] => {
    const asWritten = conceptsOfSurface(surfaceKey(tokens.slice(from, to)));
    if (asWritten.length > 0) return asWritten.map(({ concept }) => concept);
    return stems.flatMap(([language, all]) => {
      const within = all.filter((stem) => stem.from >= from && stem.to <= to);
      const crossing = all.some((stem) => stem.from < to && stem.to > from && !within.includes(stem));
      const key = stemKey(
        within.map(({ stem }) => stem),
        language,
      );
      return crossing || within.length === 0 ? [] : conceptsOfStems(key).map(({ concept }) => concept);
    });
  };
  return tokens.flatMap((_, from) =>
    Array.from({ length: Math.min(LONGEST_RUN, tokens.length - from) }, (_, more) => from + more + 1)
      .filter((to) => !isFunctionWord(tokens[from]) && !isFunctionWord(tokens[to - 1]))
      .map((to) => ({ from, to, concepts: [...new Set(conceptsOf(from, to))] }))
      .filter(({ concepts }) => concepts.length > 0),
  );
};

/** What tells a concept from others, as one word: the stems of its first Indonesian form. */
export const conceptKey = ({ id, en }: Concept): string => (id[0] ?? en[0] ?? []).join(".");

/** A name as units: the longest runs that the lexicon knows, and the words between them; function words left out. */
export const unitsOfName = (tokens: readonly Token[], runs: readonly KnownRun[]): KnownRun[] => {
  const units: KnownRun[] = [];
  for (let at = 0; at < tokens.length; ) {
    const from = at;
    const longest = runs.reduce<KnownRun | undefined>(
      (best, run) => (run.from === from && run.to > (best?.to ?? 0) ? run : best),
      undefined,
    );
    const unit = longest ?? { from, to: from + 1, concepts: [] };
    if (longest !== undefined || !isFunctionWord(tokens[from])) units.push(unit);
    at = unit.to;
  }
  return units;
};

/**
 * What a name says whatever its words and their order: `Minister of Defence of Japan`, `Menteri Pertahanan Jepang` and
 * `menhan jepang` have one gist.
 */
export const gistOf = (tokens: readonly Token[], units: readonly KnownRun[]): string =>
  [
    ...new Set(
      units.map(({ from, concepts: [concept] }) => (concept ? conceptKey(concept) : (tokens[from]?.folded ?? ""))),
    ),
  ]
    .sort()
    .join(":");
