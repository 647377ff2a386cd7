import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OpenAPIHono } from "@hono/zod-openapi";
import { describe, expect, test } from "vitest";
import { components, dataRouters } from "../../src/features/index.ts";
import type { AppEnv } from "../../src/http/app-env.ts";
import type { Json } from "../../tools/openapi/document.ts";
import { examplesOfSeeds } from "../../tools/openapi/examples.ts";
import { examplesFile } from "../../tools/openapi.ts";
import { inProject } from "../../tools/paths.ts";
import { app, document, faultsUnder, type Operation, operations, resolve, undeclaredUnder } from "./description.ts";

const named = operations.map((operation): [string, Operation] => [operation.operationId, operation]);

type Visit = (node: Json, where: string) => void;

/** Visits every schema of the document, but not the examples. */
const visitSchemas = (node: unknown, visit: Visit, where = "#"): void => {
  if (typeof node !== "object" || node === null) return;
  if ("type" in node && !("in" in node)) visit(node as Json, where);
  for (const [key, member] of Object.entries(node)) {
    if (!["example", "examples", "default", "enum"].includes(key)) visitSchemas(member, visit, `${where}/${key}`);
  }
};

describe("every operation", () => {
  test.each(named)("%s says what it is", (_, operation) => {
    expect(operation.operationId).toMatch(/^[a-z][A-Za-z0-9]+$/);
    expect(operation.summary.length).toBeLessThanOrEqual(60);
    expect(operation.description.length).toBeGreaterThan(20);
    expect(operation.tags).toHaveLength(1);
  });

  test.each(named)("%s describes its parameters and gives valid examples of each", (_, { parameters }) => {
    for (const { name, description, schema, examples } of parameters) {
      expect(description?.length, name).toBeGreaterThan(10);
      const values = Object.values(examples ?? {});
      expect(values.length, name).toBeGreaterThan(0);
      for (const { value } of values)
        expect(faultsUnder(schema, value), `${name}=${JSON.stringify(value)}`).toEqual([]);
    }
  });

  test.each(named)("%s gives a valid example of every answer with a body", (_, { responses }) => {
    for (const [status, { content }] of Object.entries(responses)) {
      for (const [mediaType, { schema, examples }] of Object.entries(content ?? {})) {
        const values = Object.values(examples ?? {});
        expect(values.length, `${status} ${mediaType}`).toBeGreaterThan(0);
        for (const { value } of values) {
          expect(faultsUnder(schema, value)).toEqual([]);
          expect(undeclaredUnder([schema], value)).toEqual([]);
        }
      }
    }
  });

  test.each(named)("%s tells of its failures and of 304, and documents the headers", (operationId, { responses }) => {
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(["200", "304", "400", "406", "414", "500"]));
    expect(Object.keys(responses[200]?.headers ?? {})).toEqual(
      expect.arrayContaining(["ETag", "Cache-Control", "Content-Language", "Vary", "X-Request-Id"]),
    );
    if (/^list(?!ProblemTypes)/.test(operationId)) expect(responses[200]?.headers).toHaveProperty("Link");
    for (const [status, { content, headers }] of Object.entries(responses)) {
      expect(headers, status).toHaveProperty("X-Request-Id");
      if (Number(status) >= 400) expect(Object.keys(content ?? {})).toEqual(["application/problem+json"]);
    }
    if (responses[503]) expect(responses[503].headers).toHaveProperty("Retry-After");
  });
});

test("everything in the document is bounded", () => {
  const unbounded: string[] = [];
  visitSchemas(document, (schema, where) => {
    const types = [schema.type].flat();
    const has = (...keys: string[]) => keys.some((key) => key in schema);
    if (types.includes("string") && !has("maxLength", "pattern", "enum", "const", "format")) unbounded.push(where);
    if (types.includes("array") && !has("maxItems")) unbounded.push(where);
    if (types.includes("integer") && !(has("minimum") && has("maximum"))) unbounded.push(where);
  });
  expect(unbounded).toEqual([]);
});

