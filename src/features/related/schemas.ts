import { z } from "@hono/zod-openapi";
import { asOf } from "../../collections/as-of.ts";
import { presentRef, refSchema, refShape } from "../../collections/shapes.ts";
import type { RefRow } from "../../db/select/refs.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { format, lang, partOfList, wholeNumber } from "../../http/request/params.ts";
import { inAnswer, translatedShape } from "../../http/response/translations.ts";
import type { AnswerLanguage, Language } from "../../model/localised.ts";
import { kinds, type Nearest, reasonCap } from "./nearness.ts";

const most = 50;

const weight = (description: string, example: number) =>
  z.number().min(0).max(10_000).openapi({ description, example });

const reasonSchema = z
  .object({
    shared: orNull(refSchema).openapi({ description: "What both name; null where the reason is time" }),
    days: z
      .int()
      .min(0)
      .max(10_000)
      .nullable()
      .openapi({ description: "How many days lie between them, where the reason is time", example: null }),
    weight: weight("How much it counts: a rare thing more than a common one", 2.4),
  })
  .openapi("RelatedReason", {
    description: "Why a record is near another.",
    example: {
      shared: { type: "organisation", id: "pt-len-industri", label: "PT Len Industri" },
      days: null,
      weight: 2.4,
    },
  });

/** For the description of the API. */
export const exampleRelated = {
  type: "agreement",
  id: "russia-sukhoi-offset-programme",
  label: "Offset programme of the Sukhoi fighter procurement",
  score: 3.06,
  reasons: [
    { shared: { type: "organisation", id: "pt-len-industri", label: "PT Len Industri" }, days: null, weight: 2.08 },
    { shared: { type: "topic", id: "defence-industry", label: "Defence industry" }, days: null, weight: 0.98 },
  ],
} as const;

const relatedSchema = z
  .object({
    ...refShape,
    score: weight("The weights of all reasons together", 5.1),
    reasons: z
      .array(reasonSchema)
      .max(reasonCap)
      .openapi({ description: `Why it is near, the weightiest first, ${reasonCap} at most` }),
    ...translatedShape,
  })
  .openapi("Related", {
    description: "A record that is near another, and why.",
    example: exampleRelated,
  });

export const relatedList = z.array(relatedSchema).max(most).openapi({ description: "The nearest first" });

export const relatedQuery = z.strictObject({
  type: partOfList(kinds, {
    description: "Records of these types; by default, of the type of the item itself.",
    examples: { one: ["agreement"] },
  }),
  limit: wholeNumber(1, most)
    .default(10)
    .openapi({
      param: {
        description: `How many records to send at most, 1 to ${most}.`,
        examples: { few: { value: 5 }, default: { value: 10 } },
      },
    }),
  asOf,
  lang,
  format,
});

export const presentRelated = (
  nearest: readonly Nearest[],
  labels: ReadonlyMap<string, RefRow>,
  language: AnswerLanguage,
): z.input<typeof relatedList> =>
  nearest.flatMap(({ type, id, score, reasons }) => {
    const record = labels.get(`${type}:${id}`);
    if (!record) return [];
    const reasonsIn = (each: Language) =>
      reasons.map(({ shared, days, weight: of }) => {
        const row = shared && labels.get(`${shared.field}:${shared.value}`);
        return { shared: row ? presentRef(row, each) : null, days, weight: of };
      });
    return [inAnswer(language, (each) => ({ ...presentRef(record, each), score, reasons: reasonsIn(each) }))];
  });
