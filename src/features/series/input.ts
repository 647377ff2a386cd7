import { z } from "zod";
import { country, label, names } from "../../model/dossier.ts";
import { formerIds, slug } from "../../model/ids.ts";
import { engagementKinds } from "../../model/vocabulary.ts";

export const seriesEntry = z.strictObject({
  id: slug,
  formerIds,
  label,
  aliases: names.describe("Other names and abbreviations"),
  kind: z.enum(engagementKinds).describe("What kind of engagement each of them is"),
  countries: z.array(country).max(60).default([]).describe("The countries that hold it"),
});

export type SeriesEntry = z.infer<typeof seriesEntry>;
