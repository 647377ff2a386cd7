import { places } from "../db/fulltext/terms.ts";
import { homeCountry } from "../model/ids.ts";
import { weights } from "../model/ranking.ts";
import {
  allOf,
  anyOf,
  askedIn,
  type Clauses,
  clauseIn,
  codesOf,
  hasKey,
  isCountry,
  isThing,
  ownPlaces,
  titleIn,
} from "./expression.ts";
import { aroundOf, namedIn } from "./late.ts";
import type { Who } from "./questions.ts";
import { companies, isOfCompanies, isRole, isSigning } from "./roles.ts";
import type { Tier } from "./text-match.ts";
import { eitherOf, ofHome, ofType, ofTypes, tier } from "./tiers.ts";
import { isTime } from "./unit.ts";

/*
 * What follows the few records that meet a query.
 */

/** What puts a person who is asked for before the rest of what surrounds a hit. */
const personFirst = 100;

/** Who signed, said or took part in something, where it is asked who: beside what was signed, said or held. */
const whoDidIt = 360;

/** Who held a post when something was done, where that is asked: before what was done. */
const whoHeldIt = 1000;

/** Who makes something, where that is asked: before the topic that is called so. */
const whoMadeIt = 1000;

/** What puts a company of the country that is asked for before others, and who held a post of the home country. */
const ofThatCountry = 100;

/** The country, where it is asked which it was: after what was agreed with it, before what else tells of that. */
const whichCountry = -20;

/** The place, where it is asked which it was: before the country. */
const whichPlace = 60;

/** The posts of somebody, where it is asked what these are: after who it is, before what they did. */
const whatPost = 300;

/** What was agreed at a meeting, where it is asked what came of it: after the meeting, before what else tells of it. */
const whatCame = -100;

/** The country, where it is asked where it was: after what meets the query. */
const whereabouts = -300;

/** A title that begins with a post of these units, of a person in the text, of a post in its names. */
const postIn = (place: "names" | "text", units: Clauses[number]): string | null =>
  titleIn(
    place,
    units.filter(({ exact }) => isRole(exact)),
  );

/** Who is asked for by name or by post beside something else, and took part in what meets the query. */
const peopleAround = (clauses: Clauses, match: string): Tier[] => {
  const units = clauses.flat();
  // Who asks what was discussed or signed wants no one.
  if (units.some(({ aspect }) => aspect === "status")) return [];
  // A post of a country, or of a year, has its holders among what meets the query.
  const things = clauses.filter((clause) => !clause.every((unit) => isCountry(unit) || unit.isHome || isTime(unit)));
  if (things.length === 1 && things.flat().every(({ exact }) => isRole(exact))) return [];
  const words = units.filter((unit) => unit.kind === "word" && !unit.aspect && !unit.keys && !unit.forms);
  const asked = eitherOf(postIn("text", units), words.length === 0 ? null : clauseIn(["names"], words));
  const post = postIn("names", units);
  return tier(
    "around",
    eitherOf(
      asked && allOf([ofType("person"), asked, namedIn("person", match)]),
      post && allOf([ofType("post"), post, namedIn("post", match)]),
    ),
    weights.around + personFirst,
  );
};

/** The equipment that is named by what meets the query, and has a word of it in its names: *berapa sukhoi dibeli*. */
const thingsAround = (clauses: Clauses, match: string): string | null => {
  const words = clauses.flat().filter(({ kind, aspect, keys }) => kind === "word" && !aspect && !keys);
  return words.length === 0
    ? null
    : allOf([ofType("equipment"), clauseIn(["names"], words), namedIn("equipment", match)]);
};

/** What was signed at what meets the query, where that or a day is asked for: *diteken di London*. */
const signedAt = (clauses: Clauses, match: string): string | null => {
  const asked = clauses.flat().filter(({ aspect, asked = [] }) => aspect === "when" || asked.includes("status:signed"));
  return asked.length === 0
    ? null
    : allOf([ofType("agreement"), clauseIn(["names"], asked), namedIn("agreement", match)]);
};

/** The ministry or staff of the posts that are asked for. */
const officeOf = (clauses: Clauses, match: string): Tier[] => {
  const title = postIn("names", clauses.flat());
  const home = clauses.flat().some(isCountry) ? [] : [ofHome];
  const posts = title && allOf([ofType("post"), ...home, title, match]);
  return tier("around", posts && allOf([ofType("organisation"), namedIn("organisation", posts)]));
};

/** The companies that are named by what has the thing of which it is asked who makes it in its names. */
const makersOf = (clauses: Clauses, match: string): Tier[] => {
  const kinds = clauses.flat().find(isOfCompanies);
  const things = clauses.filter((clause) => clause.some(isThing));
  const facts = allOf([
    ofTypes(["equipment", "agreement"]),
    ...things.map((clause) => clauseIn(ownPlaces, clause)),
    match,
  ]);
  const ofKind = (kinds && askedIn(kinds)) ?? hasKey(companies);
  const makers = allOf([ofKind, namedIn("organisation", facts)]);
  const countries = clauses
    .flat()
    .flatMap((unit) => (unit.isHome ? [{ field: "country", value: homeCountry }] : codesOf([unit])));
  return [
    ...tier("around", makers, whoMadeIt),
    ...tier("around", countries.length === 0 ? null : allOf([makers, hasKey(countries)]), whoMadeIt + ofThatCountry),
  ];
};

