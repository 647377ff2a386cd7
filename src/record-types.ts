import { z } from "zod";
import { agreement } from "./features/agreements/build.ts";
import { agreementInput } from "./features/agreements/input.ts";
import { article } from "./features/articles/build.ts";
import { articleInput } from "./features/articles/input.ts";
import { country } from "./features/countries/build.ts";
import { engagement } from "./features/engagements/build.ts";
import { engagementInput } from "./features/engagements/input.ts";
import { equipment } from "./features/equipment/build.ts";
import { equipmentEntry } from "./features/equipment/input.ts";
import { organisation } from "./features/organisations/build.ts";
import { namedOrganisation, organisationEntry } from "./features/organisations/input.ts";
import { person } from "./features/people/build.ts";
import { heldPost, personEntry } from "./features/people/input.ts";
import { place } from "./features/places/build.ts";
import { placeEntry } from "./features/places/input.ts";
import { post } from "./features/posts/build.ts";
import { postEntry } from "./features/posts/input.ts";
import { series } from "./features/series/build.ts";
import { seriesEntry } from "./features/series/input.ts";
import { source } from "./features/sources/build.ts";
import { sourceEntry } from "./features/sources/input.ts";
import { statement } from "./features/statements/build.ts";
import { statementInput } from "./features/statements/input.ts";
import { topic } from "./features/topics/build.ts";
import { topicEntry } from "./features/topics/input.ts";
import { paragraphs } from "./model/dossier.ts";
import type { Builders } from "./record/builders.ts";

/** One article and every fact that it is evidence for: the unit of writing. */
export const dossier = z.strictObject({
  article: articleInput.describe("The article: where, when and by whom it was published"),
  paragraphs,
  engagements: z
    .array(engagementInput)
    .max(100)
    .default([])
    .describe("What happened or is to happen: meetings, visits, signings, exercises, deliveries, ratifications"),
  agreements: z
    .array(agreementInput)
    .max(100)
    .default([])
    .describe("What was proposed, discussed, agreed, signed, cancelled or denied, each undertaking once"),
  statements: z
    .array(statementInput)
    .max(200)
    .default([])
    .describe("Who said what; a hope, a wish or a welcome is a statement, never an outcome"),
  people: z.array(heldPost).max(200).default([]).describe("The posts that the article gives to people"),
  organisations: z
    .array(namedOrganisation)
    .max(200)
    .default([])
    .describe("Organisations, with the paragraphs that name them"),
});

/** The reference lists, whole. */
export const referenceLists = z.strictObject({
  organisation: z.array(organisationEntry),
  person: z.array(personEntry),
  post: z.array(postEntry),
  equipment: z.array(equipmentEntry),
  place: z.array(placeEntry),
  series: z.array(seriesEntry),
  topic: z.array(topicEntry),
  source: z.array(sourceEntry),
});

export type Dossier = z.infer<typeof dossier>;
export type Reference = z.infer<typeof referenceLists>;

/** How the records of every type are made, named once: what {@link file://./record/write.ts} is given. */
export const builders: Builders = {
  dossier,
  lists: referenceLists,
  facts: { engagement, agreement, statement, article },
  references: { country, organisation, person, post, equipment, place, series, topic, source },
};
