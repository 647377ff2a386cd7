import { places } from "../db/fulltext/terms.ts";
import { weights } from "../model/ranking.ts";
import { isFact, types } from "../model/record-types.ts";
import { aroundFew } from "./around.ts";
import { byAspect, byAspectBeside, byStatus, inTime, isEventKind } from "./aspects.ts";
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
  phraseIn,
  type Sought,
  stemsIn,
  titleIn,
  wholeIn,
  wholeNameIn,
  without,
} from "./expression.ts";
import { isFilledIn, mentionOf } from "./late.ts";
import { byPeople, ofItsMinistry, ofMinistry, underOtherTitle } from "./people.ts";
import type { Who } from "./questions.ts";
import { companies, isEnvoy, isOfCompanies, isRank, isRole } from "./roles.ts";
import type { TextMatch, Tier } from "./text-match.ts";
import { eitherOf, fine, ofType, ofTypes, tier, wide } from "./tiers.ts";
import type { Order } from "./unit.ts";

/** Of a query of more clauses few records meet even most. */
const longQuery = 6;

/** A query as `src/search/query.ts` reads it. */
export type SoughtQuery = {
  readonly clauses: Clauses;
  readonly excluded: readonly Sought[];
  readonly whole: readonly string[];
  readonly asksOccasion?: boolean;
  readonly asksProgress?: boolean;
  readonly asksReason?: boolean;
  readonly asksAbout?: boolean;
  readonly who?: Who | null;
  readonly asksHowMany?: boolean;
  readonly asksHolder?: boolean;
  readonly order?: Order;
};

const ofAnyCountry = ["organisation", "equipment", "place", "series"];
const references = types.filter((type) => !isFact(type));

/** Records of which the names are those of a thing, not titles of what is told, and not what somebody holds. */
const bearers: readonly string[] = references.filter((type) => type !== "post");

/** Of these, what acts: who leaves something out of a piece of equipment, or counts it, wants what was done with it. */
const actors = bearers.filter((type) => type !== "equipment");

/** Of these, what is no series: who asks for meetings wants each of them. */
const allButSeries = bearers.filter((type) => type !== "series");

/** A name but that of a post; of some bearers only, where these are given. */
const ofBearer = (name: string | null, some = bearers): string | null =>
  name && (some === bearers ? `(${name} NOT ${ofType("post")})` : allOf([name, ofTypes(some)]));

/**
 * A topic of which a concept of the lexicon is another name, which stands in its text, and has a word of its label: *drone*
 * is what *Unmanned systems* deal with, as it is an unmanned vehicle; a frigate is only one of the *Naval vessels*.
 */
const topicMeant = (units: readonly Sought[]): string | null => {
  const name = wholeNameIn(units, "text");
  const words = [...new Set(units.flatMap(({ forms = [] }) => forms))];
  return name === null || words.length === 0
    ? null
    : allOf([
        name,
        ofType("topic"),
        stemsIn(
          ["names"],
          words.map((word) => [word]),
        ),
      ]);
};

/** What bears names. No fact does: reference records alone are looked at. */
const bearing = (some: readonly string[], names: string): Tier => ({
  part: "bearer",
  match: allOf([names, ofTypes(some)]),
  weight: weights.bearer,
  ofReferences: true,
  ofNames: true,
});

/** The whole query as it was typed: a name, the name of something mentioned, or a part of a name or a text. */
const asTyped = (whole: readonly string[]): Tier[] => {
  if (whole.length === 0) return [];
  const [name, otherName] = [wholeIn(whole), wholeIn(whole, "text")];
  return [
    ...tier("name-is-query", ofBearer(name)),
    ...wide("mentioned-name", name && mentionOf(name)),
    ...(whole.length === 1
      ? tier("other-name-alone", otherName && allOf([otherName, ofType("topic")]))
      : [
          // Without a word of its label it may be what a topic is only a heading of: a frigate, of the naval vessels.
          ...tier(
            "other-name",
            otherName && allOf([otherName, ofType("topic"), anyOf(whole.map((word) => phraseIn(["names"], [word])))]),
          ),
          ...fine("text-phrase", phraseIn(["text"], whole)),
        ]),
  ];
};

