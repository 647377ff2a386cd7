import { z } from "@hono/zod-openapi";
import { recordFilters, timeFilters } from "../../collections/filters.ts";
import { includesOf, type Relations } from "../../collections/include.ts";
import { countedRef, engagementMention, linkCap, linkList } from "../../collections/links-back.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import { countsSchema, dateSchema, evidenceSchema, idSchema, refSchema, stampShape } from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { localisedText } from "../../http/request/locale.ts";
import { fieldsOf } from "../../model/fields.ts";

const postSchema = z
  .object({
    post: orNull(refSchema).openapi({
      description: "The post",
      example: { id: "id-minister-of-defence", type: "post", label: "Minister of Defence" },
    }),
    organisation: orNull(refSchema).openapi({ description: "The organisation that the post belongs to" }),
    country: orNull(refSchema).openapi({ description: "The country that the post serves" }),
    rank: orNull(localisedText).openapi({ description: "Military rank at the time", example: null }),
    asOf: dateSchema.openapi({ description: "When they are known to have held it; not since when, nor until when" }),
    evidence: z.array(evidenceSchema).max(100).openapi({ description: "Which paragraphs say so" }),
  })
  .openapi("PostHeld", { description: "A post that an article gives a person." });

export const personSchema = z
  .object({
    id: idSchema.openapi({ example: "retno-marsudi" }),
    name: z.string().max(200).openapi({ description: "In the order that its bearer uses", example: "Retno Marsudi" }),
    otherNames: z
      .array(z.string().max(200))
      .max(40)
      .openapi({ description: "Other orders, romanisations, short forms and misprints", example: [] }),
    posts: z
      .array(postSchema)
      .max(linkCap)
      .openapi({
        description: `Posts over time, the earliest first and the undated last; at most ${linkCap}, in a list 10`,
      }),
    counts: countsSchema("PersonCounts", ["articles", "engagements", "statements"]),
    ...stampShape,
  })
  .openapi("Person", { description: "A holder of public office whom the record names. A role is not the person." });

export const personItemSchema = personSchema
  .extend({
    engagements: linkList(engagementMention, "Those they took part in, the latest first"),
    topics: linkList(countedRef, "What their facts are about, the most frequent first"),
  })
  .openapi("PersonDetail", { description: "A person with what the record tells of them." });

export const personRelations = {
  countries: ["posts", "*", "country"],
  organisations: ["posts", "*", "organisation"],
} as const satisfies Relations;

const fields = Object.keys(personSchema.shape) as [string, ...string[]];
const itemFields = Object.keys(personItemSchema.shape) as [string, ...string[]];

export const personQuery = z.strictObject({
  ...recordFilters,
  ...timeFilters,
  ...listShape(fields, includesOf(personRelations), fieldsOf.person),
});

export const personItemQuery = z.strictObject(itemShape(itemFields, includesOf(personRelations)));
