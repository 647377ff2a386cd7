import { guessedRoot } from "./guess-id.ts";
import { NAMES } from "./loans-id.ts";
import { ROOTS } from "./roots-id.ts";

/** Words whose root cannot be reached by taking affixes off, that are another word than their parts make (a force, not a lift), or of which the rules take the wrong one of two roots. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ["angkatan", "angkatan"],
  ["beramal", "amal"],
  ["berawan", "awan"],
  ["berapi", "api"],
  ["berevolusi", "evolusi"],
  ["bersenjata", "bersenjata"],
  ["diurungkan", "urung"],
  ["jejaring", "jaring"],
  ["mengawali", "awal"],
  ["mengurungkan", "urung"],
  ["merapi", "merapi"],
  ["pemukiman", "mukim"],
  ["pemula", "mula"],
  ["pendudukan", "duduk"],
  ["pengalaman", "alami"],
  ["terlantar", "telantar"],
  ["berpengalaman", "alami"],
]);

/**
 * Roots that come before a longer one: the rule of the longest root misjudges them where a prefix has swallowed a letter,
 * or has not (`mengaku` is from *aku*, not from *kaku*; `memohon` from *mohon*, not from *pohon*). The more frequent in
 * news is listed.
 */
const BEFORE_LONGER: ReadonlySet<string> = new Set(
  `adang aku alat angkat awas cap elak erang erat las malang malu manja marah masak masuk merah minta miring mohon nobat operasi
   retak saring urus usut`.split(/\s+/),
);

/** Not one of the loans of one closed syllable (`bom`, `cap`, `las`), which half the words of the language seem to end in. */
const LONGER_THAN_LOAN = /^(?![^aeiou][aeiou][^aeiou]$)/;

type Kind = "me" | "di" | "pe" | "per" | "ber" | "ter" | "ke" | "se";

/** A prefix, the letter of the root that it has swallowed, and the roots that take it in this form. */
type Prefix = readonly [kind: Kind, prefix: string, swallowed: string, root: RegExp];

const nasal = (kind: "me" | "pe"): Prefix[] => [
  [kind, `${kind}nge`, "", /^[^aeiou]+[aeiou][^aeiou]*$/],
  [kind, `${kind}ng`, "", /^[aeioughkqx]/],
  [kind, `${kind}ng`, "k", /^k[aeiou]/],
  [kind, `${kind}ny`, "s", /^s[aeiou]/],
  [kind, `${kind}n`, "", /^[cdjstz]/],
  [kind, `${kind}n`, "t", /^t[aeiou]/],
  [kind, `${kind}m`, "", /^[bfpv]/],
  [kind, `${kind}m`, "p", /^p[aeiourl]/],
  [kind, kind, "", kind === "me" ? /^[lmnrwy]/ : /^[^aeiou]/],
];

/** Before `r`, and before a first syllable that ends in it, these lose their own: `bekerja`, `tepercaya`. */
const withR = (kind: "ber" | "ter" | "per"): Prefix[] => [
  [kind, kind, "", /^[^r]/],
  [kind, kind.slice(0, 2), "", /^(?:r|[^aeiou]er)/],
];

const PREFIXES: readonly Prefix[] = [
  ...nasal("me"),
  ...nasal("pe"),
  ...withR("ber"),
  ...withR("ter"),
  ...withR("per"),
  ["ber", "bel", "", /^ajar/],
  ["per", "pel", "", /^ajar/],
  ["di", "di", "", /./],
  ["ke", "ke", "", LONGER_THAN_LOAN],
  ["se", "se", "", LONGER_THAN_LOAN],
];

const PREFIXES_BY_LETTER = Map.groupBy(PREFIXES, ([, prefix]) => prefix.charAt(0));

const PARTICLES = ["lah", "kah", "tah", "pun"];
const POSSESSIVES = ["nya", "ku", "mu"];
const DERIVATIONS = ["kan", "an", "i"] as const;

/** The suffixes that do not go with a prefix at the head of a word. */
const APART: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  me: ["an"],
  di: ["an"],
  pe: ["kan", "i"],
  ber: ["i"],
  se: ["kan", "i"],
};

const SHORTEST_ROOT = 3;
const LONGEST_WORD = 40;
const MOST_PREFIXES = 3;

function withoutEach(forms: readonly string[], suffixes: readonly string[]): string[] {
  const shorter = forms.flatMap((form) =>
    suffixes.filter((suffix) => form.endsWith(suffix)).map((suffix) => form.slice(0, -suffix.length)),
  );
  return [...forms, ...shorter.filter((form) => form.length >= SHORTEST_ROOT)];
}

