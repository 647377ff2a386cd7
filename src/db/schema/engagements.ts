import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { countryRoles, engagementKinds, engagementStatuses, participantRoles } from "../../model/vocabulary.ts";
import { agreements } from "./agreements.ts";
import { dateColumns, oneOf } from "./columns.ts";
import { countries, organisations, people, posts, topics } from "./reference.ts";

export const engagements = sqliteTable(
  "engagements",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: engagementKinds }).notNull(),
    status: text("status", { enum: engagementStatuses }).notNull(),
    labelEn: text("label_en").notNull(),
    labelId: text("label_id").notNull(),
    summaryEn: text("summary_en").notNull(),
    summaryId: text("summary_id").notNull(),
    ...dateColumns("date"),
    placeEn: text("place_en"),
    placeId: text("place_id"),
    placeCountryId: text("place_country_id").references(() => countries.id),
  },
  (table) => [
    oneOf("engagements_kind", table.kind, engagementKinds),
    oneOf("engagements_status", table.status, engagementStatuses),
  ],
);

const engagementId = () =>
  text("engagement_id")
    .notNull()
    .references(() => engagements.id, { onDelete: "cascade" });

export const engagementParticipants = sqliteTable(
  "engagement_participants",
  {
    engagementId: engagementId(),
    ordinal: integer("ordinal").notNull(),
    personId: text("person_id").references(() => people.id),
    organisationId: text("organisation_id").references(() => organisations.id),
    countryId: text("country_id").references(() => countries.id),
    postId: text("post_id").references(() => posts.id),
    capacityEn: text("capacity_en"),
    capacityId: text("capacity_id"),
    sideId: text("side_id").references(() => countries.id),
    role: text("role", { enum: participantRoles }).notNull(),
    named: integer("named", { mode: "boolean" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.engagementId, table.ordinal] }),
    index("participants_by_person").on(table.personId),
    oneOf("participants_role", table.role, participantRoles),
    check(
      "participants_somebody",
      sql`coalesce(${table.personId}, ${table.organisationId}, ${table.countryId}, ${table.postId}) is not null`,
    ),
    check("participants_named", sql`${table.personId} is null or ${table.named}`),
  ],
);

export const engagementCountries = sqliteTable(
  "engagement_countries",
  {
    engagementId: engagementId(),
    countryId: text("country_id")
      .notNull()
      .references(() => countries.id),
    role: text("role", { enum: countryRoles }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.engagementId, table.countryId, table.role] }),
    oneOf("engagement_countries_role", table.role, countryRoles),
    check("engagement_countries_home", sql`${table.countryId} <> 'ID' or ${table.role} <> 'partner'`),
  ],
);

export const engagementTopics = sqliteTable(
  "engagement_topics",
  {
    engagementId: engagementId(),
    topicId: text("topic_id")
      .notNull()
      .references(() => topics.id),
  },
  (table) => [primaryKey({ columns: [table.engagementId, table.topicId] })],
);

export const engagementAgreements = sqliteTable(
  "engagement_agreements",
  {
    engagementId: engagementId(),
    agreementId: text("agreement_id")
      .notNull()
      .references(() => agreements.id),
  },
  (table) => [
    primaryKey({ columns: [table.engagementId, table.agreementId] }),
    index("engagements_by_agreement").on(table.agreementId),
  ],
);
