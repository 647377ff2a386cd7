import { z } from "@hono/zod-openapi";
import { attendanceMember, placesMember, variantsMember } from "../../collections/fact-shapes.ts";
import { anyOf, language, recordFilters, role, timeFilters } from "../../collections/filters.ts";
import { evidencePath, includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import { engagementMention, linkList, statementMention } from "../../collections/mentions.ts";
import {
  dateSchema,
  evidenceCountShape,
  evidenceList,
  fieldNames,
  ordinalSchema,
  recordShape,
  refSchema,
  refShape,
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
    person: orNull(refSchema).openapi({ description: "The person, where the article gives a name" }),
    organisation: orNull(refSchema).openapi({ description: "The organisation that took part" }),
    country: orNull(refSchema).openapi({ description: "The country that took part, where nobody is named for it" }),
    post: orNull(refSchema).openapi({ description: "The post in which they took part" }),
    capacity: textSchema.nullable().openapi({
      description: "The capacity in which they took part, where it is not that of the post",
      example: "Head of the delegation",
    }),
    side: orNull(refSchema).openapi({ description: "The country or organisation that they act for" }),
    role: z.enum(participantRoles).openapi({ description: "What they did in it", example: "guest" }),
    named: z.boolean().openapi({
      description: "Whether the article names the person; false where it gives only a post",
      example: true,
    }),
  })
  .openapi("Participant", { description: "One who took part in an engagement." });

const rolesMember = z
  .array(z.enum(countryRoles))
  .max(4)
  .openapi({
    description: "partner, host and observer take part; mentioned does not: articles only name it",
    example: ["partner"],
  });

const countryInRoles = z
  .object({ country: refSchema.openapi({ description: "The country" }), roles: rolesMember })
  .openapi("EngagementCountry", { description: "A country and its roles in an engagement." });

const organisationInRoles = z
  .object({ organisation: refSchema.openapi({ description: "The organisation" }), roles: rolesMember })
  .openapi("EngagementOrganisation", { description: "An organisation and its roles in an engagement." });

const seriesMember = z
  .strictObject({ ...refShape, ordinal: ordinalSchema })
  .openapi("SeriesRef", { description: "The series of events that an engagement belongs to, and which one it is." });

const linksBack = {
  parts: linkList(engagementMention, "the engagements that are parts of it, the latest first"),
  followedBy: linkList(
    engagementMention,
    "the engagements of which an article says that they came after it, the latest first",
  ),
  statements: linkList(statementMention, "what was said about it, the latest first"),
};

export const engagementSchema = z
  .object({
    ...recordShape("engagement", "japan-courtesy-call-2022-03-02", {
      label: { example: "Courtesy call by Japan's ambassador on the deputy defence minister" },
    }),
    kind: z.enum(engagementKinds).openapi({ description: "What kind of engagement", example: "courtesy-call" }),
    status: z.enum(engagementStatuses).openapi({
      description:
        "planned: it is to be; held: it took place; postponed: to a later day, or until further notice; cancelled",
      example: "held",
    }),
    summary: textSchema.openapi({
      description: "What happened, or is to happen, in our words",
      example: "The ambassador called on the deputy minister.",
    }),
    date: dateSchema.openapi({ description: "When it was, or is to be" }),
    places: placesMember("Where it was, or is to be"),
    participants: z.array(participant).max(100).openapi({ description: "Who took part" }),
    countries: z
      .array(countryInRoles)
      .max(100)
      .openapi({ description: "The countries that take part or are mentioned, Indonesia included, and their roles" }),
    organisations: z.array(organisationInRoles).max(100).openapi({
      description:
        "The organisations that take part, such as ASEAN beside countries or a ministry through its minister, and their roles",
    }),
    attendance: attendanceMember,
    invitedBy: orNull(refSchema).openapi({ description: "Who invited to it; null where that is not stated" }),
    partOf: orNull(refSchema).openapi({
      description: "The engagement of which it is a part, such as the exercise of a phase",
    }),
    series: orNull(seriesMember).openapi({ description: "The series to which it belongs, and which one of it it is" }),
    follows: refs("The engagements that it came after, as an article says: a signing after a meeting", 20),
    topics: refs("The topics that it was about", 40),
    agreements: refs("The agreements and undertakings that were discussed, agreed, signed or carried out there", 40),
    variants: variantsMember,
    evidence: evidenceList("the paragraphs that say so"),
    ...evidenceCountShape,
    ...linksBack,
    ...stampShape,
  })
  .openapi("Engagement", {
    description:
      "Something that happened or is to happen at a time and a place: a meeting, a visit, a signing, an exercise, a delivery, a ratification.",
  });

const engagementRelations = {
  agreements: ["agreements", "*"],
  articles: evidencePath,
  countries: ["countries", "*", "country"],
  follows: ["follows", "*"],
  organisations: ["organisations", "*", "organisation"],
  partOf: ["partOf"],
  people: ["participants", "*", "person"],
  places: ["places", "*", "place"],
  series: ["series"],
  topics: ["topics", "*"],
} as const satisfies Relations;

/** What `include=` can name on items. */
export const engagementItemRelations = {
  ...engagementRelations,
  followedBy: ["followedBy", "*"],
  parts: ["parts", "*"],
  statements: ["statements", "*"],
} as const satisfies Relations;

const fields = fieldNames(engagementSchema, linksBack);
const itemFields = fieldNames(engagementSchema);

export const engagementQuery = z.strictObject({
  ...recordFilters,
  kind: oneOfList(engagementKinds, {
    description: `Only engagements of this kind. ${anyOf}.`,
    examples: { one: ["courtesy-call"] },
  }),
  status: oneOfList(engagementStatuses, {
    description: `Only engagements of this status. ${anyOf}.`,
    examples: { one: ["held"] },
  }),
  role,
  language,
  ...timeFilters,
  ...listShape(fields, includesOf(engagementRelations), fieldsOf.engagement),
});

export const engagementItemQuery = z.strictObject(itemShape(itemFields, includesOf(engagementItemRelations)));
