import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../../src/http/app-env.ts";
import { kernelComponents } from "../../src/http/openapi/components.ts";
import { componentName } from "../../src/http/response/problem.ts";

export type Json = { [key: string]: unknown };

export type DocumentOptions = {
  info: { title: string; version: string; summary: string; description: string; license: Json; contact: Json };
  tags: readonly { name: string; description: string }[];
};

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const operationsOf = (paths: Json): Json[] =>
  Object.values(paths).flatMap((item) => Object.values(item as Json) as Json[]);

/**
 * Moves parameters that several operations share word for word into the components. Their names end in `Param`, as a schema
 * may have the name of a parameter; where parameters of one name differ, they begin with the tag of the first that has them.
 */
const hoistParameters = (paths: Json): { paths: Json; parameters: Json } => {
  const uses = new Map<string, string[]>();
  const parametersOf = (operation: Json) => (operation.parameters ?? []) as Json[];
  for (const operation of operationsOf(paths)) {
    const [tag = ""] = (operation.tags ?? []) as string[];
    for (const parameter of parametersOf(operation)) {
      const text = JSON.stringify(parameter);
      uses.set(text, [...(uses.get(text) ?? []), tag]);
    }
  }
  const shared = [...uses].flatMap(([text, tags]) =>
    tags.length > 1 ? [{ text, parameter: JSON.parse(text) as Json, tag: tags[0] ?? "" }] : [],
  );
  const alike = Map.groupBy(shared, ({ parameter }) => String(parameter.name));
  const parameters: Json = {};
  const names = new Map<string, string>();
  for (const { text, parameter, tag } of shared) {
    const own = componentName(String(parameter.name));
    const isOne = alike.get(String(parameter.name))?.length === 1;
    const base = isOne ? own : `${componentName(tag.toLowerCase().replaceAll(" ", "-"))}${own}`;
    let name = `${base}Param`;
    for (let n = 2; name in parameters; n++) name = `${base}${n}Param`;
    parameters[name] = parameter;
    names.set(text, name);
  }
  const hoist = (parameter: Json): Json => {
    const name = names.get(JSON.stringify(parameter));
    return name === undefined ? parameter : { $ref: `#/components/parameters/${name}` };
  };
  const operation = (value: unknown): unknown =>
    isObject(value) && value.parameters ? { ...value, parameters: parametersOf(value).map(hoist) } : value;
  const item = (value: unknown): Json =>
    Object.fromEntries(Object.entries(value as Json).map(([method, found]) => [method, operation(found)]));
  return { paths: Object.fromEntries(Object.entries(paths).map(([path, found]) => [path, item(found)])), parameters };
};

/**
 * Schemas in the form that readers know best: what a reference is for stands beside it, not in a schema of its own, and an
 * object of any further members says so by `true`.
 */
const settled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(settled);
  if (!isObject(value)) return value;
  const { allOf, ...rest } = value;
  const [ref, beside, ...more] = Array.isArray(allOf) ? (allOf as Json[]) : [];
  if (ref?.$ref !== undefined && beside && more.length === 0 && Object.keys(rest).length === 0) {
    return { ...ref, ...beside };
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const isOpen = key === "additionalProperties" && isObject(member) && Object.keys(member).length === 0;
      return [key, isOpen ? true : settled(member)];
    }),
  );
};

const refsIn = (value: unknown, found: Set<string> = new Set()): Set<string> => {
  if (Array.isArray(value)) for (const member of value) refsIn(member, found);
  else if (isObject(value)) {
    if (typeof value.$ref === "string") found.add(value.$ref);
    for (const member of Object.values(value)) refsIn(member, found);
  }
  return found;
};

type Components = Record<string, Json>;

/** Keeps the components that the paths lead to, directly or through another component. */
const usedComponents = (paths: Json, components: Components): Components => {
  const used = refsIn(paths);
  for (const ref of used) {
    const [, , kind = "", name = ""] = ref.split("/");
    // Iterating a Set also visits what is added on the way.
    refsIn(components[kind]?.[name], used);
  }
  const kept: Components = {};
  for (const [kind, members] of Object.entries(components)) {
    const entries = Object.entries(members).filter(([name]) => used.has(`#/components/${kind}/${name}`));
    if (entries.length > 0) kept[kind] = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  return kept;
};

/**
 * The OpenAPI 3.1 document of an app: its routes, the components of the kernel that they refer to, shared parameters as
 * components, and the tags that are in use.
 */
export const buildDocument = (app: OpenAPIHono<AppEnv>, options: DocumentOptions): Json => {
  const generated = app.getOpenAPI31Document({ openapi: "3.1.1", info: { title: "", version: "" } }) as unknown as Json;
  const { paths, parameters } = hoistParameters(settled(generated.paths) as Json);
  const schemas = settled((generated.components as { schemas?: Json } | undefined)?.schemas ?? {}) as Json;
  const components = usedComponents(paths, {
    ...kernelComponents,
    schemas: { ...kernelComponents.schemas, ...schemas },
    parameters,
  });
  const tagged = new Set(operationsOf(paths).flatMap((operation) => (operation.tags ?? []) as string[]));
  return {
    openapi: "3.1.1",
    info: options.info,
    servers: [{ url: "/", description: "This service" }],
    security: [],
    tags: options.tags.filter((tag) => tagged.has(tag.name)),
    paths,
    components,
  };
};
