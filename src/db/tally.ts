import { type SQL, sql } from "drizzle-orm";
import { isPaired, unknownField } from "../model/term-fields.ts";
import { type Selection, selectIds, selectsAll } from "./list.ts";

/** How many selected records are looked at; past it the counts are "at least". */
export const tallyCap = 10_000;

/**
 * How many records of a type have `a` in one field and `b` in another; null where they have no value there. `matched` is
 * how many records were looked at, more than {@link tallyCap} where they were too many; 0 where counts were kept.
 */
export type TallyRow = { type: string; a: string | null; b: string | null; count: number; matched: number };

type Fields = readonly [field: string, other?: string];

const fromTermCounts = (type: string, field: string): SQL => sql`
  select ${type} as type, value as a, null as b, count, 0 as matched from term_counts
    where field = ${field} and type = ${type}
  union all select ${type}, null, null, count, 0 from term_counts
    where field = ${unknownField} and value = ${field} and type = ${type}`;

const pairs = (type: string, field: string, other: string, a: SQL, b: SQL, condition: SQL): SQL => sql`
  select ${type} as type, ${a} as a, ${b} as b, count, 0 as matched from term_pair_counts
    where type = ${type} and field = ${field} and other_field = ${other} and ${condition}`;

const fromPairs = (type: string, field: string, other: string): SQL => {
  const [value, otherValue, none] = [sql`value`, sql`other_value`, sql`null`];
  return sql.join(
    [
      pairs(type, field, other, value, otherValue, sql`true`),
      pairs(type, field, unknownField, value, none, sql`other_value = ${other}`),
      pairs(type, unknownField, other, none, otherValue, sql`value = ${field}`),
      pairs(type, unknownField, unknownField, none, none, sql`value = ${field} and other_value = ${other}`),
    ],
    sql` union all `,
  );
};

const fromPairsOf = (type: string, given: { field: string; value: string }, field: string): SQL => {
  const [otherValue, none] = [sql`other_value`, sql`null`];
  const isGiven = sql`value = ${given.value}`;
  return sql`${pairs(type, given.field, field, otherValue, none, isGiven)}
    union all ${pairs(type, given.field, unknownField, none, none, sql`${isGiven} and other_value = ${field}`)}`;
};

/** The selected records, at most one more than {@link tallyCap}: a common table expression. */
export const matchedRecords = (selection: Selection): SQL =>
  sql`matched as materialized (select id from (${selectIds(selection)}) limit ${tallyCap + 1})`;

const counted = (selection: Selection, [field, other]: Fields): SQL => {
  const join = (alias: SQL, name: string) =>
    sql`left join terms ${alias} on ${alias}.type = ${selection.type} and ${alias}.id = m.id and ${alias}.field = ${name}`;
  const second = other === undefined ? sql`` : join(sql`y`, other);
  return sql`select * from (with ${matchedRecords(selection)}
    select ${selection.type} as type, x.value as a, ${other === undefined ? sql`null` : sql`y.value`} as b,
      count(*) as count, (select count(*) from matched) as matched
    from matched m ${join(sql`x`, field)} ${second} group by 2, 3)`;
};

/**
 * A SELECT that gives a {@link TallyRow} for each value, or pair of values, that selected facts have: read from counts
 * that were kept as the facts were written where no more than one value is selected by, and otherwise counted.
 */
export const selectTally = (selection: Selection, fields: Fields): SQL => {
  const { type, terms } = selection;
  const [field, other] = fields;
  if (selectsAll(selection)) {
    if (other === undefined) return fromTermCounts(type, field);
    if (isPaired(field) && isPaired(other)) return fromPairs(type, field, other);
  }
  const [filter, ...filters] = terms;
  const [given, ...alternatives] = filter ?? [];
  if (given && filters.length === 0 && alternatives.length === 0 && selectsAll({ ...selection, terms: [] })) {
    if (other === undefined && isPaired(field) && isPaired(given.field) && field !== given.field) {
      return fromPairsOf(type, given, field);
    }
  }
  return counted(selection, fields);
};
