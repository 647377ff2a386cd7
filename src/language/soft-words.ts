/** Words that are function words in lower case, and the names of something else in capitals: *antara* and ANTARA. */
const SOFT_WORDS: ReadonlySet<string> = new Set(["antara"]);

const WORD = /\p{L}+/gu;

/** What a query asks with, and what it joins its words with; in lower case, as WHO is an organisation. */
const QUERY_WORDS: ReadonlySet<string> = new Set(
  (
    "who whom whose what which when where why how did does do was were is are has have had been about between during than " +
    "any all every show list tell me us we i my there their his her its that this these those into over after before as or " +
    "siapa siapakah apa apakah mana kapan bagaimana berapa mengapa kenapa soal tentang mengenai terkait perihal adakah ada " +
    "saja para oleh atau serta juga agar supaya bisa telah sudah akan pernah saat ketika dalam sebagai karena kepada antara"
  ).split(" "),
);

const isSoftWord = (written: string): boolean => SOFT_WORDS.has(written);

/** Whether a word of a query, as typed, says nothing that the other words do not say without it. */
export const isQueryWord = (written: string): boolean => QUERY_WORDS.has(written);

/** A text without its soft words, for columns of stems: a search for the agency is not to find every *between*. */
export const withoutSoftWords = (text: string): string =>
  text.replace(WORD, (word) => (isSoftWord(word) ? " ".repeat(word.length) : word));
