import { z } from "@hono/zod-openapi";
import { language, recordFilters, role, timeFilters } from "../../collections/filters.ts";
import { evidencePath, includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import {
  dateSchema,
  evidenceCountShape,
  evidenceList,
  fieldNames,
  placeSchema,
  recordShape,
  refSchema,
  refs,
  stampShape,
} from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { textSchema } from "../../http/request/locale.ts";
import { oneOfList } from "../../http/request/params.ts";
import { fieldsOf } from "../../model/fields.ts";
import { countryRoles, engagementKinds, engagementStatuses, participantRoles } from "../../model/vocabulary.ts";

const participant = z
  .object({
    person: orNull(refSchema).openapi({ description: "Who, where a name is given" }),
    organisation: orNull(refSchema).openapi({ description: "The organisation that took part" }),
    country: orNull(refSchema).openapi({ description: "The country that took part, where no one else is named" }),
    post: orNull(refSchema).openapi({ description: "In which post" }),
    capacity: textSchema.nullable().openapi({ description: "In what capacity, where the post does not say it" }),
    side: z.string().length(2).nullable().openapi({ description: "Id of the country they act for", example: "JP" }),
    role: z.enum(participantRoles).openapi({ description: "Their part in it", example: "guest" }),
    named: z.boolean().openapi({ description: "false where the article gives a post without a name", example: true }),
  })
  .openapi("Participant", { description: "One who took part in an engagement." });

export const engagementSchema = z
  .object({
    ...recordShape("engagement", "japan-courtesy-call-2022-03-02"),
    kind: z.enum(engagementKinds).openapi({ description: "What kind of engagement", example: "courtesy-call" }),
    status: z.enum(engagementStatuses).openapi({ description: "Whether it took place", example: "held" }),
    summary: textSchema.openapi({ description: "What happened, in our words" }),
    date: dateSchema.openapi({ description: "When it was, or is to be" }),
    place: orNull(placeSchema).openapi({ description: "Where, as far as stated" }),
    participants: z.array(participant).max(60).openapi({ description: "Who took part" }),
    countries: z
      .array(
        z.object({
          country: refSchema.openapi({ description: "The country" }),
          role: z.enum(countryRoles).openapi({
            description: "partner and host are parties to it, mentioned is not",
            example: "partner",
          }),
        }),
      )
      .max(60)
      .openapi({ description: "The countries it concerns, and how; one that is partner and host is there twice" }),
    topics: refs("What it was about", 40),
    agreements: refs("Agreements and undertakings discussed, agreed or signed there", 40),
    evidence: evidenceList("Which paragraphs say so"),
    ...evidenceCountShape,
    ...stampShape,
  })
  .openapi("Engagement", { description: "A meeting, courtesy call, signing, visit or exhibition, planned or held." });

export const engagementRelations = {
  agreements: ["agreements", "*"],
  articles: evidencePath,
  countries: ["countries", "*", "country"],
  organisations: ["participants", "*", "organisation"],
  people: ["participants", "*", "person"],
  topics: ["topics", "*"],
} as const satisfies Relations;

const fields = fieldNames(engagementSchema);

export const engagementQuery = z.strictObject({
  ...recordFilters,
  kind: oneOfList(engagementKinds, {
    description: "Only engagements of this kind; several mean any of them.",
    examples: { one: ["courtesy-call"] },
  }),
  status: oneOfList(engagementStatuses, {
    description: "Only engagements of this status.",
    examples: { one: ["held"] },
  }),
  role,
  language,
  ...timeFilters,
  ...listShape(fields, includesOf(engagementRelations), fieldsOf.engagement),
});

export const engagementItemQuery = z.strictObject(itemShape(fields, includesOf(engagementRelations)));
