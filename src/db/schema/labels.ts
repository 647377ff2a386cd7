import { integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Language } from "../../model/localised.ts";
import type { RecordType } from "../../model/record-types.ts";

/**
 * The order of the labels of a type in a language, divided into blocks of neighbours; none where there are few records.
 * Divided anew where much is written, see record/label-blocks.ts: between that a block may grow.
 */
export const labelBlocks = sqliteTable(
  "label_blocks",
  {
    number: integer("number").primaryKey(),
    type: text("type").notNull().$type<RecordType>(),
    language: text("language").notNull().$type<Language>(),
    /** The folded label from which it goes on, and that of the next, up to which it does. */
    first: text("first").notNull(),
    until: text("until").notNull(),
  },
  (table) => [uniqueIndex("label_blocks_by_label").on(table.type, table.language, table.first)],
);

/**
 * The blocks in which records may have a term, of terms that many have: all of these blocks, or none at all of a term. One
 * whose records have left may still stand here.
 */
export const labelBlockTerms = sqliteTable(
  "label_block_terms",
  { term: integer("term").notNull(), block: integer("block").notNull() },
  (table) => [primaryKey({ columns: [table.term, table.block] })],
);
