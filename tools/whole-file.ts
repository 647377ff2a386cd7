import { closeSync, fsyncSync, openSync } from "node:fs";

/** Has the disk keep what was written into a file, or which names a folder holds, before anything else is done. */
export const keepOnDisk = (path: string): void => {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};
