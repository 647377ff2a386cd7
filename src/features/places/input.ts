import { z } from "zod";
import { country, names } from "../../model/dossier.ts";
import { formerIds, slug } from "../../model/ids.ts";
import { localised } from "../../model/localised.ts";
import { ownName } from "../../model/members.ts";
import { text } from "../../model/text.ts";
import { placeKinds } from "../../model/vocabulary.ts";

const decimals = 5;

/** Degrees with at most five decimals: about a metre. */
const degrees = (most: number) =>
  z
    .number()
    .min(-most)
    .max(most)
    .refine((value) => Number(value.toFixed(decimals)) === value, `degrees with at most ${decimals} decimals`);

export const placeEntry = z
  .strictObject({
    id: slug,
    formerIds,
    names: ownName(localised(120)).describe("Its name in both languages"),
    aliases: names.describe("Other names and spellings"),
    kind: z
      .enum(placeKinds)
      .describe("venue: a building or grounds; base: a military one; region: a wider area, or a sea"),
    country: country.nullable().default(null).describe("The country that it lies in"),
    coordinates: z
      .strictObject({
        latitude: degrees(90).describe("Degrees north; south is negative"),
        longitude: degrees(180).describe("Degrees east; west is negative"),
      })
      .nullable()
      .default(null)
      .describe("WGS 84; only where the place is certain"),
    source: text(120).nullable().default(null).describe("The gazetteer that has the coordinates, and its number there"),
  })
  .refine(({ coordinates, source }) => (coordinates === null) === (source === null), {
    path: ["source"],
    message: "coordinates say where they come from, and only they do",
  });

export type PlaceEntry = z.infer<typeof placeEntry>;
