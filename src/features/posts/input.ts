import { z } from "zod";
import { country, label, names } from "../../model/dossier.ts";
import { formerIds, refTo, slug } from "../../model/ids.ts";

export const postEntry = z.strictObject({
  id: slug,
  formerIds,
  label,
  aliases: names.describe("Other names of the post, and abbreviations"),
  organisation: refTo("organisation").nullable().default(null).describe("The organisation that it belongs to"),
  country: country
    .nullable()
    .default(null)
    .describe("The country that the post serves; none where it serves an international body"),
  accreditedTo: z
    .array(country)
    .max(20)
    .default([])
    .describe("The countries to which an attaché or ambassador is accredited"),
});

export type PostEntry = z.infer<typeof postEntry>;
