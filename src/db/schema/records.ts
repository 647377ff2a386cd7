import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { RecordType, ReferenceType } from "../../model/record-types.ts";
import { standing, stood } from "./standing.ts";

const type = () => text("type").notNull().$type<RecordType>();

const record = {
  /** By which the index tells of it; no other record ever has the same. */
  number: integer("number").primaryKey({ autoIncrement: true }),
  type: type(),
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
  /** What tells namesakes apart in a completion: a post, a country, a day; null where there is nothing. */
  hintEn: text("hint_en"),
  hintId: text("hint_id"),
  /** SHA-256 of its documents, and of everything else that was derived of it: what comes out the same is not written again. */
  documentHash: text("document_hash").notNull(),
  indexHash: text("index_hash").notNull(),
};

/** What lists sort and select records by, whatever their type. What is served of a record stands in {@link documents}. */
export const records = sqliteTable("records", { ...record, ...standing }, (table) => [
  uniqueIndex("records_by_id").on(table.type, table.id),
  index("records_by_date").on(table.type, table.sortDate, table.id),
  index("records_by_label_en").on(table.type, table.sortEn, table.id),
  index("records_by_label_id").on(table.type, table.sortId, table.id),
  index("records_by_update").on(table.type, table.updatedVersion, table.id),
  index("records_by_update_time").on(table.type, table.updatedAt),
  // Dates that do not lie within one month: what a list from a day on cannot find by its sort date alone. Those of one year first.
  index("records_wide")
    .on(
      table.type,
      sql`(cast("date_start" as integer) is not cast("date_end" as integer))`,
      table.sortDate,
      table.id,
      table.dateStart,
      table.dateEnd,
    )
    .where(sql`substr(date_start, 1, 7) is not substr(date_end, 1, 7)`),
]);

/** Records as they stood. */
export const recordsPast = sqliteTable(
  "records_past",
  { ...record, number: integer("number").notNull(), ...stood },
  (table) => [
    primaryKey({ columns: [table.type, table.id, table.since] }),
    index("records_past_by_number").on(table.number),
  ],
);

const document = {
  type: type(),
  id: text("id").notNull(),
  /** What a mention of it shows besides its label, packed. */
  mention: text("mention"),
  /** What else items of other records tell of it, as JSON. */
  told: text("told"),
  body: text("body").notNull(),
  /** What only its item shows, as of evidence. */
  parts: text("parts").notNull(),
};

/**
 * Every record as it is served, packed (see db/document): once for both languages, lists and items, and without what its row
 * of {@link records} says.
 */
export const documents = sqliteTable("documents", { ...document, ...standing }, (table) => [
  primaryKey({ columns: [table.type, table.id] }),
]);

/** Documents as they were served. */
export const documentsPast = sqliteTable("documents_past", { ...document, ...stood }, (table) => [
  primaryKey({ columns: [table.type, table.id, table.since] }),
]);

/**
 * What an article says of a person (a post held) or an organisation: documents of these are made from many articles. Alike
 * lie side by side in the order of days, so that the first and the last are found however many there are.
 */
export const observations = sqliteTable(
  "observations",
  {
    type: text("type").notNull().$type<ReferenceType>(),
    id: text("id").notNull(),
    /** What it shares with those of which only some are shown; see record/observations.ts. */
    alike: text("alike").notNull(),
    /** The first day on which the post is known to have been held; empty where none is. */
    day: text("day").notNull(),
    articleId: text("article_id").notNull(),
    ordinal: integer("ordinal").notNull(),
    /** What the dossier says, as JSON. */
    body: text("body").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.type, table.id, table.alike, table.day, table.articleId, table.ordinal] }),
    index("observations_by_article").on(table.articleId),
  ],
);

const link = {
  type: type(),
  id: text("id").notNull(),
  edges: text("edges").notNull(),
  citations: text("citations").notNull(),
};

/**
 * The edges that a record says there are in the graph, as a JSON list of `[type, source, target]`, itself called as
 * db/links.ts says, and the paragraphs that prove them, each once, as a JSON list of `[article, paragraph, basis]`.
 */
export const links = sqliteTable("links", { ...link, ...standing }, (table) => [
  primaryKey({ columns: [table.type, table.id] }),
]);

/** Links as they stood. */
export const linksPast = sqliteTable("links_past", { ...link, ...stood }, (table) => [
  primaryKey({ columns: [table.type, table.id, table.since] }),
]);

/** The ids that records had before, or that were merged into them. */
export const formerIds = sqliteTable(
  "former_ids",
  { type: type(), formerId: text("former_id").notNull(), id: text("id").notNull() },
  (table) => [
    primaryKey({ columns: [table.type, table.formerId] }),
    index("former_ids_by_record").on(table.type, table.id),
  ],
);
