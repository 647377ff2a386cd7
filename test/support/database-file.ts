import { copyFileSync, existsSync } from "node:fs";

/** Copies a database that nobody has open, with the log of what is not yet in its main file. */
export const copyDatabase = (from: string, to: string): void => {
  for (const suffix of ["", "-wal"]) if (existsSync(from + suffix)) copyFileSync(from + suffix, to + suffix);
};
