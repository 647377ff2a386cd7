import { z } from "@hono/zod-openapi";
import { parseEdtf } from "../../model/date.ts";
import { slugPattern } from "../../model/ids.ts";
import { excerpt } from "./excerpt.ts";
import { formatTexts } from "./format-texts.ts";
import { type Format, formats } from "./negotiate.ts";
import { countryCodes, documented, enumeration, namesList, notOneOf, type ParamMeta } from "./value-lists.ts";

export { countryList, namesList, oneOfList, type ParamMeta, partOfList, sidesOf, slugList } from "./value-lists.ts";

/** `fields=`: the members of a record to send. `id` is always among them. */
export const fieldsParam = <const V extends readonly [string, ...string[]]>(keys: V) =>
  namesList(keys, {
    description:
      "Send only these members of each record, separated by commas. `fields=label` sends `id`, which always comes along, and `label`: all others are then absent, also those that the schema requires. Without it, all of them.",
    examples: { some: keys.filter((key) => key !== "id").slice(0, 2) },
  });

/** `include=`: relations whose records to send in full beside those that name them. */
export const includeParam = <const V extends readonly [string, ...string[]]>(names: V) =>
  namesList(names, {
    description:
      "Also send the records that these relations name, separated by commas: each once, in `included`, under `<type>:<id>`. `evidence`, where there is any, is sent in its place within each record of a list.",
    examples: { one: [names[0]] },
  });

/** `facets=`: filters to count by. */
export const facetsParam = <const V extends readonly [string, ...string[]]>(names: V) =>
  namesList(names, {
    description:
      "Also count the matching records by these properties, separated by commas, in `facets`; those without a value are counted under null.",
    examples: { one: [names[0]] },
  });

/** One of a few words that clients are to take as text, as without their signs some would be alike. */
const words = <const V extends readonly [string, ...string[]]>(values: V) =>
  z
    .string()
    .max(40)
    .regex(new RegExp(`^(${values.join("|")})$`), { error: notOneOf(values) }) as unknown as z.ZodType<
    V[number],
    V[number]
  >;

/** `sort=`: one of the orders given; the first is the default. A sort never changes which records come. */
export const sortParam = <const V extends readonly [string, ...string[]]>(sorts: V) =>
  words(sorts)
    .default(sorts[0])
    .openapi(
      documented({
        description: `The order: ${sorts.map((sort) => `\`${sort}\``).join(", ")}; a leading hyphen means descending, and \`relevance\` goes with \`q\`. Records whose date is not known come last either way, and ties are broken by identifier.`,
        examples: Object.fromEntries(sorts.map((sort) => [sort.replace("-", "descending-"), sort])),
      }),
    );

/** A whole number within bounds. Digits only, as Number() would also take 0x10, 1e1 and blanks. */
export const wholeNumber = (least: number, most: number) => {
  const message = `a whole number from ${least} to ${most}, in digits`;
  return z.preprocess(
    (raw) => (typeof raw === "string" && /^(0|[1-9]\d{0,8})$/.test(raw) ? Number(raw) : raw),
    z.int({ error: message }).min(least, message).max(most, message),
  );
};

/** `limit=`: how many records on a page. */
export const limit = wholeNumber(1, 200)
  .default(20)
  .openapi(documented({ description: "How many records to send at most.", examples: { small: 5, default: 20 } }));

/** `cursor=`: where the next page begins. Its content is checked by {@link file://./cursor.ts}. */
export const cursor = z
  .string()
  .min(1, "a cursor must not be empty; leave the parameter out for the first page")
  .max(512, "a cursor has at most 512 characters")
  .regex(/^[\w-]+$/, "not a cursor that this API has given out")
  .optional()
  .openapi(
    documented({
      description:
        "Where to continue: `page.next` of the previous page, unchanged. It is bound to the filters and the sort of its list; `limit`, `fields`, `lang` and `format` may change between pages.",
      examples: { opaque: "eyJub3QiOiJhIHJlYWwgY3Vyc29yIn0" },
    }),
  );

/** `lang=`: the language of the texts; beats Accept-Language. */
export const lang = enumeration(["en", "id", "all"])
  .optional()
  .openapi(
    documented({
      description:
        "The language of our own texts: English (`en`), Indonesian (`id`), or both (`all`): then each record is in English, and its `translations` have what reads otherwise in Indonesian. It takes precedence over the `Accept-Language` header; without either, English.",
      examples: { english: "en", indonesian: "id", both: "all" },
    }),
  );

const formatText = (format: Format): string[] => {
  const text = formatTexts[format];
  return text === undefined ? [] : [`- \`${format}\` (\`${formats[format]}\`): ${text}.`];
};

/**
 * `format=` for a route that offers these formats; beats Accept. The first is what a caller without a wish is given. An API
 * description has the others here and not as media types of the answer, which would make every typed client's answer a
 * record or a text.
 */
