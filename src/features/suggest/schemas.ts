import { z } from "@hono/zod-openapi";
import { howMany } from "../../collections/facts.ts";
import { recordFilters } from "../../collections/filters.ts";
import { idSchema } from "../../collections/shapes.ts";
import { textSchema } from "../../http/request/locale.ts";
import { format, lang, partOfList, queryText } from "../../http/request/params.ts";
import { datasetSchema } from "../../http/response/envelopes.ts";
import { inAnswer, translatedShape } from "../../http/response/translations.ts";
import { joined } from "../../language/names.ts";
import { fold, nameKey } from "../../language/normalise.ts";
import { tokenise } from "../../language/tokenise.ts";
import { editDistance, hasStrayH } from "../../model/edit-distance.ts";
import type { AnswerLanguage, Language } from "../../model/localised.ts";
import { collectionTypes } from "../../model/record-types.ts";
import { type SuggestRow, slip } from "./queries.ts";

const most = 10;

export const suggestTypes = collectionTypes.filter((type) => type !== "statement") as [
  Exclude<(typeof collectionTypes)[number], "statement">,
  ...Exclude<(typeof collectionTypes)[number], "statement">[],
];

export const suggestQuery = z.strictObject({
  q: queryText({
    description:
      "The beginning of a name, or of any word of it, as it is typed so far; accents, other spellings and one typing slip do not matter.",
    examples: { name: "prab", inner: "sjams", organisation: "bakam" },
  }).refine((typed) => fold(typed) !== "", "needs at least one letter or digit"),
  type: partOfList(suggestTypes, {
    description: "Only records of these types.",
    examples: { one: ["person"], several: ["person", "organisation"] },
  }),
  country: recordFilters.country,
  limit: howMany({ description: "How many completions to send at most.", max: most, usual: most }),
  lang,
  format,
});

const suggestion = z
  .object({
    type: z.enum(suggestTypes).openapi({ description: "Type of the record", example: "person" }),
    id: idSchema.openapi({ example: "sjafrie-sjamsoeddin" }),
    label: textSchema.openapi({ description: "What to show for it", example: "Sjafrie Sjamsoeddin" }),
    matched: z.string().max(300).openapi({
      description: "The name of it that was completed: its label, another name, an abbreviation or a misprint",
      example: "Sjafrie Sjamsoeddin",
    }),
    hint: textSchema.nullable().openapi({
      description:
        "What tells it from its namesakes: a post with the years in which it is known to be held, a parent or a country, a broader topic, a date as exactly as it is known",
      example: "Minister of Defence of Indonesia, 2025",
    }),
    ...translatedShape,
  })
  .openapi("Suggestion", { description: "A record that what was typed may be completed to." });

export type Suggestion = z.input<typeof suggestion>;

export const suggestSchema = z
  .object({
    data: z.array(suggestion).max(most).openapi({ description: "The likeliest first" }),
    dataset: datasetSchema,
  })
  .openapi("Suggestions", { description: "Completions of what was typed." });

const wordsOf = (text: string): string[] => tokenise(text).map(({ folded }) => folded);

/** Whether a word begins like what was typed, but for one edit, which leaves one of its first two letters about where it is. */
const beginsNearly = (typed: string, word: string): boolean =>
  [typed[0], typed[1]].some((letter) => letter === word[0] || letter === word[1]) &&
  [-1, 0, 1].some((more) => {
    const beginning = Array.from(word).slice(0, Array.from(typed).length + more);
    return editDistance(typed, beginning.join(""), 1) <= 1 || hasStrayH(typed, beginning.join(""));
  });

/** Whether among words there is one for each of those typed, with one slip in all of these together. */
const fitNearly = (words: readonly string[], typed: readonly string[]): boolean => {
  const slipped = typed.filter((word) => !words.some((known) => known.startsWith(word)));
  return slipped.length <= 1 && slipped.every((word) => words.some((known) => beginsNearly(word, known)));
};

/** Whether names have a word for each of those typed, in these spellings or rival ones. */
const fitsNearly = (forms: readonly string[], typed: readonly string[]): boolean => {
  const words = wordsOf(forms.join(", "));
  return fitNearly(words, typed) || fitNearly(words.map(nameKey), typed);
};

/** Whether a name has a word that begins as each of those typed, in this spelling or a rival one. */
const hasAll = (form: string, typed: readonly string[]): boolean => {
  const words = wordsOf(form);
  return typed.every(
    (word) => words.some((one) => one.startsWith(word)) || words.some((one) => nameKey(one).startsWith(nameKey(word))),
  );
};

/** The name that was typed, begun or meant: of those that fit best the first; none where only other words fit. */
const matchedOf = (
  forms: readonly string[],
  { text, words }: { text: string; words: readonly string[] },
  isSlip: boolean,
): string | undefined => {
  const letters = joined(text);
  const keys = forms.map((form) => ({ form, key: joined(form) }));
  const found =
    keys.find(({ key }) => key === letters) ??
    keys.find(({ key }) => key.startsWith(letters)) ??
    keys.find(({ key }) => nameKey(key).startsWith(nameKey(letters)));
  return found?.form ?? forms.find((form) => (isSlip ? fitsNearly([form], words) : hasAll(form, words)));
};

/** The first so many rows of records, each record once, that a condition holds for. */
const firstOf = (rows: readonly SuggestRow[], limit: number, holds: (row: SuggestRow) => boolean): SuggestRow[] => {
  const found = new Map<string, SuggestRow>();
  for (const row of rows) {
    if (found.size === limit) break;
    const key = `${row.type}:${row.id}`;
    if (!found.has(key) && holds(row)) found.set(key, row);
  }
  return [...found.values()];
};

const formsOf = ({ forms, labelEn, labelId }: SuggestRow, language: Language): string[] => {
  const label = language === "id" ? labelId : labelEn;
  return [label, ...(forms === null ? [labelEn, labelId] : (JSON.parse(forms) as string[]))];
};

/** The completions of an answer: each record once, misspelt ones only where nothing is spelt so. */
export const presentSuggestions = (
  rows: readonly SuggestRow[],
  typed: { text: string; words: readonly string[] },
  limit: number,
  language: AnswerLanguage,
): Suggestion[] => {
  const { text, words } = typed;
  const letters = joined(text);
  const holds = (row: SuggestRow) => row.fit !== slip || fitsNearly(formsOf(row, "en"), words);
  const isNearlyWhole = (row: SuggestRow) =>
    formsOf(row, "en").some((form) => editDistance(letters, joined(form), 1) <= 1);
  const found = firstOf(rows, limit, holds);
  const nearest =
    found[0]?.fit === slip ? found.toSorted((a, b) => Number(isNearlyWhole(b)) - Number(isNearlyWhole(a))) : found;
  return nearest.map((row) =>
    inAnswer(language, (each) => {
      const label = each === "id" ? row.labelId : row.labelEn;
      const hint = each === "id" ? row.hintId : row.hintEn;
      const matched = row.forms === null ? label : (matchedOf(formsOf(row, each), typed, row.fit === slip) ?? label);
      return { type: row.type as Suggestion["type"], id: row.id, label, matched, hint };
    }),
  );
};
