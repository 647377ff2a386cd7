import { z } from "zod";
import { parseEdtf } from "./date.ts";
import { refTo, speakerRef } from "./ids.ts";
import { localised, localisedProse } from "./localised.ts";
import { ownName } from "./members.ts";
import { text } from "./text.ts";
import { dateBases, evidenceBases } from "./vocabulary.ts";

/*
 * What dossiers and reference lists are made of, whatever the type of record: see the `input.ts` of each.
 */

export const label = ownName(localised(160));
export const paragraphNumber = z.int().min(1).max(2000).describe("Counts the non-blank lines of the article from 1");
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "64 lower-case hexadecimal digits");
export const name = ownName(text(200));
export const country = refTo("country");
export const names = z.array(name).max(40).default([]);

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

export const evidence = z.array(dossierEvidence).min(1).max(40).describe("The paragraphs that say so; at least one");
export const topics = z.array(refTo("topic")).max(40).default([]);
export const place = z
  .strictObject({ name: localised(120).nullable().default(null), country: country.nullable().default(null) })
  .nullable()
  .default(null);

export const places = z
  .array(
    z
      .strictObject({
        place: refTo("place").nullable().default(null),
        name: localised(120).nullable().default(null).describe("Town, building or venue, as far as stated"),
        country: country.nullable().default(null),
      })
      .refine(({ place, name, country }) => [place, name, country].some((known) => known !== null), {
        message: "a place is a record, a name or a country",
      }),
  )
  .max(10)
  .default([])
  .describe("Where it was, as far as stated");

/** The hashes of the paragraphs of an article, by their numbers. */
export const paragraphs = z
  .record(z.string().regex(/^[1-9]\d{0,3}$/, "a paragraph number"), sha256)
  .describe("SHA-256 of every paragraph that is cited: trimmed, NFC, inner white space folded to one space");

export type DossierDate = z.infer<typeof dossierDate>;
export type DossierEvidence = z.infer<typeof dossierEvidence>;
