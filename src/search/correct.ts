import type { Db } from "../db/client.ts";
import { isKnownWord, lexiconSlips } from "../language/known-words.ts";
import { STOP_WORDS } from "../language/lexicon.ts";
import { fold } from "../language/normalise.ts";
import { isTypingSlip } from "../model/edit-distance.ts";
import { readQuery, type SearchQuery, type SearchUnit } from "./query.ts";
import { selectCompletion, selectParts, selectSlips, selectUnitCounts, type UnitCount, type WordRow } from "./words.ts";

/** A query that was read as another one. */
export type Correction = {
  query: SearchQuery;
  /** The query as it was probably meant; null where it was only completed. */
  didYouMean: string | null;
};

const shortestSlip = 5;
const shortestCompletion = 4;

const unitsOf = (query: SearchQuery): SearchUnit[] => query.clauses.flat();

/** The words of a unit that may be slips: those that the language has are none, whether the record holds them or not. */
const slippable = ({ kind, exact }: SearchUnit): string[] =>
  kind === "word"
    ? exact.filter((word) => word.length >= shortestSlip && !STOP_WORDS.has(word) && !isKnownWord(word))
    : [];

const bestOf = (typed: string, rows: readonly WordRow[]): string | undefined => {
  const known = rows.filter((row) => row.typed === typed && row.count > 0 && isTypingSlip(typed, row.word));
  const candidates = [...known, ...lexiconSlips(typed).map((word) => ({ typed, word, count: 0.5 }))];
  const keepsHead = (word: string) => Number(word.charAt(0) === typed.charAt(0));
  const [best] = candidates.sort(
    (a, b) => keepsHead(b.word) - keepsHead(a.word) || b.count - a.count || (a.word < b.word ? -1 : 1),
  );
  return best?.word ?? rows.find((row) => row.typed === typed && row.word.includes(" "))?.word;
};

const replaceWord = (text: string, typed: string, meant: string): string =>
  text.replace(/[\p{L}\p{M}\p{N}'’]+/gu, (word) => (fold(word) === typed ? meant : word));

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
 * edit, in words of five letters or more), for two words run together, or else for the beginning of a word. One round trip; the query itself where
 * there is nothing to correct.
 */
export const correct = async (db: Db, text: string, query: SearchQuery): Promise<Correction> => {
  const units = unitsOf(query);
  const words = [...new Set(units.flatMap(slippable))];
  const beginnings = units.flatMap(({ kind, exact: [word = "", ...more] }) =>
    kind === "word" && more.length === 0 && word.length >= shortestCompletion ? [word] : [],
  );
  const [counts, ...rest] = await db.batch([
    db.all<UnitCount>(selectUnitCounts(units)),
    ...[...words.map(selectSlips), ...words.map(selectParts), ...beginnings.map(selectCompletion)].map((statement) =>
      db.all<unknown>(statement),
    ),
  ]);
  const rows = rest.flat() as WordRow[];
  const missing = units.filter((_, at) => counts[at]?.count === 0);
  const slips = missing.flatMap(slippable).flatMap((typed): [string, string][] => {
    const meant = bestOf(typed, rows);
    return meant === undefined ? [] : [[typed, meant]];
  });
  const didYouMean = slips.reduce((corrected, [typed, meant]) => replaceWord(corrected, typed, meant), text);
  const corrected = slips.length === 0 ? query : (readQuery(didYouMean).value?.query ?? query);
  const begun = new Set(
    missing
      .flatMap(({ exact }) => exact)
      .filter((word) => !slips.some(([typed]) => typed === word))
      .filter((word) => rows.some((row) => row.typed === word && row.word.startsWith(word))),
  );
  return {
    query: begun.size === 0 ? corrected : completed(corrected, begun),
    didYouMean: corrected === query ? null : didYouMean,
  };
};