/** All words as they were typed in names, wherever they stand; of those that are not typed to their end in one piece. */
const asBegun = (units: Clauses[number], isPlain: boolean): Tier[] => {
  if (isPlain) return fine("names-as-typed", allOf(units.map(({ exact }) => phraseIn(["names"], exact))));
  const isBegun =
    units.length > 1 && units.every(({ kind }, at) => kind === (at < units.length - 1 ? "word" : "prefix"));
  return isBegun
    ? fine(
        "names-as-typed",
        phraseIn(
          ["names"],
          units.flatMap(({ exact }) => exact),
          true,
        ),
      )
    : [];
};

/** A phrase by its stems: but for parts of compounds they stand where the words do, and to look for both takes twice as long. */
const inStems = (unit: Clauses[number][number]): Clauses[number][number] =>
  unit.kind === "phrase" && unit.readings.length > 0 ? { ...unit, kind: "word" } : unit;

/** Where the clauses stand: all in names, all in the text, some in a name. */
const byPlace = (typed: Clauses, bearer: readonly string[] | null): Tier[] => {
  const clauses = typed.map((clause) => clause.map(inStems));
  const all = (of: Parameters<typeof clauseIn>[0]) => allOf(clauses.map((clause) => clauseIn(of, clause)));
  const named = (which: number) =>
    allOf(clauses.map((clause, at) => clauseIn(at === which ? ["names"] : places, clause)));
  const isSome = clauses.length > 1 && clauses.length <= 4;
  const inNames = all(["names"]);
  const isReport = clauses.length > 1 && !clauses.flat().some(({ asked = [] }) => asked.includes("type:article"));
  return [
    ...tier("names", inNames),
    ...(isReport ? tier("report", allOf([ofType("article"), inNames])).map((one) => ({ ...one, ofNames: true })) : []),
    ...(bearer === null ? [] : [bearing(bearer, inNames)]),
    ...tier("text", all(["text"])),
    ...(isSome
      ? clauses.flatMap((_, at) => fine("some-names", named(at), Math.round(weights["some-names"] / clauses.length)))
      : []),
  ];
};

/** Without kinds of companies beside a thing: who makes it has that in its names. */
const withoutCompanies = (clauses: Clauses): Clauses =>
  clauses.flat().some(isThing) ? clauses.filter((clause) => !clause.every(isOfCompanies)) : clauses;

/** What bears all words but a country, of which it is: *Thales Prancis*. Before what it does with that country. */
const ofCountry = (clauses: Clauses): Tier[] => {
  const [units, others] = [
    clauses.filter((clause) => clause.every(isCountry)),
    clauses.filter((clause) => !clause.every(isCountry)),
  ];
  const codes = codesOf(units.flat());
  if (units.length !== 1 || others.length === 0 || codes.length === 0) return [];
  const [only = [], ...more] = others;
  const name = more.length === 0 ? wholeNameIn(only) : wholeIn(others.flatMap(([unit]) => unit?.exact ?? []));
  const of = hasKey(codes);
  const named = name && allOf([name, ofTypes(ofAnyCountry)]);
  // *Perusahaan Prancis*: of a kind of organisation, whatever it is called.
  const kind = more.length === 0 ? only.find(({ aspect }) => aspect === "type") : undefined;
  const ofKind = kind && askedIn(kind);
  // *Athan Rusia*: who holds a post of that country, before who is accredited to it; *minister belarus*: a deputy too.
  const ofPost = (is: (words: readonly string[]) => boolean) =>
    more.length === 0 ? only.filter(({ exact }) => is(exact)) : [];
  const title = titleIn("text", ofPost(isEnvoy));
  const rank = ofPost(isRank);
  const post = eitherOf(title, rank.length > 0 ? clauseIn(["text"], rank) : null);
  const some = eitherOf(
    named,
    ofKind ? allOf([ofKind, ofType("organisation")]) : null,
    post && allOf([post, ofType("person")]),
  );
  return tier("name-of-country", some && allOf([some, of]));
};

