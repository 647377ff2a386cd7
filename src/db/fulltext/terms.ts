/** Where in a record a term stands: in a name, in its text, or in the names of what it mentions. */
export const columns = ["names", "text", "mentions"] as const;
export type Column = (typeof columns)[number];

/**
 * Terms of the index begin with the place where they stand, so that what is rare in names has a short list of its own
 * however common it is elsewhere: stems `n.`, `t.`, `m.`, folded words `xn.`, `xt.`, `xm.`.
 */
export const stemPrefix: Readonly<Record<Column, string>> = { names: "n.", text: "t.", mentions: "m." };
export const wordPrefix: Readonly<Record<Column, string>> = { names: "xn.", text: "xt.", mentions: "xm." };

const longest = 10;

/** The term that says what the whole of a name is; none for a long one. */
export const wholeName = (words: readonly string[]): string[] =>
  words.length > 0 && words.length <= longest ? [`is:${words.join(".")}`] : [];

const longestBeginning = 5;

/** The terms that say what a name begins with. */
export const beginningsOfName = (words: readonly string[]): string[] =>
  words.slice(0, longestBeginning).map((_, at) => `as:${words.slice(0, at + 1).join(".")}`);

/** The term of a name that begins so. */
export const beginningOfName = (words: readonly string[]): string => `as:${words.join(".")}`;

/** The expression, in SQL, of all that holds a folded word in any place; `word` is SQL too, such as a column. */
export const holding = (word: string): string =>
  columns.map((column) => `'"${wordPrefix[column]}' || ${word} || '"'`).join(" || ' OR ' || ");
