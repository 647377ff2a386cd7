import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { standing, stood } from "./standing.ts";

/*
 * The inverted index behind every filter, facet and count. It is read as `terms` (`field`, `value`, `type`, `sort_date`,
 * `id`): record (`type`, `id`) has `value` in `field`. Fields are the types of the records it names (`country`, `topic` with
 * the broader topics, …), its scalars (`kind`, `status`, `language`, …) and `country.<role>`. Kept are numbers only:
 * `terms` and `terms_past` are views of them, see migrations/0001_triggers.sql.
 */

/** The numbers of the fields. */
export const termFields = sqliteTable("term_fields", {
  code: integer("code").primaryKey(),
  name: text("name").notNull().unique(),
});

/**
 * Every term, with its number, and how many records of the type have it; counted as records are written. One that no record
 * has any more stays with a count of 0, as the record is read by these rows as it stood.
 */
export const termCounts = sqliteTable(
  "term_counts",
  {
    field: text("field").notNull(),
    value: text("value").notNull(),
    type: text("type").notNull(),
    number: integer("number").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.field, table.value, table.type] }),
    uniqueIndex("term_counts_by_number").on(table.number),
  ],
);

const posting = {
  /** The number of the term, which tells the type of the record too. */
  term: integer("term").notNull(),
  /** The record's `sort_date` as a number, `20190531`, so that a filtered list walks the index in order; 0 where it is empty. */
  day: integer("day").notNull(),
  record: integer("record").notNull(),
  field: integer("field").notNull(),
};

/** That a record has a term. */
export const postings = sqliteTable("postings", { ...posting, ...standing }, (table) => [
  primaryKey({ columns: [table.term, table.day, table.record] }),
  index("postings_by_record").on(table.record, table.field, table.term),
]);

/** Postings as they stood. Counts of them are not kept. */
export const postingsPast = sqliteTable("postings_past", { ...posting, ...stood }, (table) => [
  primaryKey({ columns: [table.term, table.day, table.record, table.since] }),
  index("postings_past_by_record").on(table.record, table.field, table.term),
]);

/**
 * How many facts have one term and another one of another field, both ways round; kept as facts are written. The fields are
 * those of `pairedFields`, and `unknown` stands in them as in `terms`. It is read as the view `term_pair_counts`.
 */
export const pairCounts = sqliteTable(
  "pair_counts",
  {
    term: integer("term").notNull(),
    otherField: integer("other_field").notNull(),
    otherTerm: integer("other_term").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.term, table.otherField, table.otherTerm] })],
);
