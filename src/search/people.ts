import {
  allOf,
  anyOf,
  type Clauses,
  clauseIn,
  codesOf,
  hasKey,
  isCountry,
  phraseIn,
  titleIn,
  wholeNameIn,
} from "./expression.ts";
import { mentionOf } from "./late.ts";
import { isEnvoy, isMinistry, isRole, isStyle } from "./roles.ts";
import type { Tier } from "./text-match.ts";
import { eitherOf, ofHome, ofType, tier, wide } from "./tiers.ts";
import { isTime } from "./unit.ts";

/*
 * What the words of a query may be to people and offices.
 */

/** A post whose name has these words as they were typed, and who holds it: a *minister of the armed forces*, not of defence. */
const titled = (roles: Clauses[number]): Tier[] => {
  const several = roles.filter(({ exact }) => exact.length > 1);
  const typedIn = (place: "names" | "text", type: string) =>
    allOf([ofType(type), anyOf(several.map(({ exact }) => phraseIn([place], exact)))]);
  return several.length === 0
    ? []
    : tier("title-as-typed", anyOf([typedIn("text", "person"), typedIn("names", "post")]));
};

/** What the words may be to people: a post that they hold, their name beside something else, who said something. */
export const byPeople = (clauses: Clauses): Tier[] => {
  const words = clauses.flat().filter(({ kind }) => kind === "word");
  const roles = words.filter(({ exact }) => isRole(exact));
  const [title, post] = [titleIn("text", roles), titleIn("names", roles)];
  const holder = title && allOf([title, ofType("person")]);
  const itself = post && allOf([post, ofType("post")]);
  const held = eitherOf(holder, itself);
  // A post is of the home country, whether that is named or not.
  const isSingle = clauses.filter((clause) => !clause.every((unit) => unit.isHome || isTime(unit))).length === 1;
  // What a post is called as a whole need not tell that it is one: *Dirkersinhan*.
  const [nameOfTitle, nameOfPost] = isSingle ? [wholeNameIn(words, "text"), wholeNameIn(words)] : [null, null];
  // Who sends stands before who receives: *athan RI di Moskow*, *dubes Jepang untuk Indonesia*.
  const [home, abroad] = [
    clauses.findIndex((clause) => clause.some(({ isHome }) => isHome)),
    clauses.findIndex((clause) => clause.every(isCountry)),
  ];
  const isSent = home >= 0 && home < abroad;
  const isOfHome = roles.some(({ exact }) => isEnvoy(exact)) ? isSent : isSingle && roles.length > 0;
  const isRanked = clauses.flat().some(({ exact }) => isStyle(exact));
  const isOfCountry = isRanked && clauses.flat().every((unit) => isStyle(unit.exact) || isCountry(unit));
  // Who only took part in what has the other words said nothing of them.
  const told = clauses
    .filter((clause) => !clause.every(({ exact }) => isRole(exact) || isStyle(exact)))
    .map((clause) => clauseIn(["names", "text"], clause));
  const said = hasKey(words.flatMap(({ exact }) => exact.map((value) => ({ field: "says", value }))));
  return [
    ...tier("holder", eitherOf(holder, nameOfTitle && allOf([nameOfTitle, ofType("person")]))),
    ...(isOfCountry ? wide("holder", ofType("person")) : []),
    ...tier("post", itself),
    ...tier("post-named", nameOfPost && allOf([nameOfPost, ofType("post")])),
    ...titled(roles),
    ...(isOfHome ? tier("held-at-home", held && allOf([held, ofHome])) : []),
    ...(clauses.length > 1
      ? [
          ...tier(
            "person-named",
            allOf([ofType("person"), anyOf(clauses.map((clause) => clauseIn(["names"], clause)))]),
          ),
          // What hardly anything fits is looked for once: asked of each hit, all of it would be walked through each time.
          ...(words.length > 0 ? (told.length > 0 ? tier : wide)("said", allOf([said, ...told])) : []),
        ]
      : []),
  ];
};

/** What has a ministry in its name without being it, where nothing else is asked for: its parts, those of other countries. */
export const ofMinistry = (units: Clauses[number]): Tier[] => {
  const name = units.some(({ exact }) => isMinistry(exact)) ? wholeNameIn(units) : null;
  return tier("of-ministry", name && `(${allOf([ofType("organisation"), clauseIn(["names"], units)])} NOT ${name})`);
};

/** The ministry of another country that is asked for, and what it did or its minister: before what the home ministry said. */
export const ofItsMinistry = (clauses: Clauses): Tier[] => {
  const ministry = clauses.find((clause) => clause.every(({ exact }) => isMinistry(exact)));
  const country = clauses.find((clause) => clause.every(isCountry));
  if (clauses.length !== 2 || ministry === undefined || country === undefined) return [];
  const own = allOf([ofType("organisation"), clauseIn(["names"], ministry), hasKey(codesOf(country))]);
  const its = mentionOf(own);
  return [...wide("its-ministry", anyOf([own, its])), ...wide("its-minister", allOf([ofType("person"), its]))];
};

/** Before a name people put a post or a rank that the record need not give its bearer: *Presiden Prabowo*. */
export const underOtherTitle = (clauses: Clauses): string | null => {
  const isTitle = (clause: Clauses[number]) => clause.every(({ exact }) => isStyle(exact) || isRole(exact));
  const [titles, names] = [clauses.filter(isTitle), clauses.filter((clause) => !isTitle(clause))];
  if (titles.length === 0 || names.length === 0 || names.flat().some((unit) => unit.keys || unit.kind !== "word"))
    return null;
  return allOf([ofType("person"), ...names.map((clause) => clauseIn(["names"], clause))]);
};
