import { z } from "zod";
import type { Path } from "./members.ts";
import { nearest } from "./nearest.ts";
import { shown } from "./text.ts";

/** What is wrong with a value, and where in it. */
export type Fault = { path: Path; message: string };

/** A path as it is written in code: `engagements[0].label.en`. */
export const fieldName = (path: Path): string =>
  path.reduce<string>(
    (name, step) => (typeof step === "number" ? `${name}[${step}]` : name ? `${name}.${shown(step)}` : shown(step)),
    "",
  ) || "(file)";

const inner = (schema: unknown): unknown => {
  let at = schema;
  while (at instanceof z.ZodDefault || at instanceof z.ZodNullable || at instanceof z.ZodOptional) at = at.unwrap();
  return at;
};

const keysAt = (schema: z.ZodType, path: Path): string[] => {
  let at: unknown = schema;
  for (const step of path) {
    at = inner(at);
    if (at instanceof z.ZodUnion) at = at.options.map(inner).find((option) => option instanceof z.ZodObject);
    if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodObject) at = at.shape[String(step)];
  }
  at = inner(at);
  if (at instanceof z.ZodUnion) at = at.options.map(inner).find((option) => option instanceof z.ZodObject);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
};

/** What zod calls a type → what an author calls it. */
const typeNames: Readonly<Record<string, string>> = {
  string: "a text",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping of fields",
  record: "a mapping",
};

const wrongType = (type: string, input: unknown): string => {
  const expected = typeNames[type] ?? type;
  if (input === undefined) return `missing (allowed: ${expected})`;
  const isScalar = typeof input === "number" || typeof input === "boolean";
  const hint = type !== "string" ? "" : isScalar ? `; put ${String(input)} in quotes` : "";
  return `wrong type (allowed: ${expected}${hint})`;
};

const unknownField = (key: string, allowed: readonly string[]): string => {
  if (key === "<<") return `merge keys are not read; write the fields out (allowed: ${allowed.join(", ")})`;
  const near = nearest(key, allowed);
  return `unknown field${near ? `; did you mean "${near}"?` : ""} (allowed: ${allowed.join(", ")})`;
};

/** The faults of the alternative that the value was most likely meant as: one whose own type it has. */
const ofAlternative = (errors: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined =>
  errors.find((issues) => !issues.some(({ code, path }) => code === "invalid_type" && path.length === 0));

const faultsOfIssue = (schema: z.ZodType, issue: z.core.$ZodIssue): Fault[] => {
  const path = issue.path as Path;
  const one = (message: string): Fault[] => [{ path, message }];
  switch (issue.code) {
    case "unrecognized_keys": {
      const allowed = keysAt(schema, path);
      return issue.keys.map((key) => ({ path: [...path, key], message: unknownField(key, allowed) }));
    }
    case "invalid_value": {
      const allowed = issue.values.join(", ");
      if (issue.input === undefined) return one(`missing (allowed: ${allowed})`);
      const near = typeof issue.input === "string" ? nearest(issue.input, issue.values.map(String)) : null;
      return one(`unknown value${near ? `; did you mean "${near}"?` : ""} (allowed: ${allowed})`);
    }
    case "invalid_type":
      return one(wrongType(issue.expected, issue.input));
    case "invalid_union": {
      const issues = ofAlternative(issue.errors);
      if (!issues)
        return one(issue.input === undefined ? "missing" : "wrong type (allowed: a text or a mapping of fields)");
      return issues.flatMap((each) => faultsOfIssue(schema, { ...each, path: [...issue.path, ...each.path] }));
    }
    case "invalid_key":
      return one(`wrong form (allowed: ${issue.issues[0]?.message})`);
    case "too_small":
      return one(`too small or too short (allowed: at least ${issue.minimum})`);
    case "too_big":
      return one(`too large or too long (allowed: at most ${issue.maximum})`);
    case "invalid_format":
      return one(`wrong form (allowed: ${issue.message})`);
    default:
      return one(issue.message);
  }
};

/**
 * Everything that is wrong with the form of a value, each at its path. A field that is missing because it stands there
 * under a mistyped name is reported once.
 */
export const faultsIn = (schema: z.ZodType, value: unknown): Fault[] => {
  const parsed = schema.safeParse(value, { reportInput: true });
  const faults = parsed.error?.issues.flatMap((issue) => faultsOfIssue(schema, issue)) ?? [];
  const meant = faults.flatMap(({ path, message }) => {
    const near = /^unknown field; did you mean "(.+)"\?/.exec(message)?.[1];
    return near ? [fieldName([...path.slice(0, -1), near])] : [];
  });
  return faults.filter(({ path, message }) => !(message.startsWith("missing") && meant.includes(fieldName(path))));
};
