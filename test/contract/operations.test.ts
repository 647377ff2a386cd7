import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDescription } from "../../tools/fuzz/description.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { document, type Operation, operations, targetOf, undeclaredUnder } from "./description.ts";
import { twin, upgraded } from "./twin.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

const gets = operations
  .filter(({ method }) => method === "get")
  .map((operation): [string, Operation] => [operation.operationId, operation]);

const firstExample = (operation: Operation, parameter: string): unknown => {
  const { examples } = operation.parameters.find(({ name }) => name === parameter) ?? {};
  return Object.values(examples ?? {})[0]?.value;
};

/** The requests that an operation's own examples make: the bare one, and one for each value of each parameter. */
const requestsOf = (operation: Operation): string[] => [
  targetOf(operation),
  ...operation.parameters.flatMap(({ name, in: where, examples }) => {
    if (where !== "query") return [];
    return Object.values(examples ?? {}).map(({ value }) => {
      // There is no relevance without a text.
      const text = value === "relevance" ? { q: firstExample(operation, "q") } : {};
      return targetOf(operation, { ...text, [name]: value });
    });
  }),
];

/** Both documents: a body must fit the schemas of each. */
const documents = [document, upgraded(twin)].map((one) => {
  const { operations, sparse, faultsUnder } = readDescription(one);
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]));
  return {
    version: one.openapi,
    faults: (operationId: string, { status, mediaType, part }: Answered, body: unknown): string[] => {
      const schema = byId.get(operationId)?.responses[status]?.content?.[mediaType]?.schema ?? {};
      return faultsUnder(part ? sparse(schema) : schema, body);
    },
  };
});

/** Where the schema of a body stands, and whether `fields=` has left only a part of each record. */
type Answered = { status: number; mediaType: string; part: boolean };

const bodyOf = async (response: Response): Promise<unknown> =>
  /[/+]json(;|$)/.test(response.headers.get("Content-Type") ?? "") ? response.json() : response.text();

/** What is wrong with an answer by the document: its status, media type, headers and body. */
const breachesOf = async (operation: Operation, target: string, response: Response): Promise<string[]> => {
  const answer = operation.responses[response.status];
  if (!answer) return [`${target}: ${response.status} is not documented`];
  const breaches = Object.keys(answer.headers ?? {})
    .filter((name) => name !== "Link" && !response.headers.has(name))
    .map((name) => `no ${name}`);
  const [mediaType = ""] = (response.headers.get("Content-Type") ?? "").split(";");
  const media = answer.content?.[mediaType];
  const body = await bodyOf(response);
  const named = operation.parameters.find(({ name }) => name === "format")?.description ?? "";
  // What is not JSON is told by the parameter that asks for it, so that the answers of typed clients are of one type.
  if (!media && response.ok && named.includes(`(\`${mediaType}\`)`)) return breaches;
  // A YAML body is the document itself, which other tests read.
  if (!media) breaches.push(`${mediaType} is not documented`);
  else if (mediaType !== "application/yaml") {
    const part = response.ok && /[?&]fields=/.test(target);
    for (const { version, faults } of documents) {
      const found = faults(operation.operationId, { status: response.status, mediaType, part }, body);
      breaches.push(...found.map((fault) => `by ${version}: ${fault}`));
    }
    breaches.push(...undeclaredUnder([media.schema], body).map((path) => `undeclared ${path}`));
  }
  return breaches.map((breach) => `${target}: ${breach}`);
};

