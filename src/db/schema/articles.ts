import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { countryRoles, evidenceBases, rightsStatuses } from "../../model/vocabulary.ts";
import { dateColumns, oneOf } from "./columns.ts";
import { records } from "./dataset.ts";
import { countries, sources, topics } from "./reference.ts";

type Byline = { name: string; role: "reporter" | "editor" | "initials" };
type Reference = { paragraph: number; label: { en: string; id: string } };

export const articles = sqliteTable(
  "articles",
  {
    id: text("id").primaryKey(),
    labelEn: text("label_en").notNull(),
    labelId: text("label_id").notNull(),
    headline: text("headline"),
    language: text("language", { enum: ["id", "en"] }).notNull(),
    machineTranslated: integer("machine_translated", { mode: "boolean" }).notNull(),
    sourceId: text("source_id").references(() => sources.id),
    agencyId: text("agency_id").references(() => sources.id),
    ...dateColumns("published"),
    dateline: text("dateline"),
    byline: text("byline", { mode: "json" }).$type<Byline[]>().notNull(),
    summaryEn: text("summary_en").notNull(),
    summaryId: text("summary_id").notNull(),
    wordCount: integer("word_count").notNull(),
    textSha256: text("text_sha256").notNull(),
    rightsStatus: text("rights_status", { enum: rightsStatuses }).notNull(),
    rightsNoticeEn: text("rights_notice_en"),
    rightsNoticeId: text("rights_notice_id"),
    relatedHeadlines: text("related_headlines", { mode: "json" }).$type<Reference[]>().notNull(),
  },
  (table) => [
    oneOf("articles_language", table.language, ["id", "en"]),
    oneOf("articles_rights_status", table.rightsStatus, rightsStatuses),
    check("articles_word_count", sql`${table.wordCount} > 0`),
  ],
);

export const articleTopics = sqliteTable(
  "article_topics",
  {
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    topicId: text("topic_id")
      .notNull()
      .references(() => topics.id),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.topicId] })],
);

export const articleCountries = sqliteTable(
  "article_countries",
  {
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    countryId: text("country_id")
      .notNull()
      .references(() => countries.id),
    role: text("role", { enum: countryRoles }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.countryId, table.role] }),
    oneOf("article_countries_role", table.role, countryRoles),
  ],
);

/**
 * Which paragraph of which article says so. `part` is empty where the whole record is meant, and otherwise names the
 * fact within it: `status:<ordinal>` of an agreement, `post:<ordinal>` of a person as that article tells it.
 */
export const evidence = sqliteTable(
  "evidence",
  {
    subjectType: text("subject_type")
      .notNull()
      .$type<"engagement" | "agreement" | "statement" | "person" | "organisation">(),
    subjectId: text("subject_id").notNull(),
    part: text("part").notNull(),
    ordinal: integer("ordinal").notNull(),
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id),
    paragraph: integer("paragraph").notNull(),
    basis: text("basis", { enum: evidenceBases }).notNull(),
    attributedType: text("attributed_type"),
    attributedId: text("attributed_id"),
    sha256: text("sha256").notNull(),
    noteEn: text("note_en"),
    noteId: text("note_id"),
  },
  (table) => [
    primaryKey({ columns: [table.subjectType, table.subjectId, table.part, table.articleId, table.ordinal] }),
    foreignKey({ columns: [table.subjectType, table.subjectId], foreignColumns: [records.type, records.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [table.attributedType, table.attributedId], foreignColumns: [records.type, records.id] }),
    index("evidence_by_article").on(table.articleId),
    index("evidence_by_speaker").on(table.attributedType, table.attributedId),
    oneOf("evidence_basis", table.basis, evidenceBases),
    check("evidence_paragraph", sql`${table.paragraph} > 0`),
    check("evidence_sha256", sql`length(${table.sha256}) = 64`),
  ],
);
