import { z } from "zod";
import { country, evidence, names } from "../../model/dossier.ts";
import { refTo, slug } from "../../model/ids.ts";
import { localised } from "../../model/localised.ts";
import { ownName } from "../../model/members.ts";
import { organisationKinds } from "../../model/vocabulary.ts";

export const organisationEntry = z.strictObject({
  id: slug,
  names: ownName(localised(200)),
  aliases: names.describe("Other right names and abbreviations"),
  misprints: names.describe("Printed forms that are wrong, kept so that a search for them finds the record"),
  kind: z.enum(organisationKinds),
  country: country.nullable().default(null),
  parent: refTo("organisation").nullable().default(null),
});

export const namedOrganisation = z.strictObject({ organisation: refTo("organisation"), evidence });

export type OrganisationEntry = z.infer<typeof organisationEntry>;
export type NamedOrganisation = z.infer<typeof namedOrganisation>;
