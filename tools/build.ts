import { createHash } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, parse, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build, type Metafile } from "esbuild";
import { type BuiltFile, referenceFile, serverPlaceholder } from "../src/features/docs/assets.ts";
import { chunkFolder, mainModule } from "./build/modules.ts";
import { withoutDescriptions } from "./build/plugins.ts";
import { securityText } from "./build/security.ts";
import { checkSize, inKilobytes, type Module, type Parts, partsOf } from "./build/sizes.ts";
import { fullText } from "./llms/full.ts";
import { shortText } from "./llms/short.ts";
import { describeService, textsOf } from "./openapi/descriptions.ts";
import { root } from "./paths.ts";
import { referencePage } from "./reference/page.ts";
import { Refusal, runProgram } from "./refusal.ts";

/** The files that the Worker reads through its ASSETS binding, by name. */
const assetFiles = async (): Promise<Record<BuiltFile, string>> => {
  const document = describeService(serverPlaceholder);
  return {
    [referenceFile]: referencePage(document),
    ...textsOf(document),
    "llms.txt": shortText(document),
    "llms-full.txt": await fullText(document),
    "security.txt": securityText(new Date()),
  };
};

/** Stands in the bundle for the mark of its own text, until that is known. */
const unmarked = "@release@";

/** Marks the modules with a hash of all their texts. */
const withMark = (modules: readonly Module[]): Module[] => {
  const hash = createHash("sha256");
  for (const { name, text } of modules) hash.update(`${name} ${text.length}\n`).update(text);
  const mark = hash.digest("hex").slice(0, unmarked.length);
  return modules.map(({ name, text }) => ({ name, text: text.replaceAll(unmarked, mark) }));
};

export type WorkerBuild = {
  /** The main module; the others are in the folder `chunks` beside it. */
  bundle: string;
  assets: string;
  parts: Parts;
  /** Its outputs have the names of the modules. */
  metafile: Metafile;
};

/** Writes a file and moves it into its place whole, as another program may be reading the old one. */
const replaceFile = async (to: string, content: string, beside = dirname(to)): Promise<void> => {
  const unfinished = join(beside, `${basename(to)}.${process.pid}`);
  try {
    await mkdir(dirname(to), { recursive: true });
    await writeFile(unfinished, content);
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
};

/** Removes from a folder what is not named. */
const keepOnly = async (folder: string, names: readonly string[]): Promise<void> => {
  const strangers = (await readdir(folder)).filter((name) => !names.includes(name));
  await Promise.all(strangers.map((name) => rm(join(folder, name), { recursive: true, force: true })));
};

/** Writes the files of `assetFiles` into `folder`, which then holds nothing else. */
const writeAssets = async (folder: string): Promise<void> => {
  const files = await assetFiles();
  // Beside the folder until they are whole, as all that is in it is served.
  await Promise.all(
    Object.entries(files).map(([name, content]) => replaceFile(join(folder, name), content, dirname(folder))),
  );
  await keepOnly(folder, Object.keys(files));
};

/** Writes the modules. At no time does the main one name another that is not there. */
const writeModules = async (folder: string, modules: readonly Module[]): Promise<void> => {
  const chunks = modules.filter(({ name }) => name !== mainModule);
  const main = modules.filter(({ name }) => name === mainModule);
  await mkdir(join(folder, chunkFolder), { recursive: true });
  await Promise.all(chunks.map(({ name, text }) => replaceFile(join(folder, name), text)));
  await Promise.all(main.map(({ name, text }) => replaceFile(join(folder, name), text)));
  await keepOnly(
    join(folder, chunkFolder),
    chunks.map(({ name }) => basename(name)),
  );
};

const refuseNodeImports = (metafile: Metafile): void => {
  for (const [file, { imports }] of Object.entries(metafile.inputs)) {
    const found = imports.find(({ external, path }) => external && path.startsWith("node:"));
    if (found) throw new Refusal(`${file} imports ${found.path}, which the Worker does not have`);
  }
};

/**
 * Bundles `src/index.ts` as `wrangler deploy` does (the options are those of wrangler's own call of esbuild, but for the
 * names of functions, which nothing asks for) into modules: `<outdir>/worker.js` and `<outdir>/chunks`, of which those
 * that `import()` names are loaded when they are asked for. Writes the assets into `<outdir>/assets`.
 *
 * @throws Refusal when the code does not bundle or imports a module of Node.
 */
export const buildWorker = async ({
  outdir = "dist",
  minify = true,
  entry = "src/index.ts",
}: {
  outdir?: string;
  minify?: boolean;
  entry?: string;
} = {}): Promise<WorkerBuild> => {
  const folder = resolve(root, outdir);
  const bundle = join(folder, mainModule);
  const assets = join(folder, "assets");
  const built = await build({
    entryPoints: [{ in: entry, out: parse(mainModule).name }],
    absWorkingDir: root,
    // Nothing is written there: names are relative to it, so that they are the same wherever the modules go.
    outdir: ".",
    bundle: true,
    splitting: true,
    chunkNames: `${chunkFolder}/[name]-[hash]`,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2024",
    supported: { "import-source": true, using: true },
    conditions: ["workerd", "worker", "browser"],
    define: {
      // The mere question whether there is a process makes workerd load its Node modules: half of the start.
      process: "undefined",
      "process.env.NODE_ENV": '"production"',
      RELEASE: JSON.stringify(unmarked),
      "navigator.userAgent": '"Cloudflare-Workers"',
    },
    external: ["node:*", "cloudflare:*"],
    minify,
    plugins: [withoutDescriptions],
    logLevel: "silent",
  }).catch((error: unknown) => {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  });
  refuseNodeImports(built.metafile);
  const modules = withMark(built.outputFiles.map(({ path, text }) => ({ name: relative(root, path), text })));
  await writeAssets(assets);
  await writeModules(folder, modules);
  return { bundle, assets, parts: partsOf(built.metafile.outputs, modules), metafile: built.metafile };
};

const main = async (): Promise<undefined> => {
  const { values } = parseArgs({
    options: {
      outdir: { type: "string", default: "dist" },
      "check-size": { type: "boolean", default: false },
      metafile: { type: "string" },
    },
  });
  const built = await buildWorker({ outdir: values.outdir });
  if (values.metafile) await writeFile(values.metafile, JSON.stringify(built.metafile));
  const { start, whole } = built.parts;
  const [first, all] = [start, whole].map(({ gzipBytes }) => inKilobytes(gzipBytes));
  console.log(
    `${built.bundle}: ${first} gzipped for the first answer, ${all} with its ${whole.modules.length} modules`,
  );
  if (values["check-size"]) checkSize(built);
};

if (import.meta.main) await runProgram(main);
