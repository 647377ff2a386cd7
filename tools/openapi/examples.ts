import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../../src/app.ts";
import { formatsOf } from "../../src/http/request/negotiate.ts";
import { startEndpoint } from "../libsql-endpoint/index.ts";
import { migrateDatabase } from "../migrate.ts";
import { seedRecord } from "../seed.ts";
import { describeApi, type TakenExamples } from "./describe.ts";
import type { Json } from "./document.ts";

/** The origin and the time of writing that examples show. */
const origin = "https://api.example.org";
const writtenAt = new Date("2026-11-22T08:00:00Z");

type Parameter = {
  name: string;
  in: "query" | "path";
  required?: boolean;
  examples: Record<string, { value: unknown }>;
};
type Operation = {
  operationId: string;
  parameters?: (Parameter | { $ref: string })[];
  responses: Record<string, { content?: Record<string, { examples?: unknown }> }>;
};
type Get = (path: string) => Promise<Response>;

const firstValue = ({ examples }: Parameter): string => String(Object.values(examples)[0]?.value);

/** The path of a request made of the operation's own examples; what is not required is left out but for `limit=1`. */
const requestOf = (path: string, parameters: readonly Parameter[], more: Record<string, string>): string => {
  const query = new URLSearchParams(more);
  let target = path;
  for (const parameter of parameters) {
    if (parameter.in === "path") target = target.replace(`{${parameter.name}}`, firstValue(parameter));
    else if (parameter.required) query.set(parameter.name, firstValue(parameter));
    else if (parameter.name === "limit") query.set("limit", "1");
  }
  return query.size === 0 ? target : `${target}?${query}`;
};

const read = async (get: Get, path: string): Promise<unknown> => {
  const response = await get(path);
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return response.headers.get("Content-Type")?.includes("json") ? response.json() : response.text();
};

/** Takes one example of every 200 that has none of its own: what `get` answers to the operation's own parameters. */
const takeExamples = async (get: Get, document: Json): Promise<TakenExamples> => {
  const shared = (document.components as { parameters: Record<string, Parameter> }).parameters;
  const resolve = (parameter: Parameter | { $ref: string }): Parameter =>
    "$ref" in parameter ? (shared[parameter.$ref.split("/").at(-1) ?? ""] as Parameter) : parameter;
  const taken: Record<string, Record<string, unknown>> = {};
  for (const [path, { get: operation }] of Object.entries(document.paths as Record<string, { get?: Operation }>)) {
    if (!operation) continue;
    const parameters = (operation.parameters ?? []).map(resolve);
    for (const [mediaType, { examples }] of Object.entries(operation.responses[200]?.content ?? {})) {
      if (examples) continue;
      const [format] = formatsOf([mediaType]);
      const own = { ...taken[operation.operationId] };
      own[mediaType] = await read(get, requestOf(path, parameters, format && format !== "json" ? { format } : {}));
      taken[operation.operationId] = own;
    }
  }
  return taken;
};

/** The same from the seeds, in a database of its own. */
export const examplesOfSeeds = async (): Promise<TakenExamples> => {
  const folder = await mkdtemp(join(tmpdir(), "mitra-examples-"));
  const endpoint = await startEndpoint({ path: join(folder, "mitra.db") });
  try {
    await migrateDatabase(endpoint);
    await seedRecord({ url: endpoint.url, authToken: endpoint.authToken, now: writtenAt });
    const app = createApp({ clock: () => writtenAt, log: () => {} });
    const bindings = { LIBSQL_URL: endpoint.url, LIBSQL_AUTH_TOKEN: endpoint.authToken };
    const get: Get = async (path) => app.fetch(new Request(origin + path), bindings);
    return await takeExamples(get, describeApi(app, {}));
  } finally {
    await endpoint.close();
    await rm(folder, { recursive: true });
  }
};
