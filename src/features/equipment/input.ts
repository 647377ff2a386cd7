import { z } from "zod";
import { country, names } from "../../model/dossier.ts";
import { formerIds, refTo, slug } from "../../model/ids.ts";
import { localised } from "../../model/localised.ts";
import { ownName } from "../../model/members.ts";
import { equipmentKinds } from "../../model/vocabulary.ts";

export const equipmentEntry = z.strictObject({
  id: slug,
  formerIds,
  names: ownName(localised(200)).describe("Its name in both languages"),
  aliases: names.describe("Other right names, designations and abbreviations"),
  kind: z.enum(equipmentKinds).describe("What kind of equipment"),
  maker: refTo("organisation").nullable().default(null).describe("The organisation that makes it"),
  country: country.nullable().default(null).describe("The country that it is made in"),
});

export type EquipmentEntry = z.infer<typeof equipmentEntry>;
