import { join } from "node:path";
import { build } from "esbuild";
import ts from "typescript";

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  types: [],
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

const asLine = ({ file, start, messageText }: ts.Diagnostic, folder: string): string => {
  const text = ts.flattenDiagnosticMessageText(messageText, " ");
  if (!file || start === undefined) return text;
  return `${file.fileName.slice(folder.length + 1)}:${file.getLineAndCharacterOfPosition(start).line + 1} ${text}`;
};

/**
 * Compiles the `client.ts` of each folder, all in one program, as they share the types of the language.
 *
 * @returns what the compiler says of each, in the order of the folders.
 */
export const compileTypeScript = (folders: readonly string[]): string[][] => {
  const program = ts.createProgram(
    folders.map((folder) => join(folder, "client.ts")),
    options,
  );
  const diagnostics = ts.getPreEmitDiagnostics(program);
  return folders.map((folder) =>
    diagnostics.filter(({ file }) => file?.fileName.startsWith(`${folder}/`)).map((found) => asLine(found, folder)),
  );
};

/** Writes `client.mjs` beside a `client.ts`: it prints what `run` gives for the address that it is called with. */
export const bundleClient = async (folder: string): Promise<string> => {
  const outfile = join(folder, "client.mjs");
  await build({
    stdin: {
      contents: 'import { run } from "./client.ts"; console.log(JSON.stringify(await run(process.argv[2])));',
      resolveDir: folder,
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "silent",
    // Packages in CommonJS ask for modules of Node in their own way.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  return outfile;
};
