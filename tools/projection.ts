import { createHash } from "node:crypto";
import { build } from "esbuild";
import type { Projection } from "../src/record/write.ts";
import { builders } from "../src/record-types.ts";
import { machine } from "./machine.ts";
import { inProject } from "./paths.ts";

/** What the projection of records is made of: how they are written, and how they are built. */
const sources = ["src/record/write.ts", "src/record-types.ts"];

/** Libraries that read and write; the rest, such as names of countries and stemmers, decides what records say. */
const external = ["zod", "@hono/*", "drizzle-orm", "drizzle-orm/*", "@libsql/*"];

let known: Promise<string> | undefined;

/** SHA-256 of the code and the lexicon that make records, without comments and names of variables. */
const versionOfCode = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: sources.map(inProject),
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    outdir: inProject("dist"),
    external,
    logLevel: "silent",
  });
  const hash = createHash("sha256");
  for (const { text } of outputFiles) hash.update(text);
  return hash.digest("hex");
};

/** How this code makes records. Its version differs wherever the code or the lexicon does. */
export const currentProjection = async (): Promise<Projection> => {
  known ??= versionOfCode();
  return { builders, machine, version: await known };
};