test("every member of every component is described, and every leaf has an example", () => {
  const bare: string[] = [];
  const schemas = (document.components as Record<string, Record<string, Json>>).schemas ?? {};
  for (const [name, schema] of Object.entries(schemas)) {
    if (["Problem", "FieldError"].includes(name)) continue;
    for (const [member, own] of Object.entries((schema.properties ?? {}) as Record<string, Json>)) {
      const said = [own, ...((own.allOf ?? []) as Json[]).map(resolve)];
      const has = (key: string) => said.some((part) => key in part) || (own.$ref && key in resolve(own));
      if (!has("description")) bare.push(`${name}.${member} description`);
      const isLeaf = ["string", "integer", "boolean"].includes(String([own.type].flat()[0]));
      if (isLeaf && !has("example")) bare.push(`${name}.${member} example`);
    }
  }
  expect(bare).toEqual([]);
});

test("a component is described by itself, whichever place uses it first", () => {
  const schemasOf = (routers: readonly (typeof dataRouters)[number][]) => {
    const other = new OpenAPIHono<AppEnv>();
    for (const [name, schema] of Object.entries(components)) other.openAPIRegistry.register(name, schema);
    for (const router of routers) other.route("/", router);
    return other.getOpenAPI31Document({ openapi: "3.1.1", info: { title: "", version: "" } }).components?.schemas;
  };
  expect(schemasOf([...dataRouters].reverse())).toEqual(schemasOf(dataRouters));
});

test("no two schemas have one name, of which the description would have only the first", () => {
  const files = readdirSync(inProject("src"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const named = files.flatMap((file) =>
    [...readFileSync(inProject(join("src", file)), "utf8").matchAll(/\.openapi\("(\w+)"/g)].map(
      ([, name = ""]) => name,
    ),
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([]);
});

test("no component is made nullable in the way that loses the null", () => {
  const files = readdirSync(inProject("src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => [file, readFileSync(inProject(`src/${file}`), "utf8")] as const);
  const named = files.flatMap(([, text]) =>
    text.split(/^(?=(?:export )?const )/m).flatMap((part) => {
      const name = /^(?:export )?const (\w+) = (?:z|\w+Schema)\b/.exec(part)?.[1];
      return name && /\.openapi\("[A-Z]\w+"/.test(part) ? [name] : [];
    }),
  );
  expect(named).toEqual(expect.arrayContaining(["refSchema", "dateSchema", "translationsSchema", "engagementMention"]));
  const wrong = new RegExp(`\\b(${named.join("|")})\\s*\\.nullable\\(`);
  expect(files.filter(([, text]) => wrong.test(text)).map(([file]) => file)).toEqual([]);
});

/** What is no operation of the API: MCP is JSON-RPC, and describes itself. */
const undescribed = ["POST /mcp"];

test("the app and the document have the same routes, but for what describes itself", () => {
  const routed = app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`);
  expect(routed).toEqual(expect.arrayContaining(undescribed));
  const documented = operations.map(
    ({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`,
  );
  expect(documented.concat(undescribed).sort()).toEqual([...new Set(routed)].sort());
});

test("the document as a whole names its licence, the data's, a contact, a server and its tags", () => {
  const info = document.info as Record<string, Json & string>;
  expect(info.license).toEqual({ name: "MIT", identifier: "MIT" });
  expect(info.description).toContain("CC BY 4.0");
  expect(info.contact).toHaveProperty("name");
  expect(document.servers).toHaveLength(1);
  const tags = (document.tags as { name: string }[]).map(({ name }) => name);
  expect(new Set(operations.flatMap((operation) => operation.tags))).toEqual(new Set(tags));
});

test("the examples are what the seeded record answers; if not, run: npm run openapi -- --examples", async () => {
  expect(JSON.parse(readFileSync(examplesFile, "utf8"))).toEqual(await examplesOfSeeds());
});
