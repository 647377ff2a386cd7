import { z } from "zod";
import { dossierDate, evidence, label, place, topics } from "../../model/dossier.ts";
import { partyRef, refTo, slug } from "../../model/ids.ts";
import { localisedProse } from "../../model/localised.ts";
import { text } from "../../model/text.ts";
import { agreementKinds, agreementStatuses } from "../../model/vocabulary.ts";

export const agreementInput = z
  .strictObject({
    id: slug,
    kind: z.enum(agreementKinds),
    label,
    officialTitle: text(300).nullable().default(null).describe("The title as printed, if any"),
    status: z.enum(agreementStatuses),
    statusHistory: z
      .array(z.strictObject({ status: z.enum(agreementStatuses), date: dossierDate, evidence }))
      .max(12)
      .default([]),
    signed: dossierDate.nullable().default(null),
    place,
    parties: z.array(partyRef).min(1).max(40),
    topics,
    umbrella: refTo("agreement").nullable().default(null).describe("The agreement under which this one stands"),
    summary: localisedProse(1200),
    evidence,
  })
  .refine((agreement) => agreement.signed === null || ["signed", "in-force", "completed"].includes(agreement.status), {
    path: ["signed"],
    message: "only an agreement of status signed, in-force or completed has a date of signature",
  });

export type AgreementInput = z.infer<typeof agreementInput>;
