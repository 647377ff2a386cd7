import codes from "i18n-iso-countries/codes.json" with { type: "json" };
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import indonesian from "i18n-iso-countries/langs/id.json" with { type: "json" };
import type { Localised } from "../model/localised.ts";

export type Country = { id: string; alpha3: string; numeric: string; names: Localised; otherNames: string[] };

type Names = Record<string, string | string[]>;

const namesIn = (names: Names, id: string): string[] => [names[id] ?? id].flat();

/** Every country of ISO 3166-1 by its alpha-2 code, with names in both languages, from i18n-iso-countries. */
export const isoCountries: ReadonlyMap<string, Country> = new Map(
  (codes as [string, string, string][]).map(([id, alpha3, numeric]) => {
    const [en = id, ...moreEn] = namesIn(english.countries as Names, id);
    const [idName = id, ...moreId] = namesIn(indonesian.countries as Names, id);
    return [id, { id, alpha3, numeric, names: { en, id: idName }, otherNames: [...moreEn, ...moreId] }];
  }),
);

/** A country by its code; undefined where there is none. */
export const countryEntry = (id: string): Country | undefined => isoCountries.get(id);
