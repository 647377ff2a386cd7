import { z } from "@hono/zod-openapi";
import { type AnswerLanguage, localisedText, text } from "../../http/locale.ts";
import { orNull } from "../../http/or-null.ts";
import { includesOf } from "../expand.ts";
import { facetNames } from "../facets.ts";
import { recordFilters, role, timeFilters } from "../filters.ts";
import { itemShape, listShape } from "../listing.ts";
import {
  agreementMention,
  countedRef,
  engagementMention,
  occurrences,
  presentAgreementMentions,
  presentCompanions,
  presentEngagementMentions,
} from "../occurrences.ts";
import { countsOf, factCounts } from "../relations.ts";
import { countsSchema, presentStamps, stampShape } from "../shapes.ts";
import type { CountryItemRow, CountryRow } from "./queries.ts";

export const countrySchema = z
  .object({
    id: z
      .string()
      .length(2)
      .regex(/^[A-Z]{2}$/)
      .openapi({ description: "ISO 3166-1 alpha-2 code", example: "JP" }),
    alpha3: z.string().length(3).openapi({ description: "ISO 3166-1 alpha-3 code", example: "JPN" }),
    numeric: z.string().length(3).openapi({ description: "ISO 3166-1 numeric code", example: "392" }),
    label: localisedText.openapi({ description: "Name of the country", example: "Japan" }),
    counts: countsSchema("CountryCounts", [
      "partner",
      "host",
      "mentioned",
      "articles",
      "engagements",
      "agreements",
      "statements",
    ]).openapi({
      description: "Engagements by the country's role in them, and records of each collection that tell of it",
    }),
    ...stampShape,
  })
  .openapi("Country", {
    description: "A country that the record names. Indonesia is the home country and never its own partner.",
  });

export const countryItemSchema = countrySchema
  .extend({
    firstEngagement: orNull(engagementMention).openapi({
      description: "The first one held with it; where none has a date, any",
    }),
    latestEngagement: orNull(engagementMention).openapi({
      description: "The latest one held with it; where none has a date, any",
    }),
    engagements: occurrences(engagementMention, "By date, the latest first"),
    agreements: occurrences(agreementMention, "By status, the highest rung first"),
    topics: occurrences(countedRef, "What its facts are about, the most frequent first"),
  })
  .openapi("CountryDetail", { description: "A country with what the record tells of it." });

export const presentCountry = (row: CountryRow, lang: AnswerLanguage): z.input<typeof countrySchema> => ({
  id: row.id,
  alpha3: row.alpha3,
  numeric: row.numeric,
  label: text(lang, { en: row.nameEn, id: row.nameId }),
  counts: countsOf(row.counts, row.id, {
    partner: ["country.partner", "engagement"],
    host: ["country.host", "engagement"],
    mentioned: ["country.mentioned", "engagement"],
    ...factCounts("country"),
  }),
  ...presentStamps(row.stamp),
});

export const presentCountryItem = (row: CountryItemRow, lang: AnswerLanguage): z.input<typeof countryItemSchema> => {
  const latestEngagement = presentEngagementMentions(row.latest, lang)[0] ?? null;
  return {
    ...presentCountry(row, lang),
    firstEngagement: presentEngagementMentions(row.first, lang)[0] ?? latestEngagement,
    latestEngagement,
    engagements: presentEngagementMentions(row.engagements, lang),
    agreements: presentAgreementMentions(row.agreements, lang),
    topics: presentCompanions(row.topics, lang),
  };
};

const fields = Object.keys(countrySchema.shape) as [string, ...string[]];
const itemFields = Object.keys(countryItemSchema.shape) as [string, ...string[]];

export const countryQuery = z.strictObject({
  ...recordFilters,
  role,
  ...timeFilters,
  ...listShape(fields, [], facetNames.country),
});

export const countryItemQuery = z.strictObject(itemShape(itemFields, includesOf("country")));
