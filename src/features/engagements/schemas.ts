import { z } from "@hono/zod-openapi";
import { attendanceMember, placesMember, variantsMember } from "../../collections/fact-shapes.ts";
import { language, recordFilters, role, timeFilters } from "../../collections/filters.ts";
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
    person: orNull(refSchema).openapi({ description: "Who, where a name is given" }),
    organisation: orNull(refSchema).openapi({ description: "The organisation that took part" }),
    country: orNull(refSchema).openapi({ description: "The country that took part, where no one else is named" }),
    post: orNull(refSchema).openapi({ description: "In which post" }),
    capacity: textSchema.nullable().openapi({ description: "In what capacity, where the post does not say it" }),
    side: orNull(refSchema).openapi({ description: "The country or organisation they act for" }),
    role: z.enum(participantRoles).openapi({ description: "Their part in it", example: "guest" }),
    named: z.boolean().openapi({ description: "false where the article gives a post without a name", example: true }),
  })
  .openapi("Participant", { description: "One who took part in an engagement." });

const rolesMember = z
  .array(z.enum(countryRoles))
  .max(4)
  .openapi({ description: "partner, host and observer take part; mentioned does not", example: ["partner"] });

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
  parts: linkList(engagementMention, "The engagements that are parts of it, the latest first"),
  followedBy: linkList(engagementMention, "Those that came after it, as articles say, the latest first"),
  statements: linkList(statementMention, "What was said of it, the latest first"),
};

export const engagementSchema = z
  .object({
    ...recordShape("engagement", "japan-courtesy-call-2022-03-02"),
    kind: z.enum(engagementKinds).openapi({ description: "What kind of engagement", example: "courtesy-call" }),
    status: z.enum(engagementStatuses).openapi({ description: "Whether it took place", example: "held" }),
    summary: textSchema.openapi({ description: "What happened, in our words" }),
    date: dateSchema.openapi({ description: "When it was, or is to be" }),
    places: placesMember("Where it was, or is to be"),
    participants: z.array(participant).max(100).openapi({ description: "Who took part" }),
    countries: z
      .array(countryInRoles)
      .max(100)
      .openapi({ description: "The countries that it concerns, Indonesia included, and their roles" }),
    organisations: z.array(organisationInRoles).max(100).openapi({
      description: "Organisations that take part, as counterparts or through participants, and their roles",
    }),
    attendance: attendanceMember,
    invitedBy: orNull(refSchema).openapi({ description: "Who invited to it, where stated" }),
    partOf: orNull(refSchema).openapi({ description: "The engagement of which it is a part" }),
    series: orNull(seriesMember).openapi({ description: "The series of events that it belongs to" }),
    follows: refs("What it came after, as an article says", 20),
    topics: refs("What it was about", 40),
    agreements: refs("Agreements and undertakings discussed, agreed or signed there", 40),
    variants: variantsMember,
    evidence: evidenceList("which paragraphs say so"),
    ...evidenceCountShape,
    ...linksBack,
    ...stampShape,
  })
  .openapi("Engagement", {
    description: "Something that happened or is to happen between parties: a meeting, signing, exercise, delivery.",
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

export const engagementItemQuery = z.strictObject(itemShape(itemFields, includesOf(engagementItemRelations)));
