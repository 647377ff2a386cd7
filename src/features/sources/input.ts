import { z } from "zod";
import { country, name, names } from "../../model/dossier.ts";
import { formerIds, slug } from "../../model/ids.ts";
import { ownName } from "../../model/members.ts";
import { sourceKinds } from "../../model/vocabulary.ts";

export const sourceEntry = z.strictObject({
  id: slug,
  formerIds,
  name: name.describe("Its name"),
  aliases: names.describe("Other names"),
  kind: z
    .enum(sourceKinds)
    .describe("agency: a news agency; outlet: a news outlet; official: a party that publishes its own releases"),
  country: country.nullable().default(null).describe("The country that it works from"),
  domain: ownName(z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, "a host name in lower case"))
    .nullable()
    .default(null)
    .describe("The host name of its site"),
});

export type SourceEntry = z.infer<typeof sourceEntry>;
