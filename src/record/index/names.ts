import { beginningOfName, beginningsOfName, wholeName } from "../../db/fulltext/terms.ts";
import { analyse, exactText, SEGMENT_BREAK, type Term, type Written } from "../../language/analyse.ts";
import { remembering } from "../../language/remembered.ts";
import { languagesOf } from "../../language/stream.ts";
import type { Localised } from "../../model/localised.ts";

/*
 * The names of a record, as the index holds them and as they are kept beside it.
 */

/** Segments of a column, each once, between which no phrase runs on. */
export const joined = (segments: readonly string[]): string =>
  [...new Set(segments)].filter(Boolean).join(` ${SEGMENT_BREAK} `);

/**
 * The stems of a name, and the terms that say what the whole of it is, so that a name can be asked for as a whole in other
 * words: an abbreviation that is a name by itself is one in its long forms too. Of a title also the concepts that it
 * begins with.
 */
const stemmedName = ([name, language]: Written, isTitle: boolean): string[] => {
  const terms = analyse(name, language);
  const streams = languagesOf(language).map((each) =>
    terms.flatMap((term) => (term.kind === "stem" && term.language === each ? [term.stem] : [])),
  );
  const last = terms.findLast(({ kind }) => kind === "exact");
  const expansions = terms.filter(({ kind }) => kind === "expansion" || kind === "concept");
  const isWhole = ({ start, end, isPart }: Term) => !isPart && start === terms[0]?.start && end === last?.end;
  const whole = [...streams, ...expansions.filter(isWhole).map(({ stem }) => stem.split(" "))];
  const isHead = ({ kind, isPart, start }: Term) => kind === "concept" && !isPart && start === terms[0]?.start;
  const heads = isTitle ? expansions.filter(isHead) : [];
  return [
    ...streams.map((words) => words.join(" ")),
    ...expansions.map(({ stem }) => stem),
    ...heads.map(({ stem }) => beginningOfName([stem])),
    whole.flatMap((words) => [...wholeName(words), ...(isTitle ? beginningsOfName(words) : [])]).join(" "),
  ].filter(Boolean);
};

const exactNames = (names: readonly Written[]): string =>
  joined([
    ...names.map(([name]) => exactText(name)),
    names.flatMap(([name]) => wholeName(exactText(name).split(" "))).join(" "),
  ]);

/** The names of a record as the index holds them: stems, and folded words. */
export type IndexedNames = { names: string; exactNames: string };

const indexedOf = (isTitle: boolean) =>
  remembering(
    (json): IndexedNames => {
      const names = JSON.parse(json) as Written[];
      return { names: joined(names.flatMap((name) => stemmedName(name, isTitle))), exactNames: exactNames(names) };
    },
    ({ names, exactNames }) => 3 * names.length + exactNames.length,
  );

const [indexedTitle, indexedName] = [indexedOf(true), indexedOf(false)];

/** @param isTitle whether a search for how a name begins finds it, as with the posts that people hold. */
export const indexedNames = (names: readonly Written[], isTitle: boolean): IndexedNames =>
  (isTitle ? indexedTitle : indexedName)(JSON.stringify(names));

/** Names as they are kept: null where they are those of the label. */
export const writtenNames = (names: readonly Written[], label: Localised): string | null => {
  const json = JSON.stringify(names);
  return json === labelNames(label) ? null : json;
};

/** Names that are kept as null. */
export const labelNames = (label: Localised): string =>
  JSON.stringify([
    [label.en, "en"],
    [label.id, "id"],
  ]);
