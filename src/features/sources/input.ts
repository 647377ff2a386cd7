import { z } from "zod";
import { country, name, names } from "../../model/dossier.ts";
import { slug } from "../../model/ids.ts";
import { ownName } from "../../model/members.ts";
import { sourceKinds } from "../../model/vocabulary.ts";

export const sourceEntry = z.strictObject({
  id: slug,
  name,
  aliases: names,
  kind: z.enum(sourceKinds),
  country: country.nullable().default(null),
  domain: ownName(z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, "a host name in lower case"))
    .nullable()
    .default(null),
});

export type SourceEntry = z.infer<typeof sourceEntry>;
