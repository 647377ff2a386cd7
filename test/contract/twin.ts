import type { Json } from "../../tools/openapi/document.ts";
import { toOpenApi30 } from "../../tools/openapi/openapi-30.ts";
import { document } from "./description.ts";

/** The 3.0.3 twin of the document, as it is served. */
export const twin: Json = toOpenApi30(document);

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export type Rewrite = (schema: Json) => Json;

/** Rewrites every schema of a document, the inner ones first; examples stay as they are. */
export const rewriteSchemas = (node: unknown, rewrite: Rewrite, inSchema = false): unknown => {
  if (Array.isArray(node)) return node.map((member) => rewriteSchemas(member, rewrite, inSchema));
  if (!isObject(node)) return node;
  const entries = Object.entries(node).map(([key, member]): [string, unknown] => {
    if (["example", "examples", "default", "enum", "required", "const"].includes(key)) return [key, member];
    const isMap = key === "schemas" || (inSchema && ["properties", "patternProperties"].includes(key));
    if (isMap && isObject(member)) {
      return [
        key,
        Object.fromEntries(Object.entries(member).map(([name, one]) => [name, rewriteSchemas(one, rewrite, true)])),
      ];
    }
    return [key, rewriteSchemas(member, rewrite, inSchema || key === "schema")];
  });
  const rebuilt = Object.fromEntries(entries);
  return inSchema ? rewrite(rebuilt) : rebuilt;
};

/** What 3.0 says by `nullable`, said by types, as in 3.1. */
const fromNullable: Rewrite = ({ nullable, ...schema }) => {
  if (nullable !== true) return schema;
  const { allOf, type: _, ...rest } = schema;
  if (Array.isArray(allOf) && allOf.length === 1) return { ...rest, anyOf: [...allOf, { type: "null" }] };
  if (typeof schema.type !== "string") throw new Error("nullable has no type beside it, and so no effect");
  return { ...schema, type: [schema.type, "null"] };
};

/** A 3.0 document whose schemas a reader of 3.1 understands. */
export const upgraded = (description: Json): Json => rewriteSchemas(description, fromNullable) as Json;
