import { type SQL, sql } from "drizzle-orm";
import type { Db } from "./client.ts";
import { readCount, selectCount, selectLooked } from "./counting.ts";
import { listByText } from "./list-text.ts";
import type { TextMatch } from "./search.ts";
import { and, conditionsOf, type Selection } from "./selection.ts";
import { limitOf, overlaps, stretchesOf } from "./stretches.ts";

export type { Selection, TermFilter } from "./selection.ts";

export type Sort = { by: "date" | "label" | "updated" | "relevance"; descending: boolean };

/** Where the last page ended: the value it was sorted by, and the id. */
export type Keyset = readonly [value: string | number, id: string];

export type ListOptions = Selection & {
  sort: Sort;
  /** The language whose labels a sort by label goes by. */
  language: "en" | "id";
  limit: number;
  after: Keyset | null;
  /** A text that must be found in them; a sort by relevance goes by it. */
  text?: TextMatch | undefined;
  /** Further statements to run in the same round trip. */
  besides?: readonly SQL[];
};

export type ListPage = {
  ids: string[];
  next: Keyset | null;
  total: { value: number; relation: "eq" | "gte" };
  /** The rows of each statement in `besides`. */
  besides: unknown[][];
};

/** Past so many candidates a list by label or version walks the order rather than sort the candidates. */
const sortingCap = 20_000;

type Stop = { key: SQL; order: SQL; beyond: SQL[] };

/** How a list goes through rows of `t` or `r`: what it sorts by, in which order, and beyond which it begins. */
const goThrough = ({ sort, language, after }: ListOptions, alias: "t" | "r"): Stop[] => {
  const column = { date: "sort_date", label: language === "en" ? "sort_en" : "sort_id", updated: "updated_version" };
  const key = sql.raw(`${alias}.${column[sort.by === "relevance" ? "date" : sort.by]}`);
  const id = sql.raw(`${alias}.id`);
  const order = sql`${key} ${sql.raw(sort.descending ? "desc" : "asc")}, ${id}`;
  const past = sql.raw(sort.descending ? "<" : ">");
  const beyond = after
    ? [sql`${key} ${past}= ${after[0]}`, sql`(${key} ${past} ${after[0]} or ${id} > ${after[1]})`]
    : [];
  if (sort.by !== "date" || sort.descending) return [{ key, order, beyond }];
  // What has no date comes last in both directions: ascending, in a stretch of its own.
  const undated = { key, order: id, beyond: [sql`${key} = ''`] };
  if (after?.[0] === "") return [{ ...undated, beyond: [...undated.beyond, sql`${id} > ${after[1]}`] }];
  return [{ key, order, beyond: after ? beyond : [sql`${key} > ''`] }, undated];
};

const union = (parts: readonly SQL[]): SQL =>
  sql.join(
    parts.map((part) => sql`select * from (${part})`),
    sql` union all `,
  );

/** Walks the stretches by date, each in order, and joins the beginnings. */
const byDate = (options: ListOptions): SQL[] => {
  const stretches = stretchesOf(options);
  const direction = sql.raw(options.sort.descending ? "desc" : "asc");
  const limit = sql`limit ${options.limit + 1}`;
  return goThrough(options, "r").map((_, part) => {
    const walks = stretches.flatMap((stretch) => {
      const { alias, from, found, asked, asksRecord } = stretch;
      const stop = goThrough(options, alias)[part];
      if (!stop) return [];
      const join = asksRecord && alias === "t" ? sql`cross join records r on r.type = t.type and r.id = t.id` : sql``;
      return [
        sql`select ${stop.key} as key, ${sql.raw(alias)}.id as id from ${from} ${join}
          where ${and([...found, ...stop.beyond, ...asked(sql.raw(`${alias}.id`))])} order by ${stop.order} ${limitOf(stretch, options.limit + 1)}`,
      ];
    });
    const [only] = walks;
    if (only && walks.length === 1) return only;
    return sql`select ${overlaps(options) ? sql`distinct` : sql``} key, id from (${union(walks)}) order by key ${direction}, id ${limit}`;
  });
};

/** A SELECT of the ids (`id`) of the newest selected records, the undated last. */
export const selectNewest = (selection: Selection, limit: number): SQL => {
  const sort = { by: "date", descending: true } as const;
  const [newest = sql`select null as id limit 0`] = byDate({
    ...selection,
    sort,
    language: "en",
    limit: limit - 1,
    after: null,
  });
  return sql`select id from (${newest})`;
};

/** Sorts the selected by label or version; or walks the order, and asks each record whether it is selected, where many may be. */
const byOther = (options: ListOptions): SQL[] =>
  goThrough(options, "r").map(({ key, order, beyond }) => {
    const limit = options.limit + 1;
    const isType = sql`r.type = ${options.type}`;
    const walk = sql`select ${key} as key, r.id as id from records r
      where ${and([isType, ...beyond, ...conditionsOf(options)])} order by ${order}`;
    if (options.terms.length === 0 && options.from === undefined && options.to === undefined) {
      return sql`${walk} limit ${limit}`;
    }
    const few = sql`(select count(*) from looked) <= ${sortingCap}`;
    const sorted = sql`select ${key} as key, r.id as id from looked c cross join records r indexed by records_sortable
      where ${and([sql`c.hit`, isType, sql`r.id = c.id`, ...beyond])} order by ${order}`;
    return sql`with looked as materialized (${selectLooked(options, sortingCap)})
      ${union([
        sql`${sorted} limit case when ${few} then ${limit} else 0 end`,
        sql`${walk} limit case when ${few} then 0 else ${limit} end`,
      ])}`;
  });

/**
 * The ids of one page of a list, where the next begins and how many records match: one
 * round trip. The order is total: ties go by id.
 */
export const listRecords = async (db: Db, options: ListOptions): Promise<ListPage> => {
  if (options.text) return listByText(db, options, options.text);
  const pages = options.sort.by === "date" ? byDate(options) : byOther(options);
  type Row = { key: string | number; id: string };
  const [counts, ...more] = await db.batch([
    db.all<{ count: number; looked: number }>(selectCount(options)),
    ...[...pages, ...(options.besides ?? [])].map((statement) => db.all<unknown>(statement)),
  ]);
  const rows = more.slice(0, pages.length).flat() as Row[];
  const page = rows.slice(0, options.limit);
  const last = page.at(-1);
  return {
    ids: page.map(({ id }) => id),
    next: rows.length > options.limit && last ? [last.key, last.id] : null,
    total: readCount(counts, options),
    besides: more.slice(pages.length),
  };
};
