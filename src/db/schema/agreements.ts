import { sql } from "drizzle-orm";
import { type AnySQLiteColumn, check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { agreementKinds, agreementStatuses } from "../../model/vocabulary.ts";
import { dateColumns, oneOf } from "./columns.ts";
import { countries, organisations, topics } from "./reference.ts";

/** The date columns are those of `signed`; `signed_precision` is `unknown` where there is no signature. */
export const agreements = sqliteTable(
  "agreements",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: agreementKinds }).notNull(),
    labelEn: text("label_en").notNull(),
    labelId: text("label_id").notNull(),
    officialTitle: text("official_title"),
    status: text("status", { enum: agreementStatuses }).notNull(),
    hasSigned: integer("has_signed", { mode: "boolean" }).notNull(),
    ...dateColumns("signed"),
    placeEn: text("place_en"),
    placeId: text("place_id"),
    placeCountryId: text("place_country_id").references(() => countries.id),
    umbrellaId: text("umbrella_id").references((): AnySQLiteColumn => agreements.id),
    summaryEn: text("summary_en").notNull(),
    summaryId: text("summary_id").notNull(),
  },
  (table) => [
    index("agreements_by_umbrella").on(table.umbrellaId),
    oneOf("agreements_kind", table.kind, agreementKinds),
    oneOf("agreements_status", table.status, agreementStatuses),
    check("agreements_signed", sql`not ${table.hasSigned} or ${table.status} in ('signed', 'in-force', 'completed')`),
  ],
);

const agreementId = () =>
  text("agreement_id")
    .notNull()
    .references(() => agreements.id, { onDelete: "cascade" });

export const agreementStatusHistory = sqliteTable(
  "agreement_status_history",
  {
    agreementId: agreementId(),
    ordinal: integer("ordinal").notNull(),
    status: text("status", { enum: agreementStatuses }).notNull(),
    ...dateColumns("date"),
  },
  (table) => [
    primaryKey({ columns: [table.agreementId, table.ordinal] }),
    oneOf("agreement_status_history_status", table.status, agreementStatuses),
  ],
);

export const agreementParties = sqliteTable(
  "agreement_parties",
  {
    agreementId: agreementId(),
    ordinal: integer("ordinal").notNull(),
    countryId: text("country_id").references(() => countries.id),
    organisationId: text("organisation_id").references(() => organisations.id),
  },
  (table) => [
    primaryKey({ columns: [table.agreementId, table.ordinal] }),
    check("agreement_parties_one", sql`(${table.countryId} is null) <> (${table.organisationId} is null)`),
  ],
);

export const agreementTopics = sqliteTable(
  "agreement_topics",
  {
    agreementId: agreementId(),
    topicId: text("topic_id")
      .notNull()
      .references(() => topics.id),
  },
  (table) => [primaryKey({ columns: [table.agreementId, table.topicId] })],
);
