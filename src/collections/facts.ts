import { z } from "@hono/zod-openapi";
import type { Selection } from "../db/select/selection.ts";
import { oneOfList, partOfList, wholeNumber, withDateOrder } from "../http/request/params.ts";
import { factFields } from "../model/fields.ts";
import { type FactType, factTypes } from "../model/record-types.ts";
import { agreementKinds, agreementStatuses, engagementKinds, engagementStatuses, media } from "../model/vocabulary.ts";
import { asOf } from "./as-of.ts";
import {
  anyOf,
  type FilterValues,
  factFilters,
  joinFilters,
  language,
  reached,
  recordFilters,
  role,
  timeFilters,
} from "./filters.ts";
import { type OwnValues, ownFilters, presenceParams } from "./presence.ts";

/** What the read models that count facts have in common: which facts they count. */

const kinds = [...new Set([...engagementKinds, ...agreementKinds, ...media])] as [string, ...string[]];

/** The parameters that choose facts of every type. A filter that a type of fact cannot pass leaves that type out. */
export const factParams = {
  type: partOfList(factTypes, {
    description:
      "Only facts of this type; several mean any of them, and `!` before one leaves it out. Without it, facts of every type.",
    examples: { one: ["engagement"], several: ["engagement", "agreement"] },
  }),
  ...recordFilters,
  kind: oneOfList(kinds, {
    description: `Only engagements or agreements of this kind, or statements made through this medium. ${anyOf}.`,
    examples: { one: ["courtesy-call"] },
  }),
  status: oneOfList([...engagementStatuses, ...agreementStatuses], {
    description: `Only engagements or agreements of this status. ${anyOf}.`,
    examples: { one: ["signed"] },
  }),
  reached,
  role,
  language,
  ...presenceParams([...factFields, "date"]),
  ...timeFilters,
} as const;

type FactQuery = FilterValues &
  Pick<OwnValues, "missing" | "has"> & {
    type?: readonly FactType[] | undefined;
    from?: string | undefined;
    to?: string | undefined;
    updatedSince?: string | undefined;
  };

/** The facts that a query chooses, one selection for each type. */
export const selectFacts = (query: FactQuery): (Selection & { type: FactType })[] =>
  (query.type ?? factTypes).map((type) => ({
    type,
    ...joinFilters(factFilters(type, query), ownFilters(type, query)),
    from: query.from,
    to: query.to,
    updatedSince: query.updatedSince,
  }));

const words = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.enum(values, { error: `one of ${values.join(", ")}` });

const wordMeta = (values: readonly string[], description: string) => ({
  param: { description, examples: Object.fromEntries(values.map((value) => [value, { value }])) },
});

/** One of a few words, or none. */
export const choice = <const V extends readonly [string, ...string[]]>(values: V, description: string) =>
  words(values).optional().openapi(wordMeta(values, description));

/** One of a few words, the first where none is given. */
export const choiceOr = <const V extends readonly [string, ...string[]]>(values: V, description: string) => {
  const [usual] = values;
  return words(values)
    .default(usual as never)
    .openapi(wordMeta(values, description));
};

/** How many of something to send: a whole number between 0 and `max`. */
export const howMany = (options: { description: string; max: number; usual: number }) =>
  wholeNumber(0, options.max)
    .default(options.usual)
    .openapi({
      param: {
        description: options.description,
        examples: { none: { value: 0 }, usual: { value: options.usual } },
      },
    });

/** A query of facts: strict, and with its dates in order. */
export const factQuery = <const S extends z.core.$ZodLooseShape>(shape: S) =>
  withDateOrder(z.strictObject({ ...factParams, asOf, ...shape }));

export const totalSchema = z
  .object({
    value: z.int().min(0).max(1_000_000_000).openapi({ description: "How many facts match, each once", example: 60 }),
    relation: z.enum(["eq", "gte"]).openapi({
      description: "eq: exactly so many; gte: at least, and so with every count of this answer",
      example: "eq",
    }),
  })
  .openapi("FactTotal", { description: "How many facts match the filters." });
