import { z } from "zod";
import { attendance, country, dossierDate, evidence, label, places, topics } from "../../model/dossier.ts";
import { formerIds, partyRef, refTo, slug, speakerRef } from "../../model/ids.ts";
import { localised, localisedProse } from "../../model/localised.ts";
import { countryRoles, engagementKinds, engagementStatuses, participantRoles } from "../../model/vocabulary.ts";

const participant = z
  .strictObject({
    person: refTo("person").nullable().default(null).describe("Who, where the article gives a name"),
    organisation: refTo("organisation").nullable().default(null).describe("An organisation that took part as such"),
    country: country.nullable().default(null).describe("A country that took part, where nobody is named for it"),
    post: refTo("post").nullable().default(null).describe("The post in which they took part"),
    capacity: localised(200)
      .nullable()
      .default(null)
      .describe("The capacity in which they took part, where it is not that of the post"),
    side: partyRef.nullable().default(null).describe("For whom they act: country:… or organisation:…"),
    role: z
      .enum(participantRoles)
      .default("delegate")
      .describe("What they did; the country or organisation of a host is the host, that of an observer an observer"),
    named: z.boolean().default(true).describe("Whether the article names the person; false where it gives only a post"),
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

const roles = z
  .array(z.enum(countryRoles))
  .min(1)
  .max(4)
  .describe("partner, host and observer take part; mentioned does not");

export const engagementInput = z
  .strictObject({
    id: slug,
    formerIds,
    kind: z
      .enum(engagementKinds)
      .describe(
        "What happened. delivery: equipment is handed over; ratification: a parliament or government ratifies; call: by telephone or video; deployment: forces are sent",
      ),
    status: z
      .enum(engagementStatuses)
      .describe("As of the article. One that was postponed and held after all stays one engagement, of the same id"),
    label,
    summary: localisedProse(1200).describe("What happened, or is to happen, in our words"),
    date: dossierDate.describe("When it was, or is to be"),
    places: places.describe("Where it was, or is to be"),
    participants: z.array(participant).max(100).default([]).describe("Who took part"),
    countries: z
      .array(z.strictObject({ country: country.describe("ISO 3166-1 alpha-2 code"), roles }))
      .max(60)
      .default([])
      .describe(
        "Countries and their roles; those of participants are partners, hosts or observers without being named here",
      ),
    organisations: z
      .array(z.strictObject({ organisation: refTo("organisation").describe("An organisation of the list"), roles }))
      .max(60)
      .default([])
      .describe("Organisations that are counterparts as countries are, such as ASEAN"),
    attendance,
    invitedBy: speakerRef
      .nullable()
      .default(null)
      .describe("Who invited to it: person:…, organisation:…, country:… or post:…"),
    partOf: refTo("engagement")
      .nullable()
      .default(null)
      .describe("The engagement of which this one is a part: the exercise of a phase"),
    series: z
      .strictObject({
        series: refTo("series").describe("A series of the list"),
        ordinal: z.int().min(1).max(1000).nullable().default(null).describe("Which one it is: 43 of the 43rd meeting"),
      })
      .nullable()
      .default(null)
      .describe("The series to which it belongs, where it is held again and again"),
    follows: z
      .array(refTo("engagement"))
      .max(20)
      .default([])
      .describe("Engagements that it came after, as the article says"),
    topics,
    agreements: z
      .array(refTo("agreement"))
      .max(40)
      .default([])
      .describe("What was discussed, agreed, signed, ratified or delivered there"),
    evidence,
    distinctFrom: z
      .array(refTo("engagement"))
      .max(20)
      .default([])
      .describe("Engagements that look like this one and are others: no warning then says that they may be one"),
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
