import { closeSync, fsyncSync, openSync, rmSync } from "node:fs";

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
