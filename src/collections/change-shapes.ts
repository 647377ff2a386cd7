import { z } from "@hono/zod-openapi";
import { type Change, changeActions } from "../db/schema/index.ts";
import { parsed } from "../db/select/documents.ts";

/** What the log says of a change, wherever it is told. */
export const changeShape = {
  version: z
    .int()
    .min(1)
    .max(2_147_483_647)
    .openapi({ description: "The version of the dataset that did it", example: 7 }),
  at: z.iso
    .datetime()
    .max(30)
    .openapi({ description: "When that version was written (RFC 3339, UTC)", example: "2026-11-22T08:00:00.000Z" }),
  action: z.enum(changeActions).openapi({
    description:
      "What was done. created: it came, perhaps again; changed: what is shown of it did, by itself or by what names it; removed: it went; merged: it is another record now, see `into`",
    example: "changed",
  }),
  into: z
    .string()
    .max(96)
    .nullable()
    .openapi({ description: "The identifier of the record that a merged one is now", example: null }),
  members: z
    .array(z.string().max(60))
    .max(100)
    .openapi({ description: "The members that changed, where it changed", example: ["status", "statusHistory"] }),
};

/** The sequence that a cursor of the log holds. */
export const sequenceKeyset = z.tuple([z.int().min(1)]);

/** The members that changed, as they are kept. */
export const membersIn = (json: string): string[] => parsed(json) as string[];

/** Whether a record is not there any more after a change. */
export const isEnd = (action: Change["action"]): boolean => action === "removed" || action === "merged";
