import { z } from "zod";
import { dossierDate, evidence, topics } from "../../model/dossier.ts";
import { slug, speakerRef, subjectRef } from "../../model/ids.ts";
import { localised, localisedProse } from "../../model/localised.ts";
import { media } from "../../model/vocabulary.ts";

export const statementInput = z.strictObject({
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

export type StatementInput = z.infer<typeof statementInput>;
