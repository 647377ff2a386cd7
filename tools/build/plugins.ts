import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";
import { inProject } from "../paths.ts";

const importOfZ = /^import \{ (.*)(?<!type )\bz \} from "(@hono\/zod-openapi|zod)";$/gm;

/**
 * Leaves out of the bundle what only the API description needs: the library that makes it, and of zod what nothing names.
 * From a namespace that is imported as such esbuild takes what is used; from one that is handed on, it takes all.
 */
export const withoutDescriptions: Plugin = {
  name: "without-descriptions",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^@hono\/zod-openapi$/ }, () => ({ path: inProject("tools/build/zod-openapi.ts") }));
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(importOfZ, 'import { $1} from "$2"; import * as z from "zod";'),
      loader: "ts",
    }));
  },
};
