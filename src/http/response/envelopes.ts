import { z } from "@hono/zod-openapi";
import { translatedShape } from "./translations.ts";

/** The schemas of the bodies that {@link file://./respond.ts} sends. */

export const datasetSchema = z
  .object({
    version: z
      .int()
      .min(1)
      .max(2_147_483_647)
      .openapi({ description: "Rises by one with every write that changes the record", example: 7 }),
  })
  .openapi("Dataset", { description: "The version of the record that this answer shows.", example: { version: 7 } });

const pageSchema = z
  .object({
    limit: z.int().min(1).max(200).openapi({ description: "How many records a page has at most", example: 20 }),
    next: z.string().max(512).nullable().openapi({
      description: "What to send as `cursor` for the next page; null on the last one",
      example: null,
    }),
    total: z
      .object({
        value: z.int().min(0).max(1_000_000_000).openapi({ description: "How many records match", example: 5 }),
        relation: z.enum(["eq", "gte"]).openapi({
          description: "eq: exactly so many; gte: at least so many, as counting stopped at its cap",
          example: "eq",
        }),
      })
      .openapi("Total", { description: "How many records match the filters.", example: { value: 5, relation: "eq" } }),
  })
  .openapi("Page", {
    description: "Where this page stands in its list.",
    example: { limit: 20, next: null, total: { value: 5, relation: "eq" } },
  });

const facetsSchema = z
  .record(
    z.string().max(40),
    z
      .array(
        z
          .object({
            value: z.string().max(96).nullable().openapi({
              description: "The value; null for the records without one",
              example: "FR",
            }),
            label: z.string().max(200).openapi({ description: "What to show for the value", example: "France" }),
            count: z
              .int()
              .min(0)
              .max(1_000_000_000)
              .openapi({ description: "How many of the matching records have it", example: 3 }),
            relation: z.enum(["eq", "gte"]).openapi({
              description: "eq: exactly so many; gte: at least so many, as counting stopped at its cap",
              example: "eq",
            }),
            ...translatedShape,
          })
          .openapi("FacetBucket", { description: "How many matching records have one value." }),
      )
      .max(101),
  )
  .openapi("Facets", {
    description:
      "Counts of the matching records by the properties that `facets=` names, the most frequent values first and the unknown last. A facet is counted under all filters but its own.",
    example: { country: [{ value: "FR", label: "France", count: 3, relation: "eq" }] },
  });

const includedSchema = z
  .record(
    z.string().max(120),
    z
      .looseObject({
        type: z.string().max(40).openapi({ description: "Type of the record", example: "country" }),
        id: z.string().max(96).openapi({ description: "Identifier of the record", example: "FR" }),
        label: z.string().max(2000).openapi({ description: "What to show for it", example: "France" }),
        url: z
          .url()
          .max(500)
          .openapi({ description: "Its address in this API", example: "https://api.example.org/v1/countries/FR" }),
      })
      .openapi("IncludedRecord", { description: "A record as its own list shows it, with all members of its type." }),
  )
  .openapi("Included", {
    description:
      'The records that `include=` asks for, each once, under `<type>:<id>`, at most 200: of a reference `{ "type": "country", "id": "FR", … }` in `data`, the whole stands here under `country:FR`.',
    example: {
      "country:FR": { type: "country", id: "FR", label: "France", url: "https://api.example.org/v1/countries/FR" },
    },
  });

const warningSchema = z
  .object({
    parameter: z.string().max(40).openapi({ description: "The parameter that is meant", example: "topic" }),
    value: z.string().max(200).openapi({ description: "Its value", example: "tecnology-transfer" }),
    message: z
      .string()
      .max(500)
      .openapi({ description: "What is the matter", example: 'There is no topic "tecnology-transfer".' }),
    nearest: z
      .array(z.string().max(200))
      .max(10)
      .openapi({
        description: "The nearest values that exist, which may have been meant",
        example: ["technology-transfer"],
      }),
  })
  .openapi("RequestWarning", { description: "A value of the request that no record has." });

/**
 * The schema of a list's body.
 *
 * @param options whether it can have facets, and something to include; `more` are members besides.
 */
export const listEnvelope = <S extends z.ZodType, M extends z.core.$ZodLooseShape = Record<never, never>>(
  name: string,
  record: S,
  { facets = false, includes = false, more }: { facets?: boolean; includes?: boolean; more?: M } = {},
) =>
  z
    .object({
      ...more,
      data: z.array(record).max(200).openapi({ description: "The records of this page, in the order of the sort" }),
      page: pageSchema,
      ...(facets ? { facets: facetsSchema.optional() } : {}),
      ...(includes ? { included: includedSchema.optional() } : {}),
      warnings: z.array(warningSchema).max(100).optional().openapi({
        description:
          "Values of the request that no record has, such as `topic=tecnology-transfer`, each with the nearest that exist; absent where there are none",
      }),
      dataset: datasetSchema,
    })
    .openapi(name, { description: "One page of a list." });

/** The schema of an item's body: whether it can have something to include, and what it is, if not a record. */
export const itemEnvelope = <S extends z.ZodType>(
  name: string,
  record: S,
  { includes = false, description = "One record." } = {},
) =>
  z
    .object({ data: record, ...(includes ? { included: includedSchema.optional() } : {}), dataset: datasetSchema })
    .openapi(name, { description });
