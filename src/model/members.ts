import { z } from "zod";
import { namings, splitRef } from "./ids.ts";
import type { RecordType } from "./record-types.ts";

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

/** The members of reference entries by which a record is known: a text, or one in both languages. */
const ownNames = z.registry<{ isName: true }>();

/** Says of a schema that its texts are names of the record. */
export const ownName = <S extends z.ZodType>(schema: S): S => {
  ownNames.add(schema, { isName: true });
  return schema;
};

/** Every name that an entry of a reference list gives its record, and where. */
export const namesIn = (schema: z.ZodType, entry: unknown): { path: Path; name: string }[] =>
  membersIn(ownNames, schema, entry).flatMap(({ path, value }) => {
    if (typeof value === "string") return [{ path, name: value }];
    return Object.entries(Object(value)).flatMap(([language, name]) =>
      typeof name === "string" ? [{ path: [...path, language], name }] : [],
    );
  });

/** A record that a dossier or an entry names, and where. */
export type Mention = { path: Path; type: RecordType; id: string };

/** Every reference that a value makes in the fields of a schema that name records; what is ill-formed names nothing. */
export const referencesIn = (schema: z.ZodType, value: unknown): Mention[] =>
  membersIn(namings, schema, value).flatMap(({ path, schema: field, meta, value: ref }) => {
    if (typeof ref !== "string" || !field.safeParse(ref).success) return [];
    const [type = "article"] = meta.types;
    return [{ path, ...(meta.typed ? splitRef(ref) : { type, id: ref }) }];
  });
