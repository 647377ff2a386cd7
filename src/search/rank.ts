import { columns } from "../db/fulltext/terms.ts";
import {
  allOf,
  clauseIn,
  firstOfNameIn,
  hasKey,
  phraseIn,
  type Sought,
  wholeIn,
  wholeNameIn,
  without,
} from "./expression.ts";
import type { TextMatch, Tier } from "./select.ts";

/** A query as `src/search/query.ts` reads it. */
export type SoughtQuery = {
  readonly clauses: readonly (readonly Sought[])[];
  readonly excluded: readonly Sought[];
  readonly whole: readonly string[];
};

type Clauses = SoughtQuery["clauses"];

const ofType = (type: string): string => hasKey([{ field: "type", value: type }]);

const tier = (match: string | null, weight: number): Tier[] => (match === null ? [] : [{ match, weight }]);

const fine = (match: string, weight: number): Tier[] => [{ match, weight, fine: true }];

/** The whole query as it was typed: a name, the name of something mentioned, or a part of a name or a text. */
const asTyped = (whole: readonly string[]): Tier[] =>
  whole.length === 0
    ? []
    : [
        ...tier(wholeIn(["names"], whole), 440),
        ...tier(wholeIn(["mentions"], whole), 80),
        ...fine(phraseIn(["names"], whole), 60),
        ...(whole.length > 1 ? fine(phraseIn(["text"], whole), 30) : []),
      ];

/** Where the clauses stand: all in names, all in the text, some in a name. Each says by itself that the query is met. */
const byColumn = (clauses: Clauses): Tier[] => {
  const all = (of: Parameters<typeof clauseIn>[0]) => allOf(clauses.map((clause) => clauseIn(of, clause)));
  const named = (which: number) =>
    allOf(clauses.map((clause, at) => clauseIn(at === which ? ["names"] : columns, clause)));
  return [
    ...tier(all(["names"]), 200),
    ...tier(all(["text"]), 70),
    ...(clauses.length > 1 ? tier(all(["names", "text"]), 60) : []),
    ...(clauses.length > 1 && clauses.length <= 4
      ? clauses.flatMap((_, at) => tier(named(at), Math.round(100 / clauses.length)))
      : []),
  ];
};

/**
 * What the words may be to people: the title of a post that they hold (its beginning, so that a country is none), or the
 * name of who said something.
 */
const byPeople = (clauses: Clauses): Tier[] => {
  const words = clauses.flat().filter(({ kind }) => kind === "word");
  const title = firstOfNameIn(["text"], words);
  const said = hasKey(words.flatMap(({ exact }) => exact.map((value) => ({ field: "says", value }))));
  return [
    ...tier(title && allOf([title, ofType("person"), ...clauses.map((clause) => clauseIn(["text"], clause))]), 250),
    ...(words.length > 1 ? tier(said, 70) : []),
  ];
};

/**
 * What a query asks of the index, and the tiers of its ranking: the whole name before a part of it, names before text
 * before names that are mentioned, words as typed before their stems. What a record scores depends on it and on the
 * query alone, not on the other records, so that a cursor stays good when records come and go.
 */
export const textMatch = ({ clauses, excluded, whole }: SoughtQuery): TextMatch => {
  const match = allOf(clauses.map((clause) => clauseIn(columns, clause)));
  const units = clauses.flat();
  const isPlain = units.length === clauses.length && units.every(({ kind }) => kind !== "prefix");
  const also = (tiers: readonly Tier[]) => tiers.map((one) => ({ ...one, match: allOf([one.match, match]) }));
  const tiers = [
    ...also(asTyped(whole)),
    ...also(isPlain ? fine(allOf(units.map(({ exact }) => phraseIn(["names"], exact))), 30) : []),
    ...(clauses.length === 1 ? also(tier(wholeNameIn(units), 200)) : []),
    ...byColumn(clauses),
    ...also(byPeople(clauses)),
  ];
  return {
    match: without(match, excluded),
    tiers: tiers.map((one) => ({ ...one, match: without(one.match, excluded) })),
  };
};
