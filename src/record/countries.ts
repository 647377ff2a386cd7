import codes from "i18n-iso-countries/codes.json" with { type: "json" };
import { countryWords } from "../language/country-names.ts";
import type { Localised } from "../model/localised.ts";

export type Country = { id: string; alpha3: string; numeric: string; names: Localised; otherNames: readonly string[] };

const words = countryWords();

/**
 * Every country of ISO 3166-1 by its alpha-2 code: its everyday name in both languages, and what else people call it, as
 * the table of the lexicon has them.
 */
export const isoCountries: ReadonlyMap<string, Country> = new Map(
  (codes as [string, string, string][]).map(([id, alpha3, numeric]) => {
    const { others, ...names } = words.get(id) ?? { en: id, id, others: [] };
    return [id, { id, alpha3, numeric, names, otherNames: others }];
  }),
);

/** A country by its code; undefined where there is none. */
export const countryEntry = (id: string): Country | undefined => isoCountries.get(id);