/** What was done or agreed, of what meets the query. */
const deedsIn = (match: string): string => allOf([ofTypes(["engagement", "agreement"]), match]);

/** The other countries of what meets the query. */
const countriesOf = (clauses: Clauses, match: string, weight = whichCountry): Tier[] => {
  if (clauses.flat().some(isCountry)) return [];
  return tier("around", `(${allOf([ofType("country"), namedIn("country", deedsIn(match))])} NOT ${ofHome})`, weight);
};

/** Where was what meets the query, and in which country. */
const placesOf = (clauses: Clauses, match: string): Tier[] => [
  ...tier("around", allOf([ofType("place"), namedIn("place", deedsIn(match))]), whichPlace),
  ...countriesOf(clauses, match, whereabouts),
];

/** Who is asked for, of what meets the query. */
const peopleOf = (clauses: Clauses, match: string, who: Who): Tier[] => {
  const units = clauses.flat();
  // Who spoke of something said so in a statement.
  const said = who === "speaker" || units.some(({ asked }) => asked?.includes("type:statement"));
  const didIt = said || who === "participant" || units.some(({ exact }) => isSigning(exact));
  const type = said ? "statement" : who === "participant" ? "engagement" : null;
  const facts = type === null ? deedsIn(match) : allOf([ofType(type), match]);
  const people = allOf([ofType("person"), namedIn("person", facts)]);
  const title = who === "holder" ? postIn("text", units) : null;
  // Some participants are known by their post alone.
  const posts = allOf([ofType("post"), namedIn("post", facts)]);
  return [
    ...tier("around", people, didIt ? whoDidIt : undefined),
    ...tier("around", posts),
    ...tier("around", title && allOf([people, title]), whoHeldIt),
    ...tier("around", title && allOf([people, title, ofHome]), whoHeldIt + ofThatCountry),
  ];
};

/** The posts of the people who meet the query, where it is asked what these are. */
const postsOf = (match: string): Tier[] =>
  tier("around", allOf([ofType("post"), namedIn("post", allOf([ofType("person"), match]))]), whatPost);

/** What was agreed at the meetings that meet the query, where it is asked what came of these. */
const outcomeOf = (match: string): Tier[] =>
  tier("around", allOf([ofType("agreement"), namedIn("agreement", allOf([ofType("engagement"), match]))]), whatCame);

/** What tells of what meets a query of several words, and has some of the words. */
const aroundSeveral = (clauses: Clauses, match: string): Tier[] => {
  // Of a country is much that has nothing to do with several other things.
  const things = clauses.filter((clause) => !clause.every((unit) => isCountry(unit) || unit.isHome));
  const isOfSeveral = things.filter((clause) => clause.every(({ aspect }) => aspect === undefined)).length > 1;
  const some = anyOf((isOfSeveral ? things : clauses).map((clause) => clauseIn(places, clause)));
  return [
    ...tier(
      "around",
      eitherOf(
        allOf([some, aroundOf(match)]),
        aroundOf(allOf([ofType("topic"), match])),
        thingsAround(clauses, match),
        signedAt(clauses, match),
      ),
    ),
    ...peopleAround(clauses, match),
    ...officeOf(clauses, match),
  ];
};

/** What surrounds what meets a query of one word. */
const aroundOne = (clauses: Clauses, match: string): Tier[] => {
  const offices = officeOf(clauses, match);
  if (offices.length > 0) return offices;
  const units = clauses.flat();
  const status = units.find(({ aspect }) => aspect === "status");
  const asked = status && askedIn(status);
  if (asked) return tier("around", aroundOf(allOf([asked, match])));
  if (units.some(({ forms = [], aspect }) => forms.length > 0 && !aspect))
    return tier("around", aroundOf(allOf([ofType("topic"), match])));
  const isDay = units.some(({ aspect }) => aspect === "when");
  return isDay ? tier("around", allOf([ofType("article"), aroundOf(match)])) : [];
};

/** What tells of the few records that meet a query of several words, and meets some of these words itself; who is asked for. */
export const aroundFew = (clauses: Clauses, match: string, who: Who | null, asksProgress = false): Tier[] => {
  const surrounding = (clauses.length > 1 ? aroundSeveral : aroundOne)(clauses, match);
  const around = asksProgress ? [...outcomeOf(match), ...surrounding] : surrounding;
  if (who === "post") return [...postsOf(match), ...around];
  if (who === "medium") return around;
  const isOfThing = clauses.flat().some((unit) => isThing(unit) && !isTime(unit) && !isRole(unit.exact));
  if (!who || !isOfThing) return around;
  if (who === "maker") return [...makersOf(clauses, match), ...around];
  if (who === "country") return [...countriesOf(clauses, match), ...around];
  if (who === "place") return [...placesOf(clauses, match), ...around];
  return peopleOf(clauses, match, who);
};
