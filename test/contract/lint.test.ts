import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OpenAPIHono } from "@hono/zod-openapi";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countries } from "../../src/features/countries/routes.ts";
import { descriptionFiles } from "../../src/features/docs/assets.ts";
import { components } from "../../src/features/index.ts";
import { meta } from "../../src/features/meta/routes.ts";
import { sources } from "../../src/features/sources/routes.ts";
import type { AppEnv } from "../../src/http/app-env.ts";
import { describeApi } from "../../tools/openapi/describe.ts";
import { type Finding, lintDescriptions } from "../../tools/openapi/lint.ts";
import { writeDescriptions } from "../../tools/openapi.ts";

type Node = Record<string, unknown>;

/** Part of the API, so that many copies of its description are soon read. */
const part = new OpenAPIHono<AppEnv>();
for (const [name, schema] of Object.entries(components)) part.openAPIRegistry.register(name, schema);
for (const router of [meta, countries.router, sources.router]) part.route("/", router);
const document = describeApi(part);

const at = (root: Node, path: readonly string[]): Node => path.reduce((node, key) => node[key] as Node, root);

/** Sets what a path of members leads to; undefined takes it away. */
const plant = (root: Node, path: readonly string[], value: unknown): void => {
  const parent = at(root, path.slice(0, -1));
  const key = path.at(-1) ?? "";
  if (!(key in parent) && value === undefined) throw new Error(`nothing to take away at ${path.join(" ")}`);
  if (value === undefined) delete parent[key];
  else parent[key] = value;
};

const list = ["paths", "/v1/sources", "get"];
const item = ["paths", "/v1/sources/{id}", "get"];
const example = [...list, "responses", "200", "content", "application/json", "examples", "example", "value"];
const parameters = ["components", "parameters"];
const schemas = ["components", "schemas"];
const notFound = ["components", "responses", "NotFound", "content"];
const limitTwice = [
  ...(at(document, list).parameters as unknown as unknown[]),
  { $ref: "#/components/parameters/LimitParam" },
];

/** Defects that a document may have: the rule that must find it, where it is planted, and what is put there. */
const defects: [name: string, rule: string, path: string[], value?: unknown][] = [
  ["an operation without a description", "operation-description", [...list, "description"]],
  ["an operation without a summary", "operation-summary", [...list, "summary"]],
  ["an operation without an id", "operation-operationId", [...list, "operationId"]],
  ["an id used twice", "operation-operationId-unique", [...list, "operationId"], "getSource"],
  ["a tag that is not defined", "operation-tag-defined", [...list, "tags"], ["Nothing"]],
  ["a tag without a description", "tag-description", ["tags", "0", "description"]],
  ["a parameter without a description", "parameter-description", [...parameters, "SortParam", "description"]],
  [
    "an example of a parameter that its schema refuses",
    "no-invalid-parameter-examples",
    [...parameters, "LimitParam", "examples", "small", "value"],
    0,
  ],
  ["an example of an answer without a member", "no-invalid-media-type-examples", [...example, "page"]],
  ["an example of an answer with one too many", "no-invalid-media-type-examples", [...example, "extra"], 1],
  [
    "an example of a problem with a wrong type",
    "no-invalid-media-type-examples",
    [...notFound, "application/problem+json", "examples", "not-found", "value", "status"],
    "404",
  ],
  [
    "an example of a schema that it refuses",
    "no-invalid-schema-examples",
    [...schemas, "Source", "properties", "name", "example"],
    7,
  ],
  [
    "a required member that is not declared",
    "no-required-schema-properties-undefined",
    [...schemas, "Total", "required"],
    ["value", "relatoin"],
  ],
  ["a keyword of another type", "no-schema-type-mismatch", [...schemas, "Total", "items"], { type: "string" }],
  [
    "an enumeration of another type",
    "no-enum-type-mismatch",
    [...schemas, "Total", "properties", "relation", "type"],
    "integer",
  ],
  ["a component that nothing uses", "no-unused-components", [...schemas, "Orphan"], { type: "object" }],
  [
    "a reference that leads nowhere",
    "no-unresolved-refs",
    [...list, "responses", "400"],
    { $ref: "#/components/responses/Nowhere" },
  ],
  [
    "two paths that cannot be told apart",
    "no-ambiguous-paths",
    ["paths", "/v1/{collection}/all"],
    at(document, ["paths", "/v1/sources/{id}"]),
  ],
  ["a path that ends in a slash", "no-path-trailing-slash", ["paths", "/v1/other/"], at(document, ["paths", "/v1"])],
  ["a path with a query", "path-not-include-query", ["paths", "/v1/other?x=1"], at(document, ["paths", "/v1"])],
  ["a path parameter that is not defined", "path-parameters-defined", [...item, "parameters"], []],
  ["the same parameter twice", "operation-parameters-unique", [...list, "parameters"], limitTwice],
  [
    "failures that are no problem documents",
    "operation-4xx-problem-details-rfc7807",
    notFound,
    { "application/json": { schema: { type: "object" } } },
  ],
  ["no answer for success", "operation-2xx-response", [...list, "responses", "200"]],
  ["an answer without a description", "struct", [...list, "responses", "200", "description"]],
  ["no licence", "info-license", ["info", "license"]],
  ["no servers", "no-empty-servers", ["servers"], []],
];

let findings: Finding[][];
const folder = mkdtempSync(join(tmpdir(), "mitra-lint-"));

beforeAll(async () => {
  const clean = await writeDescriptions(folder);
  const planted = defects.map(([, , path, value], index) => {
    const copy = structuredClone(document);
    plant(copy, path, value);
    const file = join(folder, `defect-${index}.json`);
    writeFileSync(file, JSON.stringify(copy));
    return file;
  });
  findings = await lintDescriptions([...clean, ...planted]);
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(Object.keys(descriptionFiles).map((name, index) => [name, index] as const))(
  "%s breaks no rule",
  (_, index) => {
    expect(findings[index]).toEqual([]);
  },
);

test.each(defects.map(([name, rule], index) => [name, rule, index] as const))("%s is found by %s", (_, rule, index) => {
  const own = findings.slice(-defects.length)[index] ?? [];
  expect(own.map((finding) => finding.rule)).toContain(rule);
});
