import { DatabaseUnavailable, statementError } from "./errors.ts";

/** A statement and the values of its parameters, in their order. */
export type Statement = { readonly sql: string; readonly args: readonly unknown[]; readonly isSingle?: boolean };

/** The rows that a statement gave, each as the values of these columns. */
export type Rows = { columns: string[]; rows: unknown[][] };

type Json = Record<string, unknown>;

const encode = (value: unknown): Json => {
  if (typeof value === "string") return { type: "text", value };
  if (typeof value === "number") {
    return Number.isSafeInteger(value) ? { type: "integer", value: String(value) } : { type: "float", value };
  }
  if (value === null) return { type: "null" };
  throw new TypeError(`not a value for a statement: ${typeof value}`);
};

/** Each step runs where the one before it did. Nothing is written: the end of the stream ends the transaction. */
const stepsOf = (statements: readonly Statement[]): { condition?: object; stmt: object }[] => {
  const steps = statements.map(({ sql, args }) => ({ sql, args: args.map(encode), want_rows: true }));
  const all = steps.length > 1 ? [{ sql: "BEGIN DEFERRED" }, ...steps] : steps;
  return all.map((stmt, at) => (at === 0 ? { stmt } : { condition: { type: "ok", step: at - 1 }, stmt }));
};

/** The body of a request that reads by statements, several of one state of the database, and ends the stream. */
export const encodePipeline = (statements: readonly Statement[]): string =>
  JSON.stringify({ requests: [{ type: "batch", batch: { steps: stepsOf(statements) } }, { type: "close" }] });

const malformed = (fault: string, options?: ErrorOptions) =>
  new DatabaseUnavailable(`the database's answer is not well-formed: ${fault}`, options);

const asObject = (value: unknown, name: string): Json => {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Json;
  throw malformed(`${name} is no object`);
};

const asArray = (value: unknown, name: string, length?: number): unknown[] => {
  if (!Array.isArray(value)) throw malformed(`${name} is no array`);
  if (length !== undefined && value.length !== length)
    throw malformed(`${name} has ${value.length} members, not ${length}`);
  return value;
};

const asText = (value: unknown, name: string): string => {
  if (typeof value === "string") return value;
  throw malformed(`${name} is no string`);
};

/** Integers that a number does not hold, and bytes, are in none of our columns. */
const decode = (cell: unknown): string | number | null => {
  const { type, value } = (cell ?? {}) as Json;
  if (type === "text" && typeof value === "string") return value;
  if (type === "null") return null;
  if (type === "integer" && typeof value === "string") {
    const whole = Number(value);
    if (Number.isSafeInteger(whole) && String(whole) === value) return whole;
  }
  if (type === "float" && typeof value === "number" && Number.isFinite(value)) return value;
  throw malformed(`not a value that is read here: ${String(type).slice(0, 20)} ${String(value).slice(0, 50)}`);
};

const rowsOf = (step: unknown): Rows => {
  const { cols, rows } = asObject(step, "the result of a step");
  const columns = asArray(cols, "cols").map((column) => {
    const { name } = asObject(column, "a column");
    return name === null || name === undefined ? "" : asText(name, "the name of a column");
  });
  return { columns, rows: asArray(rows, "rows").map((row) => asArray(row, "a row", columns.length).map(decode)) };
};

const failureOf = (error: unknown) => {
  const { message, code } = asObject(error, "an error");
  return { message: asText(message, "the message of an error"), code: typeof code === "string" ? code : "UNKNOWN" };
};

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw malformed("no JSON", { cause });
  }
};

/**
 * Reads the answer to {@link encodePipeline}.
 *
 * @param count of statements.
 * @throws DatabaseUnavailable where it is not exactly what the protocol has for so many statements; what
 *   {@link statementError} makes of a statement that failed.
 * @see https://github.com/tursodatabase/libsql/blob/main/docs/HRANA_2_SPEC.md
 */
export const decodePipeline = (body: string, count: number): Rows[] => {
  const { results } = asObject(parse(body), "the body");
  const { type, response, error } = asObject(asArray(results, "results", 2)[0], "the first result");
  if (type === "error") throw statementError(failureOf(error));
  const { type: answered, result } = asObject(response, "the response");
  if (type !== "ok" || answered !== "batch") throw malformed("the first result is none of a batch");
  const { step_results, step_errors } = asObject(result, "the result of a batch");
  const length = count > 1 ? count + 1 : count;
  const failed = asArray(step_errors, "step_errors", length).find((each) => each !== null);
  if (failed !== undefined) throw statementError(failureOf(failed));
  const steps = asArray(step_results, "step_results", length).map(rowsOf);
  return count > 1 ? steps.slice(1) : steps;
};
