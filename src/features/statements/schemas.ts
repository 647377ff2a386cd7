import { z } from "@hono/zod-openapi";
import { placesMember, variantsMember } from "../../collections/fact-shapes.ts";
import { anyOf, language, recordFilters, timeFilters } from "../../collections/filters.ts";
import { evidencePath, includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import {
  dateSchema,
  evidenceCountShape,
  evidenceList,
  fieldNames,
  recordShape,
  refSchema,
  refs,
  stampShape,
} from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { textSchema } from "../../http/request/locale.ts";
import { oneOfList } from "../../http/request/params.ts";
import { fieldsOf } from "../../model/fields.ts";
import { media } from "../../model/vocabulary.ts";

export const statementSchema = z
  .object({
    ...recordShape("statement", "france-marsudi-supply-chain", {
      label: { example: "Marsudi hopes for a stronger supply chain" },
    }),
    speakers: refs("Who said it: people, organisations or countries; empty where the article names nobody", 20),
    post: orNull(refSchema).openapi({ description: "The post in which it was said" }),
    capacity: textSchema
      .nullable()
      .openapi({ description: "The capacity in which it was said, where it is not that of the post", example: null }),
    paraphrase: textSchema.openapi({
      description: "What was said, in our words; never a verbatim quotation",
      example: "She hopes for a stronger supply chain.",
    }),
    medium: z.enum(media).openapi({
      description: "The medium it was made through; meeting: it was said there; unspecified: not told",
      example: "video-statement",
    }),
    date: dateSchema.openapi({ description: "When it was said" }),
    places: placesMember("Where it was said"),
    about: refs("The engagements, agreements and other records that it is about", 40),
    topics: refs("The topics that it is about", 40),
    countries: refs("The countries of its speakers, and those that it is about", 100),
    variants: variantsMember,
    evidence: evidenceList("the paragraphs that say so"),
    ...evidenceCountShape,
    ...stampShape,
  })
  .openapi("Statement", {
    description: "Who said what, paraphrased. A hope, a wish or a welcome is a statement, never an outcome.",
  });

export const statementRelations = {
  about: ["about", "*"],
  articles: evidencePath,
  countries: ["countries", "*"],
  places: ["places", "*", "place"],
  speakers: ["speakers", "*"],
  topics: ["topics", "*"],
} as const satisfies Relations;

const fields = fieldNames(statementSchema);

export const statementQuery = z.strictObject({
  ...recordFilters,
  kind: oneOfList(media, {
    description: `Only statements made through this medium. ${anyOf}.`,
    examples: { one: ["press-release"] },
  }),
  language,
  ...timeFilters,
  ...listShape(fields, includesOf(statementRelations), fieldsOf.statement),
});

export const statementItemQuery = z.strictObject(itemShape(fields, includesOf(statementRelations)));