/** What was agreed or done with all of several countries, where no post is asked for. */
const betweenCountries = (clauses: Clauses): Tier[] => {
  const codes = clauses.filter((clause) => clause.every(isCountry)).map(codesOf);
  return codes.length > 1 && !clauses.flat().some(({ exact }) => isRole(exact))
    ? wide("between", allOf([ofTypes(["agreement", "engagement"]), ...codes.map(hasKey)]))
    : [];
};

/**
 * What a query asks of the index, and the parts of its ranking with their weights. What a record scores depends on it and
 * on the query alone, not on the other records, so that a cursor stays good when records come and go.
 *
 * @param withSurroundings whether few records that meet a query of several words are followed by what tells of them.
 */
export const textMatch = (
  {
    clauses,
    excluded,
    whole,
    asksOccasion,
    asksProgress,
    asksReason,
    asksAbout,
    who = null,
    asksHowMany = false,
    asksHolder = false,
    order = null,
  }: SoughtQuery,
  withSurroundings = false,
): TextMatch => {
  const all = allOf(clauses.map((clause) => clauseIn(places, clause)));
  const bearerOfName = underOtherTitle(clauses);
  const match = bearerOfName === null ? all : anyOf([all, bearerOfName]);
  const units = clauses.flat();
  const bearer = units.some(isEventKind) ? allButSeries : excluded.length > 0 || asksHowMany ? actors : bearers;
  const isPlain = units.length === clauses.length && units.every(({ kind }) => kind !== "prefix");
  const also = (tiers: readonly Tier[]) =>
    tiers.map((one) => ({ ...one, match: allOf([one.match, match]), own: one.match }));
  const withoutExcluded = (tiers: readonly Tier[]) =>
    tiers.map((one) => ({ ...one, match: without(one.match, excluded) }));
  if (order) return { match: without(match, excluded), order, tiers: withoutExcluded(also(inTime(clauses))) };
  const tiers = [
    ...also(asTyped(whole)),
    ...also(asBegun(units, isPlain)),
    ...(clauses.length === 1
      ? also(tier("name-means-query", eitherOf(ofBearer(wholeNameIn(units), bearer), topicMeant(units))))
      : []),
    ...(clauses.length === 1 ? also(ofMinistry(units)) : []),
    // Who asks for a country wants it, and then what was done with it, before who else has it in a name.
    ...byPlace(withoutCompanies(clauses), units.every(isCountry) ? null : bearer),
    ...also(byPeople(clauses)),
    ...also(ofCountry(clauses)),
    ...also(ofItsMinistry(clauses)),
    // A statement fills in the whole query once, but parts of it each time; nearly all of a long one takes as long as all.
    ...(isFilledIn(match) || clauses.length > longQuery ? also(byAspect(clauses)) : byAspectBeside(clauses)),
    ...also(byStatus(clauses)),
    ...also(asksProgress ? wide("progress", ofType("agreement")) : []),
    ...also(asksHolder ? wide("who-holds", ofType("person")) : []),
    ...also(who === "maker" && units.some(isThing) ? wide("maker", hasKey(companies)) : []),
    ...also(who === "medium" ? wide("reported", ofType("article")) : []),
    ...also(asksOccasion ? wide("occasion", ofType("engagement")) : []),
    ...also(who === "speaker" ? wide("reason", ofType("statement")) : []),
    // The reason for a visit is given by the engagement.
    ...also(asksReason && !units.some(({ aspect }) => aspect === "type") ? wide("reason", ofType("statement")) : []),
    ...also(asksAbout && units.every(isCountry) ? wide("asked-about", ofType("country")) : []),
    ...also(betweenCountries(clauses)),
  ];
  return {
    match: without(match, excluded),
    tiers: withoutExcluded([...tiers, ...(withSurroundings ? aroundFew(clauses, match, who, asksProgress) : [])]),
  };
};
