import { z } from "zod";

/** The languages of the record. Every text that Mitra writes exists in both. */
export const languages = ["en", "id"] as const;
export type Language = (typeof languages)[number];

/** One text in both languages. */
export type Localised = Readonly<Record<Language, string>>;

/** A schema for a text of our own in both languages, at most `max` UTF-16 units each. */
export const localised = (max: number) =>
  z.strictObject({
    en: z.string().trim().min(1).max(max).describe("English text, in our own words"),
    id: z.string().trim().min(1).max(max).describe("Indonesian text, in our own words"),
  });
