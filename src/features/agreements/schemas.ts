import { z } from "@hono/zod-openapi";
import { language, recordFilters, timeFilters } from "../../collections/filters.ts";
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
import { agreementKinds, agreementStatuses } from "../../model/vocabulary.ts";

const statusSchema = z.enum(agreementStatuses);

const statusStep = z
  .object({
    status: statusSchema.openapi({ description: "The rung reached", example: "signed" }),
    date: dateSchema.openapi({ description: "When" }),
    evidence: evidenceList("Which paragraphs say so"),
  })
  .openapi("StatusStep", { description: "One rung of the ladder that an agreement is known to have reached." });

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
        "The highest rung that the articles support: proposed (one side offers or urges), under-discussion, agreed-in-principle (both sides say so, nothing signed), signed, in-force, completed",
      example: "signed",
    }),
    statusHistory: z.array(statusStep).max(12).openapi({ description: "What is known of how it came there" }),
    signed: orNull(dateSchema).openapi({ description: "When it was signed; null where it is not known to be" }),
    place: orNull(placeSchema).openapi({ description: "Where it was signed, as far as stated" }),
    parties: refs("The countries and organisations that it binds, or would bind", 40),
    topics: refs("What it is about", 40),
    umbrella: orNull(refSchema).openapi({ description: "The agreement under which this one stands" }),
    summary: textSchema.openapi({ description: "What it says, in our words" }),
    evidence: evidenceList("Which paragraphs say so"),
    ...evidenceCountShape,
    ...stampShape,
  })
  .openapi("Agreement", {
    description:
      "An instrument or undertaking: memorandum, agreement, joint venture, offset programme, commission, working group, procurement plan or area of cooperation.",
  });

export const agreementRelations = {
  articles: evidencePath,
  parties: ["parties", "*"],
  topics: ["topics", "*"],
  umbrella: ["umbrella"],
} as const satisfies Relations;

const fields = fieldNames(agreementSchema);

export const agreementQuery = z.strictObject({
  ...recordFilters,
  kind: oneOfList(agreementKinds, {
    description: "Only instruments and undertakings of this kind; several mean any of them.",
    examples: { one: ["memorandum"] },
  }),
  status: oneOfList(agreementStatuses, {
    description: "Only those that stand on this rung of the ladder; several mean any of them.",
    examples: { one: ["signed"], several: ["signed", "in-force"] },
  }),
  language,
  ...timeFilters,
  ...listShape(fields, includesOf(agreementRelations), fieldsOf.agreement),
});

export const agreementItemQuery = z.strictObject(itemShape(fields, includesOf(agreementRelations)));
