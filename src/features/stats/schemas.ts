import { z } from "@hono/zod-openapi";
import { labelOf } from "../../collections/facets.ts";
import { factQuery, howMany, totalSchema } from "../../collections/facts.ts";
import { tables } from "../../collections/formats.ts";
import { textSchema } from "../../http/request/locale.ts";
import { formatParam, lang, namesList } from "../../http/request/params.ts";
import { inAnswer, translatedShape } from "../../http/response/translations.ts";
import { factFields, singleFields } from "../../model/fields.ts";
import type { AnswerLanguage } from "../../model/localised.ts";
import { factTypes } from "../../model/record-types.ts";
import type { Dimension, loadStats } from "./queries.ts";

export const dimensions = ["type", ...factFields] as const;

/** Whether a fact has one value or none in it. */
const isSingle = (dimension: Dimension): boolean => dimension === "type" || singleFields.includes(dimension);

const groupLimit = 500;

/** How many groups a table has at most where no limit is given: more than any two properties have today. */
export const tableLimit = 100_000;

export const statsQuery = factQuery({
  groupBy: namesList(
    dimensions,
    {
      description:
        "What to count by: one property, or two of them separated by a comma, in the order in which groups name their values. Without it, by type.",
      examples: { one: ["country"], two: ["country", "year"] },
    },
    { ordered: true },
  ).refine((names) => names === undefined || names.length <= 2, "one property or two"),
  limit: howMany({ description: "How many groups to send, those with most facts first.", max: groupLimit, usual: 100 }),
  lang,
  format: formatParam(["json", ...tables]),
});

const count = z.int().min(0).max(1_000_000_000);

const key = z
  .object({
    by: z.enum(dimensions).openapi({ description: "The property", example: "country" }),
    value: z
      .string()
      .max(96)
      .nullable()
      .openapi({ description: "The value; null for the facts without one", example: "JP" }),
    label: textSchema.openapi({ description: "What to show for the value", example: "Japan" }),
    type: z.enum(factTypes).optional().openapi({
      description: "With a kind: the type of the facts, as each type has its own kinds",
      example: "engagement",
    }),
  })
  .openapi("StatsKey", { description: "One value of a property." });

export const statsSchema = z
  .object({
    groupBy: z
      .array(z.enum(dimensions))
      .max(2)
      .openapi({ description: "What is counted by", example: ["country"] }),
    groups: z
      .array(
        z
          .object({
            keys: z.array(key).min(1).max(2).openapi({ description: "Its values, in the order of `groupBy`" }),
            count: count.openapi({ description: "Facts that have all of them", example: 12 }),
            ...translatedShape,
          })
          .openapi("StatsGroup", { description: "The facts that have the same values." }),
      )
      .max(groupLimit)
      .openapi({
        description:
          "Groups with at least one fact: years in order, the unknown last; of other properties those with most first",
      }),
    omitted: z
      .object({
        groups: count.openapi({ description: "Further groups", example: 0 }),
        count: count.openapi({ description: "The sum of their counts", example: 0 }),
      })
      .openapi("StatsOmitted", { description: "What `limit` left out." }),
    overlapping: z.boolean().openapi({
      description:
        "Whether a fact can be in several groups. Where it cannot, the counts and what is omitted add up to `total`; where it can, to `sum`",
      example: true,
    }),
    sum: count.openapi({ description: "The sum of the counts of all groups, the omitted ones included", example: 70 }),
    total: totalSchema,
  })
  .openapi("Stats", { description: "How many facts have which values." });

type Loaded = Awaited<ReturnType<typeof loadStats>>;

export const presentStats = (
  { groups, all, total }: Loaded,
  groupBy: readonly Dimension[],
  language: AnswerLanguage,
): z.input<typeof statsSchema> => ({
  groupBy: [...groupBy],
  groups: groups.map((group) =>
    inAnswer(language, (each) => ({
      keys: groupBy.map((by, at) => {
        const value = at === 0 ? group.a : group.b;
        const label = labelOf(group.type, by, value, group.labels[at] ?? null)[each];
        return { by, value, label, ...(by === "kind" && value !== null ? { type: group.type } : {}) };
      }),
      count: group.count,
    })),
  ),
  omitted: {
    groups: all.groups - groups.length,
    count: all.count - groups.reduce((sum, group) => sum + group.count, 0),
  },
  overlapping: groupBy.some((by) => !isSingle(by)),
  sum: all.count,
  total: { value: total.value, relation: total.capped || all.capped ? "gte" : "eq" },
});
