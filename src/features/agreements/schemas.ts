import { z } from "@hono/zod-openapi";
import { moneySchema, placesMember, quantitySchema, variantsMember } from "../../collections/fact-shapes.ts";
import { anyOf, language, reached, recordFilters, timeFilters } from "../../collections/filters.ts";
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
    status: statusSchema.openapi({ description: "Where it stood from then on", example: "signed" }),
    date: dateSchema.openapi({ description: "When it came to that" }),
    reportedAsOf: z.string().max(10).nullable().openapi({
      description: "The day of the earliest article that reports it (ISO 8601); null where no such article has a date",
      example: "2022-03-02",
    }),
    evidence: evidenceList("the paragraphs that say so"),
  })
  .openapi("StatusStep", { description: "One step in the history of an agreement." });

const party = z
  .object({
    party: refSchema.openapi({ description: "The country or organisation" }),
    role: z.enum(partyRoles).openapi({
      description:
        "As what it belongs to the agreement. supplier, buyer and end-user: of a purchase; donor and recipient: of a grant; intermediary: through whom it is done; implementer: who carries it out; party: in any other way",
      example: "party",
    }),
  })
  .openapi("Party", { description: "A country or organisation that an agreement binds, would bind, or serves." });

const signatory = z
  .object({
    person: orNull(refSchema).openapi({ description: "Who signed, where a name is given" }),
    post: orNull(refSchema).openapi({ description: "The post in which they signed" }),
    side: orNull(refSchema).openapi({ description: "The country or organisation for which they signed" }),
    evidence: evidenceList("the paragraphs that say so"),
  })
  .openapi("Signatory", { description: "One who signed an agreement." });

const equipmentItem = z
  .object({
    equipment: orNull(refSchema).openapi({ description: "The type of equipment, where it has a record" }),
    description: textSchema.nullable().openapi({ description: "What it is, in our words", example: null }),
    quantity: orNull(quantitySchema).openapi({ description: "How many; null where that is not stated" }),
    status: z.enum(equipmentStatuses).openapi({
      description: "How far it has come. So many ordered and so many delivered are two elements of the list",
      example: "planned",
    }),
    evidence: evidenceList("the paragraphs that say so"),
  })
  .openapi("AgreementEquipment", { description: "Equipment that an agreement is about, and how much of it." });

const identifier = z
  .object({
    scheme: z.enum(identifierSchemes).openapi({ description: "What it is the number of", example: "law" }),
    value: z.string().max(120).openapi({ description: "The number, as printed", example: "34/2014" }),
    date: orNull(dateSchema).openapi({ description: "The date of what has that number, where it is stated" }),
  })
  .openapi("AgreementIdentifier", { description: "A number by which an agreement is known, such as that of a law." });

const relation = z
  .object({
    type: z.enum(relationTypes).openapi({
      description:
        "How this agreement stands to the other one; under: it was made under it; continues: it carries it on",
      example: "under",
    }),
    agreement: refSchema.openapi({ description: "The other agreement" }),
  })
  .openapi("AgreementRelation", { description: "How an agreement stands to another one." });

const linksBack = {
  engagements: linkList(
    engagementMention,
    "the engagements at which it was discussed, agreed or signed, the latest first",
  ),
  agreements: linkList(agreementMention, "the agreements under it, what stands highest first"),
  relatedFrom: linkList(
    relatedAgreement,
    "agreements that implement, amend, continue, supersede or ratify it, the latest first",
  ),
  statements: linkList(statementMention, "what was said about it, the latest first"),
  articles: refs(onItems("the articles that tell of it, the latest first")).optional(),
};

export const agreementSchema = z
  .object({
    ...recordShape("agreement", "japan-defence-memorandum-2015", {
      label: { example: "Memorandum with Japan on defence cooperation and exchanges (2015)" },
    }),
    kind: z
      .enum(agreementKinds)
      .openapi({ description: "What kind of agreement or undertaking", example: "memorandum" }),
    officialTitle: z
      .string()
      .max(300)
      .nullable()
      .openapi({ description: "The title of the instrument as printed; null where none is", example: null }),
    status: statusSchema.openapi({
      description:
        "Where it stands: what the latest dated step of its history says, and where steps have no dates, the highest rung that no later article takes back. The rungs of the ladder: proposed (offered or urged by one side, or held open by both), under-discussion, agreed-in-principle (both sides say so, nothing is signed), signed, ratified, in-force, completed. Beside the ladder: ongoing (a practice without an instrument); amended and resumed (it goes on); suspended, expired, superseded and cancelled (it no longer stands); denied (somebody reports it, a party denies it)",
      example: "signed",
    }),
    statusHistory: z
      .array(statusStep)
      .max(40)
      .openapi({ description: "Every step that articles tell, in the order of time; the last one is its status" }),
    signed: orNull(dateSchema).openapi({ description: "When it was signed; null where that is not known" }),
    places: placesMember("Where it was signed"),
    parties: z
      .array(party)
      .max(60)
      .openapi({ description: "The countries and organisations that it binds, would bind or serves, and as what" }),
    proposedBy: refs("Who offered or urged it", 10),
    signatories: z.array(signatory).max(60).openapi({ description: "Who signed it, as far as it is stated" }),
    countries: refs("Every country that it concerns, the home countries of its parties included", 100),
    equipment: z
      .array(equipmentItem)
      .max(40)
      .openapi({ description: "The equipment that it is about, and how much of it" }),
    values: z
      .array(moneySchema)
      .max(40)
      .openapi({ description: "The sums that are stated: of the whole, of tranches, of one unit or of a share" }),
    identifiers: z
      .array(identifier)
      .max(10)
      .openapi({ description: "Numbers by which it is known, such as that of the law that ratified it" }),
    relations: z.array(relation).max(40).openapi({ description: "How it stands to other agreements" }),
    topics: refs("The topics that it is about", 40),
    summary: textSchema.openapi({
      description: "What it says, in our words",
      example: "Cooperation and exchanges in defence.",
    }),
    variants: variantsMember,
    evidence: evidenceList("the paragraphs that say so"),
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
    description: `Only agreements and undertakings of this kind. ${anyOf}.`,
    examples: { one: ["memorandum"] },
  }),
  status: oneOfList(agreementStatuses, {
    description: `Only those that stand so now, where \`reached\` finds those that ever did. ${anyOf}.`,
    examples: { one: ["signed"], several: ["signed", "in-force"] },
  }),
  reached,
  language,
  ...timeFilters,
  ...listShape(fields, includesOf(agreementRelations), fieldsOf.agreement),
});

export const agreementItemQuery = z.strictObject(itemShape(itemFields, includesOf(agreementItemRelations)));
