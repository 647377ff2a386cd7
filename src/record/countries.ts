import codes from "i18n-iso-countries/codes.json" with { type: "json" };
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import indonesian from "i18n-iso-countries/langs/id.json" with { type: "json" };
import type { Language, Localised } from "../model/localised.ts";

export type Country = { id: string; alpha3: string; numeric: string; names: Localised; otherNames: string[] };

type Names = Record<string, string | string[]>;

/** Where the everyday name is another one than that of CLDR, or shorter. */
const overrides: Readonly<Record<string, Partial<Localised>>> = {
  CD: { en: "DR Congo", id: "RD Kongo" },
  CG: { en: "Republic of the Congo", id: "Republik Kongo" },
  HK: { en: "Hong Kong", id: "Hong Kong" },
  MM: { en: "Myanmar", id: "Myanmar" },
  MO: { en: "Macao", id: "Makau" },
  PS: { en: "Palestine", id: "Palestina" },
};

const displayNames = {
  en: new Intl.DisplayNames("en", { type: "region" }),
  id: new Intl.DisplayNames("id", { type: "region" }),
};

const everydayName = (id: string, language: Language): string =>
  overrides[id]?.[language] ?? displayNames[language].of(id) ?? id;

const namesIn = (names: Names, id: string): string[] => [names[id] ?? []].flat();

/**
 * Every country of ISO 3166-1 by its alpha-2 code: its everyday name in both languages as CLDR has it, and as other names
 * those of i18n-iso-countries.
 */
export const isoCountries: ReadonlyMap<string, Country> = new Map(
  (codes as [string, string, string][]).map(([id, alpha3, numeric]) => {
    const names = { en: everydayName(id, "en"), id: everydayName(id, "id") };
    const all = [
      ...Object.values(displayNames).flatMap((of) => of.of(id) ?? []),
      ...namesIn(english.countries as Names, id),
      ...namesIn(indonesian.countries as Names, id),
    ];
    const otherNames = [...new Set(all)].filter((name) => name !== names.en && name !== names.id && name !== id);
    return [id, { id, alpha3, numeric, names, otherNames }];
  }),
);

/** A country by its code; undefined where there is none. */
export const countryEntry = (id: string): Country | undefined => isoCountries.get(id);
