import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recordTypes } from "../../model/ids.ts";
import { oneOf } from "./columns.ts";

/**
 * One row: the version of the record as a whole. It moves by one with every write that changes something.
 *
 * A number does not tell two databases apart, nor two histories of one that was restored: `epoch` is made at random with
 * the database (and again when a backup is restored), `stamp` at random with every version, by a trigger.
 */
export const dataset = sqliteTable(
  "dataset",
  {
    id: integer("id").primaryKey(),
    version: integer("version").notNull(),
    updatedAt: text("updated_at").notNull(),
    epoch: text("epoch").notNull().default(""),
    stamp: text("stamp").notNull().default(""),
  },
  (table) => [check("dataset_single_row", sql`${table.id} = 1`)],
);

/** What the record is made of: the dossiers as written. Everything else is their projection. */
export const dossiers = sqliteTable("dossiers", {
  id: text("id").primaryKey(),
  body: text("body").notNull(),
});

/** The reference lists as written, one row an entry. */
export const referenceEntries = sqliteTable(
  "reference_entries",
  {
    type: text("type", { enum: ["organisation", "person", "post", "topic", "source"] }).notNull(),
    id: text("id").notNull(),
    body: text("body").notNull(),
  },
  (table) => [primaryKey({ columns: [table.type, table.id] })],
);

/** What every record has, whatever its type: label, date, versions. The typed tables hold the rest. */
export const records = sqliteTable(
  "records",
  {
    type: text("type", { enum: recordTypes as [string, ...string[]] })
      .notNull()
      .$type<(typeof recordTypes)[number]>(),
    id: text("id").notNull(),
    labelEn: text("label_en").notNull(),
    labelId: text("label_id").notNull(),
    /** The labels folded for sorting: lower case, without diacritics. */
    sortEn: text("sort_en").notNull(),
    sortId: text("sort_id").notNull(),
    dateStart: text("date_start"),
    dateEnd: text("date_end"),
    /** `date_start`, or else `date_end`, or else the empty string: unknown dates come last in a descending order. */
    sortDate: text("sort_date").notNull(),
    createdVersion: integer("created_version").notNull(),
    updatedVersion: integer("updated_version").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.type, table.id] }),
    index("records_by_date").on(table.type, table.sortDate, table.id),
    index("records_by_label_en").on(table.type, table.sortEn, table.id),
    index("records_by_label_id").on(table.type, table.sortId, table.id),
    index("records_by_update").on(table.type, table.updatedVersion, table.id),
    index("records_by_update_time").on(table.type, table.updatedAt),
    // All that a list sorts by, beside the key: to sort some thousands of records without reading their rows.
    index("records_sortable").on(
      table.type,
      table.id,
      table.sortEn,
      table.sortId,
      table.updatedVersion,
      table.dateStart,
      table.dateEnd,
    ),
    // Dates that do not lie within one month: what a list from a day on cannot find by its sort date alone.
    index("records_wide")
      .on(table.type, table.sortDate, table.id, table.dateStart, table.dateEnd)
      .where(sql`substr(date_start, 1, 7) is not substr(date_end, 1, 7)`),
    oneOf("records_type", table.type, recordTypes),
  ],
);

/**
 * The inverted index behind every filter, facet and count: record (`type`, `id`) has `value` in `field`. Fields are the
 * types of the records it names (`country`, `topic` with the broader topics, …), its scalars (`kind`, `status`,
 * `language`, …) and `country.<role>`. `sort_date` is the record's, so that a filtered list walks the index in order.
 */
export const terms = sqliteTable(
  "terms",
  {
    field: text("field").notNull(),
    value: text("value").notNull(),
    type: text("type").notNull(),
    sortDate: text("sort_date").notNull(),
    id: text("id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.field, table.value, table.type, table.sortDate, table.id] }),
    index("terms_by_record").on(table.type, table.id, table.field, table.value),
  ],
);

/** How many records of a type have a value in a field; kept by triggers on `terms`. */
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

/** One row for every record created, changed or removed, in the version that did it. */
export const changes = sqliteTable(
  "changes",
  {
    sequence: integer("sequence").primaryKey({ autoIncrement: true }),
    version: integer("version").notNull(),
    type: text("type").notNull(),
    id: text("id").notNull(),
    action: text("action", { enum: ["created", "changed", "removed"] }).notNull(),
    at: text("at").notNull(),
  },
  (table) => [
    index("changes_by_version").on(table.version),
    index("changes_by_record").on(table.type, table.id),
    oneOf("changes_action", table.action, ["created", "changed", "removed"]),
  ],
);
