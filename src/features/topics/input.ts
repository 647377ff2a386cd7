import { z } from "zod";
import { label, names } from "../../model/dossier.ts";
import { formerIds, refTo, slug } from "../../model/ids.ts";
import { localisedProse } from "../../model/localised.ts";

export const topicEntry = z.strictObject({
  id: slug,
  formerIds,
  label,
  altLabels: z
    .strictObject({ en: names.describe("English words"), id: names.describe("Indonesian words") })
    .default({ en: [], id: [] })
    .describe("Other words for it, by which a search finds it"),
  definition: localisedProse(400).describe("What belongs to this topic"),
  broader: refTo("topic").nullable().default(null).describe("The broader topic; none on the upper level"),
});

export type TopicEntry = z.infer<typeof topicEntry>;