export const formatParam = <const V extends readonly [Format, ...Format[]]>(offers: V) => {
  const texts = offers.flatMap(formatText);
  return enumeration(offers)
    .optional()
    .openapi(
      documented({
        description: [
          "The format of the answer. It takes precedence over the `Accept` header.",
          ...(texts.length > 0 ? ["", "Besides JSON:", ...texts] : []),
        ].join("\n"),
        examples: Object.fromEntries(offers.map((name) => [name, name])),
      }),
    );
};

/** The formats that a parameter `format` of {@link formatParam} takes, in their order; undefined where there is none. */
export const formatsTaken = (parameter: z.core.$ZodType | undefined): readonly Format[] | undefined =>
  parameter instanceof z.ZodOptional && parameter.unwrap() instanceof z.ZodEnum
    ? ((parameter.unwrap() as z.ZodEnum).options as Format[])
    : undefined;

/** `format=` for a route that answers in JSON only. */
export const format = formatParam(["json"]);

/**
 * `from=` or `to=`: a year, month or day, taken as the first or the last day that it covers.
 *
 * @returns a schema that gives the ISO day: `dateParam("to")` makes 2021-03-31 of 2021-03.
 */
export const dateParam = (bound: "from" | "to") =>
  z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, {
      error: (issue) => `${excerpt(issue.input)} is not a date such as 2021, 2021-03 or 2021-03-30`,
      abort: true,
    })
    .max(10)
    .refine((text) => parseEdtf(text) !== null, {
      error: (issue) => `${excerpt(issue.input)} is not a day of the calendar`,
      abort: true,
    })
    .transform((text) => {
      const bounds = parseEdtf(text);
      return (bound === "from" ? bounds?.start : bounds?.end) ?? text;
    })
    .optional()
    .openapi(
      documented({
        description:
          bound === "from"
            ? "Only what was, or may have been, on or after this date: `2021`, `2021-03` or `2021-03-30`. Records without a date are left out."
            : "Only what was, or may have been, on or before this date: `2021`, `2021-03` or `2021-03-30`. Records without a date are left out.",
        examples: bound === "from" ? { day: "2021-03-30", year: "2021" } : { day: "2022-12-31", month: "2022-12" },
      }),
    );

/** Adds to the query of a list the rule that `from` must not be after `to`; told along with all other faults. */
export const withDateOrder = <S extends z.ZodType>(query: S): S =>
  query.refine(
    (value) => {
      const { from, to } = value as { from?: unknown; to?: unknown };
      return typeof from !== "string" || typeof to !== "string" || from <= to;
    },
    { path: ["from"], error: "from must not be after to", when: () => true },
  );

const instantPattern =
  /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/;

/** A moment: an RFC 3339 time or a day (its first moment in UTC). Gives `2021-03-30T08:00:00.000Z`. */
export const instantParam = (meta: ParamMeta) =>
  z
    .string()
    .max(35, "a time has at most 35 characters")
    .regex(instantPattern, {
      error: (issue) =>
        `${excerpt(issue.input)} is not a time such as 2026-11-22T08:00:00Z or 2026-11-22 (write + as %2B in a URL)`,
      abort: true,
    })
    .refine((text) => parseEdtf(text.slice(0, 10)) !== null, {
      error: (issue) => `${excerpt(issue.input)} is not a day of the calendar`,
      abort: true,
    })
    .transform((text) => {
      const instant = new Date(text).toISOString();
      // An offset may lead past the years of four digits, which alone are in the order of their digits.
      return instant.startsWith("+") ? "9999-12-31T23:59:59.999Z" : instant;
    })
    .optional()
    .openapi(documented(meta));

const longestText = 200;
const tooLong = `at most ${longestText} characters`;

/** A search text: 1 to 200 characters in NFC, not blank. */
export const queryText = (meta: ParamMeta) =>
  z
    .string()
    .max(longestText, tooLong)
    .refine((text) => text.trim() !== "", "must not be empty or blank")
    .transform((text) => text.trim().normalize("NFC"))
    // Some characters are several in NFC.
    .refine((text) => text.length <= longestText, tooLong)
    .openapi({ ...documented(meta), minLength: 1 });

const idForm = "identifiers are lower-case words joined by single hyphens, at most 96 characters";

/** The identifier of a record in the path; one that cannot exist is answered as not found. */
export const idParam = (meta: ParamMeta) =>
  z.string().min(1, idForm).max(96, idForm).regex(slugPattern, idForm).openapi(documented(meta));

const codeForm = "countries go by their ISO 3166-1 alpha-2 code, such as JP";

/** The code of a country in the path. */
export const countryIdParam = (meta: ParamMeta) =>
  z
    .string()
    .min(2, codeForm)
    .max(2, codeForm)
    .regex(/^[A-Z]{2}$/, codeForm)
    .openapi(documented(meta));

/** The alpha-2 code of a country by that or its alpha-3 code, in any case; null for what is neither. */
export const alpha2Of = (code: string): string | null => {
  const upper = code.toUpperCase();
  return countryCodes.get(upper) ?? ([...countryCodes.values()].includes(upper) ? upper : null);
};
