import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { slug } from "../src/model/ids.ts";
import {
  collections,
  factTypes,
  isListed,
  type ListedType,
  listedTypes,
  recordTypes,
} from "../src/model/record-types.ts";
import { shown } from "../src/model/text.ts";
import { mapLists } from "../src/record/lists.ts";
import { dossierIssues, indexSound, knownRecords, referenceIssues } from "../src/record/resolve.ts";
import type { Known } from "../src/record/unknown-reference.ts";
import { builders, type Dossier, dossier, type Reference, referenceLists } from "../src/record-types.ts";
import { dossierFiles, type FolderEntry, listFiles } from "./files.ts";
import { linesOf, type Problem } from "./problems.ts";
import { isBehind, placed, readSeedFile, type SeedFile } from "./seed-file.ts";
import { warningsOf } from "./warnings.ts";

/** The file of each reference list: `people.yaml`. */
export const referenceFiles = mapLists((type) => `${recordTypes[type].collection ?? `${type}s`}.yaml`);

/** Everything that is wrong with the seeds, one line each: `file:line:column field: what is wrong (allowed: …)`. */
export class SeedError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the seeds have ${problems.length} ${problems.length === 1 ? "error" : "errors"}\n${problems.join("\n")}`);
    this.name = "SeedError";
    this.problems = problems;
  }
}

const whole = (file: string, message: string): Problem => ({ file, line: 1, column: 1, path: [], message });

/** Reads a file; where the system does not let us, that is what is wrong with it. */
const readFrom = async (folder: string, part: string, name: string, schema: z.ZodType): Promise<SeedFile> => {
  const file = `${part}/${shown(name)}`;
  const bytes = await readFile(join(folder, part, name)).catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  );
  if (typeof bytes !== "string") return readSeedFile(file, bytes, schema);
  const none = { value: null, faults: [], understood: false, placeOf: () => ({ line: 1, column: 1 }) };
  return { ...none, file, problems: [whole(file, `cannot be read: ${bytes.split(",")[0]}`)] };
};

const problemsOfEntries = (part: string, entries: readonly FolderEntry[]): Problem[] =>
  entries.flatMap(({ name, fault }) => (fault ? [whole(`${part}/${shown(name)}`, fault)] : []));

const readReference = async (folder: string) => {
  const { entries, fault } = await listFiles(join(folder, "reference"), Object.values(referenceFiles));
  const problems = fault ? [whole("reference", fault)] : problemsOfEntries("reference", entries);
  const files = new Map<ListedType, SeedFile>();
  for (const type of listedTypes) {
    const name = referenceFiles[type];
    const entry = entries.find((one) => one.name === name);
    if (entry?.isRead) {
      files.set(type, await readFrom(folder, "reference", name, referenceLists.shape[type]));
    } else if (!entry && !fault) problems.push(whole(`reference/${name}`, "the file is missing"));
  }
  return { files, problems };
};

const readDossiers = async (folder: string) => {
  const { entries, fault } = await dossierFiles(join(folder, "dossiers"));
  const problems = fault ? [whole("dossiers", fault)] : problemsOfEntries("dossiers", entries);
  const read = entries.filter(({ isRead }) => isRead);
  const files = await Promise.all(
    read.map(async ({ name, fault: named }) => {
      const file = await readFrom(folder, "dossiers", name, dossier);
      const id = idOf((file.value as { article?: unknown } | null)?.article);
      const right = name.replace(/\.yaml$/, "");
      const differs = named === null && id !== null && id !== right;
      const message = `differs from the file's name (allowed: ${right})`;
      if (differs) file.problems.push(placed(file, { path: ["article", "id"], message }));
      return file;
    }),
  );
  return { files, problems };
};

const idOf = (value: unknown): string | null =>
  slug.safeParse((value as { id?: unknown } | null | undefined)?.id).data ?? null;

/** The ids of the records that dossiers make, whatever else is wrong with them: who names one makes no mistake. */
const factsOf = (files: readonly SeedFile[]) =>
  Object.fromEntries(
    factTypes.map((type) => {
      const list = type === "article" ? "article" : collections[type];
      const items = files.flatMap(({ value }) => [Object(value)[list]].flat() as unknown[]);
      return [type, new Set(items.flatMap((item) => idOf(item) ?? []))];
    }),
  );

const anyId = { has: () => true, keys: () => [] };

export type Seeds = { reference: Reference; dossiers: Dossier[]; warnings: string[] };

/**
 * Reads and checks the reference lists and every dossier of a folder.
 *
 * @param folder with `reference/*.yaml` and `dossiers/*.yaml`.
 * @returns what they say, and what looks wrong but need not be, one line each.
 * @throws SeedError with every error of every file, located by line and column.
 */
export const loadSeeds = async (folder: string): Promise<Seeds> => {
  const [reference, { files: dossiers, problems }] = await Promise.all([readReference(folder), readDossiers(folder)]);
  problems.push(...reference.problems);
  problems.push(...[...reference.files.values(), ...dossiers].flatMap((file) => file.problems));

  const lists = mapLists((type): unknown[] => [reference.files.get(type)?.value ?? []].flat());
  const ids = knownRecords(indexSound(builders, lists), factsOf(dossiers));
  // Of a list that could not be read nobody can say what is missing in it.
  const known: Known = (type) => (isListed(type) && !reference.files.get(type)?.understood ? anyId : ids(type));
  for (const { type, ...issue } of referenceIssues(builders, lists, known)) {
    const list = reference.files.get(type);
    if (list?.understood) problems.push(placed(list, issue));
  }
  const former = new Map<string, string>();
  for (const file of dossiers) {
    if (!file.understood) continue;
    const issues = dossierIssues(builders, file.value, known, former).filter((issue) => !isBehind(issue, file.faults));
    problems.push(...issues.map((issue) => placed(file, issue)));
  }
  if (problems.length > 0) throw new SeedError(linesOf(problems));

  const seeds = {
    reference: referenceLists.parse(lists),
    dossiers: dossiers.map(({ value }) => dossier.parse(value)),
  };
  return { ...seeds, warnings: linesOf(warningsOf(seeds, reference.files, dossiers)) };
};
