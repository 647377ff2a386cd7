import { places } from "../db/fulltext/terms.ts";
import { allOf, anyOf, askedIn, type Clauses, clauseIn, hasKey, keysIn, unitIn } from "./expression.ts";
import { aroundOf } from "./late.ts";
import { eventKinds } from "./roles.ts";
import type { Tier } from "./text-match.ts";
import { ofType, ofTypes, tier, wide } from "./tiers.ts";
import { isTime } from "./unit.ts";

/*
 * The parts of a ranking by what a query asks for besides words: a time, a status, a type, an order.
 */

/** Whether a unit names a kind of event. */
export const isEventKind = ({ aspect, asked = [] }: Clauses[number][number]): boolean =>
  aspect === "type" && asked.some((key) => eventKinds.has(key));

/** What a unit asks for besides words: when it was, what has come of it, of what type it is. */
const askedBy = (unit: Clauses[number][number]): Tier[] => {
  if (unit.aspect === undefined) return [];
  // A series has the kind of its meetings, and a statement that of where it was made: neither is an event.
  const keys = askedIn(unit);
  const asked = keys && isEventKind(unit) ? allOf([ofType("engagement"), keys]) : keys;
  const event = isTime(unit) && asked !== null ? allOf([ofType("engagement"), asked]) : null;
  return [...wide(unit.aspect, asked), ...wide("event", event)];
};

/** The events that tell of the few agreements with the status that is all that is asked for, but do not have it in their names. */
export const byStatus = (clauses: Clauses): Tier[] => {
  const [unit, ...others] = clauses.flat();
  const asked = unit?.aspect === "status" && others.length === 0 ? askedIn(unit) : null;
  if (unit === undefined || asked === null) return [];
  const events = allOf([ofType("engagement"), aroundOf(allOf([ofType("agreement"), asked]))]);
  return tier("status-told", `(${events} NOT ${unitIn(["names"], unit)})`);
};

/** What has what the units of a query ask for besides words. */
export const byAspect = (clauses: Clauses): Tier[] => clauses.flat().flatMap(askedBy);

/** The same with the rest of the query: what a unit asks for answers its clause. */
export const byAspectBeside = (clauses: Clauses): Tier[] =>
  clauses.flatMap((clause, at) => {
    const rest = clauses.toSpliced(at, 1).map((other) => clauseIn(places, other));
    return clause.flatMap(askedBy).flatMap(({ part, match }) => tier(part, allOf([match, ...rest])));
  });

/**
 * What is asked for in the order of time: of the type that is asked for, what happened before what tells of it, what has all
 * words before what only mentions something of that name. All else would say more than when it was.
 */
export const inTime = (clauses: Clauses): Tier[] => {
  const types = clauses.flat().filter(({ aspect }) => aspect === "type");
  const asked = types.map(keysIn).filter((keys) => keys !== null);
  const others = clauses.filter((clause) => clause.every(({ aspect }) => aspect !== "type"));
  const isToldOrPlanned = clauses
    .flat()
    .some(({ asked = [] }) => asked.includes("status:planned") || asked.includes("type:article"));
  return [
    ...wide("type", asked.length > 0 ? anyOf(asked) : ofTypes(["engagement", "agreement", "article"])),
    ...(isToldOrPlanned ? [] : wide("happened", hasKey([{ field: "status", value: "held" }]))),
    ...tier("told", allOf(clauses.map((clause) => clauseIn(["names", "text"], clause)))),
    ...byAspect(others),
  ];
};
