import type { Client, InStatement, Row } from "@libsql/client/web";
import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "../../src/db/schema/index.ts";
import { machine } from "../machine.ts";

/** A table of the database: its name, its columns, those of its key, those that hold JSON, and of these the compressed ones. */
export type Table = {
  name: string;
  columns: readonly string[];
  key: readonly string[];
  json: ReadonlySet<string>;
  deflated: ReadonlySet<string>;
};

/** Tables that a dump leaves out: the one row that says which version it is, and what is made of other tables. */
const leftOut: ReadonlySet<string> = new Set([
  "dataset",
  "label_blocks",
  "label_block_terms",
  "search_slips",
  "search_words_left",
]);

/** Counts that triggers keep as well, of values that nothing has any more too: what was dumped is put in their place. */
const counts = "term_counts";

const jsonColumns = ["body", "edges", "citations", "mentions", "members"];

const tableOf = (table: SQLiteTable): Table => {
  const { name, columns, primaryKeys } = getTableConfig(table);
  const names = columns.map((column) => column.name);
  const own = columns.filter(({ primary }) => primary);
  return {
    name,
    columns: names,
    key: (primaryKeys[0]?.columns ?? own).map((column) => column.name),
    // The body of a document, which has parts, is packed, and what a hit shows.
    json: new Set(names.filter((one) => jsonColumns.includes(one) && !(one === "body" && names.includes("parts")))),
    deflated: new Set(
      columns.filter(({ columnType }) => columnType === "SQLiteBlobBuffer").map((column) => column.name),
    ),
  };
};

/** Every table that a dump has, in the order in which they are loaded. */
export const dumpedTables: readonly Table[] = Object.values<unknown>(schema)
  .flatMap((one) => (is(one, SQLiteTable) ? [tableOf(one)] : []))
  .filter(({ name }) => !leftOut.has(name))
  .sort((a, b) => Number(a.name === counts) - Number(b.name === counts));

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

/** How many rows one answer brings: well under the size that a libSQL server gives. */
const rowsPerRead = ({ json, columns }: Table): number => (json.size > 0 || columns.includes("body") ? 200 : 5000);

const lineOf = ({ columns, json }: Table, row: Row): string => {
  const members = columns.map((name) => {
    const kept = row[name] ?? null;
    const value = kept instanceof ArrayBuffer ? machine.inflated(kept) : kept;
    return `${JSON.stringify(name)}:${json.has(name) && value !== null ? value : JSON.stringify(value)}`;
  });
  return `{${members.join(",")}}\n`;
};

/** The rows of a table in the order of its key, each as a line of JSON, some at a time. */
export async function* linesOfTable(client: Client, table: Table): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const [key, limit] = [quoted(table.key), rowsPerRead(table)];
  const select = (where: string) =>
    `select ${quoted(table.columns)} from "${table.name}" ${where} order by ${key} limit ${limit}`;
  for (let last: Row | undefined; ; ) {
    const { rows } = await client.execute(
      last === undefined
        ? select("")
        : {
            sql: select(`where (${key}) > (${table.key.map(() => "?").join(", ")})`),
            args: table.key.map((name) => last?.[name] ?? null),
          },
    );
    yield encoder.encode(rows.map((row) => lineOf(table, row)).join(""));
    last = rows.at(-1);
    if (rows.length < limit) return;
  }
}

const lettersPerStatement = 1_000_000;

/** Writes the lines of a table, as {@link linesOfTable} gives them, back into it. */
export const writeLines = async (client: Client, table: Table, lines: AsyncIterable<string>): Promise<void> => {
  const values = table.columns
    .map((name, at) => (table.deflated.has(name) ? `unhex(value ->> ${at})` : `value ->> ${at}`))
    .join(", ");
  const insert = table.name === counts ? "insert or replace" : "insert";
  const sql = `${insert} into "${table.name}" (${quoted(table.columns)}) select ${values} from json_each(?)`;
  let [rows, letters]: [string[], number] = [[], 0];
  const write = async (): Promise<void> => {
    const statement: InStatement = { sql, args: [`[${rows.join(",")}]`] };
    if (rows.length > 0) await client.execute(statement);
    [rows, letters] = [[], 0];
  };
  for await (const line of lines) {
    const row = JSON.parse(line) as Record<string, unknown>;
    const packed = JSON.stringify(
      table.columns.map((name) => {
        const value = row[name] ?? null;
        const text = table.json.has(name) && value !== null ? JSON.stringify(value) : value;
        return table.deflated.has(name) ? machine.deflated(String(text)) : text;
      }),
    );
    rows.push(packed);
    letters += packed.length;
    if (letters >= lettersPerStatement) await write();
  }
  await write();
};
