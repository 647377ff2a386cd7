import { homeCountry } from "../model/ids.ts";
import { factTypes } from "../model/record-types.ts";
import { isCountry } from "./expression.ts";
import { isRole } from "./keywords.ts";
import type { SearchUnit } from "./units.ts";

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

/**
 * What each country of a query says beside the others: the home country is said by every fact, whether its text names it or
 * not; a part of the world says no more than its words, as what is of the other country is of it or is not. Beside other
 * words a statement is of the countries that it is about.
 */
const besideCountries = (units: readonly SearchUnit[]): readonly SearchUnit[] => {
  const isSingle = (unit: SearchUnit) => isCountry(unit) && !unit.isRegion;
  if (!units.some(isCountry)) return units;
  const facts = factTypes.map((type) => `type:${type}`);
  const about = (keys: readonly string[]) =>
    keys.flatMap((key) => (key.startsWith("party:") ? [`about:${key.slice("party:".length)}`] : []));
  return units.map(({ keys, ...unit }) => {
    const own = unit.isRegion && units.some(isSingle) ? undefined : (keys ?? (unit.isHome ? facts : undefined));
    return own ? { ...unit, keys: units.length > 1 ? [...own, ...about(own)] : own } : unit;
  });
};

const YEAR = /^(?:when|on):(\d{4})/;

/** Who held a post in a year that is asked for with it happened then too; the post itself has no time. */
const besidePosts = (units: readonly SearchUnit[]): readonly SearchUnit[] =>
  units.some(({ exact }) => isRole(exact))
    ? units.map((unit) => {
        if (unit.aspect !== "when" && unit.aspect !== "year") return unit;
        const years = new Set((unit.asked ?? []).flatMap((key) => YEAR.exec(key)?.[1] ?? []));
        const held = [...years].map((year) => `held:${year}`);
        return { ...unit, keys: [...(unit.keys ?? []), ...held, "type:post"], asked: [...(unit.asked ?? []), ...held] };
      })
    : units;

/** The units of a stretch by what they are beside each other. */
export const besideEachOther = (units: readonly SearchUnit[]): readonly SearchUnit[] =>
  besidePosts(besideCountries(withoutRealms(units)));

/** The filter tokens of what is done with a country; of the home country none, as everything is. */
export const keysOfPartner = (code: string): string[] =>
  code === homeCountry ? [] : [`country.partner:${code}`, `party:${code}`];
