import type { RecordType } from "../../model/record-types.ts";
import { codeOf, numberOf } from "../postings.ts";
import { type SQL, sql } from "../sql.ts";
import { among } from "./refs.ts";

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

export const and = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);

const termIs = (alias: SQL, { field, value }: TermFilter[number]) =>
  sql`${alias}.field = ${field} and ${alias}.value = ${value}`;

export const anyTerm = (alias: SQL, filter: TermFilter) => {
  const [only] = filter;
  if (only && filter.length === 1) return termIs(alias, only);
  const fields = [...Map.groupBy(filter, ({ field }) => field)].map(([field, pairs]) => {
    const values = pairs.map(({ value }) => value);
    const column = sql`${alias}.value`;
    // Of a few, SQLite looks each up in the index.
    return sql`${alias}.field = ${field} and ${values.length > 8 ? among(column, values) : sql`${column} in ${values}`}`;
  });
  return sql`(${sql.join(fields, sql` or `)})`;
};

/** The conditions of which one holds for a row of `postings x` that is of one of these terms, by field. */
const byField = (filter: TermFilter, fits: (field: string, values: string[]) => SQL): SQL =>
  sql`(${sql.join(
    [...Map.groupBy(filter, ({ field }) => field)].map(
      ([field, pairs]) =>
        sql`x.field = ${codeOf(field)} and ${fits(
          field,
          pairs.map(({ value }) => value),
        )}`,
    ),
    sql` or `,
  )})`;

/** A record: its number, and the day under which its postings stand where that is at hand. */
export type At = { record: SQL; day?: SQL };

/** The rows of the table are in the order of their days: who asks in that order finds them next to each other. */
const ofOne = (type: RecordType, pair: TermFilter[number], { record, day }: At): SQL => {
  const isTerm = sql`x.record = ${record} and x.term = ${numberOf(type, pair)}`;
  return day === undefined ? sql`${isTerm} and x.field = ${codeOf(pair.field)}` : sql`${isTerm} and x.day = ${day}`;
};

/** Up to so many terms are each looked up on the day of a record. */
const lookedUp = 4;

/** Of more terms those of the record are looked up among them, as it has few in a field. */
const ofSeveral = (type: RecordType, filter: TermFilter, { record, day }: At): SQL =>
  day !== undefined && filter.length <= lookedUp
    ? sql`x.term in (select k.number from term_counts k where k.type = ${type} and ${anyTerm(sql`k`, filter)})
        and x.day = ${day} and x.record = ${record}`
    : sql`x.record = ${record} and ${byField(
        filter,
        (field, values) =>
          sql`+x.term in (select number from term_counts where field = ${field} and ${among(sql`value`, values)} and type = ${type})`,
      )}`;

/** Whether a record has one of these terms. */
export const hasAnyTerm = (type: RecordType, filter: TermFilter, at: At): SQL => {
  const [only] = filter;
  const isOne = only !== undefined && filter.length === 1;
  return sql`exists (select 1 from postings x where ${isOne ? ofOne(type, only, at) : ofSeveral(type, filter, at)})`;
};

/** The condition that `records r` has one of these terms. It decides no walk of an index. */
export const hasTerm = (filter: TermFilter): SQL =>
  sql`exists (select 1 from postings x cross join term_counts k on k.number = x.term where x.record = r.number
    and ${byField(filter, (_, values) => among(sql`k.value`, values))})`;

export const overlap = ({ from, to }: Selection): SQL[] => [
  ...(from === undefined && to === undefined ? [] : [sql`(r.date_start is not null or r.date_end is not null)`]),
  ...(from === undefined ? [] : [sql`(r.date_end is null or r.date_end >= ${from})`]),
  ...(to === undefined ? [] : [sql`(r.date_start is null or r.date_start <= ${to})`]),
];

export const onRecord = ({ updatedSince, conditions }: Selection): SQL[] => [
  ...(updatedSince === undefined ? [] : [sql`r.updated_at >= ${updatedSince}`]),
  ...conditions,
];

/** Whether every record of the type is selected. */
export const selectsAll = (selection: Selection): boolean =>
  selection.terms.length === 0 && overlap(selection).length === 0 && onRecord(selection).length === 0;

/** All that a row of `records r` of the type must fulfil. */
export const conditionsOf = (selection: Selection): SQL[] => [
  ...overlap(selection),
  ...onRecord(selection),
  ...selection.terms.map((filter) => hasAnyTerm(selection.type, filter, { record: sql`r.number` })),
];

/** The same for a row of `terms t`: a join and conditions. */
export const narrow = (selection: Selection): { join: SQL; conditions: SQL[] } => {
  const record = [...overlap(selection), ...onRecord(selection)];
  return {
    join: record.length > 0 ? sql`cross join records r on r.number = t.record` : sql``,
    conditions: [
      ...record,
      ...selection.terms.map((filter) =>
        hasAnyTerm(selection.type, filter, { record: sql`t.record`, day: sql`t.day` }),
      ),
    ],
  };
};
