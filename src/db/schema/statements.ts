import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { RecordType } from "../../model/ids.ts";
import { media } from "../../model/vocabulary.ts";
import { articles } from "./articles.ts";
import { dateColumns, oneOf } from "./columns.ts";
import { records } from "./dataset.ts";
import { people, posts, topics } from "./reference.ts";

export const statements = sqliteTable(
  "statements",
  {
    id: text("id").primaryKey(),
    speakerType: text("speaker_type").$type<RecordType>(),
    speakerId: text("speaker_id"),
    capacityEn: text("capacity_en"),
    capacityId: text("capacity_id"),
    paraphraseEn: text("paraphrase_en").notNull(),
    paraphraseId: text("paraphrase_id").notNull(),
    medium: text("medium", { enum: media }).notNull(),
    ...dateColumns("date"),
  },
  (table) => [
    foreignKey({ columns: [table.speakerType, table.speakerId], foreignColumns: [records.type, records.id] }),
    index("statements_by_speaker").on(table.speakerType, table.speakerId),
    oneOf("statements_medium", table.medium, media),
  ],
);

const statementId = () =>
  text("statement_id")
    .notNull()
    .references(() => statements.id, { onDelete: "cascade" });

export const statementSubjects = sqliteTable(
  "statement_subjects",
  {
    statementId: statementId(),
    ordinal: integer("ordinal").notNull(),
    subjectType: text("subject_type").notNull().$type<RecordType>(),
    subjectId: text("subject_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.statementId, table.ordinal] }),
    foreignKey({ columns: [table.subjectType, table.subjectId], foreignColumns: [records.type, records.id] }),
    index("statements_by_subject").on(table.subjectType, table.subjectId),
  ],
);

export const statementTopics = sqliteTable(
  "statement_topics",
  {
    statementId: statementId(),
    topicId: text("topic_id")
      .notNull()
      .references(() => topics.id),
  },
  (table) => [primaryKey({ columns: [table.statementId, table.topicId] })],
);

/** Who held which post, as each article tells it. A role is not the person: one person has several rows. */
export const personPosts = sqliteTable(
  "person_posts",
  {
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id),
    ordinal: integer("ordinal").notNull(),
    postId: text("post_id")
      .notNull()
      .references(() => posts.id),
    rankEn: text("rank_en"),
    rankId: text("rank_id"),
    ...dateColumns("as_of"),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.articleId, table.ordinal] }),
    index("person_posts_by_post").on(table.postId),
    index("person_posts_by_article").on(table.articleId),
    index("person_posts_by_day").on(table.personId, table.start, table.postId),
  ],
);
