import { sql } from "drizzle-orm";
import { type AnySQLiteColumn, check, text } from "drizzle-orm/sqlite-core";
import { dateBases, datePrecisions } from "../../model/vocabulary.ts";

/** The columns of one Date of the API, named `<prefix>_edtf`, `<prefix>_start` and so on. */
export const dateColumns = <P extends string>(prefix: P) => ({
  edtf: text(`${prefix}_edtf`),
  start: text(`${prefix}_start`),
  end: text(`${prefix}_end`),
  precision: text(`${prefix}_precision`, { enum: datePrecisions }).notNull(),
  basis: text(`${prefix}_basis`, { enum: dateBases }).notNull(),
  text: text(`${prefix}_text`),
  noteEn: text(`${prefix}_note_en`),
  noteId: text(`${prefix}_note_id`),
});

/** A CHECK that a column holds a member of a vocabulary. */
export const oneOf = (name: string, column: AnySQLiteColumn, values: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`);
