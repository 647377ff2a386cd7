import { homeCountry } from "../model/ids.ts";
import { withAnswers, withoutQuestion } from "./asked.ts";
import { isCountry, isThing } from "./expression.ts";
import { facts, isEnvoy, isMinistry, isNational, isOfCompanies, isOfDefence, isRole, kindsOfActors } from "./roles.ts";
import { isTime, type SearchUnit } from "./unit.ts";

/*
 * What the units of a query say beside each other that none of them says alone.
 */

/** What a state is called before or after the name of its country. */
const REALMS: ReadonlySet<string> = new Set(
  "republik republic kerajaan kingdom federasi federation islam islamic sosialis socialist".split(" "),
);

/** Without what kind of state a country is: *Republik Belarus*, *Islamic Republic of Pakistan*. */
const withoutRealms = (units: readonly SearchUnit[]): readonly SearchUnit[] => {
  const isRealm = (unit: SearchUnit | undefined) =>
    unit?.kind === "word" && unit.exact.every((word) => REALMS.has(word));
  const stands = (at: number, step: 1 | -1): boolean => {
    const next = units[at + step];
    if (next === undefined) return false;
    return isCountry(next) || next.isHome === true || (isRealm(next) && stands(at + step, step));
  };
  return units.filter((unit, at) => !isRealm(unit) || !(stands(at, 1) || stands(at, -1)));
};

/** Without whose it is of a thing that every nation has, and that the lexicon knows: *keamanan siber nasional*. */
const withoutNation = (units: readonly SearchUnit[]): readonly SearchUnit[] => {
  const isCompound = (unit: SearchUnit | undefined) => (unit?.forms ?? []).length > 0 && (unit?.exact ?? []).length > 1;
  const isOfNation = ({ kind, exact }: SearchUnit) => kind === "word" && isNational(exact);
  return units.filter((unit, at) => !isOfNation(unit) || !(isCompound(units[at - 1]) || isCompound(units[at + 1])));
};

/** Words for all that is done with a country, and what may stand beside them. */
const RELATIONS = /^(?:hubungan|relations|relationships?|ties|bilateral)\b/;
const COOPERATION = /^(?:(?:be)?kerja ?sama|(?:(?:defence|defense|military) )?cooperation|partnership|kemitraan)\b/;

/** What people want relations to be, or do with them, which says no more than that there are some. */
const CLOSER =
  /^(?:clos(?:e|er|est)|strong(?:er)?|deep(?:er|en|ens|ened|ening)?|strengthen(?:s|ed|ing)?|improv(?:e[ds]?|ing)|boost(?:s|ed|ing)?|expand(?:s|ed|ing)?|enhanc(?:e[ds]?|ing)|better|good|erat|dekat|baik|(?:mem)?per(?:erat|kuat|dalam|luas|kokoh)|dipererat|meningkatkan|ditingkatkan|peningkatan|penguatan|menjalin|terjalin|membangun)$/;

const isAny = (words: RegExp, { kind, exact }: SearchUnit): boolean => kind === "word" && words.test(exact.join(" "));

const isWordOfDefence = ({ kind, exact }: SearchUnit): boolean => kind === "word" && isOfDefence(exact);

const ATTRIBUTES_OF_ALL = /^(?:militer|military|asing|foreign)$/;

/** Without that a thing or a kind is military or foreign beside it, which all of the record is: *kendaraan militer*, *military drills*. */
const withoutAttributesOfAll = (units: readonly SearchUnit[]): readonly SearchUnit[] => {
  const isOf = (unit: SearchUnit | undefined) =>
    unit !== undefined &&
    isThing(unit) &&
    !isRole(unit.exact) &&
    !isAny(RELATIONS, unit) &&
    ((unit.forms ?? []).length > 0 || unit.aspect === "type");
  // *SDM pertahanan Rusia*: beside another word of a thing it may be a part of its name, *strategi pertahanan*.
  const isOnlyOfDefence = (unit: SearchUnit, at: number) =>
    isWordOfDefence(unit) && units.length > 2 && isOf(units[at - 1]) && units[at - 1]?.aspect === undefined;
  return units.filter(
    (unit, at) =>
      !(isAny(ATTRIBUTES_OF_ALL, unit) && (isOf(units[at - 1]) || isOf(units[at + 1]))) && !isOnlyOfDefence(unit, at),
  );
};

