import { z } from "zod";
import { dossierDate, evidence, places, topics } from "../../model/dossier.ts";
import { formerIds, refTo, slug, speakerRef, subjectRef } from "../../model/ids.ts";
import { localised, localisedProse } from "../../model/localised.ts";
import { media } from "../../model/vocabulary.ts";

export const statementInput = z.strictObject({
  id: slug,
  formerIds,
  label: localised(100).describe("A short title of our own"),
  speakers: z
    .array(speakerRef)
    .max(20)
    .default([])
    .describe("Who said it: person:…, organisation:… or country:…; empty where the article names nobody"),
  post: refTo("post").nullable().default(null).describe("The post in which it was said"),
  capacity: localised(200)
    .nullable()
    .default(null)
    .describe("The capacity in which it was said, where it is not that of the post"),
  paraphrase: localisedProse(600).describe("What was said, in our words; never the quotation"),
  medium: z
    .enum(media)
    .default("unspecified")
    .describe("The medium it was made through; interview: an answer to the press; meeting: it was said there"),
  date: dossierDate.describe("When it was said"),
  places: places.describe("Where it was said"),
  about: z
    .array(subjectRef)
    .max(40)
    .default([])
    .describe("The records that it is about, as <type>:<id>: of a denial, the agreement that is denied"),
  topics,
  evidence,
});

export type StatementInput = z.infer<typeof statementInput>;
