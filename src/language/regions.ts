import { homeCountry } from "../model/ids.ts";

/**
 * Parts of the world that people ask for, one a line: what it is called, folded, and the countries in it by their codes; with
 * a star those of another line.
 */
const REGIONS = `
asia tenggara, southeast asia, south east asia, southeast asian | BN ID KH LA MM MY PH SG TH TL VN
asia selatan, south asia, south asian | AF BD BT IN LK MV NP PK
asia timur, east asia, east asian | CN HK JP KP KR MN MO TW
asia tengah, central asia, central asian | KG KZ TJ TM UZ
timur tengah, middle east, middle eastern, mideast | AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE
asia, asian | *asia-tenggara *asia-selatan *asia-timur *asia-tengah AE AM AZ BH CY GE IL IQ IR JO KW LB OM PS QA SA SY TR YE
eropa timur, eastern europe | BG BY CZ HU MD PL RO RU SK UA
eropa barat, western europe | AT BE CH DE FR LI LU MC NL
eropa, europe, european | *eropa-timur *eropa-barat AD AL BA CY DK EE ES FI GB GI GR HR IE IS IT LT LV ME MK MT NO PT RS SE SI SM VA XK
afrika, africa, african | AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW
amerika selatan, south america, south american | AR BO BR CL CO EC GF GY PE PY SR UY VE
amerika latin, latin america, latin american | *amerika-selatan BZ CR CU DO GT HN HT MX NI PA PR SV
oseania, oceania, pasifik, pacific, pasifik selatan, south pacific | AU CK FJ FM KI MH NC NR NU NZ PF PG PW SB TO TV VU WS
asia pasifik, asia pacific | *asia *oseania
`;

const named = new Map<string, readonly string[]>();

for (const line of REGIONS.trim().split("\n")) {
  const [names = "", countries = ""] = line.split(" | ");
  const codes = countries
    .split(" ")
    .flatMap((code) => (code.startsWith("*") ? (named.get(code.slice(1).replaceAll("-", " ")) ?? []) : [code]));
  for (const name of names.split(", "))
    named.set(
      name,
      [...new Set(codes)].filter((code) => code !== homeCountry),
    );
}

/** How many words the longest name of a region has. */
export const longestRegion = 3;

/** The countries but the home country in a region, by its name as folded words; undefined where it is none. */
export const countriesOf = (words: readonly string[]): readonly string[] | undefined => named.get(words.join(" "));
