import { z } from "@hono/zod-openapi";
import type { Sort } from "../db/select/list.ts";
import { fold } from "../language/normalise.ts";
import { slugPattern } from "../model/ids.ts";
import { collectionTypes } from "../model/record-types.ts";

/** What the cursors of each order hold: the values of its sort columns in the last record of a page. */

const id = z.union([z.string().max(96).regex(slugPattern), z.string().regex(/^[A-Z]{2}$/)]);

/** A day as records are sorted by; empty for a date that is not known. */
const day = z.union([z.literal(""), z.iso.date()]);

const label = z
  .string()
  .max(400)
  .refine((text) => fold(text) === text);

const version = z.int().min(0).max(2_147_483_647);
const score = z.int().min(-10_000_000).max(10_000_000);

/** The number of a record in the index, which is a safe integer. */
const number = z.int().min(0);

const numberInDigits = z
  .string()
  .regex(/^(0|[1-9]\d{0,15})$/)
  .refine((digits) => Number.isSafeInteger(Number(digits)));

/** The keysets of a list. */
export const listKeysets = {
  date: z.tuple([day, id]),
  label: z.tuple([label, id]),
  updated: z.tuple([version, id]),
  relevance: z.tuple([score, numberInDigits]),
} as const satisfies Record<Sort["by"], z.ZodType>;

const byDay = z.tuple([day, id, z.enum(collectionTypes)]);

/** The keysets of a search. */
export const searchKeysets = { relevance: z.tuple([score, number]), date: byDay, "-date": byDay } as const;
