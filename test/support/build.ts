import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { inject } from "vitest";

/** Puts the build of this run into a data folder, as an earlier start there would have left it. */
export const copyBuild = (dataFolder: string): void => {
  const from = dirname(inject("prepared").bundle);
  for (const part of ["worker.js", "chunks", "assets", "built-from"]) {
    cpSync(join(from, part), join(dataFolder, "build", part), { recursive: true });
  }
};
