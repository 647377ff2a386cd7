import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The main module of the Worker, and the folder beside it with those that it imports. */
export const mainModule = "worker.js";
export const chunkFolder = "chunks";

/** The names of the modules of a Worker, relative to the folder of its main one, which is the first. */
export const modulesOf = async (bundle: string): Promise<[string, ...string[]]> => {
  const beside = await readdir(join(dirname(bundle), chunkFolder)).catch(() => []);
  const chunks = beside.filter((name) => name.endsWith(".js")).sort();
  return [mainModule, ...chunks.map((name) => `${chunkFolder}/${name}`)];
};
