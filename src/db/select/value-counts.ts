import { isPaired, periodField, unknownField } from "../../model/fields.ts";
import { isFact } from "../../model/record-types.ts";
import { codeOf } from "../postings.ts";
import { type SQL, sql } from "../sql.ts";
import { lookingCap, selectLooked } from "./counts.ts";
import { type Selection, selectsAll } from "./selection.ts";

/**
 * How many records of a type have `a` in one field and `b` in another; null where they have no value there. `capped` is 1
 * where not all records could be looked at, so that it is "at least" so many.
 */
export type ValueCount = { type: string; a: string | null; b: string | null; count: number; capped: number };

type Fields = readonly [field: string, other?: string];

const fromTermCounts = (type: string, field: string): SQL => sql`
  select ${type} as type, value as a, null as b, count, 0 as capped from term_counts
    where field = ${field} and type = ${type} and count > 0
  union all select ${type}, null, null, count, 0 from term_counts
    where field = ${unknownField} and value = ${field} and type = ${type} and count > 0`;

const pairs = (type: string, field: string, other: string, a: SQL, b: SQL, condition: SQL): SQL => sql`
  select ${type} as type, ${a} as a, ${b} as b, sum(count) as count, 0 as capped from term_pair_counts
    where type = ${type} and field = ${field} and other_field = ${other} and ${condition} group by value, other_value`;

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

/**
 * The selected records (`matched`), and whether there are more of them (`capping`): common table expressions.
 *
 * @see {@link matchedValueCounts}
 */
export const matchedRecords = (selection: Selection, cap = lookingCap): SQL => sql`
  looked as materialized (${selectLooked(selection, cap)}),
  matched as (select number from looked where hit limit ${cap}),
  capping as materialized (select count(*) > ${cap} as capped from looked)`;

/** A SELECT from counts that are kept as facts are written: where no more than one value is selected by. */
export const keptValueCounts = (selection: Selection, [field, other]: Fields): SQL | null => {
  const { type, terms } = selection;
  if (!selectsAll({ ...selection, terms: [] })) return null;
  const [filter, ...filters] = terms;
  if (filter === undefined) {
    if (other === undefined) return fromTermCounts(type, field);
    return isFact(type) && isPaired(field) && isPaired(other) ? fromPairs(type, field, other) : null;
  }
  const [given, ...alternatives] = filter;
  if (!given || filters.length + alternatives.length > 0 || other !== undefined) return null;
  return isFact(type) && isPaired(field) && isPaired(given.field) && field !== given.field
    ? fromPairsOf(type, given, field)
    : null;
};

/** That a posting is of a record in a field. */
const isOf = (alias: SQL, record: SQL, field: string): SQL =>
  sql`${alias}.record = ${record} and ${alias}.field = ${codeOf(field)}`;

/**
 * The matched records with each term that they have in a field, null where they have none; of the field of which each has one
 * at most, that one. Never an outer join: SQLite would make a table of all postings where the record is read as it stood.
 */
const termsOfMatched = (field: string): SQL => {
  const [p, record] = [sql`p`, sql`m.number`];
  if (field === periodField)
    return sql`select m.number, (select p.term from postings p where ${isOf(p, record, field)}) as term from matched m`;
  return sql`select m.number, p.term from matched m cross join postings p on ${isOf(p, record, field)}
    union all select m.number, null from matched m where not exists (select 1 from postings p where ${isOf(p, record, field)})`;
};

/** A SELECT that counts; the statement around it begins with {@link matchedRecords}. */
export const matchedValueCounts = ({ type }: Selection, [field, other]: Fields): SQL => {
  const value = (column: SQL) => sql`(select value from term_counts where number = ${column})`;
  const isOther = other === undefined ? sql`` : isOf(sql`y`, sql`held.number`, other);
  const counts =
    other === undefined
      ? sql`select term as a, null as b, count(*) as count from held group by 1`
      : sql`select held.term as a, y.term as b, count(*) as count from held cross join postings y on ${isOther} group by 1, 2
          union all select held.term, null, count(*) from held where not exists (select 1 from postings y where ${isOther}) group by 1`;
  return sql`select ${type} as type, ${value(sql`g.a`)} as a, ${value(sql`g.b`)} as b, g.count, (select capped from capping) as capped
    from (with held as materialized (${termsOfMatched(field)}) ${counts}) g`;
};

/**
 * A SELECT that gives a {@link ValueCount} for each value, or pair of values, that the selected facts have.
 *
 * @param cap how many records are looked at where no counts are kept.
 */
export const selectValueCounts = (selection: Selection, fields: Fields, cap = lookingCap): SQL =>
  keptValueCounts(selection, fields) ??
  sql`select * from (with ${matchedRecords(selection, cap)} ${matchedValueCounts(selection, fields)})`;
