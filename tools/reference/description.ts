import type { Json } from "../openapi/document.ts";

/** What the page reads of a JSON Schema. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
  enum?: unknown[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  format?: string;
};

export type Parameter = {
  name: string;
  in: "query" | "path";
  required?: boolean;
  description?: string;
  schema: Schema;
  examples?: Record<string, { value: unknown }>;
};

export type Answer = {
  description: string;
  content?: Record<string, { schema?: Schema; examples?: Record<string, { value: unknown }> }>;
};

type WrittenOperation = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  parameters?: (Parameter | { $ref: string })[];
  responses: Record<string, Answer | { $ref: string }>;
};

export type Operation = Omit<WrittenOperation, "parameters" | "responses"> & {
  method: string;
  path: string;
  parameters: Parameter[];
  answers: [status: string, Answer][];
};

export type Description = {
  info: { title: string; version: string; summary: string; description: string };
  tags: { name: string; description: string }[];
  operations: Operation[];
  schemas: Record<string, Schema>;
  headers: Record<string, { description: string; example: unknown }>;
};

export const nameIn = (ref: string): string => ref.split("/").at(-1) ?? "";

/** Reads an OpenAPI document of ours; parameters and answers are put where they are referred to. */
export const readDescription = (document: Json): Description => {
  const { info, tags, paths, components } = document as unknown as Pick<Description, "info" | "tags"> & {
    paths: Record<string, Record<string, WrittenOperation>>;
    components: {
      schemas: Record<string, Schema>;
      headers: Description["headers"];
      parameters: Record<string, Parameter>;
      responses: Record<string, Answer>;
    };
  };
  const found = <T extends object>(one: T | { $ref: string }, among: Record<string, T>): T => {
    const target = "$ref" in one ? among[nameIn(one.$ref)] : one;
    if (!target) throw new Error(`the description refers to nothing: ${JSON.stringify(one)}`);
    return target;
  };
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(
      ([method, { parameters = [], responses, ...operation }]): Operation => ({
        ...operation,
        method: method.toUpperCase(),
        path,
        parameters: parameters.map((one) => found(one, components.parameters)),
        answers: Object.entries(responses).map(([status, one]) => [status, found(one, components.responses)]),
      }),
    ),
  );
  return { info, tags, operations, schemas: components.schemas, headers: components.headers };
};
