import type { SQL } from "drizzle-orm";
import type { Context } from "hono";
import { type Keyset, type ListPage, listRecords, type Sort, type TermFilter } from "../db/list.ts";
import type { TextMatch } from "../db/search.ts";
import type { AppEnv } from "../http/app-env.ts";
import { cursorScope } from "../http/canonical-query.ts";
import { decodeCursor, encodeCursor } from "../http/pagination.ts";
import { cursor, facetsParam, fieldsParam, format, includeParam, lang, limit, sortParam } from "../http/params.ts";
import { invalidParameter } from "../http/problem.ts";
import { type Facets, sendItem, sendList } from "../http/respond.ts";
import type { CollectionType } from "../model/ids.ts";
import { expand } from "./expand.ts";
import { listKeysets } from "./keysets.ts";
import { listText } from "./matching.ts";

/** The orders that every list has; `-date` by default, `relevance` only with `q`. */
export const sorts = ["-date", "date", "label", "-label", "-updated", "updated", "relevance"] as const;

type Names = readonly [string, ...string[]];
type Includes = Names | readonly [];

const hasNames = (names: Includes): names is Names => names.length > 0;

/** The parameters that shape an answer, for an item. `include` is there where there is something to include. */
export const itemShape = <const F extends Names>(fields: F, includes: Includes) => ({
  fields: fieldsParam(fields),
  ...(hasNames(includes) ? { include: includeParam(includes) } : {}),
  lang,
  format,
});

/** The parameters that every list has besides its filters. */
export const listShape = <const F extends Names, const N extends Names>(fields: F, includes: Includes, facets: N) => ({
  q: listText,
  sort: sortParam(sorts),
  limit,
  cursor,
  facets: facetsParam(facets),
  ...itemShape(fields, includes),
});

export const parseSort = (sort: string): Sort => ({
  by: sort.replace("-", "") as Sort["by"],
  descending: sort.startsWith("-"),
});

/** A page of a list and the cursor of the next one. */
export type FoundPage = ListPage & { cursor: string | null };

/** Finds the page of a list that the validated query asks for, and runs `besides` with it: one round trip. */
export const findPage = async (
  c: Context<AppEnv>,
  type: CollectionType,
  filters: { terms?: readonly TermFilter[]; conditions?: readonly SQL[] },
  besides: readonly SQL[] = [],
  text?: TextMatch,
): Promise<FoundPage> => {
  const query = c.var.query as {
    sort: string;
    limit: number;
    cursor?: string;
    from?: string;
    to?: string;
    updatedSince?: string;
  };
  const sort = parseSort(query.sort);
  if (sort.by === "relevance" && !text) throw invalidParameter("sort", "relevance goes with q, which says to what");
  const language = c.var.language === "id" ? "id" : "en";
  // A list by label goes by the labels of one language: its cursor does not fit the other's.
  const scope = cursorScope(c, sort.by === "label" ? language : "");
  const after =
    query.cursor === undefined ? null : await decodeCursor<Keyset>(scope, query.cursor, listKeysets[sort.by]);
  const page = await listRecords(c.var.db, {
    type,
    sort,
    language,
    limit: query.limit,
    after,
    terms: filters.terms ?? [],
    conditions: filters.conditions ?? [],
    from: query.from,
    to: query.to,
    updatedSince: query.updatedSince,
    text,
    besides,
  });
  return { ...page, cursor: page.next === null ? null : await encodeCursor(scope, [...page.next]) };
};

/** Puts records into the order of their ids; an id without a record is left out. */
export const inOrder = <T extends { id: string }>(ids: readonly string[], records: readonly T[]): T[] => {
  const byId = new Map(records.map((record) => [record.id, record]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** Sends a page, the relations that `include=` names in full. */
export const sendPage = async (
  c: Context<AppEnv>,
  type: CollectionType,
  page: FoundPage,
  data: object[],
  facets?: Facets,
): Promise<Response> => {
  await expand(c, type, data);
  return sendList(c, { data, next: page.cursor, total: page.total, facets });
};

/** Sends one record, the relations that `include=` names in full. */
export const sendRecord = async (c: Context<AppEnv>, type: CollectionType, data: object): Promise<Response> => {
  await expand(c, type, [data]);
  return sendItem(c, data);
};
