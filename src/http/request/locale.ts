import { z } from "@hono/zod-openapi";
import { type Language, type Localised, languages } from "../../model/localised.ts";
import { preferencesIn } from "./accept.ts";

/** The language of an answer: one of the record's, or both at once. */
export type AnswerLanguage = Language | "all";

/**
 * The language of ours that an Accept-Language header likes best, by basic filtering; English where it names none
 * (`in`, the code that Indonesian had until 1989, counts as Indonesian).
 *
 * @see RFC 9110, section 12.5.4; RFC 4647, section 3.3.1
 */
export const preferredLanguage = (header: string | undefined): Language => {
  const wishes = new Map<string, number>();
  for (const { value, weight } of preferencesIn(header ?? "")) {
    const [subtag = ""] = value.split("-");
    const primary = subtag === "in" ? "id" : subtag;
    if (primary !== "") wishes.set(primary, Math.max(wishes.get(primary) ?? 0, weight));
  }
  let best: Language = languages[0];
  let highest = 0;
  for (const language of languages) {
    const weight = wishes.get(language) ?? wishes.get("*") ?? 0;
    if (weight > highest) [best, highest] = [language, weight];
  }
  return best;
};

/** `?lang=` beats the header. */
export const answerLanguage = (lang: AnswerLanguage | undefined, header: string | undefined): AnswerLanguage =>
  lang ?? preferredLanguage(header);

/** The value of Content-Language. */
export const contentLanguage = (language: AnswerLanguage): string =>
  language === "all" ? languages.join(", ") : language;

/** A text of ours as the answer shows it: one string, or both under `lang=all`. */
export const text = (language: AnswerLanguage, value: Localised): string | { en: string; id: string } =>
  language === "all" ? { en: value.en, id: value.id } : value[language];

/** The schema of what {@link text} gives. */
export const localisedText = z
  .union([
    z.string().max(2000),
    z.strictObject({
      en: z.string().max(2000).openapi({ description: "English", example: "Memorandum" }),
      id: z.string().max(2000).openapi({ description: "Indonesian", example: "Memorandum" }),
    }),
  ])
  .openapi("LocalisedText", {
    description: "A text of our own in the language of the answer; under `lang=all`, an object with both languages.",
    example: "Courtesy call",
  });
