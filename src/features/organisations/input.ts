import { z } from "zod";
import { country, evidence, names } from "../../model/dossier.ts";
import { formerIds, refTo, slug } from "../../model/ids.ts";
import { localised } from "../../model/localised.ts";
import { ownName } from "../../model/members.ts";
import { organisationKinds } from "../../model/vocabulary.ts";

export const organisationEntry = z.strictObject({
  id: slug,
  formerIds,
  names: ownName(localised(200)).describe("Its name in both languages"),
  aliases: names.describe("Other right names and abbreviations"),
  misprints: names.describe("Printed forms that are wrong, kept so that a search for them finds the record"),
  kind: z
    .enum(organisationKinds)
    .describe("What kind of organisation; directorate: a part of a ministry, also a bureau"),
  country: country.nullable().default(null).describe("The country that it belongs to; none for an international body"),
  parent: refTo("organisation").nullable().default(null).describe("The organisation of which it is a part"),
});

export const namedOrganisation = z.strictObject({
  organisation: refTo("organisation").describe("An organisation that the article names"),
  evidence,
});

export type OrganisationEntry = z.infer<typeof organisationEntry>;
export type NamedOrganisation = z.infer<typeof namedOrganisation>;
