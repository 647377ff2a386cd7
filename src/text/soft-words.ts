/** Words that are function words in lower case, and the names of something else in capitals: *antara* and ANTARA. */
const SOFT_WORDS: ReadonlySet<string> = new Set(["antara"]);

const WORD = /\p{L}+/gu;

/** Whether a word as written is a function word that other words can do without. */
export const isSoftWord = (written: string): boolean => SOFT_WORDS.has(written);

/** A text without its soft words, for columns of stems: a search for the agency is not to find every *between*. */
export const withoutSoftWords = (text: string): string =>
  text.replace(WORD, (word) => (isSoftWord(word) ? " ".repeat(word.length) : word));
