import { beginningLength, beginningPrefix, type Place, wordPrefix } from "../db/fulltext/terms.ts";
import { type SQL, sql } from "../db/sql.ts";

/*
 * Parts of an expression that the database fills in when it runs the statement: which words begin so, and which records
 * have such a name. In the text of an expression they stand between marks, which no term holds.
 */

const [mentioning, beginning, end] = ["\u0001", "\u0002", "\u0003"];

/** No term: finds nothing. */
export const nothing = '"z0none"';

/** What mentions a record of which the name fits an expression. */
export const mentionOf = (names: string): string => `${mentioning}${names}${end}`;

/** A word in a place of which this is the beginning. */
export const beginsWith = (place: Place, word: string): string => `${beginning}${place}:${word}${end}`;

/** A text that a word begins with as it is indexed; null for one that is longer or shorter. */
export const indexedBeginning = (word: string): string | null =>
  word.length === beginningLength ? `"${beginningPrefix}${word}"` : null;

/** How many records of a name, reference records before facts, and how many words of a beginning, an expression is filled in with. */
const [mostMentioned, mostWords] = [60, 100];

/** SQL for an expression: the first words of the index that begin so, in a place. */
export const wordsFrom = (place: Place, word: string, most = mostWords): SQL =>
  sql`(select coalesce(group_concat(${`"${wordPrefix[place]}`} || word || '"', ' OR '), ${nothing}) from
    (select word from search_words where word >= ${word} and word < ${word} || char(1114111) order by word limit ${most}))`;

const keysOf = (names: string): SQL =>
  sql`(select coalesce(group_concat('"' || lower(type || ':' || record_id) || '"', ' OR '), ${nothing}) from
    (select d.type, d.record_id from search f cross join search_documents d on d.id = f.rowid
      where f.search match ${expressed(names)} order by f.rowid desc limit ${mostMentioned}))`;

const firstMark = (text: string): number => {
  const [at, other] = [text.indexOf(mentioning), text.indexOf(beginning)];
  return at < 0 || other < 0 ? Math.max(at, other) : Math.min(at, other);
};

/** An expression as SQL for the right side of `match`. */
export const expressed = (expression: string): SQL => {
  const parts: SQL[] = [];
  let rest = expression;
  for (;;) {
    const at = firstMark(rest);
    if (at < 0) break;
    const close = closing(rest, at);
    const inner = rest.slice(at + 1, close);
    const [place = "", word = ""] = inner.split(":");
    parts.push(
      sql`${`${rest.slice(0, at)}(`}`,
      rest[at] === beginning ? wordsFrom(place as Place, word) : keysOf(inner),
      sql`${")"}`,
    );
    rest = rest.slice(close + 1);
  }
  return parts.length === 0 ? sql`${rest}` : sql.join([...parts, sql`${rest}`], sql` || `);
};

/** Where the part that begins at a mark ends. */
const closing = (text: string, at: number): number => {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === end) depth -= 1;
    else if (text[i] === mentioning || text[i] === beginning) depth += 1;
    if (depth === 0) return i;
  }
  return text.length;
};