describe.each(gets)("%s", (_, operation) => {
  test("answers its own examples as documented", async () => {
    const breaches = await Promise.all(
      requestsOf(operation).map(async (target) => {
        const response = await mitra.fetch(target);
        // The example of a cursor is not a real one, as none lasts.
        const expected = /[?&]cursor=/.test(target) ? 400 : 200;
        const found = await breachesOf(operation, target, response);
        return response.status === expected ? found : [`${target}: ${response.status}`, ...found];
      }),
    );
    expect(breaches.flat()).toEqual([]);
  });

  test("takes exactly the parameters that are documented", async () => {
    const response = await mitra.fetch(targetOf(operation, { "no-such-parameter": 1 }));
    expect(response.status).toBe(400);
    expect(await breachesOf(operation, "unknown parameter", response.clone())).toEqual([]);
    const { errors } = (await response.json()) as { errors: { name: string; message: string }[] };
    const { message = "" } = errors.find(({ name }) => name === "no-such-parameter") ?? {};
    const documented = operation.parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
    const allowed = /allowed are (.*)$/.exec(message)?.[1]?.split(", ") ?? [];
    expect(allowed.sort()).toEqual(documented.sort());
  });

  test("refuses values that the schemas of its parameters refuse", async () => {
    for (const { name, in: where, schema } of operation.parameters) {
      const isFree = schema.type === "string" && !("enum" in schema) && !("pattern" in schema) && !("format" in schema);
      if (where !== "query" || isFree) continue;
      const response = await mitra.fetch(targetOf(operation, { [name]: "no such value!" }));
      expect(response.status, name).toBe(400);
      const { errors } = (await response.json()) as { errors: { name: string }[] };
      expect(errors.map((error) => error.name)).toContain(name);
    }
  });
});

/** Requests of several parameters at once: everything that can be asked for, in both languages, whole and in part. */
const combined = (operation: Operation): string[] => {
  const offers = (name: string): unknown[] => {
    const { schema } = operation.parameters.find((parameter) => parameter.name === name) ?? {};
    return ((schema?.items as { enum?: unknown[] } | undefined)?.enum ?? []).slice(0, 8);
  };
  const [include, facets, fields] = [offers("include"), offers("facets"), offers("fields")];
  const everything = {
    lang: "all",
    ...(include.length > 0 ? { include } : {}),
    ...(facets.length > 0 ? { facets } : {}),
  };
  const targets = [targetOf(operation, everything)];
  if (fields.length > 0) targets.push(targetOf(operation, { ...everything, fields: fields.slice(-5) }));
  return targets;
};

test("answers to several parameters at once are as documented", async () => {
  const targets = gets
    .filter(([, { parameters }]) => parameters.some(({ name }) => name === "lang"))
    .flatMap(([, operation]) => combined(operation).map((target) => ({ operation, target })));
  expect(targets.length).toBeGreaterThan(30);
  const breaches: string[] = [];
  for (const { operation, target } of targets) {
    const response = await mitra.fetch(target);
    if (response.status !== 200) breaches.push(`${target}: ${response.status}`);
    breaches.push(...(await breachesOf(operation, target, response)));
  }
  expect(breaches).toEqual([]);
});

test("a record that does not exist is a documented problem", async () => {
  for (const [, operation] of gets.filter(([, { path }]) => /^\/v1\/\w+\/\{id\}$/.test(path))) {
    for (const id of ["no-such-record", "QQ", "UPPER_case"]) {
      const response = await mitra.fetch(operation.path.replace("{id}", id));
      expect(response.status).toBe(404);
      expect(await breachesOf(operation, id, response)).toEqual([]);
    }
  }
});

describe("every record", () => {
  const paths = new Set(gets.map(([, { path }]) => path));
  const lists = gets.filter(([, { path }]) => path.startsWith("/v1/") && paths.has(`${path}/{id}`));

  test.each(lists)("of %s, alone and listed, in every language, fits its schema", async (_, list) => {
    const item = operations.find(({ path }) => path === `${list.path}/{id}`) as Operation;
    const breaches: string[] = [];
    const ids = new Set<string>();
    for (const lang of ["en", "id", "all"]) {
      const target = `${list.path}?limit=200&lang=${lang}`;
      const response = await mitra.fetch(target);
      const { data } = (await response.clone().json()) as { data: { id: string }[] };
      for (const { id } of data) ids.add(id);
      breaches.push(...(await breachesOf(list, target, response)));
    }
    expect(ids.size).toBeGreaterThan(0);
    for (const id of ids) {
      const alone = `${list.path}/${id}?lang=all`;
      breaches.push(...(await breachesOf(item, alone, await mitra.fetch(alone))));
    }
    expect(breaches).toEqual([]);
  });
});
