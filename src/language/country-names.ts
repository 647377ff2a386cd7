import { COUNTRY_TABLE, formsOf, rowsOf } from "./lexicon-countries.ts";

/** Other names, one country a line: they only lead to the country, and say nothing in texts and queries. No Worker has them. */
const OTHERS = `
AE | Emirates, Persatuan Emirat Arab, Emirat Arab
BL | Saint Barth, St. Barthélemy
BQ | Bonaire, Sint Eustatius and Saba
BS | The Bahamas
BW | Motswana
BY | Byelorusia, Belorussia
CC | Cocos (Keeling) Islands, Kepulauan Cocos (Keeling)
CD | Congo - Kinshasa, Kongo - Kinshasa, Kongo, Congo, Zaire
CG | Congo - Brazzaville, Kongo - Brazzaville, Kongo, Congo
CK | Cook Islander
CN | Republik Rakyat China, Republik Rakyat Cina, Mainland China
DE | Republik Federal Jerman, Federal Republic of Germany
FK | Kepulauan Malvinas, Falkland Islands (Malvinas)
GB | GB, England, English, Kerajaan Bersatu, U.K.
GL | Greenlandic
GM | The Gambia
GS | Georgia Selatan, South Georgia
HK | Hong Kong SAR
HM | Heard Island and McDonald Islands
ID | NKRI
IE | Republic of Ireland, Republik Irlandia
IO | Kepulauan Chagos
IR | Republik Islam Iran, Islamic Republic of Iran
IS | Icelandic
KG | Kyrgyz Republic
KN | St. Kitts & Nevis
KR | Korea, Korean
LA | Lao, Lao People's Democratic Republic
LC | St. Lucia
LI | Liechtensteiner
MF | St. Martin
NL | The Netherlands, Nederland
NZ | Aotearoa, New Zealander
PH | Philippine, The Philippines
PM | St. Pierre & Miquelon
PS | Palestinian Territories, Wilayah Palestina
SA | Kerajaan Arab Saudi, Saudi Arabian
SB | Solomon Islander
SH | St. Helena
SJ | Kepulauan Svalbard dan Jan Mayen
SY | Syrian Arab Republic, Republik Arab Suriah
TH | Siam
TW | Chinese Taipei, Cina Taipei, ROC
US | U.S., U.S.A., The United States
VA | Kota Vatikan
VC | St. Vincent & Grenadines, Saint Vincent dan the Grenadines
VG | Kepulauan Virgin Inggris
VI | Kepulauan Virgin, Virgin Islands
ZA | RSA
`;

/** What a country is called: its everyday name in both languages, and every name that it is found by besides. */
export type CountryWords = { readonly id: string; readonly en: string; readonly others: readonly string[] };

/** What each country is called, by its ISO 3166-1 alpha-2 code. */
export const countryWords = (): ReadonlyMap<string, CountryWords> => {
  const further = new Map(rowsOf(OTHERS).map(([code = "", names]) => [code, formsOf(names)]));
  return new Map(
    rowsOf(COUNTRY_TABLE).map(([code = "", short, id, en]) => {
      const [[everyday = code, ...more], [english = code, ...furthers]] = [formsOf(id), formsOf(en)];
      const all = new Set([...formsOf(short), ...more, ...furthers, ...(further.get(code) ?? [])]);
      const others = [...all].filter((one) => one !== everyday && one !== english);
      return [code, { id: everyday, en: english, others }];
    }),
  );
};
