import { z } from "@hono/zod-openapi";
import isoCodes from "i18n-iso-countries/codes.json" with { type: "json" };
import { slugPattern } from "../../model/ids.ts";
import { excerpt } from "./excerpt.ts";

/** What the OpenAPI document says of a parameter: its meaning, and one or more named values to try. */
export type ParamMeta = { description: string; examples: Readonly<Record<string, unknown>> };

export const documented = ({ description, examples }: ParamMeta, extra: Record<string, unknown> = {}) => ({
  param: {
    description,
    examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }])),
    ...extra,
  },
});

export const notOneOf = (values: readonly string[]) => (issue: { input?: unknown }) =>
  `${excerpt(issue.input)} is not one of ${values.join(", ")}`;

export const enumeration = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.enum(values, { error: notOneOf(values) });

type ListOptions = { max?: number; normalise?: (member: string) => string; ordered?: boolean };

// Repeated parameters arrive as an array; sorting makes `a,b` and `b,a` the same request to caches and cursors.
const split = (raw: unknown, { normalise = (member) => member, ordered = false }: ListOptions): unknown => {
  if (raw === undefined || raw === null) return raw;
  const members = (Array.isArray(raw) ? raw : [raw]).flatMap((part) => String(part).split(","));
  const distinct = [...new Set(members.map(normalise))];
  return ordered ? distinct : distinct.sort();
};

const mostValues = 50;

const arrayOf = <S extends z.ZodType>(member: S, options: ListOptions = {}) => {
  const { max = mostValues } = options;
  return z.preprocess(
    (raw) => split(raw, options),
    z.array(member).min(1, "at least one value").max(max, `at most ${max} values`),
  );
};

const asList = { style: "form", explode: false };

/** Names of a fixed list, separated by commas or given by repeating the parameter; `ordered` where their order matters. */
export const namesList = <const V extends readonly [string, ...string[]]>(
  values: V,
  meta: ParamMeta,
  { ordered = false } = {},
) =>
  arrayOf(enumeration(values), { max: Math.min(mostValues, values.length), ordered })
    .optional()
    .openapi(documented(meta, asList));

const isLeftOut = (value: string): boolean => value.startsWith("!");

/** The values of a filter: a record must have one of `any`, and none of those with a "!" before them. */
export const sidesOf = (values: readonly string[]): { any: string[]; none: string[] } => ({
  any: values.filter((value) => !isLeftOut(value)),
  none: values.filter(isLeftOut).map((value) => value.slice(1)),
});

/** A value of a filter, or one with a "!" before it. It is checked, and its faults are told, as without. */
const eitherSide = (member: z.ZodType<string>, pattern: string, maxLength: number) =>
  z
    .string()
    .superRefine((text, context) => {
      const { error } = member.safeParse(isLeftOut(text) ? text.slice(1) : text);
      for (const { message } of error?.issues ?? []) context.addIssue({ code: "custom", message });
    })
    .openapi({ pattern: `^!?(?:${pattern})$`, minLength: 1, maxLength: maxLength + 1 });

const longest = (values: readonly string[]): number => Math.max(...values.map(({ length }) => length));

const wordsOf = <const V extends readonly [string, ...string[]]>(values: V) =>
  arrayOf(eitherSide(enumeration(values), values.join("|"), longest(values)), {
    max: Math.min(mostValues, 2 * values.length),
  });

/** A filter by the words of a vocabulary: any of them, and none of those with a "!" before them. */
export const oneOfList = (values: readonly [string, ...string[]], meta: ParamMeta) =>
  wordsOf(values).optional().openapi(documented(meta, asList));

/**
 * A filter by words of which everything has exactly one, such as types: any of them, or all but those with a "!" before
 * them. Gives those that are left.
 */
export const partOfList = <const V extends readonly [string, ...string[]]>(values: V, meta: ParamMeta) =>
  wordsOf(values)
    .transform((given, context): V[number][] => {
      const { any, none } = sidesOf(given);
      const left = values.filter((value) => (any.length === 0 || any.includes(value)) && !none.includes(value));
      if (left.length === 0) context.addIssue({ code: "custom", message: "leaves nothing to look for" });
      return left.sort();
    })
    .optional()
    .openapi(documented(meta, asList));

const identifier = z
  .string()
  .min(1, "an identifier must not be empty")
  .max(96, "an identifier has at most 96 characters")
  .regex(slugPattern, { error: (issue) => `${excerpt(issue.input)} is not an identifier such as french-navy` });

const slugs = eitherSide(identifier, slugPattern.source.slice(1, -1), 96);

/** A filter by identifiers of records (lower-case words joined by hyphens): any of them, and none of those with a "!". */
export const slugList = (meta: ParamMeta, max = mostValues) =>
  arrayOf(slugs, { max }).optional().openapi(documented(meta, asList));

/** ISO 3166-1: alpha-3 code → alpha-2 code. */
export const countryCodes: ReadonlyMap<string, string> = new Map(
  (isoCodes as [string, string, string][]).map(([alpha2, alpha3]) => [alpha3, alpha2]),
);
const alpha2Codes = new Set(countryCodes.values());

const code = z.string().refine((text) => alpha2Codes.has(text), {
  error: (issue) => `${excerpt(issue.input)} is not an ISO 3166-1 alpha-2 code such as FR`,
});

const codes = eitherSide(code, "[A-Za-z]{2}", 2);

/** The same by two-letter country codes in either case; given on in upper case. */
export const countryList = (meta: ParamMeta, max = mostValues) =>
  arrayOf(codes, { normalise: (text) => text.toUpperCase(), max })
    .optional()
    .openapi(documented(meta, asList));
