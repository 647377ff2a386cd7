import { z } from "@hono/zod-openapi";
import { parseEdtf } from "../../model/date.ts";
import type { Moment } from "../../model/version.ts";
import { excerpt } from "./excerpt.ts";
import { documented, type ParamMeta } from "./value-lists.ts";

const pattern =
  /^(?:0|[1-9]\d{0,8}|\d{4}-\d{2}(?:-\d{2}(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?)?)$/;

const message = "a version such as 7, or a month, day or time such as 2026-11, 2026-11-22 or 2026-11-22T08:00:00Z";

/** The first or the last millisecond of a day. */
const edgeOf = (day: string, bound: "first" | "last"): string =>
  `${day}T${bound === "first" ? "00:00:00.000" : "23:59:59.999"}Z`;

const readMoment = (text: string, bound: "first" | "last"): Moment => {
  if (/^\d+$/.test(text)) return { version: Number(text) };
  if (text.includes("T")) {
    const instant = new Date(text).toISOString();
    // An offset may lead past the years of four digits, which alone are in the order of their digits.
    return { at: instant.startsWith("+") ? "9999-12-31T23:59:59.999Z" : instant };
  }
  const days = parseEdtf(text);
  return { at: edgeOf((bound === "first" ? days?.start : days?.end) ?? text, bound) };
};

/**
 * A version of the record by its number, or a moment. Digits alone are a version, as a year would be one too.
 *
 * @param bound which end of a month or day is meant, in UTC.
 */
export const momentParam = (bound: "first" | "last", meta: ParamMeta) =>
  z
    .string()
    .max(35, "at most 35 characters")
    .regex(pattern, { error: (issue) => `${excerpt(issue.input)} is not ${message}`, abort: true })
    .refine((text) => /^\d+$/.test(text) || parseEdtf(text.slice(0, 10)) !== null, {
      error: (issue) => `${excerpt(issue.input)} is not a day of the calendar`,
      abort: true,
    })
    .transform((text) => readMoment(text, bound))
    .optional()
    .openapi(documented(meta));
