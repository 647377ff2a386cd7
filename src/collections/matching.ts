import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Db } from "../db/client.ts";
import type { TermFilter } from "../db/select/selection.ts";
import type { SQL } from "../db/sql.ts";
import type { AppEnv } from "../http/app-env.ts";
import { type ParamMeta, queryText } from "../http/request/params.ts";
import { isKnownWord, lexiconSlips } from "../language/known-words.ts";
import { STOP_WORDS } from "../language/lexicon.ts";
import { fold } from "../language/normalise.ts";
import { isTypingSlip } from "../model/edit-distance.ts";
import type { CollectionType } from "../model/record-types.ts";
import { isFoundBy } from "../search/list.ts";
import { type Readings, readQuery, type SearchQuery, type SearchUnit } from "../search/query.ts";
import { textMatch } from "../search/rank.ts";
import type { TextMatch } from "../search/select.ts";
import {
  selectCompletion,
  selectParts,
  selectSlips,
  selectUnitCounts,
  type UnitCount,
  type WordRow,
} from "../search/words.ts";

/**
 * A text that is looked for, as it was sent and as it was read: once, when the request is checked. Written out it is the
 * text alone, which is what tells answers and cursors apart.
 */
export type SearchText = Readings & { readonly text: string; toJSON(): string };

/** `q=`: a text that is looked for; one that cannot be looked for is refused with the reason. */
export const searchText = (meta: ParamMeta) =>
  queryText(meta).transform((text, context): SearchText => {
    const { value, fault } = readQuery(text);
    if (value) return { ...value, text, toJSON: () => text };
    context.addIssue({ code: "custom", message: fault });
    return z.NEVER;
  });

/** `q=` of a list. */
export const listText = searchText({
  description:
    'Only records in which all these words stand, in any inflection, spelling or abbreviation and in either language: `words`, `"a phrase"`, `-not`, `one OR other`, `begin*`. With `sort=relevance` the best matches come first.',
  examples: { words: "technology transfer", phrase: '"alih teknologi"', either: "radar OR kapal" },
}).optional();

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

type Filters = { terms?: readonly TermFilter[]; conditions?: readonly SQL[] };

/** Filters, and the condition that the text is found in the record `r`. */
export const withText = (type: CollectionType, filters: Filters, text: TextMatch | undefined): Filters =>
  text ? { ...filters, conditions: [...(filters.conditions ?? []), isFoundBy(type, text)] } : filters;

/**
 * Finds a page of a list by the `q` of its request. Where nothing matches, words that no record holds are read as they
 * were probably meant, as a search does.
 */
export const findingText = async <T extends { page: { total: { value: number } } }>(
  c: Context<AppEnv>,
  find: (text?: TextMatch) => Promise<T>,
): Promise<T> => {
  const { q } = c.get("query") as { q?: SearchText };
  if (q === undefined) return find();
  const found = await find(textMatch(q.query));
  if (found.page.total.value > 0) return found;
  const { query } = await correct(c.get("db"), q.text, q.query);
  return query === q.query ? found : find(textMatch(query));
};
