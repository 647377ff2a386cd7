import { z } from "@hono/zod-openapi";
import { type AnswerLanguage, localisedText, text } from "../../http/locale.ts";
import { orNull } from "../../http/or-null.ts";
import { oneOfList } from "../../http/params.ts";
import { organisationKinds } from "../../model/vocabulary.ts";
import { includesOf } from "../expand.ts";
import { facetNames } from "../facets.ts";
import { recordFilters, timeFilters } from "../filters.ts";
import { itemShape, listShape } from "../listing.ts";
import {
  agreementMention,
  countedRef,
  engagementMention,
  occurrences,
  presentAgreementMentions,
  presentCompanions,
  presentEngagementMentions,
} from "../occurrences.ts";
import { countsOf, factCounts } from "../relations.ts";
import {
  countsSchema,
  evidenceSchema,
  idSchema,
  presentEvidence,
  presentRef,
  presentRefOrNull,
  presentStamps,
  refSchema,
  refs,
  stampShape,
} from "../shapes.ts";
import type { OrganisationItemRow, OrganisationRow } from "./queries.ts";

const nameList = (description: string) => z.array(z.string().max(200)).max(40).openapi({ description, example: [] });

export const organisationSchema = z
  .object({
    id: idSchema.openapi({ example: "bakamla" }),
    name: localisedText.openapi({
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
    misprints: nameList("Printed forms that are wrong, kept so that a search for them finds the record"),
    kind: z.enum(organisationKinds).openapi({ description: "What kind of organisation", example: "agency" }),
    country: orNull(refSchema).openapi({ description: "The country it belongs to" }),
    parent: orNull(refSchema).openapi({ description: "The organisation it is a part of" }),
    counts: countsSchema("OrganisationCounts", ["articles", "engagements", "agreements", "statements"]),
    evidence: z.array(evidenceSchema).max(100).openapi({ description: "Which paragraphs name it" }),
    ...stampShape,
  })
  .openapi("Organisation", {
    description: "A ministry, armed force, agency, company or part of one that the record names.",
  });

export const organisationItemSchema = organisationSchema
  .extend({
    parts: refs("The organisations that are parts of it"),
    engagements: occurrences(engagementMention, "Those it took part in, the latest first"),
    agreements: occurrences(agreementMention, "Those it is a party to, the highest rung first"),
    people: occurrences(countedRef, "People in the same facts, the most frequent first"),
    topics: occurrences(countedRef, "What its facts are about, the most frequent first"),
  })
  .openapi("OrganisationDetail", { description: "An organisation with what the record tells of it." });

export const presentOrganisation = (
  row: OrganisationRow,
  lang: AnswerLanguage,
): z.input<typeof organisationSchema> => ({
  id: row.id,
  name: text(lang, { en: row.nameEn, id: row.nameId }),
  names: { en: row.nameEn, id: row.nameId },
  aliases: row.aliases,
  misprints: row.misprints,
  kind: row.kind,
  country: presentRefOrNull(row.country, lang),
  parent: presentRefOrNull(row.parent, lang),
  counts: countsOf(row.counts, row.id, factCounts("organisation")),
  evidence: presentEvidence(row.evidence, lang),
  ...presentStamps(row.stamp),
});

export const presentOrganisationItem = (
  row: OrganisationItemRow,
  lang: AnswerLanguage,
): z.input<typeof organisationItemSchema> => ({
  ...presentOrganisation(row, lang),
  parts: row.parts.flatMap(({ part }) => (part ? [presentRef(part, lang)] : [])),
  engagements: presentEngagementMentions(row.engagements, lang),
  agreements: presentAgreementMentions(row.agreements, lang),
  people: presentCompanions(row.people, lang),
  topics: presentCompanions(row.topics, lang),
});

const fields = Object.keys(organisationSchema.shape) as [string, ...string[]];
const itemFields = Object.keys(organisationItemSchema.shape) as [string, ...string[]];

export const organisationQuery = z.strictObject({
  ...recordFilters,
  kind: oneOfList(organisationKinds, {
    description: "Only organisations of this kind; several mean any of them.",
    examples: { one: ["ministry"] },
  }),
  ...timeFilters,
  ...listShape(fields, includesOf("organisation"), facetNames.organisation),
});

export const organisationItemQuery = z.strictObject(itemShape(itemFields, includesOf("organisation")));
