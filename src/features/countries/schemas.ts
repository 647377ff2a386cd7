import { z } from "@hono/zod-openapi";
import { recordFilters, role, timeFilters } from "../../collections/filters.ts";
import { includesOf, type Relations } from "../../collections/include.ts";
import { agreementMention, countedRef, engagementMention, linkList } from "../../collections/links-back.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import { countsSchema, stampShape } from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { localisedText } from "../../http/request/locale.ts";
import { fieldsOf } from "../../model/fields.ts";

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
    engagements: linkList(engagementMention, "By date, the latest first"),
    agreements: linkList(agreementMention, "By status, the highest rung first"),
    topics: linkList(countedRef, "What its facts are about, the most frequent first"),
  })
  .openapi("CountryDetail", { description: "A country with what the record tells of it." });

export const countryRelations = {
  agreements: ["agreements", "*"],
  engagements: ["engagements", "*"],
  topics: ["topics", "*"],
} as const satisfies Relations;

const fields = Object.keys(countrySchema.shape) as [string, ...string[]];
const itemFields = Object.keys(countryItemSchema.shape) as [string, ...string[]];

export const countryQuery = z.strictObject({
  ...recordFilters,
  role,
  ...timeFilters,
  ...listShape(fields, [], fieldsOf.country),
});

export const countryItemQuery = z.strictObject(itemShape(itemFields, includesOf(countryRelations)));
