import { type SQL, sql } from "drizzle-orm";
import { factTypes, type RecordType } from "../model/ids.ts";
import { isPaired } from "../model/term-fields.ts";

/** One filter on `terms`: any of these values, each in its field. */
export type TermFilter = readonly { field: string; value: string }[];

/** What selects records of one type. */
export type Selection = {
  type: RecordType;
  /** Filters that must all hold. */
  terms: readonly TermFilter[];
  /** Further conditions on `records r`. */
  conditions: readonly SQL[];
  /** ISO days: only what may have been between them, by overlap. */
  from?: string | undefined;
  to?: string | undefined;
  /** RFC 3339, UTC: only what was written since. */
  updatedSince?: string | undefined;
};

/** Counting stops here: past it a total is "at least". */
export const countingCap = 10_000;

/** So many records are held against filters one by one; past it a count is "at least". */
export const lookingCap = 4_000;

/** How many filters may be the one whose index is walked, and how many values they may have together. */
const driverCap = 4;
const walkCap = 24;

export const and = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);

const termIs = (alias: SQL, { field, value }: TermFilter[number]) =>
  sql`${alias}.field = ${field} and ${alias}.value = ${value}`;

const anyTerm = (alias: SQL, filter: TermFilter) => {
  const [only] = filter;
  if (only && filter.length === 1) return termIs(alias, only);
  const byField = Map.groupBy(filter, ({ field }) => field);
  const fields = [...byField].map(([field, pairs]) => {
    const values = JSON.stringify(pairs.map(({ value }) => value));
    return sql`${alias}.field = ${field} and ${alias}.value in (select value from json_each(${values}))`;
  });
  return sql`(${sql.join(fields, sql` or `)})`;
};

const hasAnyTerm = (type: RecordType, filter: TermFilter, id: SQL) =>
  sql`exists (select 1 from terms x where x.type = ${type} and x.id = ${id} and ${anyTerm(sql`x`, filter)})`;

const overlap = ({ from, to }: Selection): SQL[] => [
  ...(from === undefined && to === undefined ? [] : [sql`(r.date_start is not null or r.date_end is not null)`]),
  ...(from === undefined ? [] : [sql`(r.date_end is null or r.date_end >= ${from})`]),
  ...(to === undefined ? [] : [sql`(r.date_start is null or r.date_start <= ${to})`]),
];

const onRecord = ({ updatedSince, conditions }: Selection): SQL[] => [
  ...(updatedSince === undefined ? [] : [sql`r.updated_at >= ${updatedSince}`]),
  ...conditions,
];

/** Whether records of a type tell of something that happened: of these, counts of pairs of values are kept. */
export const isFact = (type: RecordType): boolean => (factTypes as readonly string[]).includes(type);

/** Whether every record of the type is selected. */
export const selectsAll = (selection: Selection): boolean =>
  selection.terms.length === 0 && overlap(selection).length === 0 && onRecord(selection).length === 0;

/** All that a row of `records r` of the type must fulfil. */
export const conditionsOf = (selection: Selection): SQL[] => [
  ...overlap(selection),
  ...onRecord(selection),
  ...selection.terms.map((filter) => hasAnyTerm(selection.type, filter, sql`r.id`)),
];

/** The same for a row of `terms t`: a join and conditions. */
export const narrow = (selection: Selection): { join: SQL; conditions: SQL[] } => {
  const record = [...overlap(selection), ...onRecord(selection)];
  return {
    join: record.length > 0 ? sql`cross join records r on r.type = t.type and r.id = t.id` : sql``,
    conditions: [...record, ...selection.terms.map((filter) => hasAnyTerm(selection.type, filter, sql`t.id`))],
  };
};

/**
 * One stretch of an index in which selected records lie: rows of `terms t` or of `records r`, those that an index finds
 * (`found`), and what must still be asked of each: of its id, and of `records r`.
 */
