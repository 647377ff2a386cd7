import type { RecordType } from "../model/record-types.ts";
import { type SQL, sql } from "./sql.ts";

/** A sortable date (`YYYY-MM-DD`, or empty) as postings have it. */
export const dayNumber = (date: string): number => Number(date.replaceAll("-", ""));

/** The same in SQL, of a column. */
export const dayIn = (date: SQL): SQL => sql`cast(replace(${date}, '-', '') as integer)`;

/** The sortable date of a posting's day. */
export const dateIn = (day: SQL): SQL =>
  sql`iif(${day} = 0, '', format('%.4d-%.2d-%.2d', ${day} / 10000, ${day} / 100 % 100, ${day} % 100))`;

/** The number of a field. */
export const codeOf = (field: string): SQL => sql`(select code from term_fields where name = ${field})`;

/** The number of a term of records of a type; null where none ever had it. */
export const numberOf = (type: RecordType, { field, value }: { field: string; value: string }): SQL =>
  sql`(select number from term_counts where field = ${field} and value = ${value} and type = ${type})`;

/** What `terms` is, of other rows than those of the tables: see migrations/0001_triggers.sql. */
export const termsOf = (postings: SQL, records: SQL): SQL => sql`
  select k.field, k.value, n.type, ${dateIn(sql`p.day`)} as sort_date, n.id, p.day, p.record
  from main.term_counts k join main.term_fields f on f.name = k.field
    join ${postings} p on p.term = k.number and p.field = f.code
    join ${records} n on n.number = p.record and n.type = k.type`;
