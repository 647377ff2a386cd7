import { z } from "@hono/zod-openapi";
import { recordFilters, timeFilters } from "../../collections/filters.ts";
import { evidencePath, includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import {
  agreementMention,
  countedRef,
  engagementMention,
  linkList,
  statementMention,
} from "../../collections/mentions.ts";
import {
  countsSchema,
  dateSchema,
  evidenceCountShape,
  evidenceList,
  fieldNames,
  recordShape,
  refSchema,
  stampShape,
} from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { textSchema } from "../../http/request/locale.ts";
import { fieldsOf } from "../../model/fields.ts";
import { linkCap } from "../../model/links-back.ts";

const postSchema = z
  .object({
    post: orNull(refSchema).openapi({
      description: "The post",
      example: { type: "post", id: "id-minister-of-defence", label: "Minister of Defence" },
    }),
    organisation: orNull(refSchema).openapi({ description: "The organisation that the post belongs to" }),
    country: orNull(refSchema).openapi({ description: "The country that the post serves" }),
    rank: textSchema.nullable().openapi({ description: "Military rank at the time", example: null }),
    asOf: dateSchema.openapi({ description: "A date at which they are known to have held it; not since when" }),
    until: orNull(dateSchema).openapi({
      description: "When they are known to have left it; null where that is not told",
    }),
    evidence: evidenceList("the paragraphs that say so"),
  })
  .openapi("PostHeld", { description: "A post that an article gives a person." });

const linksBack = {
  engagements: linkList(engagementMention, "the engagements that they took part in, the latest first"),
  agreements: linkList(agreementMention, "the agreements that they signed, what stands highest first"),
  statements: linkList(statementMention, "what they said, the latest first"),
  topics: linkList(countedRef, "the topics of their facts, the most frequent first"),
};

export const personSchema = z
  .object({
    ...recordShape("person", "retno-marsudi", {
      label: { description: "What to show for it: its name", example: "Retno Marsudi" },
    }),
    name: z
      .string()
      .max(200)
      .openapi({ description: "The name, in the order that its bearer uses", example: "Retno Marsudi" }),
    otherNames: z
      .array(z.string().max(200))
      .max(40)
      .openapi({ description: "Other orders, romanisations, short forms and misprints", example: [] }),
    posts: z
      .array(postSchema)
      .max(linkCap)
      .openapi({
        description: `Posts over time, the earliest first and the undated last: of each, and each rank in it, the three earliest and the two latest days that articles give, and that it was left. At most ${linkCap}, in a list 10 unless its evidence is asked for`,
      }),
    ...evidenceCountShape,
    counts: countsSchema("PersonCounts", ["articles", "engagements", "statements"]),
    ...linksBack,
    ...stampShape,
  })
  .openapi("Person", {
    description:
      "A holder of public office whom the record names. A post that an article mentions without a name is no person.",
  });

const personRelations = {
  articles: ["posts", "*", ...evidencePath],
  countries: ["posts", "*", "country"],
  organisations: ["posts", "*", "organisation"],
} as const satisfies Relations;

/** What `include=` can name on items. */
export const personItemRelations = {
  ...personRelations,
  agreements: ["agreements", "*"],
  engagements: ["engagements", "*"],
  statements: ["statements", "*"],
  topics: ["topics", "*"],
} as const satisfies Relations;

const fields = fieldNames(personSchema, linksBack);
const itemFields = fieldNames(personSchema);

export const personQuery = z.strictObject({
  ...recordFilters,
  ...timeFilters,
  ...listShape(fields, includesOf(personRelations), fieldsOf.person),
});

export const personItemQuery = z.strictObject(itemShape(itemFields, includesOf(personItemRelations)));
