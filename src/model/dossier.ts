import { z } from "zod";
import { parseEdtf } from "./date.ts";
import { refTo, speakerRef } from "./ids.ts";
import { localised, localisedProse } from "./localised.ts";
import { ownName } from "./members.ts";
import { text } from "./text.ts";
import { attendanceKinds, dateBases, evidenceBases, moneyScopes } from "./vocabulary.ts";

/*
 * What dossiers and reference lists are made of, whatever the type of record: see the `input.ts` of each.
 */

export const label = ownName(localised(160)).describe("A short title of our own");
export const paragraphNumber = z
  .int()
  .min(1)
  .max(2000)
  .describe("Its number: the non-blank lines of the article as published, counted from 1");
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
      .describe(
        "EDTF, level 0 or 1: 2022-03-02, 2021-03, 2021, XXXX-04-25 without a year, 2019-05-01/2019-05-10, ../2021-03-30 for on or before a day; null where no date is known",
      ),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d(Z|[+-](0\d|1[0-4]):[0-5]\d)$/, "a time with its zone, such as 14:30+07:00")
      .nullable()
      .default(null)
      .describe("The time of day where it is printed, with its zone"),
    basis: z
      .enum(dateBases)
      .describe(
        "stated: printed so; inferred: worked out from the text; external: from elsewhere, see note; unknown: none",
      ),
    text: text(80).nullable().default(null).describe("The date as printed; a few words at most"),
    note: localisedProse(400).nullable().default(null).describe("A remark on the date; of an external one, its source"),
  })
  .refine((date) => (date.basis === "unknown") === (date.edtf === null), {
    path: ["basis"],
    message: '"unknown" goes with edtf: null, and only with it',
  })
  .refine((date) => date.basis !== "external" || date.note !== null, {
    path: ["note"],
    message: "an external date says in its note where it comes from",
  })
  .refine(({ edtf, time }) => time === null || /^\d{4}-\d{2}-\d{2}$/.test(edtf ?? ""), {
    path: ["time"],
    message: "a time goes with the date of one day, such as 2022-03-02",
  });

/** The date where an article tells none. */
export const unknownDate: DossierDate = { edtf: null, time: null, basis: "unknown", text: null, note: null };

const dossierEvidence = z
  .strictObject({
    paragraph: paragraphNumber,
    basis: z
      .enum(evidenceBases)
      .default("stated")
      .describe(
        "stated: the paragraph says so; attributed: it reports that somebody says so; inferred: it follows from it; external: known from elsewhere, see note; editorial: analysis of the writer, without a source",
      ),
    attributedTo: speakerRef
      .nullable()
      .default(null)
      .describe("Who says so, with basis attributed: person:…, organisation:…, country:… or post:…"),
    note: localisedProse(400)
      .nullable()
      .default(null)
      .describe("Why the paragraph is read so; of external evidence, its source"),
  })
  .refine((evidence) => evidence.basis !== "external" || evidence.note !== null, {
    path: ["note"],
    message: "external evidence says in its note where it comes from",
  });

/** Evidence of a part of a fact; where there is none, the part stands on that of the fact. */
export const ownEvidence = z
  .array(dossierEvidence)
  .max(40)
  .default([])
  .describe("The paragraphs that say so, where they are not those of the fact");
export const evidence = z.array(dossierEvidence).min(1).max(40).describe("The paragraphs that say so; at least one");
export const topics = z
  .array(refTo("topic"))
  .max(40)
  .default([])
  .describe("Topics of the list, the narrower one where it fits; a broader one then counts by itself");

/** Where something happened: a place of the list, or its name and country as far as the article tells. */
export const places = z
  .array(
    z
      .strictObject({
        place: refTo("place").nullable().default(null).describe("A place of the list"),
        name: localised(120)
          .nullable()
          .default(null)
          .describe("Its name, where the list has no such place, or where it is told more exactly"),
        country: country.nullable().default(null).describe("Its country, where the list has no such place"),
      })
      .refine(({ place, name, country }) => place !== null || name !== null || country !== null, {
        message: "a place has place, name or country",
      }),
  )
  .max(20)
  .default([]);

const amount = z.number().min(0).max(1e15);
const range = {
  least: amount.nullable().default(null).describe("At least so many or so much: 3000 of more than 3,000"),
  most: amount.nullable().default(null).describe("At most so many or so much"),
  text: text(80).nullable().default(null).describe("As printed; a few words at most"),
};

type Range = { least: number | null; most: number | null; text: string | null };

/** What is wrong with a number that is exact, a range, or known as a text only; null where it is sound. */
const rangeFault = (exact: number | null, { least, most, text: printed }: Range): string | null => {
  if (exact !== null && (least !== null || most !== null)) return "an exact number has neither least nor most";
  if (least !== null && most !== null && least > most) return "least is not more than most";
  const isKnown = [exact, least, most, printed].some((part) => part !== null);
  return isKnown ? null : "a number, least, most, or the text as printed";
};

export const quantity = z
  .strictObject({
    value: amount.nullable().default(null).describe("The exact number, with neither least nor most"),
    ...range,
    unit: localised(60).nullable().default(null).describe("Of what: aircraft, people, tonnes"),
  })
  .superRefine((quantity, context) => {
    const fault = rangeFault(quantity.value, quantity);
    if (fault) context.addIssue({ code: "custom", path: ["value"], message: fault });
  });

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

export const money = z
  .strictObject({
    amount: amount
      .nullable()
      .default(null)
      .describe("The exact sum, in units of the currency: 9600000000 of 9.6 billion; with neither least nor most"),
    ...range,
    currency: z
      .string()
      .refine((code) => currencies.has(code), "an ISO 4217 code such as USD")
      .describe("ISO 4217 code: USD, IDR"),
    of: z
      .enum(moneyScopes)
      .default("total")
      .describe(
        "total: the whole; tranche: one of several parts in which it is ordered or paid; unit: the price of one; share: what one party bears or gets",
      ),
    evidence,
  })
  .superRefine((sum, context) => {
    const fault = rangeFault(sum.amount, sum);
    if (fault) context.addIssue({ code: "custom", path: ["amount"], message: fault });
  });

/** How many took part. */
export const attendance = z
  .array(
    z.strictObject({
      of: z.enum(attendanceKinds).describe("What is counted; units are ships, aircraft, battalions and the like"),
      quantity: quantity.describe("How many"),
      evidence,
    }),
  )
  .max(10)
  .default([])
  .describe("How many took part");

/** The hashes of the paragraphs of an article, by their numbers. */
export const paragraphs = z
  .record(z.string().regex(/^[1-9]\d{0,3}$/, "a paragraph number"), sha256)
  .describe(
    "SHA-256 of every paragraph that is cited, by its number; npm run locators -- <folder> --write fills them in",
  );

export type DossierDate = z.infer<typeof dossierDate>;
export type DossierPlace = z.infer<typeof places>[number];
export type DossierQuantity = z.infer<typeof quantity>;
export type DossierMoney = z.infer<typeof money>;
export type DossierEvidence = z.infer<typeof dossierEvidence>;
