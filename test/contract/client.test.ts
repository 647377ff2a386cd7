import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inProject } from "../../tools/paths.ts";
import { blocksOf, exampleOrigin, run as runProgram } from "../support/documented.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { document } from "./description.ts";

/** What a partner writes with types made from the document. */
const client = `
import createClient from "openapi-fetch";
import type { components, paths } from "./api.ts";

export type Engagement = components["schemas"]["Engagement"];

export const run = async (baseUrl: string) => {
  const api = createClient<paths>({ baseUrl });
  const list = await api.GET("/v1/engagements", {
    params: { query: { country: ["JP"], status: ["held"], sort: "date", limit: 2, lang: "en" } },
  });
  if (!list.data) throw new Error(list.error?.detail);
  const labels: string[] = list.data.data.map(({ label }) => label);
  const first: Engagement | undefined = list.data.data[0];
  const start: string | null | undefined = first?.date.start;
  const total: number = list.data.page.total.value;
  const next: string | null = list.data.page.next;
  const item = await api.GET("/v1/countries/{id}", { params: { path: { id: "JP" }, query: { lang: "id" } } });
  const country: string | undefined = item.data?.data.label;
  const wrong = await api.GET("/v1/people/{id}", { params: { path: { id: "nobody-at-all" } } });
  const status: number | undefined = wrong.error?.status;
  return { labels, start, total, next, country, status };
};
`;

/** What `docs/clients.md` has partners write. */
const documented = (blocksOf("docs/clients.md").find(({ language }) => language === "ts")?.code ?? "").replace(
  "./mitra.d.ts",
  "./api.ts",
);

/** What the types must refuse: a path, a parameter, a value and a member that are not there. */
const mistakes = `
import createClient from "openapi-fetch";
import type { components, paths } from "./api.ts";
const api = createClient<paths>({ baseUrl: "" });
export const one = api.GET("/v1/engagement");
export const two = api.GET("/v1/engagements", { params: { query: { contry: ["JP"] } } });
export const three = api.GET("/v1/engagements", { params: { query: { facets: ["size"] } } });
export const four = (engagement: components["schemas"]["Engagement"]) => engagement.titel;
`;

let mitra: TestMitra;
let folder: string;
let faults: Map<string, string[]>;

beforeAll(async () => {
  // Below the packages, so that they are found, and not among them, where Node reads no types.
  const cache = inProject(".vitest");
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "client-"));
  const served = document as unknown as OpenAPI3;
  writeFileSync(join(folder, "api.ts"), astToString(await openapiTS(served, { silent: true })));
  writeFileSync(join(folder, "client.ts"), client);
  writeFileSync(join(folder, "mistakes.ts"), mistakes);
  writeFileSync(join(folder, "documented.ts"), documented);
  faults = compile(["client.ts", "documented.ts", "mistakes.ts"]);
  // Not before: the compiler lets nothing else run, and a connection that idles meanwhile is closed.
  mitra = await startMitra();
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await mitra.close();
});

/** What the compiler says of the files, by name; all in one program, as the types of the API are their bulk. */
const compile = (files: readonly string[]): Map<string, string[]> => {
  const program = ts.createProgram(
    files.map((file) => join(folder, file)),
    {
      strict: true,
      noEmit: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      types: [],
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    },
  );
  const faults = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => ({
    name: basename(file?.fileName ?? ""),
    text: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
  const byFile = Map.groupBy(faults, ({ name }) => name);
  return new Map([...byFile].map(([name, found]) => [name, found.map(({ text }) => text)]));
};

test("a client with types from the document compiles and runs", async () => {
  expect([...faults.keys()]).toEqual(["mistakes.ts"]);
  const { run } = (await import(pathToFileURL(join(folder, "client.ts")).href)) as {
    run: (url: string) => Promise<unknown>;
  };
  expect(await run(mitra.url)).toEqual({
    labels: [
      "Signing of the defence memorandum with Japan in Tokyo",
      "Signing of the equipment and technology transfer agreement with Japan",
    ],
    start: "2015-03-23",
    total: 4,
    next: expect.stringMatching(/^[\w-]+$/),
    country: "Jepang",
    status: 404,
  });
});

test("the client that is documented compiles, as told above, and runs", async () => {
  expect(documented.split("\n").length).toBeGreaterThan(5);
  writeFileSync(join(folder, "documented.ts"), documented.replace(exampleOrigin, mitra.url));
  const lines = await runProgram(process.execPath, ["documented.ts"], folder);
  expect(lines).toContain(
    "2021-03-30 signed Agreement with Japan on the transfer of defence equipment and technology (2021)",
  );
});

test("the types refuse what the API does not have", () => {
  const told = faults.get("mistakes.ts") ?? [];
  expect(told).toHaveLength(4);
  expect(told.join("\n")).toMatch(/contry[\s\S]*"size"[\s\S]*titel/);
});
