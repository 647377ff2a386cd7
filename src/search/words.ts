import { holding, places } from "../db/fulltext/terms.ts";
import { among } from "../db/select/refs.ts";
import { type SQL, sql } from "../db/sql.ts";
import { isLong } from "../language/known-words.ts";
import { clauseIn, type Sought, unitIn } from "./expression.ts";
import { expressed } from "./late.ts";
import { matchCap } from "./select.ts";
import { ofType } from "./tiers.ts";
import type { SearchUnit } from "./unit.ts";

/** What the words of a query are to the index: held or not, nearly so, the beginning of one, or two run together. */

/** How many records a unit finds by itself. */
export type UnitCount = { unit: number; count: number };

/** How many records each unit finds by itself, up to a cap: which words of a query are to blame for an empty answer. */
export const selectUnitCounts = (units: readonly (Sought & Pick<SearchUnit, "nearest">)[]): SQL =>
  selectFits(
    units.map((unit) => {
      const held = unitIn(places, unit);
      // What only a topic is also called, no record speaks of.
      return unit.nearest ? `(${held} NOT ${ofType("topic")})` : held;
    }),
  );

/** How many records fit each expression, up to a cap. */
export const selectFits = (expressions: readonly string[]): SQL =>
  expressions.length === 0
    ? sql`select 0 as unit, 0 as count where false`
    : sql`${sql.join(
        expressions.map(
          (expression, at) =>
            sql`select ${at} as unit, (select count(*) from (select 1 from search where search match ${expressed(expression)} limit ${matchCap})) as count`,
        ),
        sql` union all `,
      )} order by unit`;

/** A word and how many records hold it, up to a cap. */
export type WordRow = { typed: string; word: string; count: number };

/** What a word shares with the words one edit away: its first five letters, and these with one left out. */
export const slipKeys = (word: string): string[] => {
  const head = Array.from(word).slice(0, 5);
  return [head.join(""), ...head.map((_, at) => head.toSpliced(at, 1).join(""))];
};

const mostSlips = 300;

/** The words of four letters that a word of four or five is with two letters swapped, or one left out, after the first. */
const shortSlips = (word: string): string[] => {
  const letters = Array.from(word);
  const after = letters.map((_, at) => at).slice(1);
  if (letters.length === 5) return after.map((at) => letters.toSpliced(at, 1).join(""));
  return letters.length === 4
    ? after.map((at) => letters.toSpliced(at, 2, letters[at + 1] ?? "", letters[at] ?? "").join("")).slice(0, -1)
    : [];
};

/** The words of the index that may be one edit away from a word: those that share most with it, of which some are not. */
export const selectSlips = (typed: string): SQL => {
  // Of a long word also those that are two edits away.
  const edits = isLong(typed) ? 2 : 1;
  return sql`
  select ${typed} as typed, word, (select count(*) from (select 1 from search where search match ${sql.raw(holding("word"))} limit 200)) as count
  from (select * from (select word from search_slips
      where ${among(sql`key`, slipKeys(typed))} and length(word) between ${typed.length - edits} and ${typed.length + edits}
      group by word order by count(*) desc, word limit ${mostSlips})
    union all select word from search_words where ${among(sql`word`, shortSlips(typed))})`;
};

/** Whether any word of the index begins so: one row, or none. */
export const selectCompletion = (typed: string): SQL =>
  sql`select * from (select ${typed} as typed, word, 1 as count from search_words
    where word >= ${typed} and word < ${typed} || char(1114111) order by word limit 1)`;

/** Which clauses of a query no record holds, by their ordinals. */
export const selectUnheld = (clauses: readonly (readonly Sought[])[]): SQL =>
  sql`${sql.join(
    clauses.map(
      (clause, at) =>
        sql`select ${at} as clause where not exists (select 1 from search where search match ${expressed(clauseIn(places, clause))})`,
    ),
    sql` union all `,
  )} order by clause`;

/** The word of the index that two words are when they run together: one row, or none. */
export const selectJoined = (pair: string): SQL =>
  sql`select ${pair} as typed, word, 1 as count from search_words where word = ${pair.replace(" ", "")}`;

/** After how many letters a word may be parted: three at least on either side, or before the name of a company, *ptlen*. */
const partings = (typed: string): number[] => [
  ...(typed.startsWith("pt") ? [2] : []),
  ...Array.from({ length: Math.max(0, typed.length - 5) }, (_, at) => at + 3),
];

/** The two words of the index that a word is when it is parted: one row, or none. */
export const selectParts = (typed: string): SQL => sql`
  select ${typed} as typed, substr(${typed}, 1, at.value) || ' ' || substr(${typed}, at.value + 1) as word, 1 as count
  from json_each(${JSON.stringify(partings(typed))}) at
  where exists (select 1 from search_words where word = substr(${typed}, 1, at.value))
    and exists (select 1 from search_words where word = substr(${typed}, at.value + 1)) order by at.value`;
