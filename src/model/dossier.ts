import { z } from "zod";
import { parseEdtf } from "./date.ts";
import { partyRef, refTo, slug, speakerRef, subjectRef } from "./ids.ts";
import { localised, localisedProse } from "./localised.ts";
import { text } from "./text.ts";
import {
  agreementKinds,
  agreementStatuses,
  countryRoles,
  dateBases,
  engagementKinds,
  engagementStatuses,
  evidenceBases,
  media,
  organisationKinds,
  participantRoles,
  rightsStatuses,
  sourceKinds,
} from "./vocabulary.ts";

const label = localised(160);
const paragraphNumber = z.int().min(1).max(2000).describe("Counts the non-blank lines of the article from 1");
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "64 lower-case hexadecimal digits");
const name = text(200);
const country = refTo("country");
const names = z.array(name).max(40).default([]);

export const dossierDate = z
  .strictObject({
    edtf: z
      .string()
      .refine(
        (text) => parseEdtf(text) !== null,
        "an EDTF date of level 0 or 1, such as 2022-03-02, 2021-03 or XXXX-04-25",
      )
      .nullable()
      .describe("EDTF level 0 or 1; null where nothing sortable is known"),
    basis: z.enum(dateBases),
    text: text(80).nullable().default(null).describe("The date as printed; a few words at most"),
    note: localisedProse(400).nullable().default(null),
  })
  .refine((date) => (date.basis === "unknown") === (date.edtf === null), {
    path: ["basis"],
    message: '"unknown" goes with edtf: null, and only with it',
  })
  .refine((date) => date.basis !== "external" || date.note !== null, {
    path: ["note"],
    message: "an external date says in its note where it comes from",
  });

export const dossierEvidence = z
  .strictObject({
    paragraph: paragraphNumber,
    basis: z.enum(evidenceBases).default("stated"),
    attributedTo: speakerRef.nullable().default(null).describe("Who says so, with basis attributed"),
    note: localisedProse(400).nullable().default(null),
  })
  .refine((evidence) => evidence.basis !== "external" || evidence.note !== null, {
    path: ["note"],
    message: "external evidence says in its note where it comes from",
  });

const evidence = z.array(dossierEvidence).min(1).max(40).describe("The paragraphs that say so; at least one");
const topics = z.array(refTo("topic")).max(40).default([]);
const place = z
  .strictObject({ name: localised(120).nullable().default(null), country: country.nullable().default(null) })
  .nullable()
  .default(null);

export const dossierParticipant = z
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

export const dossierEngagement = z.strictObject({
  id: slug,
  kind: z.enum(engagementKinds),
  status: z.enum(engagementStatuses),
  label,
  summary: localisedProse(1200),
  date: dossierDate,
  place,
  participants: z.array(dossierParticipant).max(60).default([]),
  countries: z
    .array(z.strictObject({ country, role: z.enum(countryRoles) }))
    .max(60)
    .default([]),
  topics,
  agreements: z.array(refTo("agreement")).max(40).default([]),
  evidence,
});

export const dossierAgreement = z
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

export const dossierStatement = z.strictObject({
  id: slug,
  speaker: speakerRef.nullable(),
  capacity: localised(200).nullable().default(null),
  paraphrase: localisedProse(600),
  medium: z.enum(media).default("unspecified"),
  date: dossierDate,
  about: z.array(subjectRef).max(40).default([]),
  topics,
  evidence,
});

export const dossierPersonPost = z.strictObject({
  person: refTo("person"),
  post: refTo("post"),
  rank: localised(80).nullable().default(null).describe("Military rank as held at the time"),
  asOf: dossierDate,
  evidence,
});

export const dossierOrganisation = z.strictObject({ organisation: refTo("organisation"), evidence });

