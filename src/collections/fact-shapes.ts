import { z } from "@hono/zod-openapi";
import { orNull } from "../http/openapi/nullable.ts";
import { textSchema } from "../http/request/locale.ts";
import { attendanceKinds, moneyScopes } from "../model/vocabulary.ts";
import { evidenceList, refSchema } from "./shapes.ts";

/** What engagements, agreements and statements have in common. */

export const placesMember = (description: string) =>
  z
    .array(
      z
        .object({
          place: orNull(refSchema).openapi({ description: "The place, where it has a record" }),
          name: textSchema.nullable().openapi({
            description: "Town, building or venue, as far as it is stated",
            example: "Tokyo",
          }),
          country: orNull(refSchema).openapi({ description: "The country that it lies in" }),
        })
        .openapi("Whereabouts", { description: "Where something happened, as far as it is stated." }),
    )
    .max(20)
    .openapi({ description });

const number = (description: string, example: number | null) =>
  z.number().min(0).max(1e15).nullable().openapi({ description, example });

const rangeShape = (least: number | null, printed: string) => ({
  least: number("At least so many or so much, where no exact number is given", least),
  most: number("At most so many or so much, where no exact number is given", null),
  text: z.string().max(80).nullable().openapi({ description: "As the article prints it", example: printed }),
});

const { text: quantityText, ...quantityRange } = rangeShape(null, "48 unit");

export const quantitySchema = z
  .object({
    value: number("The exact number; null where only a range or a text is known", 48),
    ...quantityRange,
    unit: textSchema.nullable().openapi({ description: "What is counted", example: "aircraft" }),
    text: quantityText,
  })
  .openapi("Quantity", { description: "A number of things or people: exact, a range, or as printed." });

const { text: moneyText, ...moneyRange } = rangeShape(null, "USD 10 miliar");

export const moneySchema = z
  .object({
    amount: number(
      "The exact sum, in units of the currency; null where only a range or a text is known",
      10_000_000_000,
    ),
    ...moneyRange,
    currency: z.string().length(3).openapi({ description: "The currency, by its ISO 4217 code", example: "USD" }),
    of: z.enum(moneyScopes).openapi({
      description:
        "What the sum is. total: the whole of it; tranche: one of several parts in which it is ordered or paid; unit: the price of one; share: what one party bears or gets",
      example: "total",
    }),
    text: moneyText,
    evidence: evidenceList("the paragraphs that say so"),
  })
  .openapi("Money", { description: "A sum of money: exact, a range, or as printed." });

export const attendanceMember = z
  .array(
    z
      .object({
        of: z.enum(attendanceKinds).openapi({ description: "What is counted", example: "countries" }),
        quantity: quantitySchema,
        evidence: evidenceList("the paragraphs that say so"),
      })
      .openapi("Attendance", { description: "How many countries, people or units took part in an engagement." }),
  )
  .max(10)
  .openapi({ description: "How many took part, as far as it is stated" });

export const variantsMember = z
  .array(
    z
      .object({
        field: z
          .string()
          .max(200)
          .openapi({ description: "The member of the record in which articles differ", example: "places" }),
        value: textSchema.openapi({ description: "The value that was not chosen, in words", example: "Jakarta" }),
        evidence: evidenceList("the paragraphs that say so"),
      })
      .openapi("Variant", {
        description:
          "What an article says otherwise of a member than the value that was chosen. Search and filters find the record by both.",
      }),
  )
  .max(200)
  .openapi({
    description:
      "Where articles differ: the values that were not chosen, with their evidence. Of two articles that give two dates, one stands in `date`, the other one here",
  });
