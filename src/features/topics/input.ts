import { z } from "zod";
import { label, names } from "../../model/dossier.ts";
import { refTo, slug } from "../../model/ids.ts";
import { localisedProse } from "../../model/localised.ts";

export const topicEntry = z.strictObject({
  id: slug,
  label,
  altLabels: z.strictObject({ en: names, id: names }).default({ en: [], id: [] }),
  definition: localisedProse(400),
  broader: refTo("topic").nullable().default(null),
});

export type TopicEntry = z.infer<typeof topicEntry>;
