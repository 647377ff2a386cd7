/**
 * For words of no known root. A prefix is taken off only where the sound that follows it allows the prefix, and, when it
 * is also a common beginning of names and loans (ke-, per-), only together with its suffix. Passive, active and noun of
 * one new word are to meet: `diretas`, `meretas`, `peretasan`, `retaskan`.
 */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^(?:mem|di)per(?=[^aeiou][aeiou])/, ""],
  [/^meny(?=[aeiou])/, "s"],
  [/^meng(?=o(?:mp|n[fstv]))/, "k"],
  [/^meng(?=[aeioughkq])/, ""],
  [/^mem(?=[aeiou])/, "p"],
  [/^mem(?=[bfv]|p[lr])/, ""],
  [/^men(?=[aeiou])/, "t"],
  [/^men(?=[cdjz]|tr|s[kpty])/, ""],
  [/^me(?=[lmnrwy][aeiou])/, ""],
  [/^peny(?=[aeiou].*an$)/, "s"],
  [/^peng(?=o(?:mp|n[fstv]).*an$)/, "k"],
  [/^peng(?=[aeioughkq].*an$)/, ""],
  [/^pem(?=[aeiou].*an$)/, "p"],
  [/^pem(?=(?:[bfv]|p[lr]).*an$)/, ""],
  [/^pen(?=[aeiou].*an$)/, "t"],
  [/^pen(?=(?:[cdjz]|tr|s[kpty]).*an$)/, ""],
  [/^pe(?=[lmnrwy][aeiou].*an$)/, ""],
  [/^(?:ber|ter)(?=[^aeiour][aeiou])/, ""],
  [/^per(?=[^aeiour][aeiou].*an$)/, ""],
  [/^ke(?=[^aeiou][aeiou].*an$)/, ""],
  [/^di(?=.+kan$|[^aeiou][aeiou].*[^aeious]i$|[aeiou].{3,}(?:si|ir)$)/, ""],
  [/^di(?=(?:[bcdfghjklmnprtvwz][lr]?|s)[aeiou]...)/, ""],
];

/** Spellings that no Indonesian word has: what has them is a name, or English. */
const FOREIGN =
  /[cs][ct]|ck|ph|th|(?<!n)gh|wh|oo|ee|oi|ou|x|(?<!n)gg|([bcdflmprstvz])\1|[cgtv]e$|[^aeiou]y$|ty$|tion|[lr]ly$/;

/** A root that was not looked up must at least look like one: four letters, two of them vowels. */
const looksLikeRoot = (form: string): boolean => form.length >= 4 && /[aeiou].*[aeiou]/.test(form);

const orWhole = (shorter: string, whole: string): string => (looksLikeRoot(shorter) ? shorter : whole);

/** A prefix alone is little to go by: names such as Mendoza and Menzies leave four letters. */
const shortestAfterPrefix = 5;

/** What is probably the root of a folded word that is not made of a known one; the word itself where nothing is likely. */
export function guessedRoot(word: string): string {
  const bare = orWhole(word.replace(/nya$/, ""), word);
  if (FOREIGN.test(bare) && !/^me(?:m|ng)/.test(bare)) return bare;
  const rule = PREFIXES.find(([pattern]) => pattern.test(bare));
  if (rule === undefined) return orWhole(bare.replace(/(?<=[^aeiou])kan$/, ""), bare);
  const rest = orWhole(bare.replace(rule[0], rule[1]), bare);
  if (rest === bare) return bare;
  const root = orWhole(rest.replace(/^[pk]/.test(bare) ? /an$/ : /(?:k?an|(?<=[^aeious])i)$/, ""), rest);
  return root === rest && rest.length < shortestAfterPrefix ? bare : root;
}
