import type { Context } from "hono";
import { type IndexMembers, parsed, recordJson } from "../db/select/documents.ts";
import { type Keyset, type ListOptions, type ListPage, listRecords, type Sort } from "../db/select/list.ts";
import type { TermFilter } from "../db/select/selection.ts";
import type { SQL } from "../db/sql.ts";
import type { AppEnv } from "../http/app-env.ts";
import { cursorScope } from "../http/request/canonical-query.ts";
import { decodeCursor, encodeCursor } from "../http/request/cursor.ts";
import {
  cursor,
  facetsParam,
  fieldsParam,
  format,
  includeParam,
  lang,
  limit,
  sortParam,
} from "../http/request/params.ts";
import { invalidParameter } from "../http/response/problem.ts";
import { type Facets, sendItem, sendList } from "../http/response/respond.ts";
import type { CollectionType } from "../model/record-types.ts";
import { textPages } from "../search/list.ts";
import type { TextMatch } from "../search/select.ts";
import { expand, type Relations } from "./include.ts";
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
  members: IndexMembers,
  filters: { terms?: readonly TermFilter[]; conditions?: readonly SQL[] },
  besides: readonly SQL[] = [],
  text?: TextMatch,
): Promise<FoundPage> => {
  const query = c.get("query") as {
    sort: string;
    limit: number;
    cursor?: string;
    from?: string;
    to?: string;
    updatedSince?: string;
  };
  const sort = parseSort(query.sort);
  if (sort.by === "relevance" && !text) throw invalidParameter("sort", "relevance goes with q, which says to what");
  const language = c.get("language");
  // A list by label goes by the labels of one language: its cursor does not fit the other's.
  const scope = cursorScope(c, sort.by === "label" ? (language === "id" ? "id" : "en") : "");
  const after =
    query.cursor === undefined ? null : await decodeCursor<Keyset>(scope, query.cursor, listKeysets[sort.by]);
  const options: ListOptions = {
    type,
    sort,
    language,
    members,
    limit: query.limit,
    after,
    terms: filters.terms ?? [],
    conditions: filters.conditions ?? [],
    from: query.from,
    to: query.to,
    updatedSince: query.updatedSince,
    besides,
  };
  const page = await listRecords(c.get("db"), options, text && textPages(options, text));
  return { ...page, cursor: page.next === null ? null : await encodeCursor(scope, [...page.next]) };
};

/** A record as it is sent: as it is kept, or with the relations that `include=` names in full. */
const expanded = async (c: Context<AppEnv>, relations: Relations, records: readonly string[]): Promise<object[]> => {
  const data = records.map((record) => parsed(record) as object);
  await expand(c, relations, data);
  return data;
};

/** Whether an answer is made of the records as they are. */
const isPlain = (c: Context<AppEnv>): boolean => {
  const { include, fields } = c.get("query") as { include?: readonly string[]; fields?: readonly string[] };
  return fields === undefined && (include ?? []).length === 0;
};

/** Sends a page, the relations that `include=` names in full. */
export const sendPage = async (
  c: Context<AppEnv>,
  relations: Relations,
  page: FoundPage,
  facets?: Facets,
): Promise<Response> => {
  const records = page.records.map((record) => recordJson(record));
  const data = isPlain(c) ? records : await expanded(c, relations, records);
  return sendList(c, { data, next: page.cursor, total: page.total, facets });
};

/** Sends one record, the relations that `include=` names in full. */
export const sendRecord = async (c: Context<AppEnv>, relations: Relations, record: string): Promise<Response> => {
  const [sent = record] = isPlain(c) ? [] : await expanded(c, relations, [record]);
  return sendItem(c, sent);
};
