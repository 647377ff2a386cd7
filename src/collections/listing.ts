import type { Context } from "hono";
import type { Db } from "../db/client.ts";
import { lastChangeOf, type MembersIn, opened, parsed, recordJson, type StoredRecord } from "../db/select/documents.ts";
import { type Keyset, type ListOptions, type ListPage, listRecords, type Sort } from "../db/select/list.ts";
import type { TermFilter } from "../db/select/selection.ts";
import type { SQL } from "../db/sql.ts";
import type { AppEnv } from "../http/app-env.ts";
import type { Standing } from "../http/cache/store.ts";
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
import { publicOrigin } from "../http/response/links.ts";
import { invalidParameter } from "../http/response/problem.ts";
import { type Facets, type RequestWarning, type Sent, sendItem, sendList } from "../http/response/respond.ts";
import { translationsOf } from "../http/response/translations.ts";
import { withoutEvidence } from "../model/evidence.ts";
import type { CollectionType } from "../model/record-types.ts";
import { textPages } from "../search/list.ts";
import type { TextMatch } from "../search/text-match.ts";
import { asOf } from "./as-of.ts";
import { includedIn, type Relations, readsEvidence, showsEvidence } from "./include.ts";
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
  asOf,
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

/** A page of a list, the cursor of the next one, and what finds the pages after it. */
export type FoundPage = ListPage & { cursor: string | null; following: (db: Db) => Promise<FoundPage> };

/** How many records of a list are read at once where all of its pages are one answer. */
export const chunkSize = 250;
/** The same with their evidence, with which some people are 36 KB: an answer of the database has at most 10 MB. */
const evidencedChunkSize = 100;

/**
 * Finds the page of a list that the validated query asks for, and runs `besides` with it: one round trip. Without a `limit`
 * it is the first chunk of all pages.
 */
export const findPage = async (
  c: Context<AppEnv>,
  type: CollectionType,
  reading: { members: MembersIn; relations: Relations },
  filters: { terms?: readonly TermFilter[]; conditions?: readonly SQL[] },
  besides: readonly SQL[] = [],
  text?: TextMatch,
): Promise<FoundPage> => {
  const query = c.get("query") as {
    sort: string;
    limit?: number;
    cursor?: string;
    from?: string;
    to?: string;
    updatedSince?: string;
    include?: readonly string[];
    fields?: readonly string[];
  };
  const sort = parseSort(query.sort);
  if (sort.by === "relevance" && !text) throw invalidParameter("sort", "relevance goes with q, which says to what");
  const language = c.get("language");
  // A list by label goes by the labels of one language: its cursor does not fit the other's.
  const scope = cursorScope(c, sort.by === "label" ? (language === "id" ? "id" : "en") : "");
  const after =
    query.cursor === undefined ? null : await decodeCursor<Keyset>(scope, query.cursor, listKeysets[sort.by]);
  const whole = readsEvidence(query, reading.relations);
  const options: ListOptions = {
    type,
    sort,
    language,
    members: reading.members,
    whole,
    limit: query.limit ?? (whole ? evidencedChunkSize : chunkSize),
    counting: query.limit === undefined ? "whole" : "capped",
    after,
    terms: filters.terms ?? [],
    conditions: filters.conditions ?? [],
    from: query.from,
    to: query.to,
    updatedSince: query.updatedSince,
    besides,
  };
  const find = async (db: Db, one: ListOptions): Promise<FoundPage> => {
    const page = await listRecords(db, one, text && textPages(one, text));
    return {
      ...page,
      records: page.records.map((record) => opened(record, language)),
      cursor: page.next === null ? null : await encodeCursor(scope, [...page.next]),
      following: (later) => find(later, { ...one, after: page.next, counting: "none", besides: [] }),
    };
  };
  return find(c.get("db"), options);
};

type Members = Record<string, unknown>;

/** A record as it is shown; under `lang=all` in English, and what reads otherwise in Indonesian before its versions. */
export const inLanguages = (english: Members, indonesian?: Members): Members => {
  if (!indonesian) return english;
  const { createdVersion, updatedVersion, updatedAt, ...own } = english;
  return { ...own, translations: translationsOf(english, indonesian), createdVersion, updatedVersion, updatedAt };
};

export const read = (json: string) => parsed(json) as Members;

/** A record as it is sent: as it is kept where that will do. */
export const present = ({ record, translated }: StoredRecord): Sent =>
  translated === undefined ? record : inLanguages(read(record), read(translated));

type Shaped = { data: Sent[]; included?: Record<string, Sent> | undefined };

/** Records as they are sent, and the relations that `include=` names. */
const shape = async (
  c: Context<AppEnv>,
  relations: Relations,
  records: readonly StoredRecord[],
  hasEvidence = true,
): Promise<Shaped> => {
  const { include = [], fields } = c.get("query") as { include?: readonly string[]; fields?: readonly string[] };
  if (include.length === 0 && fields === undefined) return { data: records.map(present) };
  const shown = records.map(({ record }) => read(record));
  const included = await includedIn(c, relations, shown, present);
  const kept = (record: Members) => (hasEvidence ? record : withoutEvidence(record));
  const data = shown.map((record, at) => {
    const translated = records[at]?.translated;
    return inLanguages(kept(record), translated === undefined ? undefined : kept(read(translated)));
  });
  return { data, included };
};

/** Sends a page, and the relations that `include=` names. */
export const sendPage = async (
  c: Context<AppEnv>,
  relations: Relations,
  page: FoundPage,
  facets?: Facets,
  warnings: readonly RequestWarning[] = [],
): Promise<Response> => {
  const origin = publicOrigin(c);
  const records = page.records.map((record) => recordJson(record, origin));
  const shaped = await shape(c, relations, records, showsEvidence(c.get("query")));
  return sendList(c, { ...shaped, next: page.cursor, total: page.total, facets, warnings });
};

/** The version that last changed a record, and where all of its versions are told. */
export const standingOf = (c: Context<AppEnv>, record: StoredRecord): Standing | undefined => {
  const change = lastChangeOf(record);
  return change && { ...change, timemap: `${c.get("target").path}/history` };
};

/** Sends one record, and the relations that `include=` names. */
export const sendRecord = async (c: Context<AppEnv>, relations: Relations, record: StoredRecord): Promise<Response> => {
  const { data, included } = await shape(c, relations, [record]);
  return sendItem(c, data[0] ?? {}, included, standingOf(c, record));
};
