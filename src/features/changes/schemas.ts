import { z } from "@hono/zod-openapi";
import { changeShape, membersIn } from "../../collections/change-shapes.ts";
import { choice } from "../../collections/facts.ts";
import { recordFilters } from "../../collections/filters.ts";
import { feeds, tables } from "../../collections/formats.ts";
import { idSchema } from "../../collections/shapes.ts";
import { changeActions } from "../../db/schema/index.ts";
import { parsed } from "../../db/select/documents.ts";
import { textSchema } from "../../http/request/locale.ts";
import { momentParam } from "../../http/request/moment.ts";
import { cursor, formatParam, lang, limit, oneOfList } from "../../http/request/params.ts";
import { listEnvelope } from "../../http/response/envelopes.ts";
import type { Sent } from "../../http/response/respond.ts";
import { inAnswer, translatedShape } from "../../http/response/translations.ts";
import type { AnswerLanguage } from "../../model/localised.ts";
import { collectionTypes, pathOf } from "../../model/record-types.ts";
import type { ChangeRow } from "./queries.ts";

const which = "Several, separated by commas or repeated, mean any of them; `!` before one leaves it out";

export const changesQuery = z.strictObject({
  since: momentParam("first", {
    description:
      "Only what came after this version, by its number, or at this time or later (a month or day: from its beginning, UTC). Without it, from the beginning. `since=<dataset.version>` of the last page that you read goes on without a gap.",
    examples: { version: "1", day: "2026-01-01", time: "2026-11-22T08:00:00Z" },
  }),
  type: oneOfList(collectionTypes, {
    description: `Only changes of records of this type. ${which}.`,
    examples: { one: ["agreement"] },
  }),
  action: oneOfList(changeActions, {
    description: `Only changes of this kind. ${which}.`,
    examples: { one: ["removed"] },
  }),
  country: recordFilters.country,
  topic: recordFilters.topic,
  expand: choice(
    ["record"],
    "Send each record with its change, in `record`: as its list shows it in the version of the answer, null where it is not there any more.",
  ),
  limit,
  cursor,
  lang,
  format: formatParam(["json", ...tables, ...feeds]),
});

export const changeSchema = z
  .object({
    sequence: z
      .int()
      .min(1)
      .max(9_007_199_254_740_991)
      .openapi({ description: "Its place in the log, which rises and may skip numbers", example: 42 }),
    version: changeShape.version,
    at: changeShape.at,
    type: z.enum(collectionTypes).openapi({ description: "Type of the record", example: "agreement" }),
    id: idSchema.openapi({ example: "russia-sukhoi-offset-programme" }),
    label: textSchema
      .nullable()
      .openapi({ description: "What it was called then, or until then", example: "Offset programme" }),
    url: z.url().max(500).openapi({
      description: "The address of the record; of one that was removed it answers 410, of a merged one it leads on",
      example: "https://api.example.org/v1/agreements/russia-sukhoi-offset-programme",
    }),
    action: changeShape.action,
    into: changeShape.into,
    members: changeShape.members,
    record: z.looseObject({}).nullable().optional().openapi({
      description: "Under `expand=record`: the record, as its list shows it; null where it is not there any more",
    }),
    ...translatedShape,
  })
  .openapi("Change", { description: "What a version of the dataset did to a record." });

export const changesSchema = listEnvelope("ChangeList", changeSchema);

/** A change as the answer shows it. */
export const presentChange = (
  row: ChangeRow,
  { language, origin, record }: { language: AnswerLanguage; origin: string; record: Sent | null | undefined },
): object => {
  const { sequence, version, at, type, id, action, into, members } = row;
  const url = `${origin}${pathOf(type, id)}`;
  const shown = inAnswer(language, (each) => ({
    sequence,
    version,
    at,
    type,
    id,
    label: each === "id" ? row.in : row.en,
    url,
    action,
    into,
    members: membersIn(members),
  }));
  return record === undefined ? shown : { ...shown, record: typeof record === "string" ? parsed(record) : record };
};
