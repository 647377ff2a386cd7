import type { Db } from "../client.ts";
import { dayNumber } from "../postings.ts";
import { type SQL, sql } from "../sql.ts";
import { countToEnd, readCount, selectCount } from "./counts.ts";
import { type Reading, type StoredRecord, selectFound } from "./documents.ts";
import { allOver, areOfTerms, indexRangesOf, limitOf, overlaps } from "./index-ranges.ts";
import { areInBlocks, walkBlocks } from "./label-blocks.ts";
import { and, conditionsOf, type Selection } from "./selection.ts";

export type Sort = { by: "date" | "label" | "updated" | "relevance"; descending: boolean };

/** Where the last page ended: the value it was sorted by, and the id. */
export type Keyset = readonly [value: string | number, id: string];

/** A sort by label goes by the labels of the language, by the English ones for both. */
export type ListOptions = Selection &
  Reading & {
    sort: Sort;
    limit: number;
    after: Keyset | null;
    /** How many match is counted up to a cap, to the end, or not at all. */
    counting?: "capped" | "whole" | "none";
    /** Further statements to run in the same round trip. */
    besides?: readonly SQL[];
  };

export type ListPage = {
  records: (StoredRecord & { id: string })[];
  next: Keyset | null;
  total: { value: number; relation: "eq" | "gte" };
  /** The rows of each statement in `besides`. */
  besides: unknown[][];
};

/** Past so many candidates a list by label or version walks the whole order rather than sort the candidates. */
const sortingCap = 20_000;

/** Up to so many candidates are sorted without trying the beginning of the order, and how much of it is tried. */
const [sortedAtOnce, walkedFirst] = [3_000, 1_000];

/** What a walk through the selected records needs to know of a list. */
type Walk = Selection & Pick<ListOptions, "sort" | "language" | "limit" | "after">;

/** `place` is the column that is walked by: the record as it stood is walked only by what is selected too. */
type Stop = { key: SQL; place: SQL; order: SQL; beyond: SQL[] };

/**
 * How a list goes through rows of `records r`, or through those of `postings t` with their records: what it sorts by, in
 * which order, and beyond which it begins.
 *
 * @param isWalked whether in the order of an index; else what other conditions find is sorted.
 */
const goThrough = ({ sort, language, after }: Walk, alias: "t" | "r", isWalked = true): Stop[] => {
  const column = { date: "sort_date", label: language === "id" ? "sort_id" : "sort_en", updated: "updated_version" };
  const key = sql.raw(`${isWalked ? "" : "+"}r.${column[sort.by === "relevance" ? "date" : sort.by]}`);
  const isByDay = alias === "t" && isWalked;
  const walked = isByDay ? sql`t.day` : key;
  const as = (value: string | number) => (isByDay ? dayNumber(String(value)) : value);
  const id = sql`r.id`;
  const order = sql`${walked} ${sql.raw(sort.descending ? "desc" : "asc")}, ${id}`;
  const past = sql.raw(sort.descending ? "<" : ">");
  const beyond = after
    ? [sql`${walked} ${past}= ${as(after[0])}`, sql`(${walked} ${past} ${as(after[0])} or ${id} > ${after[1]})`]
    : [];
  if (sort.by !== "date" || sort.descending) return [{ key, place: walked, order, beyond }];
  // What has no date comes last in both directions: ascending, in a range of its own.
  const undated = { key, place: walked, order: id, beyond: [sql`${walked} = ${as("")}`] };
  if (after?.[0] === "") return [{ ...undated, beyond: [...undated.beyond, sql`${id} > ${after[1]}`] }];
  return [{ key, place: walked, order, beyond: after ? beyond : [sql`${walked} > ${as("")}`] }, undated];
};

const union = (parts: readonly SQL[]): SQL =>
  sql.join(
    parts.map((part) => sql`select * from (${part})`),
    sql` union all `,
  );

/**
 * The beginnings of the order in each range, joined: a range by date is walked, and what is ordered otherwise is sorted.
 *
 * @param when whether to look at all.
 */
const inRanges = (options: Walk, when: SQL | null = null): SQL[] => {
  const ranges = indexRangesOf(options);
  const direction = sql.raw(options.sort.descending ? "desc" : "asc");
  const limit = sql`limit ${options.limit + 1}`;
  return goThrough(options, "r").map((_, part) => {
    const walks = ranges.flatMap((range) => {
      const { alias, from, at, found, asked } = range;
      const stop = goThrough(options, alias, options.sort.by === "date")[part];
      if (!stop) return [];
      const join = alias === "t" ? sql`cross join records r on r.number = t.record` : sql``;
      return [
        sql`select ${stop.key} as key, r.id as id, ${stop.place} as place from ${from} ${join}
          where ${and([...found, ...stop.beyond, ...asked(at)])} order by ${stop.order} ${limitOf(range, options.limit + 1, when)}`,
      ];
    });
    const [only] = walks;
    if (only && walks.length === 1) return sql`select key, id from (${only})`;
    return sql`select ${overlaps(options) ? sql`distinct` : sql``} key, id from (${union(walks)}) order by key ${direction}, id ${limit}`;
  });
};

