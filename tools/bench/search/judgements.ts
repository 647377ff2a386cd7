import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { referenceFiles } from "../../../seeds/load.ts";
import { inProject } from "../../paths.ts";

/** What a query is an example of. */
export const queryKinds = [
  "name",
  "alias",
  "abbreviation",
  "misspelt",
  "date",
  "status",
  "question",
  "two-concepts",
  "negation",
  "prefix",
  "topic",
  "country",
  "post",
  "word-form",
  "phrase",
  "either",
  "filter",
] as const;

const judgement = z.strictObject({
  q: z.string().min(1).max(200),
  lang: z.enum(["en", "id"]).optional(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).optional(),
  /** Not asked of judgements that come from elsewhere. */
  kind: z.enum(queryKinds).optional(),
  /** What is hard about it. */
  why: z.string().optional(),
  split: z.enum(["tune", "held"]).optional(),
  grades: z.record(z.string().regex(/^[a-z]+:[A-Za-z0-9-]+$/), z.int().min(1).max(3)),
});

export type Judgement = z.output<typeof judgement>;

/** The judged queries of a file. */
export const readJudgements = async (file: string): Promise<Judgement[]> =>
  z.array(judgement).parse(parse(await readFile(file, "utf8")));

/** Whether a query is one of the third that is held back: by its own word, or else by its hash. */
export const isHeld = ({ q, lang, params, split }: Judgement): boolean =>
  split === undefined
    ? (createHash("sha256")
        .update(JSON.stringify([q, lang ?? null, params ?? null]))
        .digest()[0] ?? 0) %
        3 ===
      0
    : split === "held";

/**
 * Lays the seeds and the invented dossiers together in a folder that `seed` takes, and runs `work` on it: reference lists
 * one after the other, dossiers side by side.
 */
export const withJudgedSeeds = async <T>(invented: string, work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), "mitra-judged-"));
  try {
    const sources = [inProject("seeds"), invented];
    for (const part of ["reference", "dossiers"]) await mkdir(join(folder, part));
    for (const file of Object.values(referenceFiles)) {
      const lists = await Promise.all(
        sources.map((source) => readFile(join(source, "reference", file), "utf8").catch(() => "")),
      );
      await writeFile(join(folder, "reference", file), lists.join("\n"));
    }
    for (const source of sources) {
      for (const file of await readdir(join(source, "dossiers")))
        await cp(join(source, "dossiers", file), join(folder, "dossiers", file));
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};
