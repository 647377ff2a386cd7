import { type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../model/ids.ts";
import type { Db } from "./client.ts";
import type { Keyset, ListOptions, ListPage } from "./list.ts";
import {
  matchCap,
  selectByDate,
  selectMatchCount,
  selectMatchIds,
  selectRanked,
  selectSorted,
  type TextMatch,
  type TextScope,
} from "./search.ts";
import { isFact, onRecord, overlap, type Selection } from "./selection.ts";

/** Facts have their filters and their years in the index; what facts are about is held against the tables. */
const scopeOf = (selection: Selection, text: TextMatch): TextScope => {
  const { type, terms, from, to } = selection;
  return {
    text,
    terms: [[{ field: "type", value: type }], ...terms],
    conditions: [...onRecord(selection), ...(isFact(type) ? [] : overlap(selection))],
    ...(isFact(type) ? { from, to } : {}),
  };
};

/** How many of the newest records that a text is found in a condition looks at. */
const conditionCap = 10_001;

/** The condition that a text is found in `records r` of this type. */
export const isFoundBy = (type: RecordType, text: TextMatch): SQL => {
  const scope: TextScope = { text, terms: [[{ field: "type", value: type }]], conditions: [] };
  return sql`r.id in (${selectMatchIds(scope)} order by f.rowid desc limit ${conditionCap})`;
};

const pagesOf = (options: ListOptions, scope: TextScope): readonly SQL[] => {
  const { sort, type, language, after } = options;
  const limit = options.limit + 1;
  switch (sort.by) {
    case "relevance":
      return [selectRanked(scope, limit, after && [Number(after[0]), Number(after[1])])];
    case "date":
      return isFact(type)
        ? selectByDate(scope, limit, sort.descending, after && [String(after[0]), after[1], type])
        : selectSorted(scope, type, limit, "sort_date", sort.descending, after);
    case "label":
      return selectSorted(scope, type, limit, language === "id" ? "sort_id" : "sort_en", sort.descending, after);
    case "updated":
      return selectSorted(scope, type, limit, "updated_version", sort.descending, after);
  }
};

type Row = { id: string; number: number; key: string | number; score?: number };

/** {@link file://./list.ts}, listRecords, for a list by text: one round trip. */
export const listByText = async (db: Db, options: ListOptions, text: TextMatch): Promise<ListPage> => {
  const scope = scopeOf(options, text);
  const pages = pagesOf(options, scope);
  const [counts, ...more] = await db.batch([
    db.all<{ count: number }>(selectMatchCount(scope)),
    ...[...pages, ...(options.besides ?? [])].map((statement) => db.all<unknown>(statement)),
  ]);
  const rows = more.slice(0, pages.length).flat() as Row[];
  const page = rows.slice(0, options.limit);
  const last = page.at(-1);
  const keyset = (row: Row): Keyset => (row.score === undefined ? [row.key, row.id] : [row.score, String(row.number)]);
  const counted = counts[0]?.count ?? 0;
  return {
    ids: page.map(({ id }) => id),
    next: rows.length > options.limit && last ? keyset(last) : null,
    total: { value: Math.min(counted, matchCap), relation: counted > matchCap ? "gte" : "eq" },
    besides: more.slice(pages.length),
  };
};
