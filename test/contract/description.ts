import { createApp } from "../../src/app.ts";
import { type Operation, type Parameter, readDescription } from "../../tools/fuzz/description.ts";
import { describeApi } from "../../tools/openapi/describe.ts";
import type { Json } from "../../tools/openapi/document.ts";

export type { Operation, Parameter } from "../../tools/fuzz/description.ts";

export const app = createApp({ log: () => {} });
/** The OpenAPI 3.1 document that the Worker serves. */
export const document = describeApi(app);

export const { operations, resolve, sparse, faultsUnder } = readDescription(document);

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
