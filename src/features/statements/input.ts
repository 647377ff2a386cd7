import { z } from "zod";
import { dossierDate, evidence, places, topics } from "../../model/dossier.ts";
import { refTo, slug, speakerRef, subjectRef } from "../../model/ids.ts";
import { localised, localisedProse } from "../../model/localised.ts";
import { media } from "../../model/vocabulary.ts";

export const statementInput = z.strictObject({
  id: slug,
  label: localised(100).describe("A short title of our own"),
  speakers: z.array(speakerRef).max(20).default([]).describe("Who said it; empty where the article names nobody"),
  post: refTo("post").nullable().default(null).describe("The post in which it was said"),
  capacity: localised(200).nullable().default(null).describe("In what capacity, where the post does not say it"),
  paraphrase: localisedProse(600),
  medium: z.enum(media).default("unspecified"),
  date: dossierDate,
  places,
  about: z.array(subjectRef).max(40).default([]),
  topics,
  evidence,
});

export type StatementInput = z.infer<typeof statementInput>;
