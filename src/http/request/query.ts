import type { z } from "@hono/zod-openapi";
import { nearest } from "../../model/nearest.ts";
import type { FieldError } from "../response/problem.ts";
import { excerpt } from "./excerpt.ts";

type Shape = Readonly<Record<string, z.core.$ZodType>>;

/** The parameters that an object schema knows. */
export const shapeOf = (schema: z.ZodType | undefined): Shape =>
  schema && "shape" in schema ? (schema.shape as Shape) : {};

/** Whether a schema reads an array at heart, so that its parameter may be repeated. */
const readsArray = (schema: z.core.$ZodType): boolean => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "array":
      return true;
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "readonly":
      return readsArray(def.innerType);
    case "pipe":
      return readsArray((def.in as z.core.$ZodTypes)._zod.def.type === "transform" ? def.out : def.in);
    default:
      return false;
  }
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it refuses
const unfit = /[\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/;

/** Whether a text holds a control character, a non-character or half a surrogate pair. */
const isUnfit = (value: string): boolean => unfit.test(value) || !value.isWellFormed();

const decode = (part: string): string => decodeURIComponent(part.replaceAll("+", " "));

/** The name-value pairs of a URL's query, decoded; its percent-encoding has been checked before. */
const pairsOf = (url: string): [string, string][] => {
  const start = url.indexOf("?");
  if (start < 0) return [];
  const [search = ""] = url.slice(start + 1).split("#");
  return search
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      return equals < 0 ? [decode(pair), ""] : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
    });
};

const brackets = /\[\]$/;

/** The name of a parameter: `country[]`, as many programs write what they repeat, is `country` where that is a list. */
const nameIn = (name: string, shape: Shape): string => {
  const bare = name.replace(brackets, "");
  const schema = Object.hasOwn(shape, bare) ? shape[bare] : undefined;
  return schema !== undefined && readsArray(schema) ? bare : name;
};

const unknownParameter = (name: string, known: readonly string[]): FieldError => {
  const meant = nearest(name.replace(brackets, ""), known);
  const hint = meant === null ? "" : `; did you mean ${meant}?`;
  const allowed = known.length === 0 ? "none are taken here" : `allowed are ${known.join(", ")}`;
  return {
    location: "query",
    name: excerpt(name).slice(1, -1),
    message: `unknown parameter${hint}${hint === "" ? "; " : " "}${allowed}`,
  };
};

/**
 * Reads the query of a URL for a schema: one string for each parameter, an array for those that are lists, under
 * `name` or `name[]`.
 *
 * @returns the values, and a fault for every unknown parameter, every single-valued one that is repeated, and every
 *   value with a character that has no place in a text.
 */
export const readQuery = (url: string, shape: Shape): { values: Record<string, unknown>; errors: FieldError[] } => {
  const values: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  const given = Map.groupBy(pairsOf(url), ([name]) => nameIn(name, shape));
  for (const [name, pairs] of given) {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (schema === undefined) {
      // A handful is enough to learn from.
      if (errors.length < 20) errors.push(unknownParameter(name, Object.keys(shape).sort()));
      continue;
    }
    const texts = pairs.map(([, value]) => value);
    if (texts.some(isUnfit)) {
      errors.push({ location: "query", name, message: "must not contain control characters or broken Unicode" });
    } else if (readsArray(schema)) {
      values[name] = texts;
    } else if (texts.length > 1) {
      errors.push({ location: "query", name, message: `given ${texts.length} times, but takes one value` });
    } else {
      values[name] = texts[0];
    }
  }
  return { values, errors };
};

/** The faults that a schema found, the first one of each value. Parameters in `settled` have theirs already. */
export const faultsOf = (error: z.ZodError, place: "query" | "path", settled: ReadonlySet<string>): FieldError[] => {
  const faults = new Map<string, FieldError>();
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? "");
    const value = issue.path.join(".");
    if (settled.has(name) || faults.has(value) || faults.size >= 60) continue;
    const missing = issue.code === "invalid_type" && issue.path.length === 1 && issue.input === undefined;
    const message = missing && issue.message.startsWith("Invalid input") ? "is required" : issue.message;
    faults.set(value, { location: place, name, message });
  }
  return [...faults.values()];
};
