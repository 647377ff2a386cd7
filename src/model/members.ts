import { z } from "zod";
import { namings, splitRef } from "./ids.ts";
import type { RecordType } from "./record-types.ts";

export type Path = readonly (string | number)[];

/** A member of a value whose schema is in a registry. */
export type Member<Meta> = { path: Path; schema: z.ZodType; meta: Meta; value: unknown };

/** Where the members of a value stand: it is one, or they are in what it wraps, in its items or in some of its fields. */
type Way<Meta> =
  | { meta: Meta }
  | { inner: z.ZodType }
  | { element: z.ZodType }
  | { fields: readonly (readonly [key: string, field: z.ZodType])[] };

/** What {@link wayOf} has found, by registry and schema. */
const ways = new WeakMap<object, WeakMap<z.ZodType, Way<object> | null>>();

const findWay = <Meta extends object>(registry: z.core.$ZodRegistry<Meta>, schema: z.ZodType): Way<Meta> | null => {
  const meta = registry.get(schema) as Meta | undefined;
  if (meta) return { meta };
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    const inner = schema.unwrap() as z.ZodType;
    return wayOf(registry, inner) && { inner };
  }
  if (schema instanceof z.ZodArray) {
    const element = schema.element as z.ZodType;
    return wayOf(registry, element) && { element };
  }
  if (!(schema instanceof z.ZodObject)) return null;
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>).filter(([, field]) =>
    wayOf(registry, field),
  );
  return fields.length === 0 ? null : { fields };
};

/** Null where a schema has no member in the registry. */
const wayOf = <Meta extends object>(registry: z.core.$ZodRegistry<Meta>, schema: z.ZodType): Way<Meta> | null => {
  const known = ways.get(registry) ?? new WeakMap<z.ZodType, Way<object> | null>();
  ways.set(registry, known);
  const found = known.get(schema);
  if (found !== undefined) return found as Way<Meta> | null;
  const way = findWay(registry, schema);
  known.set(schema, way);
  return way;
};

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
  const way = wayOf(registry, schema);
  if (way === null) return [];
  if ("meta" in way) return [{ path, schema, meta: way.meta, value }];
  if ("inner" in way) return membersIn(registry, way.inner, value, path);
  if ("element" in way) {
    return Array.isArray(value)
      ? value.flatMap((item, index) => membersIn(registry, way.element, item, [...path, index]))
      : [];
  }
  if (typeof value !== "object" || value === null) return [];
  const members = value as Record<string, unknown>;
  return way.fields.flatMap(([key, field]) =>
    Object.hasOwn(members, key) ? membersIn(registry, field, members[key], [...path, key]) : [],
  );
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
