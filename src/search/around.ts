import { places } from "../db/fulltext/terms.ts";
import { weights } from "../model/ranking.ts";
import { allOf, anyOf, clauseIn, isCountry, titleIn } from "./expression.ts";
import { isRole } from "./keywords.ts";
import { aroundOf, peopleIn } from "./late.ts";
import type { Clauses } from "./rank.ts";
import type { Tier } from "./text-match.ts";
import { eitherOf, ofType, ofTypes, tier } from "./tiers.ts";
import { isTime } from "./unit.ts";

/*
 * What follows the few records that meet a query.
 */

/** What puts a person who is asked for before the rest of what surrounds a hit. */
const personFirst = 100;

/** Who is asked for by name or by post beside something else, and took part in what meets the query. */
const peopleAround = (clauses: Clauses, match: string): Tier[] => {
  const units = clauses.flat();
  // Who asks what was discussed or signed wants no one.
  if (units.some(({ aspect }) => aspect === "status")) return [];
  const words = units.filter((unit) => unit.kind === "word" && !unit.aspect && !unit.keys && !unit.forms);
  const asked = eitherOf(
    titleIn(
      "text",
      units.filter(({ exact }) => isRole(exact)),
    ),
    words.length === 0 ? null : clauseIn(["names"], words),
  );
  return tier("around", asked && allOf([ofType("person"), asked, peopleIn(match)]), weights.around + personFirst);
};

/** What tells of the few records that meet a query of several words, and meets some of these words itself. */
export const aroundFew = (clauses: Clauses, match: string, asksWho: boolean): Tier[] => {
  const units = clauses.flat();
  if (asksWho && units.some((unit) => !isTime(unit) && !isCountry(unit) && !isRole(unit.exact))) {
    const events = allOf([ofTypes(["engagement", "agreement"]), match]);
    return tier("around", allOf([ofType("person"), peopleIn(events)]));
  }
  if (clauses.length > 1) {
    const some = anyOf(clauses.map((clause) => clauseIn(places, clause)));
    return [...tier("around", allOf([some, aroundOf(match)])), ...peopleAround(clauses, match)];
  }
  const isDay = units.some(({ aspect }) => aspect === "when");
  return isDay ? tier("around", allOf([ofType("article"), aroundOf(match)])) : [];
};
