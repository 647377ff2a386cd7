import type { RecordType } from "../../model/record-types.ts";
import { dayIn, dayNumber, numberOf } from "../postings.ts";
import { type SQL, sql } from "../sql.ts";
import { type At, and, anyTerm, hasAnyTerm, onRecord, overlap, type Selection, type TermFilter } from "./selection.ts";

/** How many filters may be the one whose index is walked, and how many values they may have together. */
const driverCap = 4;
const walkCap = 24;

/**
 * One range of an index in which selected records lie: rows of `postings t` or of `records r`, those that an index finds
 * (`found`), and what must still be asked of each: of it by its number and day, and of `records r`.
 */
export type IndexRange = {
  alias: "t" | "r";
  from: SQL;
  /** The record of a row. */
  at: Required<At>;
  found: SQL[];
  asked: (at: At) => SQL[];
  asksRecord: boolean;
  /** Whether this range is the one to be walked; null where there is no other. Evaluated before the first row. */
  guard: SQL | null;
};

/** The LIMIT of a range: nothing, where its guard, or another condition, is against it. */
export const limitOf = ({ guard }: IndexRange, limit: number, when: SQL | null = null): SQL => {
  const conditions = [guard, when].filter((one) => one !== null);
  return conditions.length === 0
    ? sql`limit ${limit}`
    : sql`limit case when ${and(conditions)} then ${limit} else 0 end`;
};

/** A record whose date does not lie within one month; these have an index of their own, in which those of one year come first. */
const isWide = sql`substr(r.date_start, 1, 7) is not substr(r.date_end, 1, 7)`;
const isOfYears = sql`(cast(r.date_start as integer) is not cast(r.date_end as integer))`;

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

/** The conditions that each filter has more records than so many. */
export const allOver = ({ type, terms }: Selection, many: number): SQL[] =>
  terms.map((filter) => sql`${weight(type, filter)} > ${many}`);

/** The filter whose index is walked is the rarest one: each may be, and a guard lets only that one's ranges give rows. */
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

const atRecord: Required<At> = { record: sql`r.number`, day: dayIn(sql`r.sort_date`) };

/** The conditions of a range of dates: on a column of them, as texts or as numbers. */
type Range = (column: SQL, as: (date: string) => string | number) => SQL[];

const makeIndexRange = (
  selection: Selection,
  { filter, driver }: { filter: TermFilter | null; driver: Driver },
  range: Range,
  asked: SQL[],
): IndexRange => {
  const { type, terms } = selection;
  const record = [...asked, ...onRecord(selection)];
  if (driver === null) {
    return {
      alias: "r",
      from: sql`records r`,
      at: atRecord,
      found: [sql`r.type = ${type}`, ...range(sql`r.sort_date`, (date) => date)],
      asked: (at) => [...terms.map((other) => hasAnyTerm(type, other, at)), ...record],
      asksRecord: record.length > 0,
      guard: null,
    };
  }
  const others = terms.filter((other) => other !== filter);
  return {
    alias: "t",
    from: sql`postings t`,
    at: { record: sql`t.record`, day: sql`t.day` },
    found: [sql`t.term = ${numberOf(type, driver.pair)}`, ...range(sql`t.day`, dayNumber)],
    asked: (at) => [...others.map((other) => hasAnyTerm(type, other, at)), ...record],
    asksRecord: record.length > 0,
    guard: driver.guard,
  };
};

/**
 * The ranges of indexes in which the selected records lie. No record is in two, but for a filter of several values.
 *
 * What has a sort date between `from` and `to` is selected. What has another one may still overlap where its date does
 * not lie within one month, or where it lies in the month of `from` or of `to`: a reference record goes by its latest
 * fact, and of a fact another article may give an earlier day than the one that was chosen.
 */
export const indexRangesOf = (selection: Selection): IndexRange[] => {
  const { from, to, type, terms } = selection;
  const all = drivers(selection);
  if (from === undefined && to === undefined)
    return all.map((driver) => makeIndexRange(selection, driver, () => [], []));
  const within: Range = (column, as) => [
    from === undefined ? sql`${column} > ${as("")}` : sql`${column} >= ${as(from)}`,
    ...(to === undefined ? [] : [sql`${column} <= ${as(to)}`]),
  ];
  const ranges = all.map((driver) => makeIndexRange(selection, driver, within, []));
  const edge = (range: Range) => {
    ranges.push(
      ...all.map((driver) => makeIndexRange(selection, driver, range, [sql`not (${isWide})`, ...overlap(selection)])),
    );
  };
  if (from !== undefined && !from.endsWith("-01")) {
    edge((column, as) => [sql`${column} >= ${as(`${from.slice(0, 7)}-01`)}`, sql`${column} < ${as(from)}`]);
  }
  if (to !== undefined) {
    edge((column, as) => [sql`${column} > ${as(to)}`, sql`${column} <= ${as(`${to.slice(0, 7)}-31`)}`]);
  }
  const outside = (more: (date: string, end: "-01-01" | "-12-31") => SQL) => [
    ...(from === undefined ? [] : [sql`r.sort_date < ${from} ${more(from, "-01-01")}`]),
    ...(to === undefined ? [] : [sql`r.sort_date > ${to} ${more(to, "-12-31")}`]),
  ];
  const wide = (found: readonly SQL[]): IndexRange => ({
    alias: "r",
    from: sql`records r indexed by records_wide`,
    at: atRecord,
    found: [sql`r.type = ${type}`, isWide, ...found, ...overlap(selection)],
    asked: (at) => [...terms.map((filter) => hasAnyTerm(type, filter, at)), ...onRecord(selection)],
    asksRecord: onRecord(selection).length > 0,
    guard: null,
  });
  // What lies within one year need be looked for in those of `from` and of `to` only.
  const ofYear = outside((date, end) =>
    end === "-01-01"
      ? sql`and r.sort_date >= ${date.slice(0, 4) + end}`
      : sql`and r.sort_date <= ${date.slice(0, 4) + end}`,
  );
  ranges.push(
    ...ofYear.map((range) => wide([sql`${isOfYears} = 0`, range])),
    wide([
      sql`${isOfYears} = 1`,
      sql`(${sql.join(
        outside(() => sql``),
        sql` or `,
      )})`,
    ]),
  );
  return ranges;
};

/** Whether the ranges are those of terms, of which it is kept how many records have them. */
export const areOfTerms = ({ terms }: Selection): boolean => walkable(terms).length > 0;

/** Whether a record can lie in two of the ranges. */
export const overlaps = ({ terms }: Selection): boolean => walkable(terms).some(({ length }) => length > 1);
