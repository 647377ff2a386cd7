import { z } from "@hono/zod-openapi";
import { language, recordFilters, role, timeFilters } from "../../collections/filters.ts";
import { includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import {
  countsSchema,
  dateSchema,
  fieldNames,
  recordShape,
  refSchema,
  refs,
  stampShape,
} from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { textSchema } from "../../http/request/locale.ts";
import { fieldsOf } from "../../model/fields.ts";
import { articleRelations as articleRelationTypes, countryRoles, rightsStatuses } from "../../model/vocabulary.ts";

export const articleSchema = z
  .object({
    ...recordShape("article", "japan-courtesy-call-2022", {
      label: { example: "Japan's ambassador calls on Indonesia's deputy defence minister" },
    }),
    headline: z
      .string()
      .max(400)
      .nullable()
      .openapi({ description: "The headline as published; null where the text has none", example: null }),
    articleUrl: z
      .url()
      .max(500)
      .nullable()
      .openapi({ description: "The address at which it was published; null where that is not known", example: null }),
    language: z.enum(["id", "en"]).openapi({ description: "The language of the text", example: "id" }),
    machineTranslated: z
      .boolean()
      .openapi({ description: "Whether the text has passed through a machine translation", example: false }),
    source: orNull(refSchema).openapi({
      description: "The outlet that published it; null where the text does not tell",
    }),
    agency: orNull(refSchema).openapi({ description: "The news agency that it credits; null where it credits none" }),
    published: dateSchema.openapi({ description: "When it was published" }),
    dateline: z.string().max(80).nullable().openapi({
      description: "The place named at its head, as printed; null where there is none",
      example: "JAKARTA",
    }),
    byline: z
      .array(
        z.object({
          name: z.string().max(200).openapi({ description: "The name or initials as printed", example: "cip" }),
          role: z.enum(["reporter", "editor", "initials"]).openapi({
            description: "What they did; initials: not told, as only initials are printed",
            example: "initials",
          }),
        }),
      )
      .max(10)
      .openapi({ description: "Who wrote and edited it, as printed" }),
    summary: textSchema.openapi({
      description: "What it reports, in our words",
      example: "The two spoke about cooperation in defence.",
    }),
    wordCount: z.int().min(1).max(1_000_000).openapi({
      description: "Number of words, as they stand between white space, in the text as published",
      example: 310,
    }),
    paragraphCount: z
      .int()
      .min(1)
      .max(2000)
      .openapi({ description: "Number of non-blank lines in the text as published", example: 14 }),
    textSha256: z
      .string()
      .length(64)
      .regex(/^[0-9a-f]+$/)
      .openapi({
        description: "SHA-256 of the text in UTF-8, as Mitra holds it; the text itself is not published here",
        example: "b0840cc94e52ba6d802af893a3ae01a1cd8ff239dc408803333b4afbaae28596",
      }),
    rights: z
      .object({
        status: z
          .enum(rightsStatuses)
          .openapi({ description: "What the page says of the rights in its text", example: "all-rights-reserved" }),
        notice: textSchema.nullable().openapi({
          description: "What the notice says, in our words; null where none is printed",
          example: "All rights reserved",
        }),
      })
      .openapi("Rights", { description: "Rights in the article's text. The facts in this record are CC BY 4.0." }),
    topics: refs("The topics of the facts that it is evidence for", 100),
    countries: z
      .array(
        z
          .object({
            country: refSchema.openapi({ description: "The country" }),
            roles: z
              .array(z.enum(countryRoles))
              .max(4)
              .openapi({ description: "Its roles in these facts", example: ["partner"] }),
          })
          .openapi("ArticleCountry", { description: "A country and its roles in the facts of an article." }),
      )
      .max(100)
      .openapi({ description: "The countries that its facts name, Indonesia included, and their roles" }),
    relations: z
      .array(
        z
          .object({
            type: z
              .enum(articleRelationTypes)
              .openapi({ description: "How this article stands to the other one", example: "cites" }),
            article: orNull(refSchema).openapi({ description: "The other article, where it has a record" }),
            url: z
              .url()
              .max(500)
              .nullable()
              .openapi({ description: "The address of the other one; null where that is not known", example: null }),
            note: textSchema
              .nullable()
              .openapi({ description: "A remark on the relation, or which article is meant", example: null }),
          })
          .openapi("ArticleRelation", { description: "How an article stands to another one." }),
      )
      .max(20)
      .openapi({ description: "What it is a copy or a translation of, and what it cites or corrects" }),
    engagements: refs("The engagements that it is evidence for", 100),
    agreements: refs("The agreements and undertakings that it is evidence for", 100),
    statements: refs("The statements that it reports", 200),
    references: z
      .array(
        z.object({
          paragraph: z
            .int()
            .min(1)
            .max(2000)
            .openapi({ description: "The number of the paragraph in which it stands", example: 12 }),
          label: textSchema.openapi({
            description: "What the headline says, in our words",
            example: "The navy takes over a patrol vessel",
          }),
        }),
      )
      .max(40)
      .openapi({ description: "Related headlines that the page lists; no facts are taken from them" }),
    counts: countsSchema("ArticleCounts", [
      "engagements",
      "agreements",
      "statements",
      "people",
      "organisations",
    ]).openapi({
      description: "How many records of each collection it is evidence for or names.",
    }),
    ...stampShape,
  })
  .openapi("Article", { description: "A news article: where and when it was published, and what it is evidence for." });

export const articleRelations = {
  engagements: ["engagements", "*"],
  agreements: ["agreements", "*"],
  statements: ["statements", "*"],
  topics: ["topics", "*"],
  countries: ["countries", "*", "country"],
  source: ["source"],
  agency: ["agency"],
} as const satisfies Relations;

const fields = fieldNames(articleSchema);

export const articleQuery = z.strictObject({
  ...recordFilters,
  role,
  language,
  ...timeFilters,
  ...listShape(fields, includesOf(articleRelations), fieldsOf.article),
});

export const articleItemQuery = z.strictObject(itemShape(fields, includesOf(articleRelations)));
