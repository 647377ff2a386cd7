/** Latin letters that carry no combining mark to strip, with the ASCII spelling readers type instead. */
const PLAIN_LATIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ĸ: "k",
  ł: "l",
  ŋ: "n",
  þ: "th",
  ŧ: "t",
  ς: "σ",
};

const PLAIN_LATIN_LETTER = new RegExp(`[${Object.keys(PLAIN_LATIN).join("")}]`, "g");
/** Letters that were marks in Unicode 6.1, by which SQLite tells what a word is made of: the index has no place for them. */
const FORMER_MARK = /[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]/g;

const PLAIN_WORD = /^[A-Za-z0-9]+$/;
const APOSTROPHE = /['’‘ʼʻ`´′]/g;

/**
 * Folds the letters of a string without touching anything that separates words: compatibility forms (NFKD), case,
 * diacritics and the Latin letters that have no decomposition. Idempotent.
 */
function foldLetters(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(FORMER_MARK, "")
    .replace(PLAIN_LATIN_LETTER, (letter) => PLAIN_LATIN[letter] ?? letter)
    .normalize("NFC");
}

/**
 * Folds one word to its matching form: letters and digits only, lower case, no diacritics, no apostrophes
 * (`Sébastien` → `sebastien`, `Jum'at` → `jumat`, `Indonesia's` → `indonesia`). Latin words come out as ASCII.
 * Gives the empty string when nothing is left.
 */
export function foldWord(word: string): string {
  if (PLAIN_WORD.test(word)) return word.toLowerCase();
  const folded = foldLetters(word).replace(APOSTROPHE, "'");
  return folded.replace(/'s$/, "").replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * Folds a text to a key for sorting and for comparing labels: folded words separated by single spaces.
 * Idempotent: `fold(fold(x)) === fold(x)`.
 */
export function fold(text: string): string {
  return foldLetters(text)
    .replace(APOSTROPHE, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Old Indonesian spelling (before 1972) and rival romanisations, in the order in which they apply. */
const NAME_SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/([bdt])h/g, "$1"],
  [/dj/g, "j"],
  [/tj/g, "c"],
  [/sj/g, "sy"],
  [/nj/g, "ny"],
  [/oe/g, "u"],
  [/x/g, "ks"],
  [/q/g, "k"],
  [/y/g, "i"],
  [/([a-z])\1+/g, "$1"],
  [/ie\b/g, "i"],
];

/**
 * A key under which the spellings of one name meet: `Sjafrie`/`Syafri`, `Soekarno`/`Sukarno`, `Muraveyko`/`Muraveiko`,
 * `Maxim`/`Maksim`, `Tjokro`/`Cokro`. For matching only: it is not a spelling to show.
 */
export function nameKey(name: string): string {
  let key = fold(name);
  for (const [pattern, replacement] of NAME_SPELLINGS) key = key.replace(pattern, replacement);
  return key;
}
