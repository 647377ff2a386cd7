import {
  allOf,
  anyOf,
  clauseIn,
  columns,
  firstOfNameIn,
  hasKey,
  type Marks,
  phraseIn,
  type Sought,
  wholeNameIn,
  without,
} from "./fts.ts";
import type { TextMatch, Tier } from "./search.ts";

/** A query as `src/text/search-query.ts` reads it. */
export type SoughtQuery = {
  readonly clauses: readonly (readonly Sought[])[];
  readonly excluded: readonly Sought[];
  readonly whole: readonly string[];
};

type Clauses = SoughtQuery["clauses"];
type Plain = { match: string; weight: number };

const ofType = (type: string): string => hasKey([{ field: "type", value: type }]);

/** The whole query as it was typed, as a name or in one. */
const asTyped = (whole: readonly string[], { begin, end }: Marks): Plain[] =>
  whole.length === 0
    ? []
    : [
        { match: phraseIn(["names"], [begin, ...whole, end]), weight: 400 },
        { match: phraseIn(["mentions"], [begin, ...whole, end]), weight: 80 },
        { match: phraseIn(["names"], [begin, ...whole]), weight: 40 },
        { match: phraseIn(["names"], whole), weight: 60 },
        ...(whole.length > 1 ? [{ match: phraseIn(["text"], whole), weight: 30 }] : []),
      ];

/** Where the clauses stand: all in names, all in the text, some in a name. */
const byColumn = (clauses: Clauses): Plain[] => {
  const all = (columnsOf: Parameters<typeof clauseIn>[0]) =>
    allOf(clauses.map((clause) => clauseIn(columnsOf, clause)));
  const each = clauses.length > 1 && clauses.length <= 4 ? clauses : [];
  return [
    { match: all(["names"]), weight: 200 },
    { match: all(["text"]), weight: 70 },
    ...(clauses.length > 1 ? [{ match: all(["names", "text"]), weight: 60 }] : []),
    ...each.map((clause) => ({ match: clauseIn(["names"], clause), weight: Math.round(100 / clauses.length) })),
  ];
};

/**
 * What the words may be to people: the title of a post that they hold (its beginning, so that a country is none), or the
 * name of who said something.
 */
const byPeople = (clauses: Clauses, marks: Marks): Plain[] => {
  const words = clauses.flat().filter(({ kind }) => kind === "word");
  const read = words.filter(({ readings }) => readings.length > 0);
  const inText = clauses.map((clause) => clauseIn(["text"], clause));
  return [
    ...(read.length > 0
      ? [
          {
            match: allOf([
              ofType("person"),
              ...inText,
              anyOf(read.map((unit) => firstOfNameIn(["text"], unit, marks))),
            ]),
            weight: 250,
          },
        ]
      : []),
    ...(words.length > 1
      ? [{ match: hasKey(words.flatMap(({ exact }) => exact.map((value) => ({ field: "says", value })))), weight: 70 }]
      : []),
  ];
};

/**
 * What a query asks of the index, and the tiers of its ranking: the whole name before a part of it, names before text
 * before names that are mentioned, words as typed before their stems. What a record scores depends on it and on the
 * query alone, not on the other records, so that a cursor stays good when records come and go.
 */
export const textMatch = ({ clauses, excluded, whole }: SoughtQuery, marks: Marks): TextMatch => {
  const match = without(allOf(clauses.map((clause) => clauseIn(columns, clause))), excluded);
  const units = clauses.flat();
  const isAnyOne = clauses.length === 1;
  const tiers: Tier[] = [
    ...asTyped(whole, marks),
    ...(units.every(({ kind }) => kind !== "prefix") && clauses.every(({ length }) => length === 1)
      ? [{ match: allOf(units.map(({ exact }) => phraseIn(["names"], exact))), weight: 30 }]
      : []),
    ...(isAnyOne ? [{ match: anyOf(units.map((unit) => wholeNameIn(unit, marks))), weight: 200 }] : []),
    ...byColumn(clauses),
    ...byPeople(clauses, marks),
  ];
  return { match, tiers: tiers.map((tier) => ({ ...tier, match: allOf([match, tier.match]) })) };
};
