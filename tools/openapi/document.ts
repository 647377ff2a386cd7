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

/** Moves parameters that several operations share word for word into the components; the name is theirs. */
const hoistParameters = (paths: Json): { paths: Json; parameters: Json } => {
  const uses = new Map<string, number>();
  const parametersOf = (operation: Json) => (operation.parameters ?? []) as Json[];
  for (const parameter of operationsOf(paths).flatMap(parametersOf)) {
    const text = JSON.stringify(parameter);
    uses.set(text, (uses.get(text) ?? 0) + 1);
  }
  const parameters: Json = {};
  const names = new Map<string, string>();
  for (const [text, count] of uses) {
    if (count < 2) continue;
    const parameter = JSON.parse(text) as Json;
    const base = componentName(String(parameter.name));
    let name = base;
    for (let n = 2; name in parameters; n++) name = `${base}${n}`;
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
  const { paths, parameters } = hoistParameters(generated.paths as Json);
  const schemas = (generated.components as { schemas?: Json } | undefined)?.schemas ?? {};
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
