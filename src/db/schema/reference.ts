import { type AnySQLiteColumn, index, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { organisationKinds, sourceKinds } from "../../model/vocabulary.ts";
import { oneOf } from "./columns.ts";

const strings = (name: string) => text(name, { mode: "json" }).$type<string[]>().notNull();

export const countries = sqliteTable("countries", {
  id: text("id").primaryKey(),
  alpha3: text("alpha3").notNull(),
  numeric: text("numeric").notNull(),
  nameEn: text("name_en").notNull(),
  nameId: text("name_id").notNull(),
});

export const sources = sqliteTable(
  "sources",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    aliases: strings("aliases"),
    kind: text("kind", { enum: sourceKinds }).notNull(),
    countryId: text("country_id").references(() => countries.id),
    domain: text("domain"),
  },
  (table) => [oneOf("sources_kind", table.kind, sourceKinds)],
);

export const organisations = sqliteTable(
  "organisations",
  {
    id: text("id").primaryKey(),
    nameEn: text("name_en").notNull(),
    nameId: text("name_id").notNull(),
    aliases: strings("aliases"),
    misprints: strings("misprints"),
    kind: text("kind", { enum: organisationKinds }).notNull(),
    countryId: text("country_id").references(() => countries.id),
    parentId: text("parent_id").references((): AnySQLiteColumn => organisations.id),
  },
  (table) => [
    index("organisations_by_parent").on(table.parentId),
    oneOf("organisations_kind", table.kind, organisationKinds),
  ],
);

export const people = sqliteTable("people", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  otherNames: strings("other_names"),
});

export const posts = sqliteTable("posts", {
  id: text("id").primaryKey(),
  labelEn: text("label_en").notNull(),
  labelId: text("label_id").notNull(),
  organisationId: text("organisation_id").references(() => organisations.id),
  countryId: text("country_id")
    .notNull()
    .references(() => countries.id),
});

export const topics = sqliteTable(
  "topics",
  {
    id: text("id").primaryKey(),
    labelEn: text("label_en").notNull(),
    labelId: text("label_id").notNull(),
    altLabelsEn: strings("alt_labels_en"),
    altLabelsId: strings("alt_labels_id"),
    definitionEn: text("definition_en").notNull(),
    definitionId: text("definition_id").notNull(),
    broaderId: text("broader_id").references((): AnySQLiteColumn => topics.id),
  },
  (table) => [index("topics_by_broader").on(table.broaderId)],
);
