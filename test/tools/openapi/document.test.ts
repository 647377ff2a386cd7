import { describe, expect, test } from "vitest";
import { buildDocument, type Json } from "../../../tools/openapi/document.ts";
import { convertSchema, toOpenApi30 } from "../../../tools/openapi/openapi-30.ts";
import { sampleApp } from "../../http/sample.ts";

const document = buildDocument(sampleApp().app, {
  info: {
    title: "Sample",
    version: "1.0.0",
    summary: "A sample",
    description: "Things.",
    license: { name: "MIT", identifier: "MIT" },
    contact: { name: "Us" },
  },
  tags: [
    { name: "Things", description: "All things." },
    { name: "Unused", description: "No operation has it." },
  ],
});

type Operation = { parameters: Json[]; responses: Record<string, Json> };
const at = (path: string, method = "get") =>
  (document.paths as Record<string, Record<string, Operation>>)[path]?.[method];
const components = document.components as Record<string, Record<string, Json>>;

const resolve = (node: Json | undefined): Json => {
  const ref = String(node?.$ref ?? "").split("/");
  return (node?.$ref ? components[ref[2] ?? ""]?.[ref[3] ?? ""] : node) as Json;
};

describe("the document", () => {
  const parameters: Record<string, Json> = Object.fromEntries(
    (at("/v1/things")?.parameters ?? []).map(resolve).map((parameter) => [String(parameter.name), parameter]),
  );

  test("describes the parameters as they are checked", () => {
    expect(parameters.limit).toMatchObject({
      in: "query",
      required: false,
      schema: { type: "integer", minimum: 1, maximum: 200, default: 20 },
    });
    expect(parameters.country).toMatchObject({
      style: "form",
      explode: false,
      required: false,
      schema: { type: "array", maxItems: 50, items: { type: "string", pattern: "^!?(?:[A-Za-z]{2})$" } },
    });
    expect(parameters.kind?.schema).toMatchObject({
      type: "array",
      items: { pattern: "^!?(?:meeting|visit|signing)$" },
    });
    expect(parameters.sort?.schema).toMatchObject({ type: "string", pattern: "^(-date|date)$", default: "-date" });
    expect(parameters.sort?.schema).not.toHaveProperty("enum");
    expect(parameters.sort?.description).toContain("`-date`, `date`");
    expect(parameters.from?.schema).toMatchObject({ type: "string", maxLength: 10 });
    expect(parameters.cursor?.schema).toMatchObject({ maxLength: 512, pattern: "^[\\w-]+$" });
  });

  test("gives every parameter a description and examples at its own level", () => {
    for (const parameter of Object.values(parameters)) {
      expect(parameter.description, String(parameter.name)).toMatch(/\w/);
      expect(Object.keys((parameter.examples ?? {}) as Json).length, String(parameter.name)).toBeGreaterThan(0);
    }
  });

  test("bounds every string, array and integer", () => {
    const visit = (node: unknown, where: string): void => {
      if (typeof node !== "object" || node === null) return;
      const { type } = node as Json;
      const types = [type].flat();
      if (types.includes("string") && !("enum" in node) && !("const" in node)) {
        expect(Object.keys(node), where).toEqual(expect.arrayContaining(["maxLength"]));
      }
      if (types.includes("array")) expect(Object.keys(node), where).toContain("maxItems");
      if (types.includes("integer"))
        expect(Object.keys(node), where).toEqual(expect.arrayContaining(["minimum", "maximum"]));
      for (const [key, member] of Object.entries(node)) {
        if (key !== "examples" && key !== "example") visit(member, `${where}/${key}`);
      }
    };
    visit(document, "#");
  });

  test("shares parameters, problems and headers as components, and has no unused one", () => {
    expect(Object.keys(components.parameters ?? {})).toEqual(["FieldsParam", "IdParam", "LangParam"]);
    expect(at("/v1/things/{id}")?.responses[404]).toEqual({ $ref: "#/components/responses/NotFound" });
    const text = JSON.stringify(document);
    for (const [kind, members] of Object.entries(components)) {
      for (const name of Object.keys(members)) expect(text).toContain(`"#/components/${kind}/${name}"`);
    }
    for (const [, ref] of text.matchAll(/"\$ref":"([^"]+)"/g)) expect(resolve({ $ref: ref })).toBeDefined();
    expect(components.responses?.MethodNotAllowed).toBeUndefined();
  });

  test("has the tags in use only", () => {
    expect(document.tags).toEqual([{ name: "Things", description: "All things." }]);
  });
});

describe("the 3.0.3 twin", () => {
  test.each<[string, Json, Json]>([
    ["a nullable type", { type: ["string", "null"], maxLength: 3 }, { type: "string", maxLength: 3, nullable: true }],
    ["several types", { type: ["string", "integer"] }, { anyOf: [{ type: "string" }, { type: "integer" }] }],
    [
      "a nullable reference",
      { anyOf: [{ $ref: "#/components/schemas/A" }, { type: "null" }], description: "d" },
      {
        description: "d",
        type: "object",
        nullable: true,
        allOf: [{ $ref: "#/components/schemas/A" }],
      },
    ],
    [
      "a nullable type as a choice",
      { anyOf: [{ type: "integer", minimum: 1 }, { type: "null" }], description: "d" },
      { type: "integer", minimum: 1, description: "d", nullable: true },
    ],
    ["a reference with siblings", { $ref: "#/a", description: "d" }, { description: "d", allOf: [{ $ref: "#/a" }] }],
    ["a constant", { const: "x" }, { enum: ["x"] }],
    ["examples", { type: "string", examples: ["a", "b"] }, { type: "string", example: "a" }],
    [
      "exclusive bounds",
      { type: "number", exclusiveMinimum: 0 },
      { type: "number", minimum: 0, exclusiveMinimum: true },
    ],
    [
      "what is nested",
      { type: "object", properties: { const: { const: 1 } }, additionalProperties: { type: ["integer", "null"] } },
      {
        type: "object",
        properties: { const: { enum: [1] } },
        additionalProperties: { type: "integer", nullable: true },
      },
    ],
  ])("writes %s", (_, schema, expected) => {
    expect(convertSchema(schema)).toEqual(expected);
  });

  const twin = toOpenApi30(document);

  test("has the same operations and components, and no word of 3.1", () => {
    expect(twin.openapi).toBe("3.0.3");
    const shape = (of: Json) =>
      Object.entries(of.paths as Json).map(([path, item]) => [path, Object.keys(item as Json)]);
    expect(shape(twin)).toEqual(shape(document));
    expect(Object.keys((twin.components as Json).schemas as Json)).toEqual(Object.keys(components.schemas ?? {}));
    expect(JSON.stringify(twin)).not.toMatch(/"type":(\[|"null")|"const":|"identifier":|"propertyNames":/);
    expect(twin.info).toEqual({
      title: "Sample",
      version: "1.0.0",
      description: "Things.",
      license: { name: "MIT", url: "https://spdx.org/licenses/MIT.html" },
      contact: { name: "Us" },
    });
  });

  test("leaves the examples alone", () => {
    const example = { const: 1, type: ["a", "null"], schema: { const: 2 } };
    const given = {
      openapi: "3.1.1",
      info: {},
      paths: { "/": { get: { example, examples: { a: { value: example } } } } },
    };
    expect((toOpenApi30(given).paths as Json)["/"]).toEqual(given.paths["/"]);
  });

  test("leaves the 3.1 document as it was", () => {
    const before = JSON.stringify(document);
    toOpenApi30(document);
    expect(JSON.stringify(document)).toBe(before);
  });
});
