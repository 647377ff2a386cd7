/** The rules by which Indonesian words are made of roots, for a table of forms: the way there of which the stemmer is the way back. */

const VOWEL = /[aeiou]/;

const isOneSyllable = (root: string): boolean => /^[^aeiou]+[aeiou][^aeiou]*$/.test(root);

/** `me-` or `pe-` before a root: the nasal that fits its first sound, which swallows a single k, p, s or t. */
const nasal = (prefix: "me" | "pe", root: string): string => {
  const [first = "", second = ""] = root;
  if (isOneSyllable(root)) return `${prefix}nge${root}`;
  if (VOWEL.test(first) || "ghq".includes(first)) return `${prefix}ng${root}`;
  const isSingle = VOWEL.test(second);
  if (first === "k") return `${prefix}ng${isSingle ? root.slice(1) : root}`;
  if (first === "s") return isSingle ? `${prefix}ny${root.slice(1)}` : `${prefix}n${root}`;
  if (first === "t") return `${prefix}n${isSingle ? root.slice(1) : root}`;
  if (first === "p") return `${prefix}m${isSingle || prefix === "pe" ? root.slice(1) : root}`;
  if ("bfv".includes(first)) return `${prefix}m${root}`;
  return "cdjz".includes(first) ? `${prefix}n${root}` : prefix + root;
};

/** Roots whose first syllable ends in an r before which `ber-`, `per-` and `ter-` lose theirs, as they do before a first r. */
const WITHOUT_R = new Set("kerja percaya pergi serta terbang ternak".split(" "));

const withR = (prefix: "ber" | "per" | "ter", root: string): string => {
  if (root === "ajar" && prefix !== "ter") return `${prefix.slice(0, 2)}l${root}`;
  return (root.startsWith("r") || WITHOUT_R.has(root) ? prefix.slice(0, 2) : prefix) + root;
};

const heads: Readonly<Record<string, (root: string) => string>> = {
  "": (root) => root,
  me: (root) => nasal("me", root),
  pe: (root) => nasal("pe", root),
  ber: (root) => withR("ber", root),
  per: (root) => withR("per", root),
  ter: (root) => withR("ter", root),
  memper: (root) => `mem${withR("per", root)}`,
  diper: (root) => `di${withR("per", root)}`,
  keber: (root) => `ke${withR("ber", root)}`,
  keter: (root) => `ke${withR("ter", root)}`,
  /** As it is often written: a loan keeps its first letter. */
  "me+": (root) =>
    nasal("me", root).replace(
      /^me(?:ny|ng|n|m).*/,
      `${{ k: "meng", p: "mem", s: "men", t: "men" }[root.charAt(0)] ?? "me"}${root}`,
    ),
};

/**
 * The form that a pattern makes of a root: `di-`, `me-kan`, `pe-an`, `ke-an`, `memper-`, `-nya`; `2` is the root doubled
 * with its hyphen, as `ber-2` is with `ber-` before it.
 */
export const formOf = (pattern: string, root: string): string => {
  const [prefix = "", suffix = ""] = pattern.split("-");
  const body = (heads[prefix] ?? ((it: string) => prefix + it))(root);
  return suffix === "2" ? `${body}-${root}` : body + suffix;
};
