import { z } from "zod";
import { namings, type RecordType, splitRef } from "./ids.ts";

export type Path = readonly (string | number)[];

/** A record that a dossier or an entry names, and where. */
export type Mention = { path: Path; type: RecordType; id: string };

/**
 * Every reference that a value makes in the fields of a schema that name records. What is not of the schema's form names
 * nothing, so that a value may have faults elsewhere.
 */
export const referencesIn = (schema: z.ZodType, value: unknown, path: Path = []): Mention[] => {
  const naming = namings.get(schema);
  if (naming) {
    if (typeof value !== "string" || !schema.safeParse(value).success) return [];
    const [type = "article"] = naming.types;
    return [{ path, ...(naming.typed ? splitRef(value) : { type, id: value }) }];
  }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return referencesIn(schema.unwrap() as z.ZodType, value, path);
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((item, index) => referencesIn(schema.element as z.ZodType, item, [...path, index]));
  }
  if (schema instanceof z.ZodObject && typeof value === "object" && value !== null) {
    const fields = Object.entries(schema.shape as Record<string, z.ZodType>);
    return fields.flatMap(([key, field]) =>
      Object.hasOwn(value, key) ? referencesIn(field, (value as Record<string, unknown>)[key], [...path, key]) : [],
    );
  }
  return [];
};
