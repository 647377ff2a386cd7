import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { listedTypes } from "../src/model/record-types.ts";
import { dossier, referenceLists } from "../src/record-types.ts";
import { referenceFiles } from "./load.ts";

/** The JSON Schemas by which editors complete and check the seeds, by file name; made from the zod schemas. */
export const seedSchemas = (): Map<string, string> => {
  const text = (schema: z.ZodType, title: string) =>
    `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: "input", target: "draft-7" }) }, null, 2)}\n`;
  return new Map([
    ["dossier.schema.json", text(dossier, "Dossier")],
    ...listedTypes.map((type): [string, string] => {
      const name = referenceFiles[type].replace(".yaml", ".schema.json");
      return [join("reference", name), text(referenceLists.shape[type], name.split(".")[0] ?? type)];
    }),
  ]);
};

if (import.meta.main) {
  for (const [name, text] of seedSchemas()) await writeFile(join(import.meta.dirname, name), text);
}
