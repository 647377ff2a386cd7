import { z } from "@hono/zod-openapi";
import { recordFilters, timeFilters } from "../../collections/filters.ts";
import { includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import { engagementMention, linkList } from "../../collections/mentions.ts";
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

const holder = z
  .object({
    person: refSchema.openapi({ description: "The person who holds or held it" }),
    rank: textSchema.nullable().openapi({ description: "Military rank at the time", example: null }),
    asOf: dateSchema.openapi({
      description: "The last date at which they are known to have held it; not since when",
    }),
    until: orNull(dateSchema).openapi({
      description: "When they are known to have left it; null where that is not told",
    }),
  })
  .openapi("PostHolder", { description: "A person to whom an article gives the post." });

const linksBack = {
  holders: linkList(holder, "who is known to have held it, the latest first and the undated last"),
  engagements: linkList(
    engagementMention,
    "the engagements that its holder took part in, named or not, the latest first",
  ),
};

export const postSchema = z
  .object({
    ...recordShape("post", "id-minister-of-defence", { label: { example: "Minister of Defence of Indonesia" } }),
    aliases: z
      .array(z.string().max(200))
      .max(40)
      .openapi({ description: "Other names and abbreviations", example: ["Menhan"] }),
    organisation: orNull(refSchema).openapi({ description: "The organisation that it belongs to" }),
    country: orNull(refSchema).openapi({
      description: "The country that it serves; null where it serves an international body",
    }),
    accreditedTo: refs("The countries to which an attaché or ambassador is accredited", 20),
    counts: countsSchema("PostCounts", ["people", "articles", "engagements", "statements"]),
    ...linksBack,
    ...stampShape,
  })
  .openapi("Post", { description: "A public office, apart from the people who hold it." });

export const postRelations = {
  accreditedTo: ["accreditedTo", "*"],
  country: ["country"],
  organisation: ["organisation"],
} as const satisfies Relations;

const fields = fieldNames(postSchema, linksBack);
const itemFields = fieldNames(postSchema);

export const postQuery = z.strictObject({
  ...recordFilters,
  ...timeFilters,
  ...listShape(fields, includesOf(postRelations), fieldsOf.post),
});

export const postItemQuery = z.strictObject(itemShape(itemFields, includesOf(postRelations)));
