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
          place: orNull(refSchema).openapi({ description: "The place, where the record has it as one" }),
          name: textSchema.nullable().openapi({
            description: "Town, building or venue, as far as stated",
            example: "Tokyo",
          }),
          country: orNull(refSchema).openapi({ description: "The country it lies in" }),
        })
        .openapi("Whereabouts", { description: "Where something happened, as far as it is stated." }),
    )
    .max(20)
    .openapi({ description });

const number = (description: string, example: number | null) =>
  z.number().min(0).max(1e15).nullable().openapi({ description, example });

const rangeShape = (least: number | null, printed: string) => ({
  least: number("At least so much, where no exact number is given", least),
  most: number("At most so much, where no exact number is given", null),
  text: z.string().max(80).nullable().openapi({ description: "As printed", example: printed }),
});

const { text: quantityText, ...quantityRange } = rangeShape(null, "48 unit");

export const quantitySchema = z
  .object({
    value: number("How many; null where only a range or a text is known", 48),
    ...quantityRange,
    unit: textSchema.nullable().openapi({ description: "Of what", example: "aircraft" }),
    text: quantityText,
  })
  .openapi("Quantity", { description: "A number of things or people: exact, a range, or as printed." });

const { text: moneyText, ...moneyRange } = rangeShape(null, "USD 10 miliar");

export const moneySchema = z
  .object({
    amount: number("How much, in units of the currency; null where only a range or a text is known", 10_000_000_000),
    ...moneyRange,
    currency: z.string().length(3).openapi({ description: "ISO 4217 code", example: "USD" }),
    of: z.enum(moneyScopes).openapi({ description: "What it is the sum of", example: "total" }),
    text: moneyText,
    evidence: evidenceList("which paragraphs say so"),
  })
  .openapi("Money", { description: "A sum of money: exact, a range, or as printed." });

export const attendanceMember = z
  .array(
    z
      .object({
        of: z.enum(attendanceKinds).openapi({ description: "Of what it is the number", example: "countries" }),
        quantity: quantitySchema,
        evidence: evidenceList("which paragraphs say so"),
      })
      .openapi("Attendance", { description: "How many took part." }),
  )
  .max(10)
  .openapi({ description: "How many countries, people or units took part, as far as stated" });

export const variantsMember = z
  .array(
    z
      .object({
        field: z.string().max(200).openapi({ description: "The member in which articles differ", example: "places" }),
        value: textSchema.openapi({ description: "The value that was not chosen, as a text", example: "Jakarta" }),
        evidence: evidenceList("which paragraphs say so"),
      })
      .openapi("Variant", {
        description: "What another article says of a member; searched and filtered like the chosen value.",
      }),
  )
  .max(200)
  .openapi({ description: "Where articles differ: what was not chosen, with its evidence" });
