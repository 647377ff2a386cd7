import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Client } from "../../tools/clients/client.ts";
import { nodeClients } from "../../tools/clients/generators.ts";
import { languageClients } from "../../tools/clients/openapi-generator.ts";
import { type Outcome, tryClients } from "../../tools/clients/run.ts";
import { inProject } from "../../tools/paths.ts";

/*
 * The generators themselves run in `npm run clients`, as they are not installed with the project. Here the way from a
 * generator to its line of the report is walked with invented ones.
 */

const expected = {
  list: { total: 1, labels: ["Courtesy call"], start: null, next: null },
  item: { label: "Jepang", updatedVersion: 1 },
  search: { total: 0, first: null },
  both: 1,
  problem: null,
};

const node = (text: string) => () => ({ program: process.execPath, args: ["--eval", text] });

/** A generator that does nothing, and a program in no need of what it generates. */
const invented = (more: Partial<Client>): Client => ({
  name: "invented",
  package: "invented",
  documents: ["openapi.json"],
  generate: node(""),
  ...more,
});

const prints = (value: unknown): Client["build"] => ({
  compile: node(""),
  run: node(`console.log(${JSON.stringify(JSON.stringify(value))})`),
});

const tried = async (client: Client): Promise<Omit<Outcome, "client" | "document">> => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "mitra-clients-")));
  try {
    const packages = { folder, pathOf: (file: string) => join(folder, file), versionOf: async () => "1.0.0" };
    const documents = { "openapi.json": "", "openapi-3.0.json": "" };
    const options = { documents, folder, url: "http://127.0.0.1:1", packages, expected };
    const [outcome] = await tryClients([{ client, document: "openapi.json" }], options);
    const { client: _, document: __, ...rest } = outcome as Outcome;
    return rest;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const nowhere = { name: "compiler", command: ["no-such-program-anywhere"] } as const;

test.each<[string, Partial<Client>, Omit<Outcome, "client" | "document">]>([
  ["that comes to what it must has run", { build: prints(expected) }, { reached: "ran" }],
  ["of which nothing is compiled is generated", {}, { reached: "generated" }],
  ["without what it needs is left out by name", { needs: nowhere }, { reached: "nothing", lacks: "compiler" }],
  [
    "without its compiler is left out by name",
    { build: { needs: nowhere, compile: node("") } },
    { reached: "generated", lacks: "compiler" },
  ],
  [
    "that breaks tells its first error",
    { generate: node('console.log("begins"); throw new Error("a schema named Index")') },
    { reached: "nothing", failed: "Error: a schema named Index" },
  ],
  [
    "whose code does not compile tells its first error",
    { build: { compile: node('console.error("Client.java:3: error: no symbol"); process.exit(1)') } },
    { reached: "generated", failed: "Client.java:3: error: no symbol" },
  ],
  [
    "that comes to something else fails",
    { build: prints({ ...expected, both: 2 }) },
    { reached: "compiled", failed: expect.stringMatching(/^it came to .*"both":2.*, not .*"both":1/) },
  ],
])("a client %s", async (_, client, outcome) => {
  expect(await tried(invented(client))).toEqual(outcome);
});

test("a program in TypeScript is held to the types of what is generated", async () => {
  const generates = (label: string) =>
    node(
      `require("node:fs").writeFileSync("api.ts", ${JSON.stringify(
        `export type paths = { "/v1/engagements": { get: { responses: { 200: ${label} } } } };`,
      )})`,
    );
  const { failed } = await tried(
    invented({
      generate: ({ folder }) => ({ ...generates("string")(), cwd: folder }),
      programs: { "openapi-fetch.ts": "client.ts", "answers.ts": "answers.ts" },
    }),
  );
  expect(failed).toMatch(/^\d+ errors: client\.ts:\d+ /);
});

test("every program that we keep belongs to a generator", () => {
  const used = [...nodeClients, ...languageClients].flatMap(({ programs }) => Object.keys(programs ?? {}));
  expect([...new Set(used)].sort()).toEqual(readdirSync(inProject("tools/clients/programs")).sort());
});

test("the lockfile of the generators holds a hash of every package, from no registry but the usual one", () => {
  const read = (file: string) => JSON.parse(readFileSync(inProject(join("tools/clients", file)), "utf8"));
  const { packages } = read("package-lock.json") as { packages: Record<string, Record<string, unknown>> };
  const { dependencies } = read("package.json") as { dependencies: Record<string, string> };
  const installed = Object.entries(packages).filter(([path]) => path !== "");
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(String(integrity)))).toEqual([]);
  expect(installed.filter(([, { resolved, link }]) => resolved || link)).toEqual([]);
  for (const [name, version] of Object.entries(dependencies)) {
    expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
});
