import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { standing, stood } from "./standing.ts";

const term = {
  field: text("field").notNull(),
  value: text("value").notNull(),
  type: text("type").notNull(),
  sortDate: text("sort_date").notNull(),
  id: text("id").notNull(),
};

/**
 * The inverted index behind every filter, facet and count: record (`type`, `id`) has `value` in `field`. Fields are the
 * types of the records it names (`country`, `topic` with the broader topics, …), its scalars (`kind`, `status`,
 * `language`, …) and `country.<role>`. `sort_date` is the record's, so that a filtered list walks the index in order.
 */
export const terms = sqliteTable("terms", { ...term, ...standing }, (table) => [
  primaryKey({ columns: [table.field, table.value, table.type, table.sortDate, table.id] }),
  index("terms_by_record").on(table.type, table.id, table.field, table.value),
]);

/** Terms as they stood. Counts of them are not kept. */
export const termsPast = sqliteTable("terms_past", { ...term, ...stood }, (table) => [
  primaryKey({ columns: [table.field, table.value, table.type, table.sortDate, table.id, table.since] }),
  index("terms_past_by_record").on(table.type, table.id),
]);

/**
 * How many records of a type have a value in a field; kept by triggers on `terms`. A value that no record has any more stays
 * with a count of 0, as the record is read by these rows as it stood.
 */
export const termCounts = sqliteTable(
  "term_counts",
  {
    field: text("field").notNull(),
    value: text("value").notNull(),
    type: text("type").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.field, table.value, table.type] })],
);

/**
 * How many records of a type have one value in a field and another in another field, both ways round; kept as facts are
 * written. The fields are those of `pairedFields`, and `unknown` stands in them as in `terms`.
 */
export const termPairCounts = sqliteTable(
  "term_pair_counts",
  {
    type: text("type").notNull(),
    field: text("field").notNull(),
    otherField: text("other_field").notNull(),
    value: text("value").notNull(),
    otherValue: text("other_value").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.type, table.field, table.otherField, table.value, table.otherValue] })],
);
