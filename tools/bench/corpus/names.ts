import type { Random } from "./random.ts";

/** Syllables of invented names, so that no one real is named. */
const onsets = [
  "ba",
  "da",
  "ka",
  "la",
  "ma",
  "na",
  "ra",
  "sa",
  "ta",
  "wi",
  "be",
  "de",
  "ke",
  "le",
  "me",
  "ne",
  "re",
  "se",
  "ti",
  "vo",
  "gu",
  "hu",
  "ju",
  "lu",
  "mu",
  "pu",
  "ru",
  "su",
  "zo",
  "yo",
  "fa",
  "ha",
];
const middles = ["ri", "no", "li", "mo", "ta", "ne", "vi", "so", "ra", "du", "ge", "pa", "shi", "kha", "lo", "ze"];
const codas = [
  "n",
  "r",
  "s",
  "l",
  "m",
  "to",
  "wan",
  "dra",
  "nov",
  "ssen",
  "ki",
  "ya",
  "rd",
  "min",
  "tz",
  "das",
  "ng",
  "chi",
];

/** An invented name of two or three syllables. */
export const word = (random: Random): string => {
  const text = random.pick(onsets) + (random.chance(0.7) ? random.pick(middles) : "") + random.pick(codas);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** The identifier that a text makes. */
const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 80);

/** Gives each slug once; a second one gets a number. */
export const unique = () => {
  const seen = new Map<string, number>();
  return (text: string): string => {
    const slug = slugOf(text);
    const count = (seen.get(slug) ?? 0) + 1;
    seen.set(slug, count);
    return count === 1 ? slug : `${slug}-${count}`;
  };
};
