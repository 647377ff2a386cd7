import { createHash } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { referenceFile, serverPlaceholder } from "../src/features/docs/assets.ts";
import { withoutDescriptions } from "./build/plugins.ts";
import { describeService, textsOf } from "./openapi/descriptions.ts";
import { root } from "./paths.ts";
import { referencePage } from "./reference/page.ts";
import { Refusal, runProgram } from "./refusal.ts";

/** The files that the Worker reads through its ASSETS binding, by name. */
const assetFiles = (): Record<string, string> => {
  const document = describeService(serverPlaceholder);
  return { [referenceFile]: referencePage(document), ...textsOf(document) };
};

/** Stands in the bundle for the mark of its own text, until that is known. */
const unmarked = "@release@";

/** Marks a bundle with a hash of its text. */
const withMark = (text: string): string =>
  text.replaceAll(unmarked, createHash("sha256").update(text).digest("hex").slice(0, unmarked.length));

/** The largest bundle that may be deployed, gzipped. */
const gzipLimit = 190 * 1024;

export type WorkerBuild = { bundle: string; assets: string; bytes: number; gzipBytes: number; metafile: Metafile };

/**
 * Writes the files of `assetFiles` into `folder`, which then holds nothing else. What is there already stays in place
 * meanwhile: a server may be reading it.
 */
const writeAssets = async (folder: string): Promise<void> => {
  const files = assetFiles();
  await mkdir(folder, { recursive: true });
  const strangers = (await readdir(folder)).filter((name) => !Object.hasOwn(files, name));
  await Promise.all([
    ...strangers.map((name) => rm(join(folder, name), { recursive: true, force: true })),
    ...Object.entries(files).map(([name, content]) =>
      replaceFile(join(folder, name), join(folder, "..", name), content),
    ),
  ]);
};

/** Writes a file beside `near` and moves it into its place whole, as another program may be reading the old one. */
const replaceFile = async (to: string, near: string, content: string | Buffer): Promise<void> => {
  const beside = `${near}.${process.pid}`;
  try {
    await writeFile(beside, content);
    await rename(beside, to);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
};

const refuseNodeImports = (metafile: Metafile): void => {
  for (const [file, { imports }] of Object.entries(metafile.inputs)) {
    const found = imports.find(({ external, path }) => external && path.startsWith("node:"));
    if (found) throw new Refusal(`${file} imports ${found.path}, which the Worker does not have`);
  }
};

/**
 * Bundles `src/index.ts` as `wrangler deploy` does (the options are those of wrangler's own call of esbuild, but for the
 * names of functions, which nothing asks for) into `<outdir>/worker.js`, and writes the assets into `<outdir>/assets`.
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
  const bundle = join(folder, "worker.js");
  const assets = join(folder, "assets");
  const built = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    outfile: bundle,
    bundle: true,
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
  await writeAssets(assets);
  const code = Buffer.from(withMark(built.outputFiles[0]?.text ?? ""));
  await replaceFile(bundle, bundle, code);
  return { bundle, assets, bytes: code.length, gzipBytes: gzipSync(code).length, metafile: built.metafile };
};

/** @throws Refusal when the bundle is larger than may be deployed; it names the files that weigh most. */
export const checkSize = ({ gzipBytes, metafile }: WorkerBuild, limit: number = gzipLimit): void => {
  if (gzipBytes <= limit) return;
  const inputs = Object.values(metafile.outputs)[0]?.inputs ?? {};
  const heaviest = Object.entries(inputs).sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput);
  const named = heaviest.slice(0, 5).map(([file, { bytesInOutput }]) => `${file} ${inKilobytes(bytesInOutput)}`);
  throw new Refusal(
    `the bundle is ${inKilobytes(gzipBytes)} gzipped, over ${inKilobytes(limit)}; heaviest: ${named.join(", ")}`,
  );
};

const inKilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

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
  console.log(`${built.bundle}: ${inKilobytes(built.bytes)}, ${inKilobytes(built.gzipBytes)} gzipped`);
  if (values["check-size"]) checkSize(built);
};

if (import.meta.main) await runProgram(main);
