import { sql } from "drizzle-orm";
import { blob, check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { ListedType } from "../../model/record-types.ts";

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
    /** The projection that the reference records were made by; see record/projection.ts. */
    projection: text("projection").notNull().default(""),
  },
  (table) => [check("dataset_single_row", sql`${table.id} = 1`)],
);

/** Every version, when it was written and its stamp; kept by a trigger. */
export const versions = sqliteTable("versions", {
  version: integer("version").primaryKey(),
  at: text("at").notNull(),
  stamp: text("stamp").notNull(),
});

/** What the record is made of: the dossiers as written. Everything else is their projection. */
export const dossiers = sqliteTable(
  "dossiers",
  {
    id: text("id").primaryKey(),
    /** Its JSON, compressed: only who writes reads it. */
    body: blob("body", { mode: "buffer" }).notNull(),
    /** The projection that its records were made by. */
    projection: text("projection").notNull(),
  },
  (table) => [index("dossiers_by_projection").on(table.projection, table.id)],
);

/** The reference lists as written, one row an entry. */
export const referenceEntries = sqliteTable(
  "reference_entries",
  {
    type: text("type").notNull().$type<ListedType>(),
    id: text("id").notNull(),
    body: text("body").notNull(),
  },
  (table) => [primaryKey({ columns: [table.type, table.id] })],
);
