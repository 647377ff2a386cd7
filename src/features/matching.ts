import type { SQL } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { selectCompletion, selectSlips, selectUnitCounts, type TextMatch, textMatch, type WordRow } from "../db/search.ts";
import { type ParamMeta, queryText } from "../http/params.ts";
import { lexiconSlips } from "../text/known-words.ts";
import { STOP_WORDS } from "../text/lexicon.ts";
import { isTypingSlip } from "../text/match-distance.ts";
import { fold } from "../text/normalise.ts";
import { QueryError, readQuery, type SearchQuery, type SearchUnit } from "../text/search-query.ts";
import { NAME_BEGIN, NAME_END } from "../text/search-terms.ts";

/** `q=`: a text that is looked for; one that cannot be looked for is refused with the reason. */
export const searchText = (meta: ParamMeta) =>
  queryText(meta).superRefine((text, context) => {
    try {
      readQuery(text);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      context.addIssue({ code: "custom", message: error.message });
    }
  });

/** `q=` of a list. */
export const listText = searchText({
  description:
    'Only records in which all these words stand, in any inflection, spelling or abbreviation and in either language: `words`, `"a phrase"`, `-not`, `one OR other`, `begin*`. With `sort=relevance` the best matches come first.',
  examples: { words: "technology transfer", phrase: '"alih teknologi"', either: "radar OR kapal" },
}).optional();

/** What a query asks of the index. */
export const matchOf = (query: SearchQuery): TextMatch => textMatch(query, { begin: NAME_BEGIN, end: NAME_END });

/** A query that was read as another one. */
export type Correction = {
  query: SearchQuery;
  /** The query as it was probably meant; null where it was only completed. */
  didYouMean: string | null;
  /** How many records hold each clause of the corrected query by itself, up to a cap. */
  counts: readonly number[];
};

const shortestSlip = 5;
const shortestCompletion = 4;

const slippable = (unit: SearchUnit): string[] =>
  unit.kind === "word" ? unit.exact.filter((word) => word.length >= shortestSlip && !STOP_WORDS.has(word)) : [];

const bestOf = (typed: string, rows: readonly WordRow[]): string | undefined => {
  const known = rows.filter((row) => row.typed === typed && row.count > 0 && isTypingSlip(typed, row.word));
  const candidates = [...known, ...lexiconSlips(typed).map((word) => ({ typed, word, count: 0.5 }))];
  const keepsHead = (word: string) => Number(word.charAt(0) === typed.charAt(0));
  return candidates.sort((a, b) => keepsHead(b.word) - keepsHead(a.word) || b.count - a.count || (a.word < b.word ? -1 : 1))[0]?.word;
};

const replaceWord = (text: string, typed: string, meant: string): string =>
  text.replace(/[\p{L}\p{M}\p{N}'’]+/gu, (word) => (fold(word) === typed ? meant : word));

const completed = (query: SearchQuery, words: ReadonlySet<string>): SearchQuery => ({
  ...query,
  whole: [],
  clauses: query.clauses.map((clause) =>
    clause.map((unit) =>
      unit.exact.length === 1 && words.has(unit.exact[0] ?? "")
        ? { ...unit, text: `${unit.text}*`, kind: "prefix" as const, readings: [] }
        : unit,
    ),
  ),
});

const clauseCounts = async (db: Db, query: SearchQuery, besides: readonly SQL[] = []) => {
  const units = query.clauses.flat();
  const [counts = [], ...rows] = await db.batch([
    db.all<{ unit: number; count: number }>(selectUnitCounts(units)),
    ...besides.map((statement) => db.all<unknown>(statement)),
  ]);
  const byUnit = new Map((counts as { unit: number; count: number }[]).map(({ unit, count }) => [units[unit], count]));
  const of = (unit: SearchUnit) => byUnit.get(unit) ?? 0;
  return { of, clauses: query.clauses.map((clause) => Math.max(...clause.map(of))), rows: rows.flat() as WordRow[] };
};

/**
 * Reads a query that found nothing as it was probably meant: a word that no record holds is taken for a typing slip (one
 * edit, in words of five letters or more) or else for the beginning of a word. One round trip, two where it changes.
 */
export const correct = async (db: Db, text: string, query: SearchQuery): Promise<Correction> => {
  const words = [...new Set(query.clauses.flat().flatMap(slippable))];
  const beginnings = query.clauses.flat().flatMap(({ kind, exact }) => {
    const [word = ""] = exact;
    return kind === "word" && exact.length === 1 && word.length >= shortestCompletion ? [word] : [];
  });
  const known = await clauseCounts(db, query, [...words.map(selectSlips), ...beginnings.map(selectCompletion)]);
  const missing = query.clauses.flat().filter((unit) => known.of(unit) === 0);
  const slips = missing.flatMap(slippable).flatMap((typed): [string, string][] => {
    const meant = bestOf(typed, known.rows);
    return meant === undefined ? [] : [[typed, meant]];
  });
  if (slips.length > 0) {
    const didYouMean = slips.reduce((corrected, [typed, meant]) => replaceWord(corrected, typed, meant), text);
    try {
      const corrected = readQuery(didYouMean);
      return { query: corrected, didYouMean, counts: (await clauseCounts(db, corrected)).clauses };
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
    }
  }
  const begun = new Set(
    missing.flatMap(({ exact }) => exact).filter((word) => known.rows.some((row) => row.typed === word && row.word.startsWith(word))),
  );
  if (begun.size === 0) return { query, didYouMean: null, counts: known.clauses };
  const longer = completed(query, begun);
  return { query: longer, didYouMean: null, counts: (await clauseCounts(db, longer)).clauses };
};
