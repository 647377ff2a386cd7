import { z } from "@hono/zod-openapi";
import { recordFilters, role, timeFilters } from "../../collections/filters.ts";
import { includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import { agreementMention, countedRef, engagementMention, linkList, onItems } from "../../collections/mentions.ts";
import { countsSchema, fieldNames, recordShape, stampShape } from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { fieldsOf } from "../../model/fields.ts";

const linksBack = {
  firstEngagement: orNull(engagementMention)
    .optional()
    .openapi({ description: onItems("The first one held with it; where none has a date, any") }),
  latestEngagement: orNull(engagementMention)
    .optional()
    .openapi({ description: onItems("The latest one held with it; where none has a date, any") }),
  engagements: linkList(engagementMention, "By date, the latest first"),
  agreements: linkList(agreementMention, "By status: what stands highest first, what was taken back last"),
  topics: linkList(countedRef, "What its facts are about, the most frequent first"),
};

export const countrySchema = z
  .object({
    ...recordShape("country", "JP", {
      id: z
        .string()
        .length(2)
        .regex(/^[A-Z]{2}$/)
        .openapi({ description: "ISO 3166-1 alpha-2 code", example: "JP" }),
      label: { description: "Name of the country", example: "Japan" },
    }),
    alpha3: z.string().length(3).openapi({ description: "ISO 3166-1 alpha-3 code", example: "JPN" }),
    numeric: z.string().length(3).openapi({ description: "ISO 3166-1 numeric code", example: "392" }),
    counts: countsSchema("CountryCounts", [
      "partner",
      "host",
      "observer",
      "mentioned",
      "articles",
      "engagements",
      "agreements",
      "statements",
    ]).openapi({
      description: "Engagements by the country's role in them, and records of each collection that tell of it",
    }),
    ...linksBack,
    ...stampShape,
  })
  .openapi("Country", {
    description: "A country that the record names. Indonesia, the home country, is counted like any other.",
  });

export const countryRelations = {
  agreements: ["agreements", "*"],
  engagements: ["engagements", "*"],
  firstEngagement: ["firstEngagement"],
  latestEngagement: ["latestEngagement"],
  topics: ["topics", "*"],
} as const satisfies Relations;

const fields = fieldNames(countrySchema, linksBack);
const itemFields = fieldNames(countrySchema);

export const countryQuery = z.strictObject({
  ...recordFilters,
  role,
  ...timeFilters,
  ...listShape(fields, [], fieldsOf.country),
});

export const countryItemQuery = z.strictObject(itemShape(itemFields, includesOf(countryRelations)));
