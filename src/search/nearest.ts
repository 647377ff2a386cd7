import { allOf, clauseIn, ownPlaces, unitIn } from "./expression.ts";
import type { SearchQuery, SearchUnit } from "./query.ts";
import { facts, isNational, isOfDefence } from "./roles.ts";
import { nearestTo } from "./units.ts";

/*
 * What a query that nothing meets is answered by instead: in place of what no record speaks of what is nearest to it, and
 * without insisting on words that hold for the whole record. What some record speaks of is not taken for something else.
 */

/** What may stand for a unit, and what tells whether records meet the query with it. */
export type Candidate = { readonly of: string; readonly unit: SearchUnit; readonly expression: string };

/** Whether a word says no more than what the record is about. */
const isOfRecord = ({ kind, exact }: SearchUnit): boolean =>
  kind === "word" && (isOfDefence(exact) || isNational(exact));

/** Whether all of the other clauses say no more than that. */
const isAllElse = (clauses: SearchQuery["clauses"]): boolean => clauses.every((clause) => clause.every(isOfRecord));

const anything = [...facts, "type:topic"];

/**
 * What might stand for the units of a query, the nearest first: of the others, that which they may stand for will do. What a
 * record only mentions tells less than what is asked for.
 */
export const candidatesFor = ({ clauses }: SearchQuery): Candidate[] => {
  const some = clauses.map((clause) => clause.flatMap((unit) => [unit, ...nearestTo(unit)]));
  return clauses.flatMap((clause, at) =>
    clause.flatMap((unit) =>
      nearestTo(unit).map((nearest) => {
        const rest = some.filter((other, of) => of !== at && !other.every(isOfRecord));
        const expression = allOf([unitIn(ownPlaces, nearest), ...rest.map((other) => clauseIn(ownPlaces, other))]);
        return { of: unit.text, unit: nearest, expression };
      }),
    ),
  );
};

/** A query that was read as one near to it. */
export type Nearer = {
  query: SearchQuery;
  /** As it was probably meant; null where what it asks for is replaced by something else. */
  didYouMean: string | null;
  /** What no record speaks of, as typed, in place of which is what is nearest. */
  replaced: readonly string[];
};

/** A query with the nearest that is met in place of what no record speaks of; null where it stays as it is. */
export const nearer = (
  query: SearchQuery,
  missing: readonly SearchUnit[],
  met: readonly Candidate[],
): Nearer | null => {
  const replaced: string[] = [];
  let isLooser = false;
  const instead = (unit: SearchUnit): SearchUnit | undefined =>
    missing.some(({ text }) => text === unit.text) ? met.find(({ of }) => of === unit.text)?.unit : undefined;
  const clauses = query.clauses.map((clause, at) =>
    clause.map((unit) => {
      const nearest = instead(unit);
      if (nearest) {
        replaced.push(unit.text);
        return nearest;
      }
      const isLoose = isOfRecord(unit) && !isAllElse(query.clauses.toSpliced(at, 1));
      isLooser ||= isLoose;
      return isLoose ? { ...unit, looseKeys: anything } : unit;
    }),
  );
  return isLooser || replaced.length > 0 ? { query: { ...query, clauses }, didYouMean: null, replaced } : null;
};
