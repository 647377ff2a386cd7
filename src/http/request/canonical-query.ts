import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";

/**
 * A validated query in one canonical spelling: defaults filled in, names in order, lists sorted, the names in `without`
 * left out. Two requests with the same canonical query ask for the same thing.
 */
export const canonicalQuery = (query: Readonly<Record<string, unknown>>, without: readonly string[] = []): string =>
  JSON.stringify(
    Object.entries(query)
      .filter(([name, value]) => value !== undefined && !without.includes(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/**
 * What a cursor is bound to: the path, the filters and the sort of the list. The page size and the shape of the answer
 * may change between pages. So may the version of the record: as it stood, a list has the cursors that it had. `more` adds what else the order depends on, such as the language of a sort by label.
 */
export const cursorScope = (c: Context<AppEnv>, ...more: string[]): string =>
  [
    c.get("target").path,
    canonicalQuery(c.get("query"), [
      "limit",
      "cursor",
      "fields",
      "include",
      "explain",
      "expand",
      "facets",
      "lang",
      "format",
      "asOf",
    ]),
    ...more,
  ].join("\n");
