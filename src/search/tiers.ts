import { homeCountry } from "../model/ids.ts";
import { type Part, weights } from "../model/ranking.ts";
import { anyOf, hasKey } from "./expression.ts";
import type { Tier } from "./text-match.ts";

/*
 * What the parts of a ranking are made of.
 */

export const ofTypes = (some: readonly string[]): string => hasKey(some.map((value) => ({ field: "type", value })));

export const ofType = (type: string): string => ofTypes([type]);

/** What is of the home country. */
export const ofHome = hasKey([{ field: "country", value: homeCountry }]);

export const eitherOf = (...some: (string | null)[]): string | null => {
  const all = some.filter((one) => one !== null);
  return all.length === 0 ? null : anyOf(all);
};

export const tier = (part: Part, match: string | null, weight: number = weights[part]): Tier[] =>
  match === null ? [] : [{ part, match, weight }];

export const fine = (part: Part, match: string, weight: number = weights[part]): Tier[] => [
  { part, match, weight, fine: true },
];

/** Of what much else may have besides what fits the query. */
export const wide = (part: Part, match: string | null): Tier[] =>
  tier(part, match).map((one) => ({ ...one, wide: true }));