export type Stretch = {
  alias: "t" | "r";
  from: SQL;
  found: SQL[];
  asked: (id: SQL) => SQL[];
  asksRecord: boolean;
  /** Whether this stretch is the one to be walked; null where there is no other. Evaluated before the first row. */
  guard: SQL | null;
};

/** The LIMIT of a stretch: nothing, where its guard is against it. */
export const limitOf = ({ guard }: Stretch, limit: number): SQL =>
  guard === null ? sql`limit ${limit}` : sql`limit case when ${guard} then ${limit} else 0 end`;

/** A record whose date does not lie within one month; these have an index of their own. */
const isWide = sql`substr(r.date_start, 1, 7) is not substr(r.date_end, 1, 7)`;

type Driver = { pair: TermFilter[number]; guard: SQL | null } | null;

const weight = (type: RecordType, filter: TermFilter): SQL =>
  sql`(select coalesce(sum(c.count), 0) from term_counts c where c.type = ${type} and ${anyTerm(sql`c`, filter)})`;

/** The filters that may be walked: those of few values first. */
const walkable = (terms: readonly TermFilter[]): TermFilter[] => {
  let values = 0;
  return terms
    .toSorted((a, b) => a.length - b.length)
    .slice(0, driverCap)
    .filter((filter) => {
      values += filter.length;
      return values <= walkCap;
    });
};

/** The filter whose index is walked is the rarest one: each may be, and a guard lets only that one's stretches give rows. */
const drivers = ({ type, terms }: Selection): { filter: TermFilter | null; driver: Driver }[] => {
  const tried = walkable(terms);
  if (tried.length === 0) return [{ filter: null, driver: null }];
  return tried.flatMap((filter, at) => {
    const rarer = tried.flatMap((other, index) =>
      index === at ? [] : [sql`${weight(type, filter)} ${sql.raw(index < at ? "<" : "<=")} ${weight(type, other)}`],
    );
    const guard = rarer.length === 0 ? null : and(rarer);
    return filter.map((pair) => ({ filter, driver: { pair, guard } }));
  });
};

const makeStretch = (
  selection: Selection,
  { filter, driver }: { filter: TermFilter | null; driver: Driver },
  range: (alias: SQL) => SQL[],
  asked: SQL[],
): Stretch => {
  const { type, terms } = selection;
  const record = [...asked, ...onRecord(selection)];
  if (driver === null) {
    return {
      alias: "r",
      from: sql`records r`,
      found: [sql`r.type = ${type}`, ...range(sql`r`)],
      asked: (id) => [...terms.map((other) => hasAnyTerm(type, other, id)), ...record],
      asksRecord: record.length > 0,
      guard: null,
    };
  }
  const others = terms.filter((other) => other !== filter);
  return {
    alias: "t",
    from: sql`terms t`,
    found: [termIs(sql`t`, driver.pair), sql`t.type = ${type}`, ...range(sql`t`)],
    asked: (id) => [...others.map((other) => hasAnyTerm(type, other, id)), ...record],
    asksRecord: record.length > 0,
    guard: driver.guard,
  };
};

/**
 * The stretches of indexes in which the selected records lie. No record is in two, but for a filter of several values.
 *
 * What has a sort date between `from` and `to` is selected. What has another one may still overlap where its date does
 * not lie within one month, or where it lies in the month of `from`; what facts are about goes by its latest fact, so
 * that it may also lie in the month of `to`.
 */
