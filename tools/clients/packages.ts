import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inProject } from "../paths.ts";
import { runCommand } from "./command.ts";

/** Where the generators are installed: not with the project, of which they would be the larger part. */
const folder = inProject("node_modules/.cache/clients");
const own = ["package.json", "package-lock.json"];

const hashOf = async (): Promise<string> => {
  const hash = createHash("sha256");
  for (const file of own) hash.update(await readFile(inProject(join("tools/clients", file))));
  return hash.digest("hex");
};

export type Packages = { folder: string; pathOf(file: string): string; versionOf(name: string): Promise<string> };

/** Installs the generators as `tools/clients/package-lock.json` has them, unless they are there. */
export const installPackages = async (say: (line: string) => void): Promise<Packages> => {
  const modules = join(folder, "node_modules");
  const mark = join(folder, "installed");
  const wanted = await hashOf();
  const found = await readFile(mark, "utf8").catch(() => "");
  if (found !== wanted) {
    say(`installing the generators into ${folder}`);
    await mkdir(folder, { recursive: true });
    for (const file of own) await copyFile(inProject(join("tools/clients", file)), join(folder, file));
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    await runCommand({
      program: npm,
      args: ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"],
      cwd: folder,
    });
    await writeFile(mark, wanted);
  }
  return {
    folder: modules,
    pathOf: (file) => join(modules, file),
    versionOf: async (name) => {
      const { version } = JSON.parse(await readFile(join(modules, name, "package.json"), "utf8")) as {
        version: string;
      };
      return version;
    },
  };
};
