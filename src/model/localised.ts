import { z } from "zod";
import { prose, text } from "./text.ts";

/** The languages of the record. Every text that Mitra writes exists in both. */
export const languages = ["en", "id"] as const;
export type Language = (typeof languages)[number];

/** The language of an answer: one of the record's, or English with what reads otherwise in Indonesian beside it. */
export type AnswerLanguage = Language | "all";

/** The languages that an answer shows, its own first. */
export const languagesOf = (language: AnswerLanguage): readonly [Language, ...Language[]] =>
  language === "all" ? languages : [language];

/** One text in both languages. */
export type Localised = Readonly<Record<Language, string>>;

const inBoth = (of: (max: number) => z.ZodType<string, string>, max: number) =>
  z.strictObject({
    en: of(max).describe("English text, in our own words"),
    id: of(max).describe("Indonesian text, in our own words"),
  });

/** A schema for a text of one line in both languages, at most `max` UTF-16 units each. */
export const localised = (max: number) => inBoth(text, max);

/** The same for a text that may have several lines. */
export const localisedProse = (max: number) => inBoth(prose, max);
