import { z } from "@hono/zod-openapi";
import { anyOf, recordFilters, timeFilters } from "../../collections/filters.ts";
import { includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import { countedRef, engagementExample, engagementMention, linkList } from "../../collections/mentions.ts";
import { countsSchema, fieldNames, ordinalSchema, recordShape, refs, stampShape } from "../../collections/shapes.ts";
import { oneOfList } from "../../http/request/params.ts";
import { fieldsOf } from "../../model/fields.ts";
import { engagementKinds } from "../../model/vocabulary.ts";

const linksBack = {
  engagements: linkList(
    engagementMention.extend({ ordinal: ordinalSchema }).openapi("SeriesEngagement", {
      description: "An engagement of a series in brief.",
      example: { ...engagementExample, ordinal: null },
    }),
    "its latest engagements, by ordinal and then by date, the earliest first and the unknown last",
  ),
  topics: linkList(countedRef, "the topics of its engagements, the most frequent first"),
};

export const seriesSchema = z
  .object({
    ...recordShape("series", "milex", { label: { example: "MILEX" } }),
    aliases: z
      .array(z.string().max(200))
      .max(40)
      .openapi({ description: "Other names and abbreviations", example: ["MILEX"] }),
    kind: z
      .enum(engagementKinds)
      .openapi({ description: "What kind of engagement each of them is", example: "exhibition" }),
    countries: refs("The countries that hold it", 60),
    counts: countsSchema("SeriesCounts", ["articles", "engagements"]),
    ...linksBack,
    ...stampShape,
  })
  .openapi("Series", { description: "A meeting, exercise or exhibition that is held again and again." });

export const seriesRelations = { countries: ["countries", "*"] } as const satisfies Relations;

const fields = fieldNames(seriesSchema, linksBack);
const itemFields = fieldNames(seriesSchema);

export const seriesQuery = z.strictObject({
  ...recordFilters,
  kind: oneOfList(engagementKinds, {
    description: `Only series of engagements of this kind. ${anyOf}.`,
    examples: { one: ["exhibition"] },
  }),
  ...timeFilters,
  ...listShape(fields, includesOf(seriesRelations), fieldsOf.series),
});

export const seriesItemQuery = z.strictObject(itemShape(itemFields, includesOf(seriesRelations)));
