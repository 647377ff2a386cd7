import { join } from "node:path";

/** The folder of the project. */
export const root = join(import.meta.dirname, "..");

/** The path of a file or folder of the project, given from its root. */
export const inProject = (path: string): string => join(root, path);
