import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/** Has the disk keep what was written into a file, or which names a folder holds, before anything else is done. */
export const keepOnDisk = (path: string): void => {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** Removes what SQLite keeps beside a database: its log, the index of that, its journal. */
export const removeLogs = (file: string): void => {
  for (const suffix of ["-wal", "-shm", "-journal"]) rmSync(file + suffix, { force: true });
};

/** Removes a database, where there is one, with all that is kept beside it. */
export const removeDatabase = (file: string): void => {
  rmSync(file, { force: true });
  removeLogs(file);
};

/**
 * Puts a text in the place of a file, whole or not at all, whoever reads it meanwhile; a link keeps pointing where it does.
 *
 * @param before the bytes that were read: a file that has other ones by now was changed by somebody else, and is left.
 * @returns whether the file was replaced.
 */
export const replaceFile = (path: string, text: string, before: Uint8Array): boolean => {
  const file = realpathSync(path);
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    writeFileSync(beside, text, { mode: statSync(file).mode });
    keepOnDisk(beside);
    if (!readFileSync(file).equals(before)) return false;
    renameSync(beside, file);
    keepOnDisk(dirname(file));
    return true;
  } finally {
    rmSync(beside, { force: true });
  }
};
