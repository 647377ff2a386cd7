import { z } from "@hono/zod-openapi";
import { labelOf } from "../../collections/facets.ts";
import { choice, choiceOr, factQuery, howMany, totalSchema } from "../../collections/facts.ts";
import { tables } from "../../collections/formats.ts";
import { presentRef, refs } from "../../collections/shapes.ts";
import { textSchema } from "../../http/request/locale.ts";
import { formatParam, lang } from "../../http/request/params.ts";
import { inAnswer, translatedShape } from "../../http/response/translations.ts";
import { splittingFields } from "../../model/fields.ts";
import type { AnswerLanguage, Language } from "../../model/localised.ts";
import { daysOf, intervalOf, intervals, type Period, spanning } from "../../model/period.ts";
import { bucketCap, groupCap, type loadFirst, type loadPeriods, namingCap, splitCap } from "./queries.ts";

const splits = ["type", ...splittingFields] as const;

export const timelineQuery = factQuery({
  interval: choiceOr(
    intervals,
    "How fine the periods are. A date that is less exact is counted in the finest period that holds it.",
  ),
  by: choice(splits, "Also count the facts of each period by this property."),
  limit: howMany({ description: "How many facts each period names at most, the earliest first.", max: 20, usual: 5 }),
  lang,
  format: formatParam(["json", ...tables]),
});

const count = z.int().min(0).max(1_000_000_000);

const group = z
  .object({
    value: z
      .string()
      .max(96)
      .nullable()
      .openapi({ description: "The value; null for the facts without one", example: "JP" }),
    label: textSchema.openapi({ description: "What to show for the value", example: "Japan" }),
    count: count.openapi({ description: "Facts of this period that have it", example: 2 }),
  })
  .openapi("TimelineGroup", { description: "The facts of a period that have one value." });

const facts = {
  count: count.openapi({ description: "How many facts, each once", example: 4 }),
  groups: z
    .array(group)
    .max(groupCap + 1)
    .optional()
    .openapi({
      description: `Under \`by=\`: the most frequent ${groupCap} values, and the facts without one. A fact with several values is in each of their groups. Under filters the latest ${splitCap} facts of each type are counted so.`,
    }),
  records: refs("The first of them by date; fewer than `count` where there are more than `limit`", 20),
  ...translatedShape,
};

const bucket = z
  .object({
    period: z
      .string()
      .max(7)
      .regex(/^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$/)
      .openapi({ description: "Year, quarter or month", example: "2022-03" }),
    precision: z.enum(intervals).openapi({
      description: "How fine this period is: coarser than the interval for dates that are not known as exactly",
      example: "month",
    }),
    start: z.iso.date().openapi({ description: "Its first day", example: "2022-03-01" }),
    end: z.iso.date().openapi({ description: "Its last day", example: "2022-03-31" }),
    ...facts,
  })
  .openapi("TimelineBucket", { description: "The facts whose date lies in one period and in no finer one." });

const remainder = z.object(facts).openapi("TimelineRemainder", { description: "Facts that lie in no period." });

export const timelineSchema = z
  .object({
    interval: z.enum(intervals).openapi({ description: "The interval asked for", example: "month" }),
    by: z.enum(splits).optional().openapi({ description: "The split asked for, if any", example: "country" }),
    total: totalSchema,
    buckets: z
      .array(bucket)
      .max(bucketCap)
      .openapi({
        description: `Periods with at least one fact, by their first day, a longer one before those within it. The latest ${bucketCap} where there are more; the latest ${namingCap} name facts.`,
      }),
    earlier: count.openapi({
      description: `Facts in periods before those, where there are more than ${bucketCap}`,
      example: 0,
    }),
    spanning: remainder.openapi({
      description: "Facts whose date is known, but lies in no single year: a decade, or on or before a day",
    }),
    undated: remainder.openapi({ description: "Facts whose date is not known" }),
  })
  .openapi("Timeline", { description: "How many facts there are in each period, and which." });

type Loaded = Awaited<ReturnType<typeof loadPeriods>>;
type Query = z.output<typeof timelineQuery>;

/** The periods to show, in order, the facts of them to name, and how many facts lie before. */
export const layOut = (periods: Loaded["periods"]) => {
  const dated = periods.flatMap(({ period, count: facts }) =>
    period === null || period === spanning ? [] : [{ period, count: facts, ...daysOf(period) }],
  );
  dated.sort((a, b) => (a.start === b.start ? (a.end < b.end ? 1 : -1) : a.start < b.start ? -1 : 1));
  const shown = dated.slice(-bucketCap);
  const earlier = dated.slice(0, -bucketCap).reduce((sum, { count: facts }) => sum + facts, 0);
  const named = new Set([...shown.slice(-namingCap).map(({ period }) => period), spanning, null]);
  const naming = periods.filter(({ period }) => named.has(period));
  return { shown, earlier, naming };
};

export const presentTimeline = (
  loaded: Loaded,
  first: Awaited<ReturnType<typeof loadFirst>>,
  { interval, by }: Pick<Query, "interval" | "by">,
  language: AnswerLanguage,
): z.input<typeof timelineSchema> => {
  const { shown, earlier } = layOut(loaded.periods);
  const groupsOf = Map.groupBy(loaded.groups, ({ period }) => period);
  const groups = (period: Period | null, each: Language) =>
    (groupsOf.get(period) ?? [])
      .sort((a, b) => Number(a.value === null) - Number(b.value === null) || b.count - a.count)
      .filter(({ value }, at) => value === null || at < groupCap)
      .map((row) => ({
        value: row.value,
        label: labelOf(row.type, by ?? "", row.value, row.label)[each],
        count: row.count,
      }));
  const factsOf = (period: Period | null) =>
    inAnswer(language, (each) => ({
      count: loaded.periods.find((row) => row.period === period)?.count ?? 0,
      ...(by === undefined ? {} : { groups: groups(period, each) }),
      records: first(period).map((record) => presentRef(record, each)),
    }));
  return {
    interval,
    ...(by === undefined ? {} : { by }),
    total: {
      value: loaded.periods.reduce((sum, row) => sum + row.count, 0),
      relation: loaded.capped ? "gte" : "eq",
    },
    buckets: shown.map(({ period, start, end }) => ({
      period,
      precision: intervalOf(period),
      start,
      end,
      ...factsOf(period),
    })),
    earlier,
    spanning: factsOf(spanning),
    undated: factsOf(null),
  };
};
