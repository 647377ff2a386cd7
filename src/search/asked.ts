import { isEventKind } from "./aspects.ts";
import { isThing } from "./expression.ts";
import {
  asksAbout,
  asksAnything,
  asksCountry,
  asksHolder,
  asksHowMany,
  asksMaker,
  asksMedium,
  asksOccasion,
  asksOutcome,
  asksReason,
  asksWhether,
  asksWho,
  isComing,
  isCounted,
  isDoing,
  isHolding,
  isMaking,
  isOfPost,
  isOnBehalf,
  isReporting,
  isRequesting,
  isTakingPart,
  isTalking,
} from "./questions.ts";
import { facts } from "./roles.ts";
import type { SearchUnit } from "./unit.ts";

/*
 * What the units of a question say, and what answers them.
 */

/** Without that something was held, where it is asked when or where: what is planned has a time and a place too. */
const withoutHeld = (units: readonly SearchUnit[]): readonly SearchUnit[] =>
  units.filter(({ aspect, asked, onlyKeys }) => onlyKeys || aspect !== "status" || asked?.[0] !== "status:held");

/** Who asks whether something has a status asks for it whatever it has: *is the memorandum still valid*. */
const withAnyStatus = (units: readonly SearchUnit[]): readonly SearchUnit[] =>
  units.map((unit) => (unit.aspect === "status" && !unit.onlyKeys ? { ...unit, looseKeys: ["type:agreement"] } : unit));

/** What came of a meeting is what was agreed, and who reported it an article, of which no text need speak of the meeting. */
const withType = (units: readonly SearchUnit[], type: string): readonly SearchUnit[] =>
  units.map((unit) => (isEventKind(unit) ? { ...unit, keys: [...(unit.keys ?? []), type] } : unit));

/** Without words of the question that say no more than the rest does, if there is a rest. */
const withoutAsking = (
  units: readonly SearchUnit[],
  isAsking: (words: readonly string[]) => boolean,
): readonly SearchUnit[] => {
  const rest = units.filter(({ kind, exact }) => kind !== "word" || !isAsking(exact));
  return rest.length > 0 ? rest : units;
};

/** Facts match a word for representing or accompanying somebody without having it, beside another thing: it only ranks. */
const onBehalf = (units: readonly SearchUnit[]): readonly SearchUnit[] =>
  units.some((unit) => isThing(unit) && !isOnBehalf(unit.exact))
    ? units.map((unit) => (isOnBehalf(unit.exact) ? { ...unit, looseKeys: facts } : unit))
    : units;

/** Without what only says that somebody holds, heads, made, had or took part in the rest, or that the rest is counted. */
export const withoutQuestion = (units: readonly SearchUnit[], words: readonly string[]): readonly SearchUnit[] => {
  const isOfThing = units.some((unit) => isThing(unit) && !isMaking(unit.exact));
  const isOfActors = asksWho(words) || (asksMaker(words) && isOfThing);
  const asking: [boolean, (words: readonly string[]) => boolean][] = [
    [asksHolder(words), isHolding],
    [isOfActors || asksAbout(words) || asksCountry(words), isMaking],
    [isOfActors || asksAbout(words) || asksCountry(words) || asksOccasion(words), isTakingPart],
    [asksAnything(words), isDoing],
    [asksMedium(words), isReporting],
    [words.length > 1, isOfPost],
    [asksReason(words), isRequesting],
    [asksCountry(words), isTalking],
    [asksHowMany(words), isCounted],
    [asksOutcome(words), isComing],
  ];
  const rest = asking.reduce((rest, [asks, isAsking]) => (asks ? withoutAsking(rest, isAsking) : rest), units);
  const named = asksAnything(words) ? onBehalf(rest) : rest;
  const timed = asksOccasion(words) ? withoutHeld(named) : named;
  return timed.length > 0 ? timed : named;
};

/** What answers the units of a question besides what they say. */
export const withAnswers = (units: readonly SearchUnit[], words: readonly string[]): readonly SearchUnit[] => {
  const asked = asksWhether(words) && units.length > 1 ? withAnyStatus(units) : units;
  if (asksMedium(words)) return withType(asked, "type:article");
  return asksOutcome(words) && asked.length > 1 ? withType(asked, "type:agreement") : asked;
};
