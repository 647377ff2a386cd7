import { z } from "zod";
import { country, label } from "../../model/dossier.ts";
import { refTo, slug } from "../../model/ids.ts";

export const postEntry = z.strictObject({
  id: slug,
  label,
  organisation: refTo("organisation").nullable().default(null),
  country: country.describe("The country that the post serves"),
});

export type PostEntry = z.infer<typeof postEntry>;
