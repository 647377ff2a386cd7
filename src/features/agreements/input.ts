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
import { formerIds, partyRef, refTo, slug, speakerRef } from "../../model/ids.ts";
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
    person: refTo("person").nullable().default(null).describe("Who signed, where a name is given"),
    post: refTo("post").nullable().default(null).describe("The post in which they signed"),
    side: partyRef.nullable().default(null).describe("For whom they signed: country:… or organisation:…"),
    evidence: ownEvidence,
  })
  .refine(({ person, post }) => person !== null || post !== null, { message: "a signatory has a person or a post" });

const equipmentItem = z
  .strictObject({
    equipment: refTo("equipment").nullable().default(null).describe("A type of the list"),
    description: localised(200).nullable().default(null).describe("What it is, where the list has no such equipment"),
    quantity: quantity.nullable().default(null).describe("How many; it needs evidence of its own"),
    status: z
      .enum(equipmentStatuses)
      .default("planned")
      .describe(
        "planned: to be had; ordered: under contract; delivered. So many ordered and so many delivered are two items",
      ),
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
    formerIds,
    kind: z
      .enum(agreementKinds)
      .describe(
        "What it is called or comes to. procurement-plan: wanted, and not under contract; grant: given without payment; cooperation-area: an undertaking without an instrument; a law that ratifies has the kind of what it ratifies",
      ),
    label,
    officialTitle: text(300).nullable().default(null).describe("The title as printed, if any"),
    status: z
      .enum(agreementStatuses)
      .describe(
        "What the body of the article says, as of the article. Ladder: proposed, under-discussion, agreed-in-principle (both sides say so, nothing is signed), signed, ratified, in-force, completed. Beside it: ongoing (a practice without an instrument), amended, suspended, resumed, expired, superseded, cancelled, denied (somebody reports it, a party denies it)",
      ),
    statusHistory: z
      .array(
        z.strictObject({
          status: z.enum(agreementStatuses).describe("Where it stood from then on"),
          date: dossierDate.describe("When it came to that"),
          evidence,
        }),
      )
      .max(12)
      .default([])
      .describe(
        "The steps that the article tells, with their dates: a ratification, a cancellation, a denial. The status and a date of signature are steps by themselves",
      ),
    signed: dossierDate.nullable().default(null).describe("When it was signed"),
    places: places.describe("Where it was signed"),
    parties: z
      .array(
        z.strictObject({
          party: partyRef.describe("country:… or organisation:…"),
          role: z
            .enum(partyRoles)
            .default("party")
            .describe(
              "supplier, buyer and end-user of a purchase; donor and recipient of a grant; intermediary: through whom it is done; implementer: who carries it out; else party",
            ),
        }),
      )
      .min(1)
      .max(60)
      .describe("Whom it binds, would bind or serves; of a law, the parliament or government that makes it"),
    proposedBy: z
      .array(speakerRef)
      .max(10)
      .default([])
      .describe("Who offered or urged it: person:…, organisation:…, country:… or post:…"),
    signatories: z.array(signatory).max(60).default([]).describe("Who signed it, as far as the article tells"),
    countries: z.array(country).max(60).default([]).describe("Countries that it concerns besides those of its parties"),
    equipment: z
      .array(equipmentItem)
      .max(40)
      .default([])
      .describe("The equipment that it is about, and how much of it"),
    values: z
      .array(money)
      .max(20)
      .default([])
      .describe("Every sum that is stated, each an item: of the whole, of each tranche, of one unit"),
    identifiers: z
      .array(
        z.strictObject({
          scheme: z.enum(identifierSchemes).describe("What it is the number of"),
          value: text(120).describe("As printed, such as 31/2018"),
          date: dossierDate.nullable().default(null).describe("The date of what has that number"),
        }),
      )
      .max(10)
      .default([])
      .describe("Numbers by which it is known"),
    relations: z
      .array(
        z.strictObject({
          type: z
            .enum(agreementRelations)
            .describe("What this one is to the other: made under it, a law that ratifies it"),
          agreement: refTo("agreement").describe("The other agreement"),
        }),
      )
      .max(20)
      .default([])
      .describe("How it stands to other agreements"),
    topics,
    summary: localisedProse(1200).describe("What it says and where it stands, in our words"),
    evidence,
    distinctFrom: z
      .array(refTo("agreement"))
      .max(20)
      .default([])
      .describe("Agreements that look like this one and are others: no warning then says that they may be one"),
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
