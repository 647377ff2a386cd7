import { joinRecord } from "../db/fulltext/record.ts";
import { beginningLength, beginningPrefix, type Place, wordPrefix } from "../db/fulltext/terms.ts";
import { type SQL, sql } from "../db/sql.ts";
import { fewOfAll } from "../model/ranking.ts";

/*
 * Parts of an expression that the database fills in when it runs the statement: which words begin so, and which records
 * have such a name. In the text of an expression they stand between marks, which no term holds.
 */

const [mentioning, beginning, end, around, named] = ["\u0001", "\u0002", "\u0003", "\u0004", "\u0005"];
const begins: readonly string[] = [mentioning, beginning, around, named];

/** No term: finds nothing. */
export const nothing = '"z0none"';

/** What mentions a record of which the name fits an expression. */
export const mentionOf = (names: string): string => `${mentioning}${names}${end}`;

/** What tells of an agreement, an engagement or an article that fits an expression, where few records fit it. */
export const aroundOf = (expression: string): string => `${around}${expression}${end}`;

/** The records of a type that are named by the newest few records that fit an expression. */
export const namedIn = (
  type: "person" | "post" | "organisation" | "equipment" | "agreement" | "country" | "place",
  expression: string,
): string => `${named}${type}:${expression}${end}`;

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
  sql`(select coalesce(group_concat('"' || lower(type || ':' || id) || '"', ' OR '), ${nothing}) from
    (select r.type, r.id from search f ${joinRecord}
      where f.search match ${expressed(names)} order by f.rowid limit ${mostMentioned}))`;

/** A table of a statement that has the numbers of all records that fit an expression, as `id`: these need not be found again. */
export type Found = { readonly expression: string; readonly table: SQL };

/** FROM and WHERE of the records that fit an expression, `search f`; with a join between where one is given. */
const fitting = (expression: string, found: Found | null, join = sql``): SQL =>
  found
    ? sql`from (select id as rowid from ${found.table}) f ${join} where true`
    : sql`from search f ${join} where f.search match ${expressed(expression)}`;

const keysOfFew = (expression: string, found: Found | null): SQL => {
  const keys = sql`group_concat('"' || lower(type || ':' || id) || '"', ' OR ')`;
  // What an article tells of besides is near, though it need not tell of the fact that was found.
  return sql`(select case when count(*) < ${fewOfAll} then
      coalesce(${keys} filter (where type in ('agreement', 'engagement', 'statement', 'article', 'topic')), ${nothing})
      else ${nothing} end from
    (select r.type, r.id ${fitting(expression, found, joinRecord)} limit ${fewOfAll}))`;
};

const keysOfNamed = (type: string, expression: string, found: Found | null): SQL =>
  sql`(select coalesce(replace(group_concat(distinct ${`"${type}:`} || lower(r.id) || '"'), ',', ' OR '), ${nothing})
    from (select f.rowid as id ${fitting(expression, found)} order by f.rowid limit ${fewOfAll}) f
      cross join search_documents d on d.id = f.id cross join json_each(d.mentions) n
      cross join records r on r.number = n.value and r.type = ${type})`;

const filledIn = (mark: string, inner: string, found: Found | null): SQL => {
  if (mark === mentioning) return keysOf(inner);
  const foundOf = (expression: string) => (found?.expression === expression ? found : null);
  if (mark === around) return keysOfFew(inner, foundOf(inner));
  const [first = "", rest = ""] = inner.split(/:(.*)/s);
  if (mark !== named) return wordsFrom(first as Place, rest);
  return keysOfNamed(first, rest, foundOf(rest));
};

const MARK = new RegExp(`[${begins.join("")}]`);

/** Whether the database fills in a part of an expression. */
export const isFilledIn = (expression: string): boolean => MARK.test(expression);

/** An expression as SQL for the right side of `match`. */
export const expressed = (expression: string, found: Found | null = null): SQL => {
  const parts: SQL[] = [];
  let rest = expression;
  for (;;) {
    const at = rest.search(MARK);
    if (at < 0) break;
    const close = closing(rest, at);
    parts.push(
      sql`${`${rest.slice(0, at)}(`}`,
      filledIn(rest.charAt(at), rest.slice(at + 1, close), found),
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
    else if (begins.includes(text.charAt(i))) depth += 1;
    if (depth === 0) return i;
  }
  return text.length;
};
