import { z } from "zod";
import { attendance, country, dossierDate, evidence, label, places, topics } from "../../model/dossier.ts";
import { partyRef, refTo, slug, speakerRef } from "../../model/ids.ts";
import { localised, localisedProse } from "../../model/localised.ts";
import { countryRoles, engagementKinds, engagementStatuses, participantRoles } from "../../model/vocabulary.ts";

const participant = z
  .strictObject({
    person: refTo("person").nullable().default(null),
    organisation: refTo("organisation").nullable().default(null),
    country: country.nullable().default(null),
    post: refTo("post").nullable().default(null),
    capacity: localised(200).nullable().default(null).describe("In what capacity, where the post does not say it"),
    side: partyRef.nullable().default(null).describe("The country or organisation they act for"),
    role: z.enum(participantRoles).default("delegate"),
    named: z.boolean().default(true).describe("false where the article gives a post without a name"),
  })
  .refine(
    (participant) =>
      [participant.person, participant.organisation, participant.country, participant.post].some(Boolean),
    {
      message: "a participant is a person, an organisation, a country or a post",
    },
  )
  .refine((participant) => participant.person === null || participant.named, {
    path: ["named"],
    message: "a person is always named; leave person out where the article gives no name",
  });

const roles = z.array(z.enum(countryRoles)).min(1).max(4);

export const engagementInput = z
  .strictObject({
    id: slug,
    kind: z.enum(engagementKinds),
    status: z.enum(engagementStatuses),
    label,
    summary: localisedProse(1200),
    date: dossierDate,
    places,
    participants: z.array(participant).max(100).default([]),
    countries: z
      .array(z.strictObject({ country, roles }))
      .max(60)
      .default([])
      .describe("Countries and their roles; those of participants are partners without being named here"),
    organisations: z
      .array(z.strictObject({ organisation: refTo("organisation"), roles }))
      .max(60)
      .default([])
      .describe("Organisations that are counterparts as countries are, such as ASEAN"),
    attendance,
    invitedBy: speakerRef.nullable().default(null),
    partOf: refTo("engagement").nullable().default(null).describe("The engagement of which this one is a part"),
    series: z
      .strictObject({
        series: refTo("series"),
        ordinal: z.int().min(1).max(1000).nullable().default(null).describe("Which one it is: 43 of the 43rd meeting"),
      })
      .nullable()
      .default(null),
    follows: z.array(refTo("engagement")).max(20).default([]).describe("What it came after, as the article says"),
    topics,
    agreements: z.array(refTo("agreement")).max(40).default([]),
    evidence,
    distinctFrom: z
      .array(refTo("engagement"))
      .max(20)
      .default([])
      .describe("Engagements that look like this one and are others"),
  })
  .superRefine(({ id, partOf, follows, distinctFrom }, context) => {
    const own: [string, readonly (string | null)[]][] = [
      ["partOf", [partOf]],
      ["follows", follows],
      ["distinctFrom", distinctFrom],
    ];
    for (const [member, others] of own) {
      if (!others.includes(id)) continue;
      context.addIssue({ code: "custom", path: [member], message: "names itself (allowed: another engagement)" });
    }
  });

export type EngagementInput = z.infer<typeof engagementInput>;
