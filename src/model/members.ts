import { z } from "zod";

export type Path = readonly (string | number)[];

/** A member of a value whose schema is in a registry. */
export type Member<Meta> = { path: Path; schema: z.ZodType; meta: Meta; value: unknown };

/**
 * Every member of a value whose schema is in a registry, in the order of the schema. What is not of the schema's form has
 * no members, so that a value may have faults elsewhere.
 */
export const membersIn = <Meta extends object>(
  registry: z.core.$ZodRegistry<Meta>,
  schema: z.ZodType,
  value: unknown,
  path: Path = [],
): Member<Meta>[] => {
  const within = (inner: unknown, member: unknown, ...steps: Path) =>
    membersIn(registry, inner as z.ZodType, member, [...path, ...steps]);
  const meta = registry.get(schema) as Meta | undefined;
  if (meta) return [{ path, schema, meta, value }];
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) return within(schema.unwrap(), value);
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((item, index) => within(schema.element, item, index));
  }
  if (schema instanceof z.ZodObject && typeof value === "object" && value !== null) {
    const members = value as Record<string, unknown>;
    return Object.entries(schema.shape).flatMap(([key, field]) =>
      Object.hasOwn(members, key) ? within(field, members[key], key) : [],
    );
  }
  return [];
};
