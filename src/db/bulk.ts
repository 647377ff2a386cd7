import type { InStatement } from "@libsql/client/web";
import { getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";

/** How many rows travel in one statement: well under the size of a request body that a libSQL server takes. */
const rowsPerStatement = 2000;

const quote = (name: string) => `"${name}"`;

/**
 * Statements that write rows into a table, all values of a statement in one JSON parameter: the SQL text is the same
 * for one row and for thousands, so that it is prepared once.
 *
 * @param onConflict columns of the key whose row is replaced, column by column; without it a conflict is an error.
 *   `keep` names columns that stay as they are in a row that exists; where one of the columns of `differing` is not the
 *   same in it, that is: otherwise it is left alone.
 */
export const insertRows = <T extends SQLiteTable>(
  table: T,
  rows: readonly T["$inferInsert"][],
  onConflict?: { key: readonly string[]; keep?: readonly string[]; differing?: readonly string[] },
): InStatement[] => {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([, column]) => column.name);
  const values = columns.map((_, index) => `value ->> ${index}`).join(", ");
  const changed = names.filter((name) => !onConflict?.key.includes(name) && !onConflict?.keep?.includes(name));
  const differing =
    onConflict?.differing?.map(
      (name) => `${quote(getTableName(table))}.${quote(name)} is not excluded.${quote(name)}`,
    ) ?? [];
  const where = differing.length === 0 ? "" : ` where ${differing.join(" or ")}`;
  const conflict = !onConflict
    ? ""
    : changed.length === 0
      ? " on conflict do nothing"
      : ` on conflict (${onConflict.key.map(quote).join(", ")}) do update set ${changed
          .map((name) => `${quote(name)} = excluded.${quote(name)}`)
          .join(", ")}${where}`;
  const sql =
    `insert into ${quote(getTableName(table))} (${names.map(quote).join(", ")}) ` +
    `select ${values} from json_each(?) where true${conflict}`;

  const statements: InStatement[] = [];
  for (let at = 0; at < rows.length; at += rowsPerStatement) {
    const packed = rows.slice(at, at + rowsPerStatement).map((row: Record<string, unknown>) =>
      columns.map(([key, column]) => {
        const value = row[key];
        return value === undefined || value === null ? null : column.mapToDriverValue(value);
      }),
    );
    statements.push({ sql, args: [JSON.stringify(packed)] });
  }
  return statements;
};
