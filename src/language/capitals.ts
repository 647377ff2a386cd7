import { countryWritten } from "./concepts.ts";
import { type Token, tokenise } from "./tokenise.ts";

/** Capitals by which the press calls a government, one country a line: in Indonesian, in English, as they were written. */
const CAPITALS = `
AE | abu dhabi
AT | wina, vienna
AU | canberra
BD | dhaka
BE | brussel, brussels
BG | sofia
BN | bandar seri begawan
BR | brasilia
BY | minsk
CA | ottawa
CH | bern
CN | beijing, peking
CZ | praha, prague
DE | berlin
DK | kopenhagen, copenhagen
DZ | aljir, algiers
EG | kairo, cairo
ES | madrid
ET | addis ababa
FI | helsinki
FJ | suva
FR | paris
GB | london
GR | athena, athens
HR | zagreb
HU | budapest
IE | dublin
IN | new delhi, delhi
IQ | bagdad, baghdad
IR | teheran, tehran
IT | roma, rome
JO | amman
JP | tokyo, tokio
KE | nairobi
KH | phnom penh
KP | pyongyang
KR | seoul
KZ | astana
LA | vientiane
LB | beirut
LK | kolombo, colombo
MA | rabat
MM | naypyidaw
MY | kuala lumpur
NE | niamey
NG | abuja
NL | den haag, the hague, amsterdam
NO | oslo
NZ | wellington
PG | port moresby
PH | manila
PK | islamabad
PL | warsawa, warsaw
PT | lisabon, lisbon
QA | doha
RO | bukares, bucharest
RS | beograd, belgrade
RU | moskow, moscow, moskwa
SA | riyadh
SE | stockholm
SK | bratislava
SR | paramaribo
SY | damaskus, damascus
TH | bangkok
TL | dili
TN | tunis
TR | ankara
UA | kyiv, kiev
US | washington dc, washington
UZ | tashkent
VN | hanoi
ZA | pretoria
`;

let known: ReadonlyMap<string, string> | undefined;

const codes = (): ReadonlyMap<string, string> => {
  known ??= new Map(
    CAPITALS.trim()
      .split("\n")
      .flatMap((line) => {
        const [code = "", names = ""] = line.split(" | ");
        return names.split(", ").map((name): [string, string] => [name, code]);
      }),
  );
  return known;
};

const longestName = 3;

type Capital = { start: number; end: number; words: readonly string[]; country: string };

/** The capitals in a text, by where they stand, with the Indonesian name of the country. */
export const capitalsIn = (text: string): Capital[] => {
  const tokens = tokenise(text);
  const found: Capital[] = [];
  for (let at = 0; at < tokens.length; ) {
    const capital = longestAt(tokens, at);
    if (capital !== undefined) found.push(capital);
    at += capital?.words.length ?? 1;
  }
  return found;
};

const longestAt = (tokens: readonly Token[], at: number): Capital | undefined => {
  for (let length = Math.min(longestName, tokens.length - at); length > 0; length--) {
    const run = tokens.slice(at, at + length);
    const words = run.map(({ folded }) => folded);
    const country = countryWritten(codes().get(words.join(" ")));
    const [first, last] = [run[0], run.at(-1)];
    if (country !== undefined && first && last) return { start: first.start, end: last.end, words, country };
  }
  return undefined;
};