export const dossierArticle = z.strictObject({
  id: slug,
  label: label.describe("Our own title"),
  headline: z
    .union([text(300), z.strictObject({ kicker: text(150), main: text(200) })])
    .nullable()
    .default(null)
    .describe("As published; null where the text has none. One with a kicker is printed as <kicker>, <main>"),
  language: z.enum(["id", "en"]),
  machineTranslated: z.boolean().default(false),
  source: refTo("source")
    .nullable()
    .default(null)
    .describe("The outlet that published it; null where the text does not tell"),
  agency: refTo("source").nullable().default(null).describe("The news agency it credits"),
  published: dossierDate,
  dateline: text(80).nullable().default(null),
  byline: z
    .array(z.strictObject({ name, role: z.enum(["reporter", "editor", "initials"]) }))
    .max(10)
    .default([]),
  summary: localisedProse(1200),
  wordCount: z.int().min(1).describe("Words between white space, over the whole text as published"),
  textSha256: sha256.describe("SHA-256 of the text's bytes as held (UTF-8)"),
  rights: z.strictObject({ status: z.enum(rightsStatuses), notice: localisedProse(300).nullable().default(null) }),
  references: z
    .array(z.strictObject({ paragraph: paragraphNumber, label: localised(200) }))
    .max(40)
    .default([])
    .describe("Related headlines that the page lists, in our words; no facts come of them"),
});

/** One article and every fact that it is evidence for: the unit of writing. */
export const dossier = z.strictObject({
  article: dossierArticle,
  paragraphs: z
    .record(z.string().regex(/^[1-9]\d{0,3}$/, "a paragraph number"), sha256)
    .describe("SHA-256 of every paragraph that is cited: trimmed, NFC, inner white space folded to one space"),
  engagements: z.array(dossierEngagement).max(100).default([]),
  agreements: z.array(dossierAgreement).max(100).default([]),
  statements: z.array(dossierStatement).max(200).default([]),
  people: z.array(dossierPersonPost).max(200).default([]),
  organisations: z.array(dossierOrganisation).max(200).default([]),
});

export const organisationEntry = z.strictObject({
  id: slug,
  names: localised(200),
  aliases: names.describe("Other right names and abbreviations"),
  misprints: names.describe("Printed forms that are wrong, kept so that a search for them finds the record"),
  kind: z.enum(organisationKinds),
  country: country.nullable().default(null),
  parent: refTo("organisation").nullable().default(null),
});

export const personEntry = z.strictObject({
  id: slug,
  name: name.describe("In the order that its bearer uses"),
  otherNames: names.describe("Other orders, romanisations, short forms and misprints"),
});

export const postEntry = z.strictObject({
  id: slug,
  label,
  organisation: refTo("organisation").nullable().default(null),
  country: country.describe("The country that the post serves"),
});

export const topicEntry = z.strictObject({
  id: slug,
  label,
  altLabels: z.strictObject({ en: names, id: names }).default({ en: [], id: [] }),
  definition: localisedProse(400),
  broader: refTo("topic").nullable().default(null),
});

export const sourceEntry = z.strictObject({
  id: slug,
  name,
  aliases: names,
  kind: z.enum(sourceKinds),
  country: country.nullable().default(null),
  domain: z
    .string()
    .regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, "a host name in lower case")
    .nullable()
    .default(null),
});

/** The reference lists, by the type of record they list. */
export const referenceEntries = {
  organisation: organisationEntry,
  person: personEntry,
  post: postEntry,
  topic: topicEntry,
  source: sourceEntry,
} as const;

/** The reference lists as they are written; read by it, members that were left out have their defaults. */
export const referenceLists = z.strictObject({
  organisation: z.array(organisationEntry),
  person: z.array(personEntry),
  post: z.array(postEntry),
  topic: z.array(topicEntry),
  source: z.array(sourceEntry),
});

export type ReferenceType = keyof typeof referenceEntries;
export type Reference = z.infer<typeof referenceLists>;

export type Dossier = z.infer<typeof dossier>;
export type DossierDate = z.infer<typeof dossierDate>;
export type DossierEvidence = z.infer<typeof dossierEvidence>;
export type DossierArticle = z.infer<typeof dossierArticle>;
export type DossierEngagement = z.infer<typeof dossierEngagement>;
export type DossierAgreement = z.infer<typeof dossierAgreement>;
export type DossierStatement = z.infer<typeof dossierStatement>;
export type DossierParticipant = z.infer<typeof dossierParticipant>;
export type DossierPersonPost = z.infer<typeof dossierPersonPost>;
export type DossierOrganisation = z.infer<typeof dossierOrganisation>;
export type OrganisationEntry = z.infer<typeof organisationEntry>;
export type PersonEntry = z.infer<typeof personEntry>;
export type PostEntry = z.infer<typeof postEntry>;
export type TopicEntry = z.infer<typeof topicEntry>;
export type SourceEntry = z.infer<typeof sourceEntry>;
