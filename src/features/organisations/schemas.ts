import { z } from "@hono/zod-openapi";
import { anyOf, recordFilters, timeFilters } from "../../collections/filters.ts";
import { evidencePath, includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import {
  agreementMention,
  countedRef,
  engagementMention,
  linkList,
  onItems,
  statementMention,
} from "../../collections/mentions.ts";
import {
  countsSchema,
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
import { organisationKinds } from "../../model/vocabulary.ts";

const nameList = (description: string) => z.array(z.string().max(200)).max(40).openapi({ description, example: [] });

const linksBack = {
  parts: refs(onItems("the organisations that are parts of it")).optional(),
  engagements: linkList(engagementMention, "the engagements that it took part in, the latest first"),
  agreements: linkList(agreementMention, "the agreements that name it, what stands highest first"),
  statements: linkList(
    statementMention,
    "what was said by it, by its parts, or by those who hold posts in them, the latest first",
  ),
  people: linkList(countedRef, "the people whom the same facts name, the most frequent first"),
  topics: linkList(countedRef, "the topics of its facts, the most frequent first"),
};

export const organisationSchema = z
  .object({
    ...recordShape("organisation", "bakamla", {
      label: { description: "What to show for it: its name", example: "Indonesian Maritime Security Agency" },
    }),
    name: textSchema.openapi({
      description: "Name in the language of the answer",
      example: "Indonesian Maritime Security Agency",
    }),
    names: z
      .object({
        en: z.string().max(200).openapi({ description: "English", example: "Indonesian Maritime Security Agency" }),
        id: z
          .string()
          .max(200)
          .openapi({ description: "Indonesian", example: "Badan Keamanan Laut Republik Indonesia" }),
      })
      .openapi({ description: "Name in both languages, whatever the language of the answer" }),
    aliases: nameList("Other right names and abbreviations"),
    misprints: nameList("Wrong forms that articles print, kept so that a search for them finds the record"),
    kind: z.enum(organisationKinds).openapi({ description: "What kind of organisation", example: "agency" }),
    country: orNull(refSchema).openapi({ description: "The country it belongs to" }),
    parent: orNull(refSchema).openapi({ description: "The organisation it is a part of" }),
    counts: countsSchema("OrganisationCounts", ["articles", "engagements", "agreements", "statements"]),
    evidence: evidenceList("the paragraphs that name it"),
    ...evidenceCountShape,
    ...linksBack,
    ...stampShape,
  })
  .openapi("Organisation", {
    description:
      "A ministry, parliament, armed force, unit, ship, base, agency, company or international body, or a part of one, that the record names.",
  });

const organisationRelations = {
  articles: evidencePath,
  country: ["country"],
  parent: ["parent"],
} as const satisfies Relations;

/** What `include=` can name on items. */
export const organisationItemRelations = {
  ...organisationRelations,
  agreements: ["agreements", "*"],
  engagements: ["engagements", "*"],
  parts: ["parts", "*"],
  people: ["people", "*"],
  statements: ["statements", "*"],
  topics: ["topics", "*"],
} as const satisfies Relations;

const fields = fieldNames(organisationSchema, linksBack);
const itemFields = fieldNames(organisationSchema);

export const organisationQuery = z.strictObject({
  ...recordFilters,
  kind: oneOfList(organisationKinds, {
    description: `Only organisations of this kind. ${anyOf}.`,
    examples: { one: ["ministry"] },
  }),
  ...timeFilters,
  ...listShape(fields, includesOf(organisationRelations), fieldsOf.organisation),
});

export const organisationItemQuery = z.strictObject(itemShape(itemFields, includesOf(organisationItemRelations)));