export const stretchesOf = (selection: Selection): Stretch[] => {
  const { from, to, type, terms } = selection;
  const all = drivers(selection);
  if (from === undefined && to === undefined) return all.map((driver) => makeStretch(selection, driver, () => [], []));
  const within = (alias: SQL) => [
    from === undefined ? sql`${alias}.sort_date > ''` : sql`${alias}.sort_date >= ${from}`,
    ...(to === undefined ? [] : [sql`${alias}.sort_date <= ${to}`]),
  ];
  const stretches = all.map((driver) => makeStretch(selection, driver, within, []));
  const edge = (range: (alias: SQL) => SQL[]) => {
    stretches.push(
      ...all.map((driver) => makeStretch(selection, driver, range, [sql`not (${isWide})`, ...overlap(selection)])),
    );
  };
  if (from !== undefined && !from.endsWith("-01")) {
    edge((alias) => [sql`${alias}.sort_date >= ${`${from.slice(0, 7)}-01`}`, sql`${alias}.sort_date < ${from}`]);
  }
  if (to !== undefined && !isFact(type)) {
    edge((alias) => [sql`${alias}.sort_date > ${to}`, sql`${alias}.sort_date <= ${`${to.slice(0, 7)}-31`}`]);
  }
  const outside = [
    ...(from === undefined ? [] : [sql`r.sort_date < ${from}`]),
    ...(to === undefined ? [] : [sql`r.sort_date > ${to}`]),
  ];
  stretches.push({
    alias: "r",
    from: sql`records r`,
    found: [sql`r.type = ${type}`, isWide, sql`(${sql.join(outside, sql` or `)})`, ...overlap(selection)],
    asked: (id) => [...terms.map((filter) => hasAnyTerm(type, filter, id)), ...onRecord(selection)],
    asksRecord: onRecord(selection).length > 0,
    guard: null,
  });
  return stretches;
};

/** Whether a record can lie in two of the stretches. */
export const overlaps = ({ terms }: Selection): boolean => walkable(terms).some(({ length }) => length > 1);

/** How many records are looked at before a count is "at least". */
export const capOf = (selection: Selection): number =>
  selection.terms.length > 1 || onRecord(selection).length > 0 ? lookingCap : countingCap;

/**
 * The records that may be selected, `id` and whether they are (`hit`); of each stretch at most one more than the cap.
 */
export const selectLooked = (selection: Selection): SQL => {
  const parts = stretchesOf(selection).map((stretch) => {
    const { alias, from, found, asked, asksRecord } = stretch;
    const questions = asked(sql`c.id`);
    const candidates = sql`select ${sql.raw(alias)}.id from ${from} where ${and(found)} ${limitOf(stretch, capOf(selection) + 1)}`;
    const join = asksRecord ? sql`cross join records r on r.type = ${selection.type} and r.id = c.id` : sql``;
    return sql`select c.id, ${questions.length === 0 ? sql`1` : and(questions)} as hit from (${candidates}) c ${join}`;
  });
  const all = sql.join(parts, sql` union all `);
  return overlaps(selection) ? sql`select distinct id, hit from (${all})` : all;
};

const kept = (field: string, value: string, type: RecordType) =>
  sql`select count, 0 as looked from term_counts where field = ${field} and value = ${value} and type = ${type}`;

/** A statement that counts the selected records, and how many were `looked` at; none where the count is kept. */
export const selectCount = (selection: Selection): SQL => {
  const { type, terms } = selection;
  const [first, second, ...others] = terms;
  if (selectsAll({ ...selection, terms: [] }) && others.length === 0) {
    if (first === undefined) return kept("type", type, type);
    const [one, ...more] = first;
    if (one && more.length === 0 && second === undefined) return kept(one.field, one.value, type);
    const [two, ...evenMore] = second ?? [];
    const single = more.length + evenMore.length === 0;
    if (one && two && single && isFact(type) && one.field !== two.field && isPaired(one.field) && isPaired(two.field)) {
      return sql`select count, 0 as looked from term_pair_counts where type = ${type} and field = ${one.field}
        and other_field = ${two.field} and value = ${one.value} and other_value = ${two.value}`;
    }
  }
  return sql`select coalesce(sum(hit), 0) as count, count(*) as looked from (${selectLooked(selection)})`;
};

/** Reads the row of {@link selectCount} as a total. */
export const readCount = (
  rows: readonly { count: number; looked: number }[],
  selection: Selection,
): { value: number; relation: "eq" | "gte" } => {
  const { count = 0, looked = 0 } = rows[0] ?? {};
  const cap = capOf(selection);
  return looked > cap ? { value: Math.min(count, cap), relation: "gte" } : { value: count, relation: "eq" };
};
