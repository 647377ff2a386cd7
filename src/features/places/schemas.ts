import { z } from "@hono/zod-openapi";
import { anyOf, recordFilters, timeFilters } from "../../collections/filters.ts";
import { includesOf, type Relations } from "../../collections/include.ts";
import { itemShape, listShape } from "../../collections/listing.ts";
import { countedRef, engagementMention, linkList } from "../../collections/mentions.ts";
import { countsSchema, fieldNames, recordShape, refSchema, stampShape } from "../../collections/shapes.ts";
import { orNull } from "../../http/openapi/nullable.ts";
import { textSchema } from "../../http/request/locale.ts";
import { oneOfList } from "../../http/request/params.ts";
import { fieldsOf } from "../../model/fields.ts";
import { placeKinds } from "../../model/vocabulary.ts";

const degrees = (most: number, description: string, example: number) =>
  z.number().min(-most).max(most).openapi({ description, example });

const coordinates = z
  .object({
    latitude: degrees(90, "Degrees north of the equator", 35.69),
    longitude: degrees(180, "Degrees east of Greenwich", 139.69),
  })
  .openapi("Coordinates", { description: "A point in degrees of WGS 84." });

const linksBack = {
  engagements: linkList(engagementMention, "the engagements that took place there, the latest first"),
  topics: linkList(countedRef, "the topics of its facts, the most frequent first"),
};

export const placeSchema = z
  .object({
    ...recordShape("place", "tokyo", { label: { description: "What to show for it: its name", example: "Tokyo" } }),
    name: textSchema.openapi({ description: "Name in the language of the answer", example: "Tokyo" }),
    aliases: z.array(z.string().max(200)).max(40).openapi({ description: "Other names and spellings", example: [] }),
    kind: z.enum(placeKinds).openapi({ description: "What kind of place", example: "city" }),
    country: orNull(refSchema).openapi({ description: "The country that it lies in" }),
    coordinates: orNull(coordinates).openapi({
      description: "Where it lies, from a gazetteer; null where that is not certain",
    }),
    counts: countsSchema("PlaceCounts", ["articles", "engagements", "agreements", "statements"]),
    ...linksBack,
    ...stampShape,
  })
  .openapi("Place", { description: "A city, venue, base or region where something happened." });

export const placeRelations = { country: ["country"] } as const satisfies Relations;

const fields = fieldNames(placeSchema, linksBack);
const itemFields = fieldNames(placeSchema);

export const placeQuery = z.strictObject({
  ...recordFilters,
  kind: oneOfList(placeKinds, {
    description: `Only places of this kind. ${anyOf}.`,
    examples: { one: ["city"] },
  }),
  ...timeFilters,
  ...listShape(fields, includesOf(placeRelations), fieldsOf.place),
});

export const placeItemQuery = z.strictObject(itemShape(itemFields, includesOf(placeRelations)));
