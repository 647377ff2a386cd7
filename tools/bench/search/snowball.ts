/**
 * The Indonesian stemmer of Snowball, without a dictionary and without our rules: after F. Z. Tala, "A Study of Stemming
 * Effects on Information Retrieval in Bahasa Indonesia" (2003), as https://snowballstem.org/algorithms/indonesian/stemmer.html
 * states it. A baseline to compare with; it knows no roots, and makes *teri* of *menteri*.
 */

const measure = (word: string): number => word.match(/[aeiou]/g)?.length ?? 0;

const withoutParticle = (word: string): string => (measure(word) > 2 ? word.replace(/(kah|lah|pun)$/, "") : word);
const withoutPossessive = (word: string): string => (measure(word) > 2 ? word.replace(/(ku|mu|nya)$/, "") : word);

type Stripped = { word: string; prefix: 0 | 1 | 2 | 3 | 4 };

const firstOrder: readonly (readonly [RegExp, string, Stripped["prefix"]])[] = [
  [/^meny(?=[aeiou])/, "s", 1],
  [/^peny(?=[aeiou])/, "s", 3],
  [/^mem(?=[aeiou])/, "p", 1],
  [/^pem(?=[aeiou])/, "p", 3],
  [/^(meng|men|mem|me|ter)/, "", 1],
  [/^di/, "", 1],
  [/^(peng|pen|pem)/, "", 3],
  [/^ke/, "", 2],
];

const secondOrder: readonly (readonly [RegExp, string, Stripped["prefix"]])[] = [
  [/^(ber|be(?=[^aeiou]er))/, "", 4],
  [/^belajar/, "ajar", 4],
  [/^(per|pe)/, "", 0],
  [/^pelajar/, "ajar", 0],
];

const strip = (word: string, rules: typeof firstOrder): Stripped | null => {
  if (measure(word) <= 2) return null;
  for (const [pattern, head, prefix] of rules) {
    if (pattern.test(word)) return { word: word.replace(pattern, head), prefix };
  }
  return null;
};

const withoutSuffix = ({ word, prefix }: Stripped): string => {
  if (measure(word) <= 2) return word;
  if (word.endsWith("kan") && prefix !== 3 && prefix !== 2) return word.slice(0, -3);
  if (word.endsWith("an") && prefix !== 1) return word.slice(0, -2);
  if (/[^s]i$/.test(word) && prefix <= 2 && prefix !== 2) return word.slice(0, -1);
  return word;
};

/** Stems a folded Indonesian word. */
export const stemPlainIndonesian = (word: string): string => {
  const bare = withoutPossessive(withoutParticle(word));
  const first = strip(bare, firstOrder);
  if (first !== null) {
    const stem = withoutSuffix(first);
    return stem === first.word ? (strip(stem, secondOrder)?.word ?? stem) : (strip(stem, secondOrder)?.word ?? stem);
  }
  return withoutSuffix(strip(bare, secondOrder) ?? { word: bare, prefix: 0 });
};
