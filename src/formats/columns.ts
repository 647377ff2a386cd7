import type { z } from "zod";
import type { Served } from "./writer.ts";

/** A column of a table: its name, `values.currency`, and where records hold it; `*` is each element of a list. */
export type Column = { name: string; path: readonly string[] };

/** Members that name records of several types, where the identifier alone does not say which. */
const ofSeveralTypes: ReadonlySet<string> = new Set([
  "about",
  "attributedTo",
  "invitedBy",
  "maker",
  "party",
  "proposedBy",
  "records",
  "side",
  "speakers",
]);

const each = "*";

const nameOf = (path: readonly string[]): string => path.filter((step) => step !== each).join(".");

/** Whether a column is the type of a reference that its member tells already: that of `source.id` is a source. */
const isKnownType = (path: readonly string[], siblings: readonly string[]): boolean => {
  const steps = path.filter((step) => step !== each);
  const holder = steps.at(-2);
  return (
    holder !== undefined &&
    steps.at(-1) === "type" &&
    ["id", "label"].every((name) => siblings.includes(name)) &&
    !ofSeveralTypes.has(holder)
  );
};

const leavesOf = (schema: z.core.$ZodType, path: readonly string[]): Column[] => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "optional":
    case "nullable":
    case "default":
    case "readonly":
      return leavesOf(def.innerType, path);
    case "union":
      // A value or null.
      return leavesOf(def.options.find((option) => option._zod.def.type !== "null") ?? schema, path);
    case "array":
      return leavesOf(def.element, [...path, each]);
    case "object": {
      const members = Object.entries(def.shape);
      const names = members.map(([name]) => name);
      return members.length === 0
        ? [{ name: nameOf(path), path }]
        : members.flatMap(([name, member]) =>
            isKnownType([...path, name], names) ? [] : leavesOf(member, [...path, name]),
          );
    }
    default:
      return [{ name: nameOf(path), path }];
  }
};

/**
 * The columns of the records of a schema, one for each value within them, in the order of the schema.
 *
 * @param members the members of a record to have, by name; all of them where it is left out.
 * @param within whether nested members of this name are wanted.
 */
export const columnsOf = (
  schema: z.ZodObject,
  members: readonly string[] = Object.keys(schema.shape),
  within: (name: string) => boolean = () => true,
): Column[] =>
  members
    .flatMap((name) => {
      const member = schema.shape[name];
      return member === undefined ? [] : leavesOf(member, [name]);
    })
    .filter(({ path }) => path.every(within));

/** How the elements of a list stand in one cell, and those of a list within a list. */
const separators = [" | ", "; "] as const;

type Scalar = string | number | boolean;

const valueAt = (value: unknown, path: readonly string[], from: number, depth: number): Scalar | null => {
  let at = value;
  for (let step = from; step < path.length; step++) {
    if (at === null || at === undefined) return null;
    const name = path[step] as string;
    if (name === each) return joined(at as readonly unknown[], path, step + 1, depth);
    at = (at as Served)[name];
  }
  if (at === null || at === undefined) return null;
  return typeof at === "object" ? JSON.stringify(at) : (at as Scalar);
};

/** The values of the elements of a list. The columns of one list have as many places each, but for those that are empty. */
const joined = (list: readonly unknown[], path: readonly string[], from: number, depth: number): Scalar | null => {
  if (list.length === 1) return valueAt(list[0], path, from, depth + 1);
  let text = "";
  let isEmpty = true;
  for (let place = 0; place < list.length; place++) {
    const value = valueAt(list[place], path, from, depth + 1);
    if (place > 0) text += separators[depth] ?? separators[1];
    if (value === null) continue;
    text += value;
    isEmpty = false;
  }
  return isEmpty ? null : text;
};

/** The cell of a record in a column; null where it has no value there. */
export const cellOf = (record: Served, { path }: Column): Scalar | null => valueAt(record, path, 0, 0);
