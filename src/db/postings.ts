import { numberedFields } from "../model/fields.ts";
import type { RecordType } from "../model/record-types.ts";
import { type SQL, sql } from "./sql.ts";

/** A sortable date (`YYYY-MM-DD`, or empty) as postings have it. */
export const dayNumber = (date: string): number => Number(date.replaceAll("-", ""));

/** The same in SQL, of a column. */
export const dayIn = (date: SQL): SQL => sql`cast(replace(${date}, '-', '') as integer)`;

/** The sortable date of a posting's day. */
export const dateIn = (day: SQL): SQL =>
  sql`iif(${day} = 0, '', format('%.4d-%.2d-%.2d', ${day} / 10000, ${day} / 100 % 100, ${day} % 100))`;

/**
 * The number of a field.
 *
 * @throws RangeError where there is no such field.
 */
export const codeOf = (field: string): number => {
  const code = numberedFields.indexOf(field);
  if (code < 0) throw new RangeError(`${field} is no field of terms`);
  return code;
};

/** The number of a term of records of a type; null where none ever had it. */
export const numberOf = (type: RecordType, { field, value }: { field: string; value: string }): SQL =>
  sql`(select number from term_counts where field = ${field} and value = ${value} and type = ${type})`;
