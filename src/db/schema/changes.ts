import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const changeActions = ["created", "changed", "removed", "merged"] as const;

/**
 * One row for every record created, changed, removed or merged into another, in the version that did it. A record has
 * changed where what its item or a list shows of it did, by itself or by what names it.
 */
export const changes = sqliteTable(
  "changes",
  {
    sequence: integer("sequence").primaryKey({ autoIncrement: true }),
    version: integer("version").notNull(),
    type: text("type").notNull(),
    id: text("id").notNull(),
    action: text("action", { enum: changeActions }).notNull(),
    /** The members of a changed record that are not what they were, as a JSON list in the order in which it is served. */
    members: text("members", { mode: "json" }).$type<string[]>().notNull().default([]),
    /** The id of the record that a merged one is now. */
    into: text("into"),
    at: text("at").notNull(),
  },
  (table) => [
    index("changes_by_version").on(table.version),
    index("changes_by_record").on(table.type, table.id),
    check("changes_action", sql`${table.action} in ('created', 'changed', 'removed', 'merged')`),
    check("changes_into", sql`(${table.action} = 'merged') = (${table.into} is not null)`),
  ],
);

export type Change = typeof changes.$inferSelect;

/**
 * While a version is written: the members of records that have changed in it, or may have. A write ends by telling the
 * change log of them, and forgets them.
 */
export const movedMembers = sqliteTable(
  "moved_members",
  {
    type: text("type").notNull(),
    id: text("id").notNull(),
    member: text("member").notNull(),
    /** Where it stands among the members of its record. */
    place: integer("place").notNull(),
    /** What tells whether it has changed, as it was before; null of what is known to have. */
    shown: text("shown"),
  },
  (table) => [primaryKey({ columns: [table.type, table.id, table.member] })],
);
