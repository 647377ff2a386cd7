import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { RecordType } from "../../model/ids.ts";
import { slotBits } from "../search-number.ts";

/**
 * What each record is found by, as terms of `src/text`: `names`, `text` and `extra` hold stems, the `exact_` columns folded
 * words. `mentions` are the references (`<type>:<id>`) whose names are its own too. The FTS5 table `search`, which has a
 * row of the same number for each of these but those of posts, is put together from them; see record/search-index.ts.
 */
export const searchDocuments = sqliteTable(
  "search_documents",
  {
    /** The day of the record in the upper bits, so that a walk by number is a walk by date; see db/search-number.ts. */
    id: integer("id").primaryKey(),
    type: text("type").notNull().$type<RecordType>(),
    recordId: text("record_id").notNull(),
    sortDate: text("sort_date").notNull(),
    /** What its type and the length of its name are worth in a ranking. */
    prior: integer("prior").notNull(),
    names: text("names").notNull(),
    text: text("text").notNull(),
    extra: text("extra").notNull(),
    exactNames: text("exact_names").notNull(),
    exactText: text("exact_text").notNull(),
    exactExtra: text("exact_extra").notNull(),
    mentions: text("mentions", { mode: "json" }).$type<string[]>().notNull(),
    /** Filter tokens besides those of its `terms`. */
    keys: text("keys").notNull(),
  },
  (table) => [
    uniqueIndex("search_documents_by_record").on(table.type, table.recordId),
    index("search_documents_crowded")
      .on(table.id)
      .where(sql`${table.id} & ${sql.raw(String(2 ** slotBits - 1))} <> 0`),
  ],
);

/** Every word that a name or a text holds. */
export const searchWords = sqliteTable("search_words", { word: text("word").primaryKey() });

/** The words of documents that have left in a write, which ends by forgetting those that no other holds; filled by a trigger. */
export const searchWordsLeft = sqliteTable("search_words_left", { word: text("word").primaryKey() });

/**
 * The words of five letters or more under their first five letters, and under these with one left out: a word and its
 * misspelling by one edit share a key (W. Garbe's symmetric deletes). Kept by triggers on `search_words`.
 */
export const searchSlips = sqliteTable(
  "search_slips",
  { key: text("key").notNull(), word: text("word").notNull() },
  (table) => [primaryKey({ columns: [table.key, table.word] })],
);

/**
 * The names that are completed, each from each of its words on: under the whole of it, and under its first one, two and
 * three characters, where the weightiest come first.
 */
export const suggestNames = sqliteTable(
  "suggest_names",
  {
    key: text("key").notNull(),
    /** 0 comes first. */
    rank: integer("rank").notNull(),
    type: text("type").notNull().$type<RecordType>(),
    id: text("id").notNull(),
    /** The name as it is written. */
    form: text("form").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.rank, table.type, table.id] }),
    index("suggest_names_by_record").on(table.type, table.id),
  ],
);
