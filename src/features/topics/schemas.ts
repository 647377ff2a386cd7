import { z } from "@hono/zod-openapi";
import { recordFilters, timeFilters } from "../../collections/filters.ts";
import { includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import { agreementMention, countedRef, engagementMention, linkList } from "../../collections/mentions.ts";
import { countsSchema, fieldNames, recordShape, refSchema, refs, stampShape } from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { textSchema } from "../../http/request/locale.ts";
import { fieldsOf } from "../../model/fields.ts";

const labels = z.array(z.string().max(200)).max(40);

const altLabels = z
  .object({
    en: labels.openapi({ description: "English", example: ["ToT"] }),
    id: labels.openapi({ description: "Indonesian", example: ["alih teknologi"] }),
  })
  .openapi({ description: "Other words for it in both languages, whatever the language of the answer" });

const linksBack = {
  engagements: linkList(engagementMention, "the engagements that were about it or a narrower topic, the latest first"),
  agreements: linkList(agreementMention, "the agreements about it or a narrower topic, what stands highest first"),
  countries: linkList(countedRef, "the countries that its facts name, the most frequent first"),
};

export const topicSchema = z
  .object({
    ...recordShape("topic", "technology-transfer", {
      label: { description: "Preferred label", example: "Technology transfer" },
    }),
    altLabels,
    definition: textSchema.openapi({
      description: "What belongs to this topic",
      example: "Passing on the knowledge to build or maintain equipment",
    }),
    broader: orNull(refSchema).openapi({ description: "The broader topic; null on the upper level" }),
    narrower: refs("The narrower topics"),
    counts: countsSchema("TopicCounts", ["articles", "engagements", "agreements", "statements"]).openapi({
      description: "How many records of each collection are about it or a narrower topic",
    }),
    ...linksBack,
    ...stampShape,
  })
  .openapi("Topic", { description: "A subject of the record, in a scheme of two levels (a concept, in SKOS)." });

export const topicRelations = { broader: ["broader"], narrower: ["narrower", "*"] } as const satisfies Relations;

const fields = fieldNames(topicSchema, linksBack);
const itemFields = fieldNames(topicSchema);

export const topicQuery = z.strictObject({
  ...recordFilters,
  ...timeFilters,
  ...listShape(fields, includesOf(topicRelations), fieldsOf.topic),
});

export const topicItemQuery = z.strictObject(itemShape(itemFields, includesOf(topicRelations)));
