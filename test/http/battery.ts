import { afterAll, beforeAll, test } from "vitest";
import { type Json, wordsOf } from "../../tools/fuzz/description.ts";
import { type Operation, operations } from "../contract/description.ts";
import { type MitraOptions, startMitra, type TestMitra } from "../support/mitra.ts";
import type { ProblemBody } from "./sample.ts";

/** Every GET route of the document, for describe.each. */
export const routes: [string, Operation][] = operations
  .filter(({ method }) => method === "get")
  .map((operation) => [operation.operationId, operation]);

const taking = (parameter: string) =>
  routes.filter(([, { parameters }]) => parameters.some(({ name }) => name === parameter));

/** Those of them that come in pages: lists, the change log and histories. */
export const paged = taking("cursor");

/** Those of them that are pages of a list in an order that the caller chooses. */
export const lists = taking("sort");

/** Starts the Mitra of a test file, and closes it. */
export const useMitra = (options?: MitraOptions): { current: TestMitra } => {
  const holder = {} as { current: TestMitra };
  beforeAll(async () => {
    holder.current = await startMitra(options);
  });
  afterAll(() => holder.current.close());
  return holder;
};

/** The query parameters of an operation that have a name. */
export const parameterOf = ({ parameters }: Operation, name: string) =>
  parameters.find((parameter) => parameter.in === "query" && parameter.name === name);

/** A test of the operations that it applies to; of others there is none. */
export const testWhere = (applies: unknown): ((name: string, body: () => Promise<void>) => void) =>
  applies ? test : () => undefined;

/** The values that a parameter of an operation allows. */
export const allowedBy = (operation: Operation, name: string): string[] => {
  const schema = parameterOf(operation, name)?.schema ?? {};
  return wordsOf((schema.items ?? schema) as Json) ?? [];
};

/** What is wrong with a response as a problem of this status; empty where nothing is. */
export const faultsAsProblem = async (response: Response, status: number): Promise<string[]> => {
  const faults: string[] = [];
  const expect = (name: string, actual: unknown, wanted: unknown) => {
    const isSo = wanted instanceof RegExp ? wanted.test(String(actual)) : actual === wanted;
    if (!isSo) faults.push(`${name} is ${JSON.stringify(actual)}, not ${wanted}`);
  };
  expect("status", response.status, status);
  expect("content type", response.headers.get("Content-Type"), "application/problem+json");
  expect("cache control", response.headers.get("Cache-Control"), "no-store");
  expect("content language", response.headers.get("Content-Language"), "en");
  const problem = (await response.json().catch(() => ({}))) as Partial<ProblemBody>;
  expect("body status", problem.status, status);
  expect("type", problem.type, /^https?:\/\/[^/]+\/problems\/[a-z-]+$/);
  expect("title", problem.title, /\w/);
  expect("detail", problem.detail, /\w/);
  expect("request id", problem.requestId, response.headers.get("X-Request-Id"));
  expect("instance", problem.instance?.includes(problem.requestId ?? "?"), true);
  // What is internal: SQL, paths, stack frames.
  expect("text", JSON.stringify(problem), /^(?!.*(?:\bselect\b.*\bfrom\b|\/src\/|\.ts:\d|\bat \w+ \())/is);
  return faults;
};

/** The faults that a problem names, as `in name`. */
export const namedBy = async (response: Response): Promise<string[]> => {
  const { errors = [] } = (await response.clone().json()) as ProblemBody;
  return errors.map((error) => `${error.location} ${error.name}`);
};
