import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, inject, test } from "vitest";
import { modulesOf } from "../../tools/build/modules.ts";
import { inProject, root } from "../../tools/paths.ts";
import { endPrograms, startProgram } from "../support/program.ts";

const scratch = mkdtempSync(join(tmpdir(), "mitra-wrangler-"));

afterAll(async () => {
  await endPrograms();
  rmSync(scratch, { recursive: true, force: true });
});

// wrangler runs the build command of wrangler.toml with the `node` that it finds.
const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);

test("wrangler deploy would upload the very modules that are served here", async () => {
  const wrangler = [
    inProject("node_modules/wrangler/bin/wrangler.js"),
    "deploy",
    "--dry-run",
    "--outdir",
    join(scratch, "theirs"),
  ];
  const env = { ...process.env, PATH, WRANGLER_SEND_METRICS: "false", NODE_ENV: "production" };
  const { stdout } = await promisify(execFile)(process.execPath, wrangler, { cwd: root, env });
  expect(stdout).toMatch(/env\.ASSETS\s+Assets/);
  const { bundle } = inject("prepared");
  const modules = await modulesOf(bundle);
  expect(modules.length).toBeGreaterThan(10);
  expect(await modulesOf(join(scratch, "theirs/worker.js"))).toEqual(modules);
  const textOf = (folder: string, name: string) =>
    readFileSync(join(folder, name), "utf8")
      .replace(/\n?\/\/# sourceMappingURL=.*\n?$/, "")
      .trimEnd();
  for (const name of modules) {
    expect(textOf(join(scratch, "theirs"), name) === textOf(dirname(bundle), name), name).toBe(true);
  }
});

test("npm run dev serves the record and the assets, and ends with its signal", async () => {
  const program = startProgram("tools/dev.ts", { MITRA_DATA: join(scratch, "data"), PATH });
  const [, url] = await program.saw(/Ready on (http:\S+)/);
  const meta = await fetch(`${url}/v1/meta`);
  expect(await meta.json()).toMatchObject({ dataset: { version: 1 } });
  for (const path of ["/openapi.json", "/openapi.yaml", "/openapi-3.0.json", "/docs"]) {
    expect((await fetch(url + path)).status, path).toBe(200);
  }
  program.signal("SIGTERM");
  expect((await program.ended).code).toBe(0);
});
