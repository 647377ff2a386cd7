import { z } from "@hono/zod-openapi";
import { anyOf, recordFilters, timeFilters } from "../../collections/filters.ts";
import { includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import { countsSchema, fieldNames, recordShape, refSchema, stampShape } from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { oneOfList } from "../../http/request/params.ts";
import { fieldsOf } from "../../model/fields.ts";
import { sourceKinds } from "../../model/vocabulary.ts";

export const sourceSchema = z
  .object({
    ...recordShape("source", "antara", { label: { description: "What to show for it: its name", example: "ANTARA" } }),
    name: z.string().max(200).openapi({ description: "Name of the outlet, agency or publisher", example: "ANTARA" }),
    aliases: z.array(z.string().max(200)).max(40).openapi({ description: "Other names", example: [] }),
    kind: z.enum(sourceKinds).openapi({
      description:
        "agency: a news agency; outlet: a news outlet; official: a party that publishes its own releases, such as a ministry",
      example: "agency",
    }),
    country: orNull(refSchema).openapi({ description: "The country that it works from; null where that is not known" }),
    domain: z
      .string()
      .max(253)
      .nullable()
      .openapi({ description: "Host name of its site, as printed", example: "sindonews.com" }),
    counts: countsSchema("SourceCounts", ["articles", "engagements", "agreements", "statements"]),
    ...stampShape,
  })
  .openapi("Source", {
    description:
      "A news outlet or an official publisher that published an article, or the news agency that it credits.",
  });

export const sourceRelations = { country: ["country"] } as const satisfies Relations;

const fields = fieldNames(sourceSchema);

export const sourceQuery = z.strictObject({
  ...recordFilters,
  kind: oneOfList(sourceKinds, { description: `Only sources of this kind. ${anyOf}.`, examples: { one: ["agency"] } }),
  ...timeFilters,
  ...listShape(fields, includesOf(sourceRelations), fieldsOf.source),
});

export const sourceItemQuery = z.strictObject(itemShape(fields, includesOf(sourceRelations)));
