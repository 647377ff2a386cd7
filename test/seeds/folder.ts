import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { loadSeeds, SeedError } from "../../seeds/load.ts";
import { inProject } from "../../tools/paths.ts";

/** A copy of some of the seeds, anew for every test. */
export type SeedsFolder = {
  path: string;
  /** The path of a file in it. */
  file(name: string): string;
  read(name: string): string;
  write(name: string, content: string | Uint8Array): void;
  /** Edits a file; the text must be there. */
  edit(name: string, from: string | RegExp, to: string): void;
  /** What is wrong with it, one line each; throws where nothing is. */
  problems(): Promise<readonly string[]>;
};

/** Two are enough to tell of the same things, and are soon read. */
const dossiers = ["japan-courtesy-call-2022.yaml", "belarus-meeting-milex-2025.yaml"];

/** Lays out a copy of the reference lists and two dossiers before each test, and removes it after. */
export const useSeedsFolder = (): SeedsFolder => {
  const folder: SeedsFolder = {
    path: "",
    file: (name) => join(folder.path, name),
    read: (name) => readFileSync(folder.file(name), "utf8"),
    write: (name, content) => writeFileSync(folder.file(name), content),
    edit: (name, from, to) => {
      const text = folder.read(name);
      const edited = text.replace(from, () => to);
      if (edited === text) throw new Error(`${from} is not in ${name}`);
      folder.write(name, edited);
    },
    problems: () =>
      loadSeeds(folder.path).then(
        () => {
          throw new Error("the seeds have no errors");
        },
        (error: unknown) => {
          if (error instanceof SeedError) return error.problems;
          throw error;
        },
      ),
  };
  beforeEach(() => {
    folder.path = mkdtempSync(join(tmpdir(), "mitra-seeds-"));
    cpSync(inProject("seeds/reference"), folder.file("reference"), { recursive: true });
    for (const name of dossiers) cpSync(inProject(`seeds/dossiers/${name}`), folder.file(`dossiers/${name}`));
  });
  afterEach(() => rmSync(folder.path, { recursive: true }));
  return folder;
};