/** Without the home country beside nothing but others, or but a ministry: *RI-Jepang*, *Kemhan RI*. It is that of all. */
const withoutHome = (units: readonly SearchUnit[]): readonly SearchUnit[] => {
  const rest = units.filter(({ isHome }) => !isHome);
  const [first, ...more] = rest;
  const saysAll = rest.every(isCountry) || (first !== undefined && more.length === 0 && isMinistry(first.exact));
  return rest.length > 0 && saysAll ? rest : units;
};

const isHomeCapital = ({ exact }: SearchUnit): boolean => exact.join(" ") === "jakarta";

/** Without the home capital beside nothing but an envoy of another country: *dubes Jepang di Jakarta*. Their seat is there. */
const withoutSeat = (units: readonly SearchUnit[]): readonly SearchUnit[] => {
  const rest = units.filter((unit) => !isHomeCapital(unit));
  const isOfEnvoy = rest.some(({ exact }) => isEnvoy(exact)) && rest.some(isCountry);
  return isOfEnvoy && rest.every((unit) => isEnvoy(unit.exact) || isCountry(unit)) ? rest : units;
};

const ABROAD = /\b(?:ke|di|dari) luar negeri\b/;

/** Without that something is done abroad, beside anything else, as all of the record is: *dijual ke luar negeri*. */
const withoutAbroad = (units: readonly SearchUnit[], words: readonly string[]): readonly SearchUnit[] => {
  const isAbroad = ABROAD.test(words.join(" "));
  const rest = units.filter(
    (unit) => !isAny(/^(?:abroad|overseas|mancanegara)$/, unit) && !(isAbroad && isAny(/^(?:luar|negeri)$/, unit)),
  );
  return rest.length > 0 ? rest : units;
};

/**
 * What each country of a query says beside the others: the home country is said by every fact, whether its text names it or
 * not; a region beside a country does not widen the answers to all of its countries. Beside other words a statement is of the
 * countries that it is about.
 */
const besideCountries = (units: readonly SearchUnit[]): readonly SearchUnit[] => {
  const isSingle = (unit: SearchUnit) => isCountry(unit) && !unit.isRegion;
  if (!units.some(isCountry)) return units;
  const about = (keys: readonly string[]) =>
    keys.flatMap((key) => (key.startsWith("party:") ? [`about:${key.slice("party:".length)}`] : []));
  return units.map(({ keys, ...unit }) => {
    const own = unit.isRegion && units.some(isSingle) ? undefined : (keys ?? (unit.isHome ? facts : undefined));
    return own ? { ...unit, keys: units.length > 1 ? [...own, ...about(own)] : own } : unit;
  });
};

const isCooperation = (unit: SearchUnit): boolean => isAny(COOPERATION, unit);

/** Relations with a country are the country and all that is done with it, those of defence the latter; what speaks of them is ranked before. */
const besideRelations = (units: readonly SearchUnit[]): readonly SearchUnit[] => {
  const isOfCountry = (unit: SearchUnit) => isCountry(unit) || unit.isHome === true;
  const rest = units.filter((unit) => !isOfCountry(unit));
  const isOfCooperation = rest.some(isCooperation);
  const isBroad = isOfCooperation || rest.some((unit) => isAny(RELATIONS, unit));
  const isAll = rest.every(
    (unit) => isCooperation(unit) || isAny(RELATIONS, unit) || isAny(CLOSER, unit) || isWordOfDefence(unit),
  );
  if (!units.some(isCountry) || !isBroad || !isAll) return units;
  const isOfFacts = isOfCooperation || rest.some((unit) => isAny(CLOSER, unit) || isWordOfDefence(unit));
  const looseKeys = isOfFacts ? facts : [...facts, "type:country"];
  return units.map((unit) => (isCountry(unit) ? unit : { ...unit, looseKeys }));
};

/** Without that it is cooperation beside a single thing that the lexicon knows: *kerja sama siber*. All of the record is. */
const withoutCooperation = (units: readonly SearchUnit[]): readonly SearchUnit[] => {
  const rest = units.filter((unit) => !isCooperation(unit));
  const [only, ...more] = rest;
  return more.length === 0 && !only?.aspect && (only?.forms ?? []).length > 0 ? rest : units;
};

