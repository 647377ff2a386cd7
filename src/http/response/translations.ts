import { z } from "@hono/zod-openapi";
import { type AnswerLanguage, type Language, languagesOf } from "../../model/localised.ts";

/** Under `lang=all`, the members of a record that read otherwise in Indonesian, each whole. */
export type Translations = { id: Record<string, unknown> };

/** The members of a record that read otherwise in Indonesian. */
export const translationsOf = (english: object, indonesian: object): Translations => {
  const own = new Map(Object.entries(english));
  const differs = ([name, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(own.get(name));
  return { id: Object.fromEntries(Object.entries(indonesian).filter(differs)) };
};

/**
 * What an answer shows of a thing in its language; under `lang=all` in English, with what reads otherwise in Indonesian.
 *
 * @param present shows it in one language.
 */
export const inAnswer = <T extends object>(
  language: AnswerLanguage,
  present: (language: Language) => T,
): T & { translations?: Translations } => {
  const [first, other] = languagesOf(language);
  const shown = present(first);
  return other === undefined ? shown : { ...shown, translations: translationsOf(shown, present(other)) };
};

/** The schema of `translations`. */
export const translationsSchema = z
  .object({
    id: z.looseObject({}).openapi({
      description: "The members that read otherwise in Indonesian, each whole, under their names",
      example: { label: "Jepang" },
    }),
  })
  .openapi("Translations", {
    description:
      'Sent under `lang=all`, where the texts beside it are English. Put the members of `id` in place of those, and all of it is Indonesian: beside `"label": "Japan"` stands `{ "id": { "label": "Jepang" } }`.',
    example: { id: { label: "Jepang" } },
  });

/** `translations` as a member of whatever has texts. */
export const translatedShape = { translations: translationsSchema.optional() };
