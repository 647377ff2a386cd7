import { z } from "zod";
import {
  country,
  dossierDate,
  evidence,
  label,
  money,
  ownEvidence,
  places,
  quantity,
  topics,
} from "../../model/dossier.ts";
import { partyRef, refTo, slug, speakerRef } from "../../model/ids.ts";
import { localised, localisedProse } from "../../model/localised.ts";
import { text } from "../../model/text.ts";
import {
  agreementKinds,
  agreementRelations,
  agreementStatuses,
  equipmentStatuses,
  identifierSchemes,
  partyRoles,
  signedStatuses,
  takenBack,
} from "../../model/vocabulary.ts";

const signatory = z
  .strictObject({
    person: refTo("person").nullable().default(null),
    post: refTo("post").nullable().default(null),
    side: partyRef.nullable().default(null).describe("For whom they signed"),
    evidence: ownEvidence,
  })
  .refine(({ person, post }) => person !== null || post !== null, { message: "a signatory has a person or a post" });

const equipmentItem = z
  .strictObject({
    equipment: refTo("equipment").nullable().default(null),
    description: localised(200).nullable().default(null).describe("What it is, where the list has no such equipment"),
    quantity: quantity.nullable().default(null),
    status: z.enum(equipmentStatuses).default("planned"),
    evidence: ownEvidence,
  })
  .refine(({ equipment, description }) => equipment !== null || description !== null, {
    message: "equipment has equipment or description",
  })
  .refine(({ quantity, evidence }) => quantity === null || evidence.length > 0, {
    path: ["evidence"],
    message: "a quantity has evidence of its own",
  });

const mayBeSigned: readonly string[] = [...signedStatuses, ...takenBack];

export const agreementInput = z
  .strictObject({
    id: slug,
    kind: z.enum(agreementKinds),
    label,
    officialTitle: text(300).nullable().default(null).describe("The title as printed, if any"),
    status: z.enum(agreementStatuses).describe("What the body of the article says of it, as of the article"),
    statusHistory: z
      .array(z.strictObject({ status: z.enum(agreementStatuses), date: dossierDate, evidence }))
      .max(12)
      .default([])
      .describe("The steps that the article tells; the status itself and a date of signature are steps by themselves"),
    signed: dossierDate.nullable().default(null),
    places: places.describe("Where it was signed"),
    parties: z
      .array(z.strictObject({ party: partyRef, role: z.enum(partyRoles).default("party") }))
      .min(1)
      .max(60),
    proposedBy: z.array(speakerRef).max(10).default([]).describe("Who offered or urged it"),
    signatories: z.array(signatory).max(60).default([]),
    countries: z.array(country).max(60).default([]).describe("Countries that it concerns beside those of its parties"),
    equipment: z.array(equipmentItem).max(40).default([]),
    values: z.array(money).max(20).default([]),
    identifiers: z
      .array(
        z.strictObject({
          scheme: z.enum(identifierSchemes),
          value: text(120).describe("As printed, such as 31/2018"),
          date: dossierDate.nullable().default(null),
        }),
      )
      .max(10)
      .default([]),
    relations: z
      .array(z.strictObject({ type: z.enum(agreementRelations), agreement: refTo("agreement") }))
      .max(20)
      .default([]),
    topics,
    summary: localisedProse(1200),
    evidence,
    distinctFrom: z
      .array(refTo("agreement"))
      .max(20)
      .default([])
      .describe("Agreements that look like this one and are others"),
  })
  .refine(({ signed, status }) => signed === null || mayBeSigned.includes(status), {
    path: ["signed"],
    message: `an agreement that has a date of signature is not of this status (allowed: ${mayBeSigned.join(", ")})`,
  })
  .superRefine(({ id, relations, distinctFrom }, context) => {
    for (const [at, { agreement }] of relations.entries()) {
      if (agreement !== id) continue;
      const path = ["relations", at, "agreement"];
      context.addIssue({
        code: "custom",
        path,
        message: "an agreement has no relation to itself (allowed: another one)",
      });
    }
    if (distinctFrom.includes(id)) {
      const message = "an agreement is not distinct from itself (allowed: another one)";
      context.addIssue({ code: "custom", path: ["distinctFrom"], message });
    }
  });

export type AgreementInput = z.infer<typeof agreementInput>;
