import { z } from "zod";
import { country, dossierDate, evidence, label, place, places, topics } from "../../model/dossier.ts";
import { homeCountry, refTo, slug } from "../../model/ids.ts";
import { localised, localisedProse } from "../../model/localised.ts";
import { countryRoles, engagementKinds, engagementStatuses, participantRoles } from "../../model/vocabulary.ts";

const participant = z
  .strictObject({
    person: refTo("person").nullable().default(null),
    organisation: refTo("organisation").nullable().default(null),
    country: country.nullable().default(null),
    post: refTo("post").nullable().default(null),
    capacity: localised(200).nullable().default(null).describe("In what capacity, where the post does not say it"),
    side: country.nullable().default(null).describe("The country they act for"),
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

export const engagementInput = z.strictObject({
  id: slug,
  kind: z.enum(engagementKinds),
  status: z.enum(engagementStatuses),
  label,
  summary: localisedProse(1200),
  date: dossierDate,
  place,
  places,
  participants: z.array(participant).max(60).default([]),
  countries: z
    .array(
      z
        .strictObject({ country, role: z.enum(countryRoles) })
        .refine(({ country, role }) => country !== homeCountry || role !== "partner", {
          path: ["role"],
          message: `${homeCountry} is the home country and not its own partner (allowed: host, mentioned)`,
        }),
    )
    .max(60)
    .default([]),
  topics,
  agreements: z.array(refTo("agreement")).max(40).default([]),
  evidence,
});

export type EngagementInput = z.infer<typeof engagementInput>;
