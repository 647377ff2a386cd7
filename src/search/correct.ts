import type { Db } from "../db/client.ts";
import { capitalsIn } from "../language/capitals.ts";
import { formsBegun } from "../language/concepts.ts";
import { areAnagrams, isDoubleSlip, isKnownWord, isSlip, lexiconSlips, slipBeside } from "../language/known-words.ts";
import { STOP_WORDS } from "../language/lexicon.ts";
import { fold } from "../language/normalise.ts";
import type { Span } from "../language/passage.ts";
import { tokenise } from "../language/tokenise.ts";
import { isCountry } from "./expression.ts";
import { keywords } from "./keywords.ts";
import { candidatesFor, type Nearer, nearer } from "./nearest.ts";
import { readQuery, type SearchQuery, type SearchUnit } from "./query.ts";
import {
  selectCompletion,
  selectFits,
  selectJoined,
  selectParts,
  selectSlips,
  selectUnitCounts,
  type UnitCount,
  type WordRow,
} from "./words.ts";

/** A query that was read as another one. */
export type Correction = {
  query: SearchQuery;
  /** The query as it was probably meant; null where it was only completed. */
  didYouMean: string | null;
  /** What is near to it; null where nothing is. */
  nearer: Nearer | null;
};

/** Of words of three letters only the lexicon tells what they are slips of. */
const [shortestSlip, shortestHeld] = [3, 4];
const shortestCompletion = 3;
const shortestJoined = 6;

const unitsOf = (query: SearchQuery): SearchUnit[] => query.clauses.flat();

/** The words of a unit that may be slips: those that the language has are none, whether the record holds them or not. */
const slippable = ({ kind, exact, forms }: SearchUnit): string[] =>
  kind === "word" && !forms
    ? exact.filter(
        (word) => word.length >= shortestSlip && !STOP_WORDS.has(word) && !keywords.has(word) && !isKnownWord(word),
      )
    : [];

const isHeldSlip = (typed: string, row: WordRow): boolean =>
  row.typed === typed && row.count > 0 && isSlip(typed, row.word);

const isBegun = (typed: string, row: WordRow): boolean => row.typed === typed && row.word.startsWith(typed);

const bestOf = (typed: string, rows: readonly WordRow[]): string | undefined => {
  const known = rows.filter((row) => isHeldSlip(typed, row));
  const twoAway = rows.filter((row) => row.typed === typed && row.count > 0 && isDoubleSlip(typed, row.word));
  const ofLexicon = lexiconSlips(typed);
  const spoken = [...new Set([...ofLexicon, ...keywords])].filter((word) => isSlip(typed, word));
  const spokenTwoAway = ofLexicon.filter((word) => !isSlip(typed, word));
  const near = (words: readonly string[]) => words.map((word) => ({ typed, word, count: 0.5 }));
  // One slip is likelier than two.
  const oneAway = [...known, ...near(spoken)];
  const meant = oneAway.length > 0 ? oneAway : [...twoAway, ...near(spokenTwoAway)];
  // What a word of the record begins with was hardly meant for one that begins otherwise.
  const isBeginning = rows.some((row) => isBegun(typed, row));
  const candidates = isBeginning ? meant.filter(({ word }) => word.startsWith(typed)) : meant;
  // Slips are made within words, and seldom in their first letter; most often two letters change places, or
  // one is not typed, the last above all.
  const keeps = (word: string) =>
    4 * Number(word.at(0) === typed.at(0)) +
    2 * Number(word.at(-1) === typed.at(-1)) +
    4 * Number(areAnagrams(word, typed) || word.startsWith(typed)) +
    Number(word.length > typed.length && !word.includes(" "));
  const [best] = candidates.sort(
    (a, b) => keeps(b.word) - keeps(a.word) || b.count - a.count || (a.word < b.word ? -1 : 1),
  );
  return best?.word ?? rows.find((row) => row.typed === typed && row.word.includes(" "))?.word;
};

/** The neighbours among the words of a query that run together are one word, as typed: *sub marine*. */
const pairsIn = (query: SearchQuery): string[] =>
  query.clauses.flatMap(([unit], at) => {
    const next = query.clauses[at + 1]?.[0];
    const words = [unit, next].flatMap((one) => (one?.kind === "word" && one.exact.length === 1 ? one.exact : []));
    return words.length === 2 && words.join("").length >= shortestJoined ? [words.join(" ")] : [];
  });

/** What words were meant for, told by the words that they stand beside. */
const besideOthers = (query: SearchQuery): [typed: string, meant: string][] => {
  const words = query.clauses.map(([unit]) => (unit?.kind === "word" && unit.exact.length === 1 ? unit.exact[0] : ""));
  return words.flatMap((word = "", at) => {
    const meant = slipBeside(word, words[at + 1] ?? "", "before") ?? slipBeside(word, words[at - 1] ?? "", "after");
    return word === "" || meant === undefined ? [] : [[word, meant] as [string, string]];
  });
};

/** A text with other words in some places, which come in its order. */
const replaced = (text: string, places: readonly (Span & { by: string })[]): string =>
  places.reduceRight((rest, { start, end, by }) => rest.slice(0, start) + by + rest.slice(end), text);

/** A text with the capitals of which no record holds a word as the countries that they stand for. */
const withCountries = (text: string, missing: ReadonlySet<string>): string =>
  replaced(
    text,
    capitalsIn(text)
      .filter(({ words }) => words.some((word) => missing.has(word)))
      .map(({ start, end, country }) => ({ start, end, by: country })),
  );

const replaceWord = (text: string, typed: string, meant: string): string =>
  replaced(
    text,
    tokenise(text)
      .filter(({ folded }) => folded === typed)
      .map(({ start, end }) => ({ start, end, by: meant })),
  );

