import { z } from "@hono/zod-openapi";
import { type AnswerLanguage, type Language, languages, languagesOf } from "../../model/localised.ts";
import { preferencesIn } from "./accept.ts";

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
export const contentLanguage = (language: AnswerLanguage): string => languagesOf(language).join(", ");

declare const ours: unique symbol;

/** A text of our own, which the record has in both languages. */
export type Text = string & { readonly [ours]?: never };

/** The schema of a text of our own. */
export const textSchema = z.string().max(2000).openapi({ example: "Courtesy call" }) as unknown as z.ZodType<
  Text,
  Text
>;
