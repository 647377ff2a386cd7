import { numberOf } from "../postings.ts";
import { type SQL, sql } from "../sql.ts";
import { and, conditionsOf, type Selection } from "./selection.ts";

/** That it is known which blocks of labels hold each value of the filters. */
export const areInBlocks = ({ type, terms }: Selection): SQL =>
  and(terms.flat().map((pair) => sql`exists (select 1 from label_block_terms where term = ${numberOf(type, pair)})`));

type Walk = Selection & {
  language: string;
  sort: { descending: boolean };
  /** The label and the id behind which it begins. */
  after: readonly [label: string | number, id: string] | null;
};

/**
 * The selected records in the order of their labels, looked for in the blocks alone that hold every filter: in those of a
 * filter by one value, as they are numbered in that order.
 *
 * @param stop the label of `records r`, the order by it, and what it lies beyond.
 */
export const walkBlocks = (options: Walk, stop: { key: SQL; order: SQL; beyond: readonly SQL[] }): SQL => {
  const { key, order, beyond } = stop;
  const { type, terms, language, sort, after } = options;
  const single = terms.find((filter) => filter.length === 1);
  const [blocks, place] = single?.[0]
    ? [
        sql`label_block_terms l cross join label_blocks b on b.number = l.block and l.term = ${numberOf(type, single[0])}`,
        sql`l.block`,
      ]
    : [sql`label_blocks b`, sql`b.first`];
  const others = terms.filter((filter) => filter !== single);
  const holds = others.map(
    (filter) => sql`exists (select 1 from label_block_terms w where w.block = b.number
      and w.term in (${sql.join(
        filter.map((pair) => numberOf(type, pair)),
        sql`, `,
      )}))`,
  );
  const begins = after === null ? [] : [sort.descending ? sql`b.first <= ${after[0]}` : sql`b.until > ${after[0]}`];
  return sql`select ${key} as key, r.id as id from ${blocks} cross join records r
    on r.type = b.type and ${key} >= b.first and ${key} < b.until
    where ${and([
      sql`b.type = ${type} and b.language = ${language === "id" ? "id" : "en"}`,
      ...begins,
      ...holds,
      ...beyond,
      ...conditionsOf(options),
    ])} order by ${place} ${sql.raw(sort.descending ? "desc" : "asc")}, ${order}`;
};