/** The better reading of two; of two as good, the first. */
function better(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  const isPreferred = [a, b].map((root) => BEFORE_LONGER.has(root));
  if (isPreferred[0] !== isPreferred[1]) return isPreferred[0] ? a : b;
  return b.length > a.length ? b : a;
}

/** No kind of prefix comes twice, and `me-` and `di-` are only the outermost. */
function mayFollow(kind: Kind, outer: readonly Kind[]): boolean {
  return outer.length === 0 || !(kind === "me" || kind === "di" || outer.includes(kind));
}

function rootBehindPrefixes(form: string, suffix: string, outer: readonly Kind[] = []): string | null {
  if (ROOTS.has(form) && (outer.length > 0 || !/^(?:an|i)$/.test(suffix) || LONGER_THAN_LOAN.test(form))) return form;
  if (outer.length === MOST_PREFIXES) return null;
  let best: string | null = null;
  for (const [kind, prefix, swallowed, root] of PREFIXES_BY_LETTER.get(form.charAt(0)) ?? []) {
    if (!form.startsWith(prefix) || !mayFollow(kind, outer)) continue;
    if (outer.length === 0 && APART[kind]?.includes(suffix)) continue;
    const rest = swallowed + form.slice(prefix.length);
    if (rest.length < SHORTEST_ROOT || !root.test(rest)) continue;
    best = better(best, rootBehindPrefixes(rest, suffix, [...outer, kind]));
  }
  return best;
}

/**
 * The longest known root that a chain of affixes turns into this word, unless a shorter is known to be meant; of two as
 * long, the one with more suffixes off.
 */
function knownRoot(word: string): string | null {
  if (ROOTS.has(word) || NAMES.has(word)) return word;
  const bare = withoutEach(withoutEach([word], PARTICLES), POSSESSIVES);
  const readings = ["", ...DERIVATIONS].flatMap((suffix) =>
    bare
      .filter((form) => form.endsWith(suffix) && form.length - suffix.length >= SHORTEST_ROOT)
      .map((form): [form: string, suffix: string] => [form.slice(0, form.length - suffix.length), suffix]),
  );
  const isImperative = ([form, suffix]: readonly [string, string]) => suffix === "i" && ROOTS.has(form);
  const rootOf = (some: typeof readings) =>
    some.map(([form, suffix]) => rootBehindPrefixes(form, suffix)).reduceRight(better, null);
  // A verb with -i and no prefix is an imperative, which news hardly has: *pencari* is from *cari*, not from *pencar*.
  return rootOf(readings.filter((one) => !isImperative(one))) ?? rootOf(readings.filter(isImperative));
}

/** Whether the word is an Indonesian root, or is made of one with affixes. */
export function isKnownIndonesian(word: string): boolean {
  return EXCEPTIONS.has(word.replace(/nya$/, "")) || knownRoot(word) !== null;
}

/** Affixes that stand apart from a foreign word or an abbreviation: `di-upload`, `KRI-nya`. */
const APART_BEFORE = /^(?:di|ke|se|ber|ter|per|mem?|meng?|pem?|peng?|memper|diper)$/;
const APART_BEHIND = /^(?:nya|ku|mu|lah|kah|pun|kan|an)$/;

/**
 * Of a doubling with its hyphen (`negara-negara`, `tolong-menolong`, `memukul-mukul`) the root of both, of an affix that
 * stands apart the rest; of other words with a hyphen, themselves.
 */
function rootOfBoth(word: string): string {
  const [first = "", second = "", ...more] = word.split("-");
  const whole = first + second;
  if (more.length > 0) return word;
  if (ROOTS.has(whole)) return whole;
  if (APART_BEFORE.test(first)) return stemIndonesian(second);
  const root = stemIndonesian(first);
  if (APART_BEHIND.test(second)) return root;
  const isNasal = first.startsWith("me") && first.endsWith(second);
  return isNasal || stemIndonesian(second) === root ? root : word;
}

/**
 * Stems a folded Indonesian word: `mengembangkan` → `kembang`, `kesepakatan` → `sepakat`, `menandatangani` →
 * `tandatangan`, `negara-negara` → `negara`. Confix stripping against our own list of roots, after B. Nazief and M.
 * Adriani (1996) and J. Asian, H. Williams and S. Tahaghoghi, "Stemming Indonesian" (2005), with the longest root
 * preferred; for words of no known root, cautious rules in the manner of F. Tala (2003). Words that are not plain `a`–`z`
 * come back as they are.
 */
export function stemIndonesian(word: string): string {
  if (word.length <= SHORTEST_ROOT || word.length > LONGEST_WORD || !/^[a-z]+(?:-[a-z]+)?$/.test(word)) return word;
  if (word.includes("-")) return rootOfBoth(word);
  return EXCEPTIONS.get(word.replace(/nya$/, "")) ?? knownRoot(word) ?? guessedRoot(word);
}
