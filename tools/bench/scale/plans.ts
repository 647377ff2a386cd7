import { type Client, createClient } from "@libsql/client/web";
import { startEndpointInProcess } from "../../libsql-endpoint/index.ts";
import { startWorkerd } from "../../workerd.ts";
import { findTargets } from "./targets.ts";

/** The table or index that each root page of the database belongs to. */
const rootPages = async (client: Client): Promise<Map<number, string>> => {
  const { rows } = await client.execute("select rootpage, name from sqlite_schema where rootpage > 0");
  return new Map(rows.map(({ rootpage, name }) => [Number(rootpage), String(name)]));
};

/**
 * The tables and indexes that a statement reads from one end to the other, by its program for SQLite's virtual machine: a
 * cursor on a root page that is rewound and then moved on row by row. The names in a query plan are aliases, which do
 * not tell a table from what the statement itself has made.
 *
 * @see https://www.sqlite.org/opcode.html
 */
const scannedBy = async (client: Client, sql: string, pages: ReadonlyMap<number, string>): Promise<string[]> => {
  const { rows } = await client.execute(`explain ${sql}`);
  const steps = rows.map(({ opcode, p1, p2 }) => ({ opcode: String(opcode), cursor: Number(p1), page: Number(p2) }));
  const cursors = (opcodes: RegExp) =>
    new Set(steps.filter(({ opcode }) => opcodes.test(opcode)).map(({ cursor }) => cursor));
  const [rewound, moved] = [cursors(/^(Rewind|Last)$/), cursors(/^(Next|Prev)$/)];
  const scanned = steps.flatMap(({ opcode, cursor, page }) =>
    opcode === "OpenRead" && rewound.has(cursor) && moved.has(cursor) ? [pages.get(page) ?? ""] : [],
  );
  return [...new Set(scanned)].filter((name) => name !== "dataset");
};

type Scan = { target: string; scanned: string[]; sql: string };

/** Asks a record for every target once, and finds the statements that scan a table or an index. */
export const findScans = async (path: string, worker: { bundle: string; assets: string }): Promise<Scan[]> => {
  const statements: string[] = [];
  const endpoint = await startEndpointInProcess({ path, onPipeline: ({ sql }) => void statements.push(...sql) });
  const bindings = { LIBSQL_URL: endpoint.url, LIBSQL_AUTH_TOKEN: endpoint.authToken, CACHE_BYTES: "0" };
  const workerd = await startWorkerd({ ...worker, port: 0, bindings, stdout: "ignore" });
  const client = createClient(endpoint);
  const found: Scan[] = [];
  const seen = new Set<string>();
  try {
    const pages = await rootPages(client);
    for (const { name: target, paths } of await findTargets(workerd.url)) {
      statements.length = 0;
      for (const one of paths.slice(0, 3)) await (await fetch(workerd.url + one)).arrayBuffer();
      for (const sql of [...new Set(statements)].filter((one) => /^\s*(select|with)\b/i.test(one) && !seen.has(one))) {
        seen.add(sql);
        const scanned = await scannedBy(client, sql, pages);
        if (scanned.length > 0) found.push({ target, scanned, sql });
      }
    }
  } finally {
    client.close();
    await workerd.close();
    await endpoint.close();
  }
  return found;
};
