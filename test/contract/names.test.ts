import { describe, expect, test } from "vitest";
import type { Json } from "../../tools/openapi/document.ts";
import { toOpenApi30 } from "../../tools/openapi/openapi-30.ts";
import { document } from "./description.ts";

/*
 * What stops generators of clients, each cause by itself. Generated clients are compiled elsewhere; these say why they would not.
 */

/** Words that JavaScript, Java, Kotlin, Python, Go, C# or PHP keep for themselves. */
const keywords = new Set(
  "abstract and as assert async await boolean break byte case catch char class const continue def default defer del delete do double elif else enum except export extends false final finally float for fun func from function global goto if implements import in instanceof int interface is lambda long module namespace native new nil none nonlocal not null or package pass private protected public raise return self short static struct super switch synchronized this throw throws transient true try typeof undefined val var void volatile when while with yield".split(
    " ",
  ),
);

/** Types that programs of these languages know by themselves: a class of such a name shadows them. */
const classes = new Set(
  "any array bool date dict error exception file function index int64 iterable list map module number object promise record regexp response request set string symbol type unit uuid".split(
    " ",
  ),
);

type Found = { names: string[]; twoNames: string[]; unions: string[]; nulls: string[]; twins: string[] };

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isNull = (schema: unknown): boolean => isObject(schema) && schema.type === "null";

/** A choice between a component and null, which 3.1 has no other word for. */
const isNullable = (members: readonly unknown[]): boolean => {
  const [first, second] = members;
  return members.length === 2 && isObject(first) && typeof first.$ref === "string" && isNull(second);
};

const withoutSigns = (value: unknown): string =>
  String(value)
    .replaceAll(/[^a-z0-9]/gi, "")
    .toLowerCase();

const twice = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);

const literal = ["example", "examples", "default"];

/** What generators stumble over in a document. */
const causesIn = (description: Json): Found => {
  const found: Found = { names: [], twoNames: [], unions: [], nulls: [], twins: [] };
  const visit = (node: unknown, where: string): void => {
    if (Array.isArray(node)) for (const [at, member] of node.entries()) visit(member, `${where}/${at}`);
    if (!isObject(node)) return;
    for (const keyword of ["anyOf", "oneOf"]) {
      const members = node[keyword];
      if (!Array.isArray(members) || "discriminator" in node) continue;
      if (keyword === "oneOf" || !isNullable(members)) found.unions.push(where);
    }
    if (Array.isArray(node.enum)) {
      if (node.enum.includes(null)) found.nulls.push(where);
      if (twice(node.enum.map(withoutSigns)).length > 0) found.twins.push(where);
    }
    if (node.nullable === true && node.type === undefined && node.allOf === undefined) found.nulls.push(where);
    if (isObject(node.properties)) {
      for (const name of Object.keys(node.properties)) if (keywords.has(name)) found.names.push(`${where}/${name}`);
    }
    for (const [key, member] of Object.entries(node)) if (!literal.includes(key)) visit(member, `${where}/${key}`);
  };
  visit(description, "#");
  const components = Object.entries(description.components as Record<string, Json>).flatMap(([kind, members]) =>
    Object.keys(members).map((name) => ({ kind, name })),
  );
  found.names.push(
    ...components
      .filter(({ name }) => keywords.has(name.toLowerCase()) || classes.has(name.toLowerCase()))
      .map(({ kind, name }) => `${kind}/${name}`),
  );
  found.twoNames.push(...twice(components.map(({ name }) => name.toLowerCase())));
  return found;
};

const clean: Found = { names: [], twoNames: [], unions: [], nulls: [], twins: [] };

describe.each([
  ["3.1", document],
  ["3.0", toOpenApi30(document)],
])("OpenAPI %s", (_, description) => {
  test("has no name, union, null or enumeration that stops a generator", () => {
    expect(causesIn(description)).toEqual(clean);
  });

  type Schemas = Record<string, Json & { properties: Record<string, Json> }>;
  test.each<[keyof Found, string, (schemas: Schemas, components: Record<string, Json>) => unknown]>([
    ["names", "a schema that is a class of the language", (schemas) => Object.assign(schemas, { Date: {} })],
    [
      "names",
      "a member that is a keyword",
      ({ FieldError }) => Object.assign(FieldError?.properties ?? {}, { in: {} }),
    ],
    [
      "twoNames",
      "a parameter of the name of a schema",
      (_, { parameters }) => Object.assign(parameters ?? {}, { topic: {} }),
    ],
    [
      "unions",
      "a choice of two schemas",
      ({ Ref }) => Object.assign(Ref ?? {}, { anyOf: [{ type: "string" }, { type: "object" }] }),
    ],
    [
      "unions",
      "a type or null as a choice",
      ({ Ref }) => Object.assign(Ref ?? {}, { anyOf: [{ type: "string" }, { type: "null" }] }),
    ],
    [
      "nulls",
      "null among values",
      ({ Ref }) => Object.assign(Ref?.properties ?? {}, { by: { type: "string", enum: ["a", null] } }),
    ],
    ["nulls", "a null without a type", ({ Ref }) => Object.assign(Ref?.properties ?? {}, { by: { nullable: true } })],
    [
      "twins",
      "values that differ in a sign",
      ({ Ref }) => Object.assign(Ref?.properties ?? {}, { by: { enum: ["date", "-date"] } }),
    ],
  ])("would be seen to have in %s: %s", (kind, _, spoil) => {
    const copy = structuredClone(description);
    const components = copy.components as Record<string, Json>;
    spoil(components.schemas as Schemas, components);
    expect(causesIn(copy)[kind]).not.toEqual([]);
  });
});

test("names of parameters and schemas tell them apart", () => {
  const { parameters = {}, schemas = {} } = document.components as Record<string, Json>;
  expect(Object.keys(parameters).filter((name) => !name.endsWith("Param"))).toEqual([]);
  expect(Object.keys(schemas).filter((name) => /Param$|\d$/.test(name))).toEqual([]);
});
