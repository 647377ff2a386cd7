import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Refusal } from "../refusal.ts";

export const manifestName = "manifest.json";

const content = z.strictObject({ bytes: z.int(), sha256: z.hex().length(64) });

const file = z.strictObject({
  path: z.string().regex(/^[\w-]+(?:\/[\w-]+)*(?:\.[\w-]+)+$/),
  mediaType: z.string(),
  ...content.shape,
  /** What it holds uncompressed; absent where it is not compressed. */
  content: content.optional(),
  /** How many records, or rows of the database, it holds. */
  rows: z.int().optional(),
  /** The table that it is, and its columns. */
  table: z.string().optional(),
  columns: z.array(z.string()).optional(),
});

/** A file of a dump. */
export type DumpedFile = z.infer<typeof file>;

const manifest = z.strictObject({
  format: z.literal("mitra-dump"),
  formatVersion: z.literal(1),
  /** The version of the contract that the records are served under. */
  apiVersion: z.string(),
  license: z.strictObject({ name: z.string(), url: z.string() }),
  /** How to cite it. */
  attribution: z.string(),
  /** The API description, whose schemas are those of the records. */
  schema: z.string(),
  /** The version of the record, and when it was written and dumped. */
  version: z.int().min(1),
  epoch: z.string(),
  stamp: z.string().min(1),
  writtenAt: z.iso.datetime(),
  dumpedAt: z.iso.datetime(),
  /** The code that made the records. */
  projection: z.string(),
  files: z.array(file),
});

/** What a dump is, and every file of it. */
export type Manifest = z.infer<typeof manifest>;

/**
 * The manifest of a dump.
 *
 * @throws Refusal where there is none that this code understands.
 */
export const readManifest = (folder: string): Manifest => {
  const path = join(folder, manifestName);
  if (!existsSync(path)) throw new Refusal(`${folder} is no dump: it has no ${manifestName}`);
  try {
    return manifest.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    const fault = error instanceof z.ZodError ? `: ${error.issues[0]?.path.join(".")} is wrong` : "";
    throw new Refusal(`${path} is not the manifest of a dump that this Mitra understands${fault}`);
  }
};
