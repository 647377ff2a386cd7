import { ROOTS } from "./roots-id.ts";

/** Words whose root cannot be reached by taking affixes off, or that have left their root behind (a force, not a lift; a ministry, not its minister). */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ["angkatan", "angkatan"],
  ["angkatannya", "angkatan"],
  ["kementerian", "kementerian"],
  ["kementeriannya", "kementerian"],
  ["pasukan", "pasukan"],
  ["pengalaman", "alami"],
  ["berpengalaman", "alami"],
  ["jejaring", "jaring"],
  ["pemukiman", "mukim"],
  ["permukiman", "mukim"],
]);

/** Each prefix and what may stand in its place at the head of the root: a nasal prefix swallows k, p, s or t. */
const PREFIXES: readonly (readonly [prefix: string, heads: readonly string[]])[] = [
  ["menge", [""]],
  ["meng", ["", "k"]],
  ["meny", ["s"]],
  ["men", ["", "t"]],
  ["mem", ["", "p"]],
  ["me", [""]],
  ["penge", [""]],
  ["peng", ["", "k"]],
  ["peny", ["s"]],
  ["pen", ["", "t"]],
  ["pem", ["", "p"]],
  ["pe", [""]],
  ["ber", [""]],
  ["bel", [""]],
  ["be", [""]],
  ["ter", [""]],
  ["te", [""]],
  ["per", [""]],
  ["pel", [""]],
  ["di", [""]],
  ["ke", [""]],
  ["se", [""]],
];

const PREFIXES_BY_LETTER = Map.groupBy(PREFIXES, ([prefix]) => prefix.charAt(0));

const PARTICLES = ["lah", "kah", "tah", "pun"];
const POSSESSIVES = ["nya", "ku", "mu"];
const DERIVATIONS = ["kan", "an", "i"];

const SHORTEST_ROOT = 3;
const LONGEST_WORD = 40;
const MOST_PREFIXES = 3;

function withoutEach(forms: readonly string[], suffixes: readonly string[]): string[] {
  const shorter = forms.flatMap((form) =>
    suffixes.filter((suffix) => form.endsWith(suffix)).map((suffix) => form.slice(0, -suffix.length)),
  );
  return [...forms, ...shorter.filter((form) => form.length >= SHORTEST_ROOT)];
}

function longer(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return b.length > a.length ? b : a;
}

function rootBehindPrefixes(form: string, prefixesLeft: number): string | null {
  if (ROOTS.has(form)) return form;
  if (prefixesLeft === 0) return null;
  let best: string | null = null;
  for (const [prefix, heads] of PREFIXES_BY_LETTER.get(form.charAt(0)) ?? []) {
    if (!form.startsWith(prefix)) continue;
    for (const head of heads) {
      const rest = head + form.slice(prefix.length);
      if (rest.length >= SHORTEST_ROOT) best = longer(best, rootBehindPrefixes(rest, prefixesLeft - 1));
    }
  }
  return best;
}

/** The longest known root that a chain of affixes turns into this word; of two as long, the one with more suffixes off. */
function knownRoot(word: string): string | null {
  const forms = withoutEach(withoutEach(withoutEach([word], PARTICLES), POSSESSIVES), DERIVATIONS);
  return forms.reduceRight<string | null>((best, form) => longer(best, rootBehindPrefixes(form, MOST_PREFIXES)), null);
}

/**
 * For words of no known root. A prefix is taken off only where the sound that follows it allows the prefix, and, when it
 * is also a common beginning of names and loans (di-, ke-, per-), only together with its suffix.
 */
const GUESSED_PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^(?:mem|di)per(?=[^aeiou][aeiou])/, ""],
  [/^meny(?=[aeiou])/, "s"],
  [/^meng(?=[aeioughkq])/, ""],
  [/^mem(?=[aeiou])/, "p"],
  [/^mem(?=[bfv]|p[lr])/, ""],
  [/^men(?=[aeiou])/, "t"],
  [/^men(?=[cdjz]|tr|s[kpty])/, ""],
  [/^me(?=[lmnrwy][aeiou])/, ""],
  [/^peny(?=[aeiou].*an$)/, "s"],
  [/^peng(?=[aeioughkq].*an$)/, ""],
  [/^pem(?=[aeiou].*an$)/, "p"],
  [/^pem(?=[bfv].*an$)/, ""],
  [/^pen(?=[aeiou].*an$)/, "t"],
  [/^pen(?=[cdjz].*an$)/, ""],
  [/^pe(?=[lmnrwy][aeiou].*an$)/, ""],
  [/^(?:ber|ter)(?=[^aeiour][aeiou])/, ""],
  [/^per(?=[^aeiour][aeiou].*an$)/, ""],
  [/^ke(?=[^aeiou][aeiou].*an$)/, ""],
  [/^di(?=.+kan$|[^aeiou][aeiou].*[^aeious]i$)/, ""],
];

/** A root that was not looked up must at least look like one: four letters, two of them vowels. */
const looksLikeRoot = (form: string): boolean => form.length >= 4 && /[aeiou].*[aeiou]/.test(form);

function orWhole(shorter: string, whole: string): string {
  return looksLikeRoot(shorter) ? shorter : whole;
}

function guessedRoot(word: string): string {
  const bare = orWhole(word.replace(/nya$/, ""), word);
  const rule = GUESSED_PREFIXES.find(([pattern]) => pattern.test(bare));
  const rest = rule === undefined ? bare : orWhole(bare.replace(rule[0], rule[1]), bare);
  if (rest === bare) return bare;
  return orWhole(rest.replace(/^[pk]/.test(bare) ? /an$/ : /(?:k?an|(?<=[^aeious])i)$/, ""), rest);
}

/** Whether the word is an Indonesian root, or is made of one with affixes. */
export function isKnownIndonesian(word: string): boolean {
  return EXCEPTIONS.has(word) || knownRoot(word) !== null;
}

/**
 * Stems a folded Indonesian word: `mengembangkan` → `kembang`, `kesepakatan` → `sepakat`, `menandatangani` →
 * `tandatangan`. Confix stripping against our own list of roots, after B. Nazief and M. Adriani (1996) and J. Asian,
 * H. Williams and S. Tahaghoghi, "Stemming Indonesian" (2005), with the longest root preferred; for words of no known
 * root, cautious rules in the manner of F. Tala (2003). Words that are not plain `a`–`z` come back as they are.
 */
export function stemIndonesian(word: string): string {
  if (word.length <= SHORTEST_ROOT || word.length > LONGEST_WORD || !/^[a-z]+$/.test(word)) return word;
  return EXCEPTIONS.get(word) ?? knownRoot(word) ?? guessedRoot(word);
}