/** All that is agreed is cooperation: beside a status *kerja sama* says no more than that, *usulan kerja sama*. */
const besideStatus = (units: readonly SearchUnit[]): readonly SearchUnit[] =>
  units.some(({ aspect }) => aspect === "status") && units.every((unit) => unit.aspect || isCooperation(unit))
    ? units.map((unit) => (isCooperation(unit) ? { ...unit, looseKeys: ["type:agreement"] } : unit))
    : units;

/** Of those who are of some kind all have to do with defence: *French defence companies*. */
const besideKinds = (units: readonly SearchUnit[]): readonly SearchUnit[] => {
  const looseKeys = units.flatMap(({ aspect, asked = [] }) =>
    aspect === "type" ? asked.filter((key) => kindsOfActors.has(key)) : [],
  );
  if (looseKeys.length === 0) return units;
  return units.map((unit) => (isWordOfDefence(unit) ? { ...unit, looseKeys } : unit));
};

/** What was signed, or agreed at a time, was so at its signing, whatever that is called. */
const besideSigning = (units: readonly SearchUnit[]): readonly SearchUnit[] =>
  units.some((unit) => isTime(unit) || unit.asked?.includes("status:signed"))
    ? units.map((unit) => (unit.asked?.includes("type:agreement") ? { ...unit, looseKeys: ["kind:signing"] } : unit))
    : units;

const YEAR = /^(?:when|on):(\d{4})/;

/** Who held a post in a year that is asked for with it happened then too; the post itself has no time. */
const besidePosts = (units: readonly SearchUnit[]): readonly SearchUnit[] =>
  units.some(({ exact }) => isRole(exact))
    ? units.map((unit) => {
        if (!isTime(unit)) return unit;
        const years = new Set((unit.asked ?? []).flatMap((key) => YEAR.exec(key)?.[1] ?? []));
        const held = [...years].map((year) => `held:${year}`);
        return { ...unit, keys: [...(unit.keys ?? []), ...held, "type:post"], asked: [...(unit.asked ?? []), ...held] };
      })
    : units;

/** Without *baru* before a status, which says that it is no more than that: *baru usulan*. */
const withoutJust = (units: readonly SearchUnit[]): readonly SearchUnit[] =>
  units.filter(({ exact }, at) => exact.join(" ") !== "baru" || units[at + 1]?.aspect !== "status");

/** Without *sama* where it says with whom: *ketemu sama Jepang*. */
const withoutWith = (units: readonly SearchUnit[]): readonly SearchUnit[] =>
  units.filter(({ exact }, at) => {
    const [before, next] = [units[at - 1], units[at + 1]];
    return exact.join(" ") !== "sama" || before?.aspect === undefined || next === undefined || !isCountry(next);
  });

/** Facts and equipment match a kind of company beside a thing, as they name companies: *bumn kapal*. */
const besideCompanies = (units: readonly SearchUnit[]): readonly SearchUnit[] =>
  units.some(isThing)
    ? units.map((unit) => (isOfCompanies(unit) ? { ...unit, looseKeys: [...facts, "type:equipment"] } : unit))
    : units;

/** What is read of the units beside each other, one after the other. */
const steps: readonly ((units: readonly SearchUnit[]) => readonly SearchUnit[])[] = [
  withoutWith,
  withoutJust,
  withoutRealms,
  withoutNation,
  withoutAttributesOfAll,
  withoutCooperation,
  withoutHome,
  withoutSeat,
  besideCountries,
  besideRelations,
  besideStatus,
  besideKinds,
  besideCompanies,
  besideSigning,
  besidePosts,
];

/** Reads the units of a stretch in the context of each other. `words` are all folded words of the stretch. */
export const besideEachOther = (units: readonly SearchUnit[], words: readonly string[]): readonly SearchUnit[] => {
  const said = withoutQuestion(withoutAbroad(units, words), words);
  return withAnswers(
    steps.reduce((read, step) => step(read), said),
    words,
  );
};

/** The filter tokens of what is done with a country; of the home country none, as everything is. */
export const keysOfPartner = (code: string): string[] =>
  code === homeCountry ? [] : [`country.partner:${code}`, `party:${code}`];
