import { factTypes } from "../model/record-types.ts";
import type { UnitCount } from "./words.ts";
import { nearestTo, type SearchQuery, type SearchUnit } from "./query.ts";

/*
 * What a query that nothing meets is answered by instead: in place of what no record speaks of what is nearest to it, and
 * without insisting on words that hold for the whole record.
 */

/** Words that say no more than what the record is about. */
const OF_DEFENCE = /^(?:pertahanan|militer|defence|defense|military|nasional|national)$/;

const isOfDefence = ({ kind, exact }: SearchUnit): boolean => kind === "word" && OF_DEFENCE.test(exact.join(" "));

const all = [...factTypes, "topic"].map((type) => `type:${type}`);

/** What might stand for each unit: those of it that records hold are told by {@link nearestHeld}. */
export const candidatesFor = (units: readonly SearchUnit[]): SearchUnit[] => units.flatMap(nearestTo);

/** For what no record speaks of, by its text, the nearest that some do. */
export const nearestHeld = (
  missing: readonly SearchUnit[],
  candidates: readonly SearchUnit[],
  counts: readonly UnitCount[],
): ReadonlyMap<string, SearchUnit> => {
  const held = candidates.filter((_, at) => (counts[at]?.count ?? 0) > 0);
  return new Map(
    missing.flatMap(({ text }): [string, SearchUnit][] => {
      const nearest = held.find((one) => one.text === text);
      return nearest ? [[text, nearest]] : [];
    }),
  );
};

/** A query with the nearest in place of what no record speaks of; itself where there is nothing to put. */
export const nearer = (query: SearchQuery, nearest: ReadonlyMap<string, SearchUnit>): SearchQuery => {
  const isMeant = query.clauses.some((clause) => !clause.every(isOfDefence));
  const changed = query.clauses.map((clause) =>
    clause.map((unit) => {
      const instead = nearest.get(unit.text);
      if (instead) return instead;
      return isMeant && isOfDefence(unit) ? { ...unit, looseKeys: all } : unit;
    }),
  );
  const isSame = changed.every((clause, at) => clause.every((unit, of) => unit === query.clauses[at]?.[of]));
  return isSame ? query : { ...query, clauses: changed };
};
