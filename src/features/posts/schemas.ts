import { z } from "@hono/zod-openapi";
import { recordFilters, timeFilters } from "../../collections/filters.ts";
import { includesOf, type Relations } from "../../collections/include.ts";
import { engagementMention, linkList } from "../../collections/links-back.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import { countsSchema, dateSchema, idSchema, refSchema, refs, stampShape } from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { localisedText } from "../../http/request/locale.ts";
import { fieldsOf } from "../../model/fields.ts";

export const postSchema = z
  .object({
    id: idSchema.openapi({ example: "id-minister-of-defence" }),
    label: localisedText.openapi({ description: "Name of the post", example: "Minister of Defence of Indonesia" }),
    aliases: z
      .array(z.string().max(200))
      .max(40)
      .openapi({ description: "Other names and abbreviations", example: ["Menhan"] }),
    organisation: orNull(refSchema).openapi({ description: "The organisation that it belongs to" }),
    country: orNull(refSchema).openapi({
      description: "The country that it serves; null where it serves an international body",
    }),
    accreditedTo: refs("Of an attaché or ambassador, the countries of accreditation", 20),
    counts: countsSchema("PostCounts", ["people", "articles", "engagements", "statements"]),
    ...stampShape,
  })
  .openapi("Post", { description: "A public office, apart from the people who hold it." });

const holder = z
  .object({
    person: refSchema.openapi({ description: "Who holds or held it" }),
    rank: orNull(localisedText).openapi({ description: "Military rank at the time", example: null }),
    asOf: dateSchema.openapi({
      description: "When they are last known to have held it; not since when, nor until when",
    }),
  })
  .openapi("PostHolder", { description: "A person to whom an article gives the post." });

export const postItemSchema = postSchema
  .extend({
    holders: linkList(holder, "Who is known to have held it, the latest first and the undated last"),
    engagements: linkList(engagementMention, "Those that its holder took part in, named or not, the latest first"),
  })
  .openapi("PostDetail", { description: "A post with who held it and where." });

export const postRelations = {
  accreditedTo: ["accreditedTo", "*"],
  country: ["country"],
  organisation: ["organisation"],
} as const satisfies Relations;

const fields = Object.keys(postSchema.shape) as [string, ...string[]];
const itemFields = Object.keys(postItemSchema.shape) as [string, ...string[]];

export const postQuery = z.strictObject({
  ...recordFilters,
  ...timeFilters,
  ...listShape(fields, includesOf(postRelations), fieldsOf.post),
});

export const postItemQuery = z.strictObject(itemShape(itemFields, includesOf(postRelations)));
