import { type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../model/ids.ts";
import type { Db } from "./client.ts";
import { listByText } from "./list-text.ts";
import type { TextMatch } from "./search.ts";

export type Sort = { by: "date" | "label" | "updated" | "relevance"; descending: boolean };

/** One filter on `terms`: any of these values, each in its field. */
export type TermFilter = readonly { field: string; value: string }[];

/** Where the last page ended: the value it was sorted by, and the id. */
export type Keyset = readonly [value: string | number, id: string];

export type ListOptions = {
  type: RecordType;
  sort: Sort;
  /** The language whose labels a sort by label goes by. */
  language: "en" | "id";
  limit: number;
  after: Keyset | null;
  /** Filters that must all hold. */
  terms: readonly TermFilter[];
  /** Further conditions on `records r`. */
  conditions: readonly SQL[];
  /** ISO days: only what may have been between them, by overlap. */
  from?: string | undefined;
  to?: string | undefined;
  /** RFC 3339, UTC: only what was written since. */
  updatedSince?: string | undefined;
  /** A text that must be found in them; a sort by relevance goes by it. */
  text?: TextMatch | undefined;
  /** Further statements to run in the same round trip. */
  besides?: readonly SQL[];
};

export type ListPage = {
  ids: string[];
  next: Keyset | null;
  total: { value: number; relation: "eq" | "gte" };
  version: number;
  /** The rows of each statement in `besides`. */
  besides: unknown[][];
};

/** Counting stops here: past it a total is "at least". */
export const countingCap = 10_000;

const termIs = (alias: SQL, { field, value }: TermFilter[number]) =>
  sql`${alias}.field = ${field} and ${alias}.value = ${value}`;

const hasAnyTerm = (type: RecordType, filter: TermFilter, id: SQL) =>
  sql`exists (select 1 from terms x where x.type = ${type} and x.id = ${id} and (${sql.join(
    filter.map((pair) => sql`(${termIs(sql`x`, pair)})`),
    sql` or `,
  )}))`;

const onRecord = ({ from, to, updatedSince, conditions }: Selection): SQL[] => [
  ...(from === undefined && to === undefined ? [] : [sql`(r.date_start is not null or r.date_end is not null)`]),
  ...(from === undefined ? [] : [sql`(r.date_end is null or r.date_end >= ${from})`]),
  ...(to === undefined ? [] : [sql`(r.date_start is null or r.date_start <= ${to})`]),
  ...(updatedSince === undefined ? [] : [sql`r.updated_at >= ${updatedSince}`]),
  ...conditions,
];

const and = (conditions: readonly SQL[]) => sql.join([...conditions], sql` and `);

type Segment = { key: SQL; order: SQL; range: readonly SQL[] };

/** A list by date comes in two stretches, as what has no date comes last in both directions. */
const segments = ({ sort, language, after }: ListOptions, source: "t" | "r"): Segment[] => {
  const column = sql.raw(
    sort.by === "date"
      ? `${source}.sort_date`
      : sort.by === "label"
        ? language === "en"
          ? "r.sort_en"
          : "r.sort_id"
        : "r.updated_version",
  );
  const id = sql.raw(`${source}.id`);
  const direction = sql.raw(sort.descending ? "desc" : "asc");
  const order = sql`order by ${column} ${direction}, ${id}`;
  const beyond = (value: string | number, last: string) =>
    sort.descending
      ? [sql`${column} <= ${value}`, sql`(${column} < ${value} or ${id} > ${last})`]
      : [sql`${column} >= ${value}`, sql`(${column} > ${value} or ${id} > ${last})`];
  if (sort.by !== "date" || sort.descending) return [{ key: column, order, range: after ? beyond(...after) : [] }];
  const undated = { key: column, order: sql`order by ${id}`, range: [sql`${column} = ''`] };
  if (after?.[0] === "") return [{ ...undated, range: [...undated.range, sql`${id} > ${after[1]}`] }];
  return [{ key: column, order, range: after ? beyond(...after) : [sql`${column} > ''`] }, undated];
};

/** Walks `records` in the order of the sort, and asks of each whether the filters hold. */
const fromRecords = (options: ListOptions, { key, order, range }: Segment): SQL => sql`
  select ${key} as key, r.id as id from records r
  where ${and([sql`r.type = ${options.type}`, ...range, ...onRecord(options), ...options.terms.map((filter) => hasAnyTerm(options.type, filter, sql`r.id`))])}
  ${order} limit ${options.limit + 1}`;

/** Walks the index of one filter in the order of dates, and asks of each record whether the other filters hold. */
const fromTerms = (options: ListOptions, driver: TermFilter, { key, order, range }: Segment): SQL => {
  const others = options.terms
    .filter((filter) => filter !== driver)
    .map((filter) => hasAnyTerm(options.type, filter, sql`t.id`));
  const record = onRecord(options);
  const join = record.length > 0 ? sql`cross join records r on r.type = t.type and r.id = t.id` : sql``;
  const walks = driver.map(
    (pair) => sql`select ${key} as key, t.id as id from terms t ${join}
      where ${and([termIs(sql`t`, pair), sql`t.type = ${options.type}`, ...range, ...record, ...others])}
      ${order} limit ${options.limit + 1}`,
  );
  const [only] = walks;
  if (walks.length === 1 && only) return only;
  const direction = sql.raw(options.sort.descending ? "desc" : "asc");
  return sql`select distinct key, id from (${sql.join(
    walks.map((walk) => sql`select * from (${walk})`),
    sql` union all `,
  )}) order by key ${direction}, id limit ${options.limit + 1}`;
};

/** What selects records of one type, in no order. */
export type Selection = Pick<ListOptions, "type" | "terms" | "conditions" | "from" | "to" | "updatedSince">;

/** Whether every record of the type is selected. */
export const selectsAll = (selection: Selection): boolean =>
  selection.terms.length === 0 && onRecord(selection).length === 0;

/** The ids of the records that match, each once: a SELECT without a LIMIT of its own. */
export const selectIds = (selection: Selection): SQL => {
  const record = onRecord(selection);
  const [first, ...others] = selection.terms;
  return first
    ? sql`select distinct t.id from terms t ${record.length > 0 ? sql`cross join records r on r.type = t.type and r.id = t.id` : sql``}
        where ${and([
          sql`(${sql.join(
            first.map((one) => sql`(${termIs(sql`t`, one)} and t.type = ${selection.type})`),
            sql` or `,
          )})`,
          ...record,
          ...others.map((filter) => hasAnyTerm(selection.type, filter, sql`t.id`)),
        ])}`
    : sql`select r.id from records r where ${and([sql`r.type = ${selection.type}`, ...record])}`;
};

/** What holds rows of `terms t`, of the type of a selection, to the selected records: a join and conditions. */
export const narrow = (selection: Selection): { join: SQL; conditions: SQL[] } => {
  const record = onRecord(selection);
  return {
    join: record.length > 0 ? sql`cross join records r on r.type = t.type and r.id = t.id` : sql``,
    conditions: [...record, ...selection.terms.map((filter) => hasAnyTerm(selection.type, filter, sql`t.id`))],
  };
};

/** A statement that counts the records that match; past {@link countingCap} it stops at one more, unless `exact`. */
export const selectCount = (options: Selection): { sql: SQL; exact: boolean } => {
  const [only, ...others] = options.terms;
  const [pair, ...alternatives] = only ?? [];
  if (selectsAll({ ...options, terms: [] }) && others.length === 0 && alternatives.length === 0) {
    const { field, value } = pair ?? { field: "type", value: options.type };
    return {
      exact: true,
      sql: sql`select count from term_counts where field = ${field} and value = ${value} and type = ${options.type}`,
    };
  }
  return {
    exact: false,
    sql: sql`select count(*) as count from (${selectIds(options)} limit ${countingCap + 1})`,
  };
};

/**
 * The ids of one page of a list, where the next begins, how many records match, and the version of the record: one
 * round trip. The order is total: ties go by id.
 */
export const listRecords = async (db: Db, options: ListOptions): Promise<ListPage> => {
  if (options.text) return listByText(db, options, options.text);
  const [driver] = options.sort.by === "date" ? options.terms : [];
  const pages = segments(options, driver ? "t" : "r").map((segment) =>
    driver ? fromTerms(options, driver, segment) : fromRecords(options, segment),
  );
  const counting = selectCount(options);
  type Row = { key: string | number; id: string };
  const [versions, counts, ...more] = await db.batch([
    db.all<{ version: number }>(sql`select version from dataset`),
    db.all<{ count: number }>(counting.sql),
    ...[...pages, ...(options.besides ?? [])].map((statement) => db.all<unknown>(statement)),
  ]);
  const rows = more.slice(0, pages.length).flat() as Row[];
  const page = rows.slice(0, options.limit);
  const last = page.at(-1);
  const counted = counts[0]?.count ?? 0;
  const capped = !counting.exact && counted > countingCap;
  return {
    ids: page.map(({ id }) => id),
    next: rows.length > options.limit && last ? [last.key, last.id] : null,
    total: { value: capped ? countingCap : counted, relation: capped ? "gte" : "eq" },
    version: versions[0]?.version ?? 0,
    besides: more.slice(pages.length),
  };
};
