import papaparse from "papaparse";
import { type Column, cellOf } from "./columns.ts";
import type { StreamWriter } from "./writer.ts";

/** A cell that a spreadsheet would run as a formula is given an apostrophe in front of it. */
const options = { header: false, escapeFormulae: true, newline: "\r\n" } as const;

const line = (cells: readonly unknown[]): string => `${papaparse.unparse([cells as unknown[]], options)}\r\n`;

/**
 * Writes records as a table: a row of names, then a row for each record; elements of a list stand in one cell with ` | `
 * between them. UTF-8, without a byte order mark.
 *
 * @see RFC 4180; OWASP, CSV Injection
 */
export const csvWriter = (columns: readonly Column[]): StreamWriter => ({
  begin: () => line(columns.map(({ name }) => name)),
  each: (record) => line(columns.map((column) => cellOf(record, column))),
  end: () => "",
});
