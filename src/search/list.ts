import type { Keyset, ListOptions, PageStatement, Pages } from "../db/select/list.ts";
import { onRecord, overlap, type Selection } from "../db/select/selection.ts";
import { type SQL, sql } from "../db/sql.ts";
import { isFact, type RecordType } from "../model/record-types.ts";
import {
  directionOf,
  matchCap,
  selectByDate,
  selectMatchCount,
  selectMatchRecords,
  selectRanked,
  type TextScope,
} from "./select.ts";
import { selectSorted } from "./sorted.ts";
import type { TextMatch } from "./text-match.ts";

/** Facts have their filters and their years in the index; reference records are looked up one by one. */
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
  return sql`r.number in (${selectMatchRecords(scope)} order by f.rowid limit ${conditionCap})`;
};

const pagesOf = (options: ListOptions, scope: TextScope): readonly PageStatement[] => {
  const { sort, type, language, after } = options;
  const limit = options.limit + 1;
  const direction = sql.raw(sort.descending ? "desc" : "asc");
  const inOrder = (statements: readonly SQL[], order: SQL) => statements.map((found) => ({ found, order }));
  const undatedLast = sql`p.key = '', p.key ${direction}, p.id`;
  switch (sort.by) {
    case "relevance":
      return inOrder(
        [selectRanked(scope, limit, after && [Number(after[0]), Number(after[1])])],
        sql`p.score desc, p.number ${directionOf(scope.text.order)[0]}`,
      );
    case "date":
      return inOrder(
        isFact(type)
          ? selectByDate(scope, limit, sort.descending, after && [String(after[0]), after[1], type])
          : [selectSorted(scope, type, limit, "sort_date", sort.descending, after)],
        undatedLast,
      );
    case "label":
      return inOrder(
        [selectSorted(scope, type, limit, language === "id" ? "sort_id" : "sort_en", sort.descending, after)],
        sql`p.key ${direction}, p.id`,
      );
    case "updated":
      return inOrder(
        [selectSorted(scope, type, limit, "updated_version", sort.descending, after)],
        sql`p.key ${direction}, p.id`,
      );
  }
};

type Row = { id: string; number: number; key: string | number; score?: number };

/** The pages of a list by text. */
export const textPages = (options: ListOptions, text: TextMatch): Pages => {
  const scope = scopeOf(options, text);
  return {
    count: selectMatchCount(scope),
    pages: pagesOf(options, scope),
    total: (rows) => {
      const { count = 0 } = (rows[0] ?? {}) as { count?: number };
      return { value: Math.min(count, matchCap), relation: count > matchCap ? "gte" : "eq" };
    },
    keyset: (row): Keyset => {
      const { id, number, key, score } = row as Row;
      return score === undefined ? [key, id] : [score, String(number)];
    },
  };
};
