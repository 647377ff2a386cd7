import { z } from "@hono/zod-openapi";
import type { RefRow } from "../db/select/refs.ts";
import { orNull } from "../http/openapi/nullable.ts";
import { textSchema } from "../http/request/locale.ts";
import { translatedShape } from "../http/response/translations.ts";
import type { Language } from "../model/localised.ts";
import { type CollectionType, collections, types } from "../model/record-types.ts";
import type { RecordDate } from "../model/search-shown.ts";
import { dateBases, datePrecisions, evidenceBases } from "../model/vocabulary.ts";

const url = z.url().max(500);

export const idSchema = z
  .string()
  .max(96)
  .openapi({ description: "Identifier, unique among records of its type; never reused", example: "thales" });

/**
 * What every record begins with.
 *
 * @param more how its id and label are described, where not as usual.
 */
export const recordShape = <const T extends CollectionType>(
  type: T,
  exampleId: string,
  more: { id?: z.ZodType<string, string>; label?: { description?: string; example?: string } } = {},
) => ({
  type: z.enum([type]).openapi({ description: "Type of the record", example: type as never }),
  id: more.id ?? idSchema.openapi({ example: exampleId }),
  label: textSchema.openapi({ description: "A short title in our words", example: "Courtesy call", ...more.label }),
  url: url.openapi({
    description: "Its address in this API",
    example: `https://api.example.org/v1/${collections[type]}/${exampleId}`,
  }),
});

/** What names a record, wherever it is named. */
export const refShape = {
  type: z.enum(types).openapi({ description: "Type of the record", example: "country" }),
  id: z.string().max(96).openapi({ description: "Identifier of the record", example: "FR" }),
  label: textSchema.openapi({ description: "What to show for it", example: "France" }),
};

export const refSchema = z.strictObject(refShape).openapi("Ref", {
  description: "A record as another names it. Under `include=` the whole of it is in `included`, under `<type>:<id>`.",
  example: { type: "country", id: "FR", label: "France" },
});

export type Ref = z.input<typeof refSchema>;

/** A reference as the answer shows it. */
export const presentRef = ({ type, id, label }: RefRow, language: Language): Ref => ({
  type,
  id,
  label: label[language],
});

const isoDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable();

export const dateSchema = z
  .object({
    edtf: z.string().max(40).nullable().openapi({
      description:
        "The date in the Extended Date/Time Format (ISO 8601-2), level 0 or 1: `2022-03-02`, `2021-03`, `XXXX-04-25` (the year is not known), `../2021-03-30` (on or before that day); null where no date is known",
      example: "2022-03-02",
    }),
    start: isoDay.openapi({
      description: "The first day that it can be; null where nothing bounds it",
      example: "2022-03-02",
    }),
    end: isoDay.openapi({
      description: "The last day that it can be; null where nothing bounds it",
      example: "2022-03-02",
    }),
    time: z.string().max(20).nullable().openapi({
      description: "The time of day with its zone, where it is printed",
      example: null,
    }),
    precision: z.enum(datePrecisions).openapi({
      description: "How exactly it is known; partial: a part of it is, such as a day without its year, or a decade",
      example: "day",
    }),
    basis: z.enum(dateBases).openapi({
      description:
        "stated: printed so; inferred: worked out from the text; external: known from elsewhere, with the source in `note`; unknown: not known",
      example: "stated",
    }),
    text: z.string().max(80).nullable().openapi({ description: "The date as printed", example: "Rabu (2/3/2022)" }),
    note: textSchema.nullable().openapi({ description: "A remark on the date", example: null }),
  })
  .openapi("RecordDate", {
    description: "A date as exactly as it is known, with its sortable bounds and where it comes from.",
    example: {
      edtf: "2022-03-02",
      start: "2022-03-02",
      end: "2022-03-02",
      time: null,
      precision: "day",
      basis: "stated",
      text: "Rabu (2/3/2022)",
      note: null,
    },
  });

