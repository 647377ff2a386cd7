import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

export type Json = Record<string, unknown>;

export type Parameter = {
  name: string;
  in: "query" | "path";
  required?: boolean;
  description?: string;
  schema: Json & { type?: string };
  examples?: Record<string, { value: unknown }>;
};
type Media = { schema: Json; examples?: Record<string, { value: unknown }> };
type Answer = { description: string; headers?: Record<string, Json>; content?: Record<string, Media> };
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

/** An OpenAPI 3.1 document, ready to ask requests by and to hold answers against. */
export type Description = {
  /** Every operation, its parameters and answers resolved. */
  operations: Operation[];
  /** What a `$ref` of the document leads to; anything else as it is. */
  resolve(node: unknown): Json;
  /** The schema of an answer under `fields=`: of each record a part, its id at least. */
  sparse(schema: Json): Json;
  /** What is wrong with a value under a schema of the document; empty where nothing is. */
  faultsUnder(schema: Json, value: unknown): string[];
};

/** The words that a schema allows: an enumeration, or a pattern that lists them, as that of a sort. */
export const wordsOf = (schema: Json): string[] | undefined => {
  const { enum: values, pattern = "" } = schema as { enum?: string[]; pattern?: string };
  return values ?? /^\^\(([^()]+)\)\$$/.exec(pattern)?.[1]?.split("|");
};

/** Reads an OpenAPI 3.1 document. */
export const readDescription = (document: Json): Description => {
  const components = document.components as Record<string, Record<string, Json>>;
  const resolve = (node: unknown): Json => {
    const { $ref } = node as { $ref?: string };
    if ($ref === undefined) return node as Json;
    const [, , kind = "", name = ""] = $ref.split("/");
    const found = components[kind]?.[name];
    if (!found) throw new Error(`${$ref} leads nowhere`);
    return found;
  };
  const part = (record: Json): Json => ({ ...resolve(record), required: ["id"] });
  const sparse = (schema: Json): Json => {
    const whole = resolve(schema);
    const members = (whole.properties ?? {}) as Record<string, Json>;
    const { data } = members;
    if (!data) return schema;
    const parts = data.items ? { ...data, items: part(data.items as Json) } : part(data);
    return { ...whole, properties: { ...members, data: parts } };
  };
  const operations = Object.entries(document.paths as Record<string, Record<string, Json>>).flatMap(([path, item]) =>
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
  const ajv = new Ajv2020({ strict: false, allErrors: true, discriminator: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "openapi", components });
  const absolute = (schema: unknown): Json =>
    JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi#/')) as Json;
  const compiled = new Map<string, ReturnType<Ajv2020["compile"]>>();
  const faultsUnder = (schema: Json, value: unknown): string[] => {
    const key = JSON.stringify(schema);
    const validate = compiled.get(key) ?? ajv.compile(absolute(schema));
    compiled.set(key, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
  return { operations, resolve, sparse, faultsUnder };
};
