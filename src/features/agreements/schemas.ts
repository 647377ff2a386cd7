import { z } from "@hono/zod-openapi";
import { moneySchema, placesMember, quantitySchema, variantsMember } from "../../collections/fact-shapes.ts";
import { language, reached, recordFilters, timeFilters } from "../../collections/filters.ts";
import { evidencePath, includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import {
  agreementMention,
  engagementMention,
  linkList,
  onItems,
  relatedAgreement,
  statementMention,
} from "../../collections/mentions.ts";
import {
  dateSchema,
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
import {
  agreementKinds,
  agreementStatuses,
  equipmentStatuses,
  identifierSchemes,
  partyRoles,
  agreementRelations as relationTypes,
} from "../../model/vocabulary.ts";

const statusSchema = z.enum(agreementStatuses);

const statusStep = z
  .object({
    status: statusSchema.openapi({ description: "What it became", example: "signed" }),
    date: dateSchema.openapi({ description: "When" }),
    reportedAsOf: z.string().max(10).nullable().openapi({
      description: "Day by which an article reports it (ISO 8601); null where no such article has a date",
      example: "2022-03-02",
    }),
    evidence: evidenceList("which paragraphs say so"),
  })
  .openapi("StatusStep", { description: "One step in the history of an agreement." });

const party = z
  .object({
    party: refSchema.openapi({ description: "The country or organisation" }),
    role: z.enum(partyRoles).openapi({ description: "As what it belongs to the agreement", example: "party" }),
  })
  .openapi("Party", { description: "A country or organisation that an agreement binds, would bind, or serves." });

const signatory = z
  .object({
    person: orNull(refSchema).openapi({ description: "Who signed, where a name is given" }),
    post: orNull(refSchema).openapi({ description: "In which post" }),
    side: orNull(refSchema).openapi({ description: "The country or organisation for which they signed" }),
    evidence: evidenceList("which paragraphs say so"),
  })
  .openapi("Signatory", { description: "One who signed an agreement." });

const equipmentItem = z
  .object({
    equipment: orNull(refSchema).openapi({ description: "The equipment, where the record has it" }),
    description: textSchema.nullable().openapi({ description: "What it is, in our words", example: null }),
    quantity: orNull(quantitySchema).openapi({ description: "How many" }),
    status: z.enum(equipmentStatuses).openapi({ description: "How far its delivery is", example: "planned" }),
    evidence: evidenceList("which paragraphs say so"),
  })
  .openapi("AgreementEquipment", { description: "Equipment that an agreement is about." });

const identifier = z
  .object({
    scheme: z.enum(identifierSchemes).openapi({ description: "What it is the number of", example: "law" }),
    value: z.string().max(120).openapi({ description: "The number, as printed", example: "34/2014" }),
    date: orNull(dateSchema).openapi({ description: "The date of that document, where stated" }),
  })
  .openapi("AgreementIdentifier", { description: "A number by which an agreement is known, such as that of a law." });

const relation = z
  .object({
    type: z.enum(relationTypes).openapi({ description: "How it stands to the other one", example: "under" }),
    agreement: refSchema.openapi({ description: "The other agreement" }),
  })
  .openapi("AgreementRelation", { description: "How an agreement stands to another one." });

const linksBack = {
  engagements: linkList(engagementMention, "Where it was discussed, agreed or signed, the latest first"),
  agreements: linkList(agreementMention, "Those under it, what stands highest first"),
  relatedFrom: linkList(
    relatedAgreement,
    "Others that implement, amend, continue, supersede or ratify it, the latest first",
  ),
  statements: linkList(statementMention, "What was said of it, the latest first"),
  articles: refs(onItems("The articles that tell of it, the latest first")).optional(),
};

export const agreementSchema = z
  .object({
    ...recordShape("agreement", "japan-defence-memorandum-2015"),
    kind: z
      .enum(agreementKinds)
      .openapi({ description: "What kind of instrument or undertaking", example: "memorandum" }),
    officialTitle: z
      .string()
      .max(300)
      .nullable()
      .openapi({ description: "The title as printed, if any", example: null }),
    status: statusSchema.openapi({
      description:
        "Where it stands: what the latest dated step of its history says, and where steps have no dates the highest rung that no later article takes back. The ladder: proposed (offered or urged by one side, or held open by both), under-discussion, agreed-in-principle (both say so, nothing signed), signed, ratified, in-force, completed. Beside it: ongoing (a practice without an instrument), amended, suspended, resumed, expired, superseded, cancelled, denied (reported by somebody, denied by a party)",
      example: "signed",
    }),
    statusHistory: z.array(statusStep).max(40).openapi({ description: "Every step that articles tell, in order" }),
    signed: orNull(dateSchema).openapi({ description: "When it was signed; null where that is not known" }),
    places: placesMember("Where it was signed"),
    parties: z.array(party).max(60).openapi({ description: "Whom it binds, would bind or serves, and as what" }),
    proposedBy: refs("Who offered or urged it", 10),
    signatories: z.array(signatory).max(60).openapi({ description: "Who signed it, as far as stated" }),
    countries: refs("Every country that it concerns, the home countries of its parties included", 100),
    equipment: z.array(equipmentItem).max(40).openapi({ description: "The equipment that it is about" }),
    values: z.array(moneySchema).max(40).openapi({ description: "What it is worth, as far as stated" }),
    identifiers: z.array(identifier).max(10).openapi({ description: "Numbers by which it is known" }),
    relations: z.array(relation).max(40).openapi({ description: "How it stands to other agreements" }),
    topics: refs("What it is about", 40),
    summary: textSchema.openapi({ description: "What it says, in our words" }),
    variants: variantsMember,
    evidence: evidenceList("which paragraphs say so"),
    ...evidenceCountShape,
    ...linksBack,
    ...stampShape,
  })
  .openapi("Agreement", {
    description:
      "An instrument or undertaking: from a memorandum, treaty or contract to a working group or an area of cooperation.",
  });

const agreementRelations = {
  articles: evidencePath,
  countries: ["countries", "*"],
  equipment: ["equipment", "*", "equipment"],
  parties: ["parties", "*", "party"],
  people: ["signatories", "*", "person"],
  places: ["places", "*", "place"],
  relations: ["relations", "*", "agreement"],
  topics: ["topics", "*"],
} as const satisfies Relations;

/** What `include=` can name on items. */
export const agreementItemRelations = {
  ...agreementRelations,
  agreements: ["agreements", "*"],
  engagements: ["engagements", "*"],
  relatedFrom: ["relatedFrom", "*", "agreement"],
  statements: ["statements", "*"],
} as const satisfies Relations;

const fields = fieldNames(agreementSchema, linksBack);
const itemFields = fieldNames(agreementSchema);

export const agreementQuery = z.strictObject({
  ...recordFilters,
  kind: oneOfList(agreementKinds, {
    description: "Only instruments and undertakings of this kind; several mean any of them.",
    examples: { one: ["memorandum"] },
  }),
  status: oneOfList(agreementStatuses, {
    description: "Only those that stand so now; `reached` finds those that ever did. Several mean any of them.",
    examples: { one: ["signed"], several: ["signed", "in-force"] },
  }),
  reached,
  language,
  ...timeFilters,
  ...listShape(fields, includesOf(agreementRelations), fieldsOf.agreement),
});

export const agreementItemQuery = z.strictObject(itemShape(itemFields, includesOf(agreementItemRelations)));