/** A date as the answer shows it. */
export const presentDate = ({ note, ...date }: RecordDate, language: Language): z.input<typeof dateSchema> => ({
  ...date,
  note: note?.[language] ?? null,
});

export const evidenceSchema = z
  .object({
    article: refSchema.openapi({ description: "The article that says so" }),
    paragraph: z.int().min(1).max(2000).openapi({
      description: "Number of the paragraph, counting the non-blank lines of the article as published from 1",
      example: 7,
    }),
    basis: z.enum(evidenceBases).openapi({
      description:
        "What the paragraph is to the fact. stated: it says so itself; attributed: it reports that somebody says so, see `attributedTo`; inferred: the fact follows from what it says; external: the fact is known from elsewhere, with the source in `note`; editorial: analysis or opinion of the writer, without a source",
      example: "stated",
    }),
    attributedTo: orNull(refSchema).openapi({
      description: "Who says so, where that is attributed to somebody",
      example: null,
    }),
    sha256: z
      .string()
      .length(64)
      .regex(/^[0-9a-f]+$/)
      .openapi({
        description:
          "SHA-256 of the paragraph in UTF-8, in Unicode NFC, trimmed, each run of white space within it made one space. Whoever holds the article can check by it that the paragraph is the same",
        example: "3c1bb0cd5d67dddc02fae50bf56d3a3a4cbc7204ddee74f2b6c5eb4c0a4c4a3c",
      }),
    note: textSchema.nullable().openapi({ description: "Why the paragraph is read so", example: null }),
  })
  .openapi("Evidence", { description: "Which paragraph of which article says so." });

/**
 * The evidence of a record: lists leave it out unless `include=evidence` asks for it, here and wherever it stands, and tell
 * how much there is.
 */
export const evidenceList = (description: string) =>
  z
    .array(evidenceSchema)
    .max(100)
    .optional()
    .openapi({ description: `On items, and under \`include=evidence\`: ${description}` });

/** How much evidence a record has. */
export const evidenceCountShape = {
  evidenceCount: z.int().min(0).max(1_000_000_000).openapi({
    description: "How many paragraphs are evidence for this record or a part of it, each counted once",
    example: 3,
  }),
};

export const ordinalSchema = z.int().min(1).max(1000).nullable().openapi({
  description: "Which one of its series it is: 43 of the 43rd meeting; null where that is not stated",
  example: null,
});

/** What every record ends with: its translations, and what it carries about its own history. */
export const stampShape = {
  ...translatedShape,
  createdVersion: z
    .int()
    .min(1)
    .max(2_147_483_647)
    .openapi({ description: "Version of the dataset in which it first appeared", example: 1 }),
  updatedVersion: z
    .int()
    .min(1)
    .max(2_147_483_647)
    .openapi({ description: "Version of the dataset that last changed it", example: 1 }),
  updatedAt: z.iso
    .datetime()
    .max(30)
    .openapi({ description: "When that version was written (RFC 3339, UTC)", example: "2026-11-22T08:00:00.000Z" }),
};

/** The schema of a member that holds references. */
export const refs = (description: string, max = 200) => z.array(refSchema).max(max).openapi({ description });

const count = (description: string) => z.int().min(0).max(1_000_000_000).openapi({ description, example: 2 });

/**
 * The schema of `counts`: how many records of each collection tell of this one.
 *
 * @param texts what is counted, where it is not that.
 */
export const countsSchema = <const K extends string>(
  name: string,
  collections: readonly K[],
  texts: Partial<Record<K, string>> = {},
) =>
  z
    .object(
      Object.fromEntries(
        collections.map((collection) => [collection, count(texts[collection] ?? `How many ${collection}`)]),
      ) as Record<K, ReturnType<typeof count>>,
    )
    .openapi(name, { description: "How many records of each collection tell of this one." });

/** The members of a record that `fields=` can name: all but those of the items alone, which `but` has. */
export const fieldNames = (schema: z.ZodObject, but: object = {}) =>
  Object.keys(schema.shape).filter((name) => name !== "translations" && !(name in but)) as [string, ...string[]];
