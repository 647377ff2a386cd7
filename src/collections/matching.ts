import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { TermFilter } from "../db/select/selection.ts";
import type { SQL } from "../db/sql.ts";
import type { AppEnv } from "../http/app-env.ts";
import { type ParamMeta, queryText } from "../http/request/params.ts";
import type { CollectionType } from "../model/record-types.ts";
import { isFoundBy } from "../search/list.ts";
import type { Readings } from "../search/query.ts";
import { textMatch } from "../search/rank.ts";
import type { TextMatch } from "../search/text-match.ts";

/**
 * A text that is looked for, as it was sent and as it was read: once, when the request is checked. Written out it is the
 * text alone, which is what tells answers and cursors apart.
 */
export type SearchText = Readings & { readonly text: string; toJSON(): string };

/**
 * `q=`: a text that is looked for; one that cannot be looked for is refused with the reason. What reads it knows the
 * languages, which is much to load for the answers that look for no text.
 */
export const searchText = (meta: ParamMeta) =>
  queryText(meta).transform(async (text, context): Promise<SearchText> => {
    const { readQuery } = await import("../search/query.ts");
    const { value, fault } = readQuery(text);
    if (value) return { ...value, text, toJSON: () => text };
    context.addIssue({ code: "custom", message: fault });
    return z.NEVER;
  });

/** `q=` of a list. */
export const listText = searchText({
  description:
    'Only records in which all these words stand, in any inflection, spelling or abbreviation and in either language: `words`, `"a phrase"`, `-not`, `one OR other`, `begin*`. With `sort=relevance` the best matches come first.',
  examples: { words: "technology transfer", phrase: '"alih teknologi"', either: "radar OR kapal" },
}).optional();

type Filters = { terms?: readonly TermFilter[]; conditions?: readonly SQL[] };

/** Filters, and the condition that the text is found in the record `r`. */
export const withText = (type: CollectionType, filters: Filters, text: TextMatch | undefined): Filters =>
  text ? { ...filters, conditions: [...(filters.conditions ?? []), isFoundBy(type, text)] } : filters;

/**
 * Finds a page of a list by the `q` of its request. Where nothing matches, words that no record holds are read as they
 * were probably meant, as a search does.
 */
export const findingText = async <T extends { page: { total: { value: number } } }>(
  c: Context<AppEnv>,
  find: (text?: TextMatch) => Promise<T>,
): Promise<T> => {
  const { q } = c.get("query") as { q?: SearchText };
  if (q === undefined) return find();
  const found = await find(textMatch(q.query));
  if (found.page.total.value > 0) return found;
  const { correct } = await import("../search/correct.ts");
  const { query } = await correct(c.get("db"), q.text, q.query);
  return query === q.query ? found : find(textMatch(query));
};
