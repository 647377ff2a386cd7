import { createClient } from "@libsql/client/web";
import { startEndpoint } from "../../libsql-endpoint/index.ts";
import { startWorkerd } from "../../workerd.ts";
import { findTargets } from "./targets.ts";

/** What may be scanned: a table of one row, what a statement has made itself, and the values of a JSON parameter. */
const harmless = (step: string, made: ReadonlySet<string>): boolean => {
  const name = /^SCAN (\S+)/.exec(step)?.[1] ?? "";
  return (
    /VIRTUAL TABLE|CONSTANT ROW|^SCAN \(|USING (COVERING )?INDEX .*_fts/.test(step) ||
    name === "dataset" ||
    made.has(name)
  );
};

/** The names of the common table expressions and subqueries of a statement. */
const madeIn = (sql: string): Set<string> =>
  new Set(
    [
      ...sql.matchAll(/\b(\w+) as (?:not )?(?:materialized )?\(/gi),
      ...sql.matchAll(/\)\s*(?:as )?(\w+)/g),
      ...sql.matchAll(/\b(?:from|join) (?:matched|counted|pairs|\w*hits|found) (\w+)/gi),
    ].map((match) => match[1] ?? ""),
  );

/**
 * Asks a record for every target once and looks at the plan of every statement.
 *
 * @returns the steps that scan a table, each with its target and the statement.
 */
export const findScans = async (
  path: string,
  { bundle, assets }: { bundle: string; assets: string },
): Promise<{ name: string; step: string; sql: string }[]> => {
  const statements: string[] = [];
  const endpoint = await startEndpoint({ path, onPipeline: ({ sql }) => void statements.push(...sql) });
  const workerd = await startWorkerd({
    bundle,
    assets,
    port: 0,
    bindings: { LIBSQL_URL: endpoint.url, CACHE_BYTES: "0" },
    stdout: "ignore",
  });
  const client = createClient({ url: endpoint.url });
  const found: { name: string; step: string; sql: string }[] = [];
  const seen = new Set<string>();
  try {
    for (const { name, paths } of await findTargets(workerd.url)) {
      statements.length = 0;
      await fetch(workerd.url + paths[0]).then((answer) => answer.arrayBuffer());
      for (const sql of [...new Set(statements)]) {
        if (!/^\s*(select|with)\b/i.test(sql) || seen.has(sql)) continue;
        seen.add(sql);
        const { rows } = await client.execute(`explain query plan ${sql}`);
        const made = madeIn(sql);
        for (const { detail } of rows) {
          const step = String(detail);
          if (step.startsWith("SCAN ") && !harmless(step, made)) found.push({ name, step, sql });
        }
      }
    }
  } finally {
    client.close();
    await workerd.close();
    await endpoint.close();
  }
  return found;
};
