import type { Json } from "./document.ts";

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isNull = (schema: unknown): boolean => isObject(schema) && schema.type === "null";

/** JSON Schema keywords that 3.0 does not know. Each says less than the schema around it, so that leaving it out is safe. */
const dropped = ["propertyNames", "contentMediaType", "contentEncoding", "$schema", "$comment", "$id"];

/** `anyOf: [X, null]` → X, nullable: of a reference, `allOf` of it alone. */
const convertChoice = (keyword: "anyOf" | "oneOf", members: readonly unknown[], rest: Json): Json => {
  const others = members.filter((member) => !isNull(member)).map(convertSchema);
  const nullable = others.length < members.length ? { nullable: true } : {};
  const [only] = others;
  if (others.length !== 1 || !only) return { ...rest, [keyword]: others, ...nullable };
  if (only.$ref === undefined) return { ...only, ...rest, ...nullable };
  // OpenAPI 3.0.3 lets `nullable` stand beside a `type` only.
  return { ...rest, ...(nullable.nullable ? { type: "object", ...nullable } : {}), allOf: [only] };
};

const convertType = (schema: Json): Json => {
  const { type, ...rest } = schema;
  if (!Array.isArray(type)) return schema;
  const types = type.filter((name) => name !== "null");
  const nullable = types.length < type.length ? { nullable: true } : {};
  if (types.length === 1) return { ...rest, type: types[0], ...nullable };
  return { ...rest, anyOf: types.map((name) => ({ type: name, ...nullable })) };
};

const exclusive = (schema: Json): Json => {
  const result = { ...schema };
  for (const [bound, plain] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof result[bound] === "number") {
      result[plain] = result[bound];
      result[bound] = true;
    }
  }
  return result;
};

const mapValues = (object: unknown, map: (value: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(object as Json).map(([key, value]) => [key, map(value)]));

const convertNested = (schema: Json): Json => {
  const result: Json = {};
  for (const [key, value] of Object.entries(schema)) {
    if (dropped.includes(key)) continue;
    if (key === "properties" || key === "patternProperties") result[key] = mapValues(value, convertSchema);
    else if (key === "items" || key === "additionalProperties" || key === "not") result[key] = convertSchema(value);
    else if (key === "allOf") result[key] = (value as unknown[]).map(convertSchema);
    else if (key === "const") result.enum = [value];
    else if (key === "examples" && Array.isArray(value)) result.example = value[0];
    else result[key] = value;
  }
  return result;
};

/** One schema of 3.1 (JSON Schema 2020-12) in the words of 3.0. */
export const convertSchema = (schema: unknown): Json => {
  if (!isObject(schema)) return schema as Json;
  if (typeof schema.$ref === "string") {
    const { $ref, ...siblings } = schema;
    return Object.keys(siblings).length === 0 ? { $ref } : convertSchema({ ...siblings, allOf: [{ $ref }] });
  }
  const { anyOf, oneOf, ...rest } = schema;
  const plain = exclusive(convertType(convertNested(rest)));
  if (Array.isArray(anyOf)) return convertChoice("anyOf", anyOf, plain);
  if (Array.isArray(oneOf)) return convertChoice("oneOf", oneOf, plain);
  return plain;
};

const literal = new Set(["examples", "example", "default", "enum"]);

const convertNode = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(convertNode);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (literal.has(key)) return [key, member];
      if (key === "schema") return [key, convertSchema(member)];
      if (key === "schemas") return [key, mapValues(member, convertSchema)];
      return [key, convertNode(member)];
    }),
  );
};

/**
 * The 3.0.3 twin of an OpenAPI 3.1 document, for code generators that stop at 3.0: the same operations, and schemas that
 * allow the same instances.
 *
 * @see https://spec.openapis.org/oas/v3.0.3 and https://www.openapis.org/blog/2021/02/16/migrating-from-openapi-3-0-to-3-1-0
 */
export const toOpenApi30 = (document: Json): Json => {
  const { info, webhooks: _, jsonSchemaDialect: __, ...rest } = document;
  const { summary: ___, license, ...about } = info as Json;
  const { identifier, ...named } = (license ?? {}) as Json;
  // 3.0 knows no SPDX identifiers, only addresses.
  const url = typeof identifier === "string" ? { url: `https://spdx.org/licenses/${identifier}.html` } : {};
  return {
    ...(convertNode(rest) as Json),
    openapi: "3.0.3",
    info: license === undefined ? about : { ...about, license: { ...named, ...url } },
  };
};
