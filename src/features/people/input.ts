import { z } from "zod";
import { dossierDate, evidence, name, names } from "../../model/dossier.ts";
import { formerIds, refTo, slug } from "../../model/ids.ts";
import { localised } from "../../model/localised.ts";

export const personEntry = z.strictObject({
  id: slug,
  formerIds,
  name: name.describe("The name, in the order that its bearer uses"),
  otherNames: names.describe("Other orders, romanisations, short forms and misprints"),
});

export const heldPost = z.strictObject({
  person: refTo("person").describe("A person whom the article names"),
  post: refTo("post").describe("The post that it gives them"),
  rank: localised(80).nullable().default(null).describe("Military rank as held at the time"),
  asOf: dossierDate.describe(
    "A date at which they are known to have held it, such as that of the article; not since when",
  ),
  until: dossierDate.nullable().default(null).describe("When they are known to have left it"),
  evidence,
});

export type PersonEntry = z.infer<typeof personEntry>;
export type HeldPost = z.infer<typeof heldPost>;