/**
 * Walks the order and asks each record whether it is selected, or sorts the selected: whichever need look at fewer.
 * Labels are walked in the blocks that hold every filter, where these are known. Else, where each filter has many records, a
 * page is found in the beginning of the order, if they are spread over it; where it is not, or one has few, those of the
 * rarest filter are sorted; and where these are too many, the order is walked to the end.
 */
const byOther = (options: Walk): SQL[] =>
  goThrough(options, "r").map((stop) => {
    const { key, order, beyond } = stop;
    const limit = options.limit + 1;
    const inOrder = [sql`r.type = ${options.type}`, ...beyond];
    const walk = (within: readonly SQL[]) => sql`select ${key} as key, r.id as id from records r
      where ${and([...inOrder, ...within, ...conditionsOf(options)])} order by ${order}`;
    if (options.terms.length === 0 && options.from === undefined && options.to === undefined) {
      return sql`${walk([])} limit ${limit}`;
    }
    const { by, descending } = options.sort;
    const areKnown = by === "label" && options.terms.length > 0 ? areInBlocks(options) : sql`false`;
    const end = descending ? (by === "label" ? "" : 0) : by === "label" ? "\u{10ffff}" : Number.MAX_SAFE_INTEGER;
    const within = sql`${key} ${sql.raw(descending ? ">=" : "<=")} coalesce((select key from (select ${key} as key, r.id
      from records r where ${and(inOrder)} order by ${order} limit 1 offset ${walkedFirst})), ${end})`;
    const isLikely = and([sql`not (${areKnown})`, ...allOver(options, sortedAtOnce)]);
    const isFound = sql`(select count(*) from walked) = ${limit}`;
    const candidates = indexRangesOf(options).map(
      ({ from, found }) => sql`select 1 from ${from} where ${and(found)} limit ${sortingCap + 1}`,
    );
    const areMany = areOfTerms(options)
      ? and(allOver(options, sortingCap))
      : sql`(select count(*) from (${union(candidates)})) > ${sortingCap}`;
    const isWay = (way: string) => sql`(select name from way) = ${way}`;
    const when = (condition: SQL) => sql`limit case when ${condition} then ${limit} else 0 end`;
    return sql`with walked as materialized (${walk([within])} ${when(isLikely)}),
      way as materialized (select case when ${areKnown} then 'blocks' when ${isFound} then 'beginning' when ${areMany} then 'order' else 'sorted' end as name)
      ${union([
        ...(by === "label" ? [sql`${walkBlocks(options, stop)} ${when(isWay("blocks"))}`] : []),
        sql`select key, id from walked ${when(isWay("beginning"))}`,
        ...inRanges(options, isWay("sorted")),
        sql`${walk([])} ${when(isWay("order"))}`,
      ])}`;
  });

/** A SELECT of the records of a page, at most one more than it holds, and the order of its columns. */
export type PageStatement = { found: SQL; order: SQL };

/** How the records of a list are counted and found. */
export type Pages = {
  count: SQL;
  pages: readonly PageStatement[];
  total: (rows: readonly unknown[]) => ListPage["total"];
  keyset: (row: unknown) => Keyset;
};

/** The pages of a list by date, label or version. */
export const listPages = (options: ListOptions): Pages => {
  const cap = options.counting === "whole" ? countToEnd : undefined;
  const direction = sql.raw(options.sort.descending ? "desc" : "asc");
  const found = options.sort.by === "date" ? inRanges(options) : byOther(options);
  return {
    count: selectCount(options, cap),
    pages: found.map((one) => ({ found: one, order: sql`p.key ${direction}, p.id` })),
    total: (rows) => readCount(rows as { count: number; looked: number }[], options, cap),
    keyset: (row) => {
      const { key, id } = row as { key: string | number; id: string };
      return [key, id];
    },
  };
};

/**
 * The records of one page of a list as they are served, where the next begins and how many match: one round trip. The
 * order is total: ties go by id.
 */
export const listRecords = async (
  db: Db,
  options: ListOptions,
  { count, pages, total, keyset }: Pages = listPages(options),
): Promise<ListPage> => {
  const { limit, counting } = options;
  const statements = pages.map(({ found, order }) => selectFound(found, order, options));
  const [counts, ...more] = await db.batch([
    db.all<unknown>(counting === "none" ? sql`select 0 as count, 0 as looked` : count),
    ...[...statements, ...(options.besides ?? [])].map((statement) => db.all<unknown>(statement)),
  ]);
  const rows = more.slice(0, pages.length).flat() as (StoredRecord & { id: string })[];
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    records: page,
    next: rows.length > limit && last ? keyset(last) : null,
    total: total(counts),
    besides: more.slice(pages.length),
  };
};
