import { z } from "@hono/zod-openapi";
import { orNull } from "../http/openapi/nullable.ts";
import { companionCap, linkCap } from "../model/links-back.ts";
import {
  agreementKinds,
  agreementRelations,
  agreementStatuses,
  engagementKinds,
  engagementStatuses,
} from "../model/vocabulary.ts";
import { dateSchema, refShape, refs } from "./shapes.ts";

/** The shapes of what items tell of the records that name them. */

/** The description of a member that items have, and lists do not. */
export const onItems = (description: string): string => `On items: ${description}`;

/** A list of what an item tells of the facts that name it. */
export const linkList = <T extends z.ZodType>(of: T, description: string) =>
  z
    .array(of)
    .max(linkCap)
    .optional()
    .openapi({ description: onItems(description) });

const dateExample = {
  edtf: "2015-03-23",
  start: "2015-03-23",
  end: "2015-03-23",
  time: null,
  precision: "day" as const,
  basis: "stated" as const,
  text: "23 Maret 2015",
  note: null,
};

export const engagementExample = {
  type: "engagement" as const,
  id: "japan-signing-2015-03-23",
  label: "Signing of the defence memorandum with Japan in Tokyo",
  kind: "signing" as const,
  status: "held" as const,
  date: dateExample,
};

export const engagementMention = z
  .object({
    ...refShape,
    kind: z.enum(engagementKinds).openapi({ description: "What kind of engagement", example: "courtesy-call" }),
    status: z.enum(engagementStatuses).openapi({ description: "Whether it took place", example: "held" }),
    date: dateSchema.openapi({ description: "When it was, or is to be" }),
  })
  .openapi("EngagementMention", {
    description: "An engagement in brief.",
    example: engagementExample,
  });

export const agreementMention = z
  .object({
    ...refShape,
    kind: z
      .enum(agreementKinds)
      .openapi({ description: "What kind of agreement or undertaking", example: "memorandum" }),
    status: z.enum(agreementStatuses).openapi({ description: "Where it stands, as in Agreement", example: "signed" }),
    signed: orNull(dateSchema).openapi({ description: "When it was signed; null where that is not known" }),
  })
  .openapi("AgreementMention", {
    description: "An agreement or undertaking in brief.",
    example: {
      type: "agreement",
      id: "japan-defence-memorandum-2015",
      label: "Memorandum with Japan on defence cooperation and exchanges (2015)",
      kind: "memorandum",
      status: "signed",
      signed: dateExample,
    },
  });

export const statementMention = z
  .object({
    ...refShape,
    speakers: refs("Who said it", 20),
    date: dateSchema.openapi({ description: "When it was said" }),
  })
  .openapi("StatementMention", {
    description: "A statement in brief.",
    example: {
      type: "statement",
      id: "france-marsudi-supply-chain",
      label: "Marsudi hopes for a stronger supply chain",
      speakers: [{ type: "person", id: "retno-marsudi", label: "Retno Marsudi" }],
      date: dateExample,
    },
  });

export const relatedAgreement = z
  .object({
    type: z.enum(agreementRelations).openapi({
      description: "How the other agreement stands to this one; ratifies: the other one ratifies this one",
      example: "ratifies",
    }),
    agreement: agreementMention.openapi({ description: "The other agreement" }),
  })
  .openapi("RelatedAgreement", { description: "An agreement that stands in a relation to this one." });

export const countedRef = z
  .object({
    ...refShape,
    count: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .openapi({
        description: `How many engagements, agreements and statements name both; where one of them is a person or an organisation, among the latest ${companionCap} of each type`,
        example: 3,
      }),
  })
  .openapi("CountedRef", {
    description: "A record that the same facts name, and how many.",
    example: { type: "country", id: "FR", label: "France", count: 3 },
  });
