import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { createApp } from "../../src/app.ts";
import { describeApi } from "../../src/features/docs/describe.ts";
import type { Json } from "../../src/http/openapi.ts";

export type Parameter = {
  name: string;
  in: "query" | "path";
  required?: boolean;
  description?: string;
  schema: Json & { type?: string };
  examples?: Record<string, { value: unknown }>;
};
export type Media = { schema: Json; examples?: Record<string, { value: unknown }> };
export type Answer = { description: string; headers?: Record<string, Json>; content?: Record<string, Media> };
export type Operation = {
  path: string;
  method: string;
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  parameters: Parameter[];
  responses: Record<string, Answer>;
};

export const app = createApp({ log: () => {} });
/** The OpenAPI 3.1 document that the Worker serves. */
export const document = describeApi(app);
const components = document.components as Record<string, Record<string, Json>>;

/** What a `$ref` of the document leads to; anything else as it is. */
export const resolve = (node: unknown): Json => {
  const { $ref } = node as { $ref?: string };
  if ($ref === undefined) return node as Json;
  const [, , kind = "", name = ""] = $ref.split("/");
  const found = components[kind]?.[name];
  if (!found) throw new Error(`${$ref} leads nowhere`);
  return found;
};

/** Every operation, its parameters and answers resolved. */
export const operations: Operation[] = Object.entries(document.paths as Record<string, Record<string, Json>>).flatMap(
  ([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      ...(operation as Operation),
      path,
      method,
      parameters: ((operation.parameters ?? []) as Json[]).map((parameter) => resolve(parameter) as Parameter),
      responses: Object.fromEntries(
        Object.entries(operation.responses as Json).map(([status, answer]) => [status, resolve(answer) as Answer]),
      ),
    })),
);

/** The parameter of a request as the document has it written: lists joined by commas. */
export const written = (value: unknown): string => encodeURIComponent([value].flat().join(",")).replaceAll("%2C", ",");

const firstValue = (parameter: Parameter): unknown => Object.values(parameter.examples ?? {})[0]?.value;

/** The target of a request for an operation: its path from the first examples, what is required, and `more`. */
export const targetOf = (operation: Operation, more: Record<string, unknown> = {}): string => {
  let target = operation.path;
  const query: Record<string, unknown> = {};
  for (const parameter of operation.parameters) {
    if (parameter.in === "path") target = target.replace(`{${parameter.name}}`, written(firstValue(parameter)));
    else if (parameter.required) query[parameter.name] = firstValue(parameter);
  }
  const pairs = Object.entries({ ...query, ...more }).map(([name, value]) => `${name}=${written(value)}`);
  return pairs.length === 0 ? target : `${target}?${pairs.join("&")}`;
};

/** A compiler of the document's schemas. */
export const newAjv = (): Ajv2020 => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, discriminator: false });
  addFormats.default(ajv);
  return ajv;
};

const ajv = newAjv();
ajv.addSchema({ $id: "openapi", components: document.components });
const absolute = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi#/'));
const compiled = new Map<string, ReturnType<Ajv2020["compile"]>>();

/** What is wrong with a value under a schema of the document; empty where nothing is. */
export const faultsUnder = (schema: Json, value: unknown): string[] => {
  const key = JSON.stringify(schema);
  const validate = compiled.get(key) ?? ajv.compile(absolute(schema) as Json);
  compiled.set(key, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

/** A schema and all that it is composed of: what `$ref`, `allOf`, `anyOf` and `oneOf` lead to. */
const partsOf = (schema: Json): Json[] => {
  const { allOf, anyOf, oneOf, ...own } = resolve(schema) as Json &
    Partial<Record<"allOf" | "anyOf" | "oneOf", Json[]>>;
  return [own, ...[...(allOf ?? []), ...(anyOf ?? []), ...(oneOf ?? [])].flatMap(partsOf)];
};

/** The members of a value that none of these schemas declares, by path. */
export const undeclaredUnder = (schemas: readonly Json[], value: unknown, path = ""): string[] => {
  const parts = schemas.flatMap(partsOf);
  if (Array.isArray(value)) {
    const items = parts.flatMap(({ items: item }) => (item ? [item as Json] : []));
    return value.flatMap((member, index) => undeclaredUnder(items, member, `${path}/${index}`));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const declared = parts.flatMap((part) => {
      const own = (part.properties as Record<string, Json> | undefined)?.[name];
      return own ? [own] : [];
    });
    const open = parts.flatMap(({ additionalProperties }) =>
      additionalProperties ? [additionalProperties as Json] : [],
    );
    if (declared.length > 0) return undeclaredUnder(declared, member, `${path}/${name}`);
    if (open.length === 0) return [`${path}/${name}`];
    // An open object of any members has nothing more to declare.
    return open.every((schema) => Object.keys(schema).length === 0)
      ? []
      : undeclaredUnder(open, member, `${path}/${name}`);
  });
};

/** A schema without the alternative of sparse records: what an answer without `fields=` must fit. */
export const withoutSparse = (schema: Json): Json => {
  const whole = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(whole);
    if (typeof node !== "object" || node === null) return node;
    const { $ref, anyOf } = node as { $ref?: string; anyOf?: Json[] };
    if ($ref && /(List|Item)$/.test($ref)) return whole(resolve(node));
    if (anyOf?.some((one) => String(one.$ref).includes("/Sparse"))) return anyOf[0];
    return Object.fromEntries(Object.entries(node).map(([key, member]) => [key, whole(member)]));
  };
  return whole(schema) as Json;
};
