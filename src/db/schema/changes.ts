import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

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
    check("changes_action", sql`${table.action} in ('created', 'changed', 'removed')`),
  ],
);
