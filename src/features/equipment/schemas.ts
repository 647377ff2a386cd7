import { z } from "@hono/zod-openapi";
import { anyOf, recordFilters, timeFilters } from "../../collections/filters.ts";
import { includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import { agreementMention, countedRef, linkList } from "../../collections/mentions.ts";
import { countsSchema, fieldNames, recordShape, refSchema, stampShape } from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { textSchema } from "../../http/request/locale.ts";
import { oneOfList } from "../../http/request/params.ts";
import { fieldsOf } from "../../model/fields.ts";
import { equipmentKinds } from "../../model/vocabulary.ts";

const nameIn = (description: string, example: string) => z.string().max(200).openapi({ description, example });

const linksBack = {
  agreements: linkList(agreementMention, "the agreements that are about it, what stands highest first"),
  countries: linkList(countedRef, "the countries that its agreements concern, the most frequent first"),
};

export const equipmentSchema = z
  .object({
    ...recordShape("equipment", "sukhoi-fighter", {
      label: { description: "What to show for it: its name", example: "Sukhoi fighter" },
    }),
    name: textSchema.openapi({ description: "Name in the language of the answer", example: "Sukhoi fighter" }),
    names: z
      .object({ en: nameIn("English", "Sukhoi fighter"), id: nameIn("Indonesian", "Pesawat tempur Sukhoi") })
      .openapi({ description: "Name in both languages, whatever the language of the answer" }),
    aliases: z
      .array(z.string().max(200))
      .max(40)
      .openapi({ description: "Other right names, designations and abbreviations", example: ["Sukhoi"] }),
    kind: z.enum(equipmentKinds).openapi({ description: "What kind of equipment", example: "fighter" }),
    maker: orNull(refSchema).openapi({ description: "The organisation that makes it; null where that is not known" }),
    country: orNull(refSchema).openapi({ description: "The country that it is made in; null where that is not known" }),
    counts: countsSchema("EquipmentCounts", ["articles", "agreements"]),
    ...linksBack,
    ...stampShape,
  })
  .openapi("Equipment", {
    description: "A type of aircraft, vessel, vehicle, weapon or system that the record names.",
  });

export const equipmentRelations = { country: ["country"], maker: ["maker"] } as const satisfies Relations;

const fields = fieldNames(equipmentSchema, linksBack);
const itemFields = fieldNames(equipmentSchema);

export const equipmentQuery = z.strictObject({
  ...recordFilters,
  kind: oneOfList(equipmentKinds, {
    description: `Only equipment of this kind. ${anyOf}.`,
    examples: { one: ["fighter"] },
  }),
  ...timeFilters,
  ...listShape(fields, includesOf(equipmentRelations), fieldsOf.equipment),
});

export const equipmentItemQuery = z.strictObject(itemShape(itemFields, includesOf(equipmentRelations)));
