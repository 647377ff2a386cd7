/** Where in a record a term stands: in a name, in its text, or in the names of what it mentions. */
export const places = ["names", "text", "mentions"] as const;
export type Place = (typeof places)[number];

/**
 * The index has one column. Its terms begin with the place where they stand, so that what is rare in names has a short
 * list of its own however common it is elsewhere: stems and concepts `n.`, `t.`, `m.`, folded words `xn.`, `xt.`, `xm.`. Of
 * what is mentioned it holds each stem once, and no folded words of names: these are found by way of the record that has
 * the name.
 */
export const stemPrefix: Readonly<Record<Place, string>> = { names: "n.", text: "t.", mentions: "m." };
export const wordPrefix: Readonly<Record<Place, string>> = { names: "xn.", text: "xt.", mentions: "xm." };

/** What the beginnings of words begin with: the first {@link beginningLength} letters of each folded word. */
export const beginningPrefix = "p.";
export const beginningLength = 3;

/** What the terms that speak of a name as a whole begin with: of all of it, and of its beginning. */
export const [wholeMark, beginningMark] = ["is:", "as:"];

const longest = 10;

/** The term that says what the whole of a name is; none for a long one. */
export const wholeName = (words: readonly string[]): string[] =>
  words.length > 0 && words.length <= longest ? [wholeMark + words.join(".")] : [];

const longestBeginning = 5;

/** The terms that say what a name begins with. */
export const beginningsOfName = (words: readonly string[]): string[] =>
  words.slice(0, longestBeginning).map((_, at) => beginningMark + words.slice(0, at + 1).join("."));

/** The term of a name that begins so. */
export const beginningOfName = (words: readonly string[]): string => beginningMark + words.join(".");

/** The expression, in SQL, of all that holds a folded word; `word` is SQL too, such as a column. */
export const holding = (word: string): string =>
  Object.values(wordPrefix)
    .map((prefix) => `'"${prefix}' || ${word} || '"'`)
    .join(" || ' OR ' || ");