/** A text with two of its words, folded as in `pair`, run together. */
const joinWords = (text: string, pair: string): string =>
  text.replace(/([\p{L}\p{M}]+) +(?=([\p{L}\p{M}]+))/gu, (both, word, next) =>
    `${fold(word)} ${fold(next)}` === pair ? word : both,
  );

const longestOpen = 5;

/** Of more forms that begin so none is likelier than the words of the record. */
const [mostForms, longestRun, shortestRun] = [3, 4, 4];

/** A text with what the lexicon knows in place of its last words, of which the last is not typed to its end. */
const finished = (text: string): string => {
  const tokens = tokenise(text);
  for (let count = Math.min(longestRun, tokens.length); count > 0; count--) {
    const run = tokens.slice(-count);
    const words = run.map(({ folded }) => folded);
    const forms = words.join("").length < shortestRun ? [] : formsBegun(words);
    if (forms.length > 0) {
      return forms.length > mostForms ? text : text.slice(0, run[0]?.start) + forms.join(" OR ");
    }
  }
  return text;
};

const completed = (query: SearchQuery, words: ReadonlySet<string>): SearchQuery => ({
  ...query,
  whole: [],
  clauses: query.clauses.map((clause) =>
    clause.map((unit) =>
      unit.kind === "word" && unit.exact.length === 1 && words.has(unit.exact[0] ?? "")
        ? { ...unit, text: `${unit.text}*`, kind: "prefix" as const, readings: [] }
        : unit,
    ),
  ),
});

/**
 * Reads a query that found nothing as it was probably meant: a word that no record holds is taken for a typing slip (one
 * edit, see {@link isSlip}), for two words run together, or else for the beginning of a word, and two words for one that was
 * parted. One round trip; the query itself where there is nothing to correct.
 */
export const correct = async (db: Db, text: string, query: SearchQuery): Promise<Correction> => {
  const units = unitsOf(query);
  const words = [...new Set(units.flatMap(slippable))].filter(({ length }) => length >= shortestHeld);
  const beginnings = units.flatMap(({ kind, exact: [word = "", ...more] }) =>
    kind === "word" && more.length === 0 && word.length >= shortestCompletion && (word.length > 3 || !isKnownWord(word))
      ? [word]
      : [],
  );
  const pairs = pairsIn(query);
  const candidates = candidatesFor(query);
  const [counts, near, ...rest] = await db.batch([
    db.all<UnitCount>(selectUnitCounts(units)),
    db.all<UnitCount>(selectFits(candidates.map(({ expression }) => expression))),
    ...[
      ...words.map(selectSlips),
      ...words.map(selectParts),
      ...pairs.map(selectJoined),
      ...beginnings.map(selectCompletion),
    ].map((statement) => db.all<unknown>(statement)),
  ]);
  const rows = rest.flat() as WordRow[];
  const missing = units.filter((_, at) => counts[at]?.count === 0);
  const beside = besideOthers(query);
  const unheld = missing.flatMap(({ exact }) => exact).filter((word) => !rows.some((row) => isHeldSlip(word, row)));
  const told = withCountries(text, new Set(unheld));
  const isTold = (word: string) => beside.some(([typed]) => typed === word);
  const slips = [
    ...beside,
    ...missing.flatMap(slippable).flatMap((typed): [string, string][] => {
      const meant = isTold(typed) ? undefined : bestOf(typed, rows);
      return meant === undefined ? [] : [[typed, meant]];
    }),
  ];
  const joined = pairs.filter((pair) => rows.some(({ typed }) => typed === pair));
  const together = joined.reduce((corrected, pair) => joinWords(corrected, pair), told);
  const didYouMean = slips.reduce((corrected, [typed, meant]) => replaceWord(corrected, typed, meant), together);
  const corrected = didYouMean === text ? query : (readQuery(didYouMean).value?.query ?? query);
  // A capital that is held, but nowhere beside the rest, may stand for its government.
  const isClear = missing.length > 0 || units.some(isCountry);
  const abroad = isClear ? text : withCountries(text, new Set(tokenise(text).map(({ folded }) => folded)));
  // What is typed last may not be typed to its end, though it is a word: *duta bes*. A long one that a record holds is whole.
  const isOpen = (unit: SearchUnit) =>
    !missing.includes(unit) &&
    !unit.aspect &&
    !unit.exact.some((word) => word.length > longestOpen || isKnownWord(word));
  const last = query.whole.length > 1 && abroad === text ? units.slice(-1).filter(isOpen) : [];
  const begun = new Set(
    [...missing, ...last]
      // A country that the record has nothing of is not the beginning of another word, nor what something is near to.
      .filter((unit) => !isCountry(unit) && !unit.nearest)
      .flatMap(({ exact }) => exact)
      .filter((word) => !slips.some(([typed]) => typed === word))
      .filter((word) => rows.some((row) => isBegun(word, row))),
  );
  const ending = tokenise(didYouMean).at(-1)?.folded ?? "";
  const isUnfinished = begun.has(ending) || missing.some(({ exact }) => exact.at(-1) === ending);
  const meant = isUnfinished ? finished(didYouMean) : didYouMean;
  const whole = meant === didYouMean ? corrected : (readQuery(meant).value?.query ?? corrected);
  const read = begun.size === 0 ? whole : completed(whole, begun);
  return {
    query: read,
    didYouMean: corrected === query ? null : didYouMean,
    nearer:
      abroad === text
        ? nearer(
            read,
            missing,
            candidates.filter((_, at) => near[at]?.count),
          )
        : { query: readQuery(abroad).value?.query ?? read, didYouMean: abroad, replaced: [] },
  };
};
