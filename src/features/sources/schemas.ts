import { z } from "@hono/zod-openapi";
import { recordFilters, timeFilters } from "../../collections/filters.ts";
import { includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import { countsSchema, fieldNames, recordShape, refSchema, stampShape } from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { oneOfList } from "../../http/request/params.ts";
import { fieldsOf } from "../../model/fields.ts";
import { sourceKinds } from "../../model/vocabulary.ts";

export const sourceSchema = z
  .object({
    ...recordShape("source", "antara"),
    name: z.string().max(200).openapi({ description: "Name of the outlet or agency", example: "ANTARA" }),
    aliases: z.array(z.string().max(200)).max(40).openapi({ description: "Other names", example: [] }),
    kind: z.enum(sourceKinds).openapi({ description: "News agency or outlet", example: "agency" }),
    country: orNull(refSchema).openapi({ description: "The country it works from, where known" }),
    domain: z
      .string()
      .max(253)
      .nullable()
      .openapi({ description: "Host name of its site, as printed", example: "sindonews.com" }),
    counts: countsSchema("SourceCounts", ["articles", "engagements", "agreements", "statements"]),
    ...stampShape,
  })
  .openapi("Source", { description: "A news outlet that published an article, or the agency that it credits." });

export const sourceRelations = { country: ["country"] } as const satisfies Relations;

const fields = fieldNames(sourceSchema);

export const sourceQuery = z.strictObject({
  ...recordFilters,
  kind: oneOfList(sourceKinds, { description: "Only news agencies, or only outlets.", examples: { one: ["agency"] } }),
  ...timeFilters,
  ...listShape(fields, includesOf(sourceRelations), fieldsOf.source),
});

export const sourceItemQuery = z.strictObject(itemShape(fields, includesOf(sourceRelations)));
