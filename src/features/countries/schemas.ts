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
    .openapi({ description: onItems("the first engagement held with it; where none has a date, any of them") }),
  latestEngagement: orNull(engagementMention)
    .optional()
    .openapi({ description: onItems("the latest engagement held with it; where none has a date, any of them") }),
  engagements: linkList(engagementMention, "the engagements that name it, the latest first"),
  agreements: linkList(
    agreementMention,
    "the agreements that concern it, by status: what stands highest first, what was taken back last",
  ),
  topics: linkList(countedRef, "the topics of its facts, the most frequent first"),
};

export const countrySchema = z
  .object({
    ...recordShape("country", "JP", {
      id: z
        .string()
        .length(2)
        .regex(/^[A-Z]{2}$/)
        .openapi({ description: "ISO 3166-1 alpha-2 code", example: "JP" }),
      label: { description: "Everyday name of the country", example: "Japan" },
    }),
    alpha3: z.string().length(3).openapi({ description: "ISO 3166-1 alpha-3 code", example: "JPN" }),
    numeric: z.string().length(3).openapi({ description: "ISO 3166-1 numeric code", example: "392" }),
    counts: countsSchema(
      "CountryCounts",
      ["partner", "host", "observer", "mentioned", "articles", "engagements", "agreements", "statements"],
      {
        partner: "Engagements in which it is a partner",
        host: "Engagements in which it is the host",
        observer: "Engagements in which it is an observer",
        mentioned: "Engagements in which it is only mentioned",
      },
    ).openapi({
      description:
        "How many engagements by the role of the country in them, and records of each collection that name it",
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
