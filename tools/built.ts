import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { chunkFolder, mainModule } from "./build/modules.ts";
import { securityExpiry } from "./build/security.ts";
import type { WorkerBuild } from "./build.ts";
import { root } from "./paths.ts";

/** What a build is made of: code of ours, and the packages as they were installed. */
const sources = ["src", "tools", "CONTRIBUTING.md", "package-lock.json", "node_modules/.package-lock.json"];

const filesOf = async (path: string): Promise<string[]> => {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return [path];
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
};

/** SHA-256 of the names and bytes of files and of all that is in folders; null where one is missing. */
const hashOf = async (folder: string, paths: readonly string[]): Promise<string | null> => {
  const files = (await Promise.all(paths.map((path) => filesOf(join(folder, path))))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(file).catch(() => null)));
  const hash = createHash("sha256");
  for (const [at, file] of files.entries()) {
    const bytes = contents[at];
    if (!bytes) return null;
    hash.update(`${relative(folder, file)} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex");
};

const resultOf = (outdir: string) => hashOf(outdir, [mainModule, chunkFolder, "assets"]);

/**
 * Builds the Worker into a folder, unless what is there is what the code of now gives: the build is half of the work of
 * a start.
 *
 * @throws Refusal as `buildWorker` does.
 */
export const buildWhereChanged = async (outdir: string): Promise<Pick<WorkerBuild, "bundle" | "assets">> => {
  const file = join(outdir, "built-from");
  const [code, result, known] = await Promise.all([
    hashOf(root, sources),
    resultOf(outdir),
    readFile(file, "utf8").catch(() => null),
  ]);
  // What it promises until then has to be promised anew.
  const from = code && `${code} ${securityExpiry(new Date())}`;
  if (from && result && known === `${from} ${result}`) {
    return { bundle: join(outdir, mainModule), assets: join(outdir, "assets") };
  }
  await rm(file, { force: true });
  // The builder loads the whole app, for its description.
  const { buildWorker } = await import("./build.ts");
  const built = await buildWorker({ outdir });
  if (from) await writeFile(file, `${from} ${await resultOf(outdir)}`);
  return built;
};
