import { integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { RecordType } from "../../model/record-types.ts";

/**
 * What the search knows of each record beside its row in the FTS5 table `search`, which has the same number.
 */
export const searchDocuments = sqliteTable(
  "search_documents",
  {
    /** The day of the record in the upper bits, so that a walk by number is a walk by date; see db/fulltext/number.ts. */
    id: integer("id").primaryKey(),
    /** The number of the record everywhere else. */
    record: integer("record").notNull(),
    /** What its type and the length of its name are worth in a ranking. */
    prior: integer("prior").notNull(),
    /**
     * Its names as they are written, each with its language, as JSON: they count as names of what mentions it. Null where
     * they are its label.
     */
    names: text("names"),
    /** Its words, each once, with a space between. */
    words: text("words").notNull(),
    /** The numbers of the records whose names it is found by, as JSON. */
    mentions: text("mentions").notNull(),
    /** What a hit shows of it, packed; see model/search-shown.ts. */
    shown: text("shown").notNull(),
  },
  (table) => [uniqueIndex("search_documents_by_record").on(table.record)],
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
 * The records that are completed, each with its names as they are written and the terms that it is found by. Triggers keep
 * the FTS5 table `suggest` of these, which indexes the beginnings of terms, and is walked by number.
 */
export const suggestNames = sqliteTable(
  "suggest_names",
  {
    /** Those of a lower rank first; see db/fulltext/name-terms.ts. */
    number: integer("number").primaryKey(),
    type: text("type").notNull().$type<RecordType>(),
    id: text("id").notNull(),
    forms: text("forms", { mode: "json" }).notNull().$type<readonly string[]>(),
    terms: text("terms").notNull(),
  },
  (table) => [uniqueIndex("suggest_names_by_record").on(table.type, table.id)],
);
