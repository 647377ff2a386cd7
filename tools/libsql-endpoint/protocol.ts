import { ProtocolError } from "./errors.ts";
import { decodeValue, type NativeValue } from "./values.ts";

/** An SQL text, given directly or by the id it was stored under. */
export type SqlText = { readonly sql: string } | { readonly sqlId: number };

export interface Stmt {
  readonly text: SqlText;
  readonly args: readonly NativeValue[];
  readonly namedArgs: ReadonlyMap<string, NativeValue>;
  readonly wantRows: boolean;
}

export type BatchCond =
  | { readonly type: "ok" | "error"; readonly step: number }
  | { readonly type: "not"; readonly cond: BatchCond }
  | { readonly type: "and" | "or"; readonly conds: readonly BatchCond[] }
  | { readonly type: "is_autocommit" };

export interface BatchStep {
  readonly condition: BatchCond | undefined;
  readonly stmt: Stmt;
}

export type StreamRequest =
  | { readonly type: "close" | "get_autocommit" }
  | { readonly type: "execute"; readonly stmt: Stmt }
  | { readonly type: "batch"; readonly steps: readonly BatchStep[] }
  | { readonly type: "sequence" | "describe"; readonly text: SqlText }
  | { readonly type: "store_sql"; readonly sqlId: number; readonly sql: string }
  | { readonly type: "close_sql"; readonly sqlId: number };

export interface PipelineRequest {
  readonly baton: string | undefined;
  readonly requests: readonly StreamRequest[];
}

type Json = Record<string, unknown>;

const NO_ARGS: readonly NativeValue[] = [];
const NO_NAMED_ARGS: ReadonlyMap<string, NativeValue> = new Map();

/**
 * Decodes the body of `POST /v2/pipeline` (HTTP_V2_SPEC.md, HRANA_2_SPEC.md); unknown fields are ignored, as specified.
 * @throws ProtocolError naming the field that is missing or of the wrong shape
 */
export function decodePipeline(body: string): PipelineRequest {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new ProtocolError("the body is not valid JSON");
  }
  const pipeline = object(json, "body");
  return {
    baton: optional(pipeline.baton, "baton", string),
    requests: list(pipeline.requests, "requests", decodeRequest),
  };
}

function decodeRequest(value: unknown, field: string): StreamRequest {
  const request = object(value, field);
  const { type } = request;
  switch (type) {
    case "close":
    case "get_autocommit":
      return { type };
    case "execute":
      return { type, stmt: decodeStmt(request.stmt, `${field}.stmt`) };
    case "batch":
      return { type, steps: list(object(request.batch, `${field}.batch`).steps, `${field}.batch.steps`, decodeStep) };
    case "sequence":
    case "describe":
      return { type, text: decodeSqlText(request, field) };
    case "store_sql":
      return { type, sqlId: int32(request.sql_id, `${field}.sql_id`), sql: string(request.sql, `${field}.sql`) };
    case "close_sql":
      return { type, sqlId: int32(request.sql_id, `${field}.sql_id`) };
    default:
      throw new ProtocolError(`${field}.type: unknown type of request`);
  }
}

function decodeStep(value: unknown, field: string, index: number): BatchStep {
  const step = object(value, field);
  return {
    condition: optional(step.condition, `${field}.condition`, (cond, at) => decodeCond(cond, at, index)),
    stmt: decodeStmt(step.stmt, `${field}.stmt`),
  };
}

const COND_DEPTH = 100;

/** `before` is the step that has the condition: it can only refer to steps that ran before it. */
function decodeCond(value: unknown, field: string, before: number, depth = 0): BatchCond {
  if (depth > COND_DEPTH) throw new ProtocolError(`${field}: nested too deeply`);
  const cond = object(value, field);
  const { type } = cond;
  switch (type) {
    case "ok":
    case "error": {
      const step = int32(cond.step, `${field}.step`);
      if (step >= 0 && step < before) return { type, step };
      throw new ProtocolError(`${field}.step: expected the index of an earlier step`);
    }
    case "not":
      return { type, cond: decodeCond(cond.cond, `${field}.cond`, before, depth + 1) };
    case "and":
    case "or":
      return { type, conds: list(cond.conds, `${field}.conds`, (item, at) => decodeCond(item, at, before, depth + 1)) };
    case "is_autocommit":
      return { type };
    default:
      throw new ProtocolError(`${field}.type: unknown type of condition`);
  }
}

function decodeStmt(value: unknown, field: string): Stmt {
  const stmt = object(value, field);
  return {
    text: decodeSqlText(stmt, field),
    args: optional(stmt.args, `${field}.args`, (args, at) => list(args, at, decodeValue)) ?? NO_ARGS,
    namedArgs: optional(stmt.named_args, `${field}.named_args`, decodeNamedArgs) ?? NO_NAMED_ARGS,
    wantRows: optional(stmt.want_rows, `${field}.want_rows`, boolean) ?? true,
  };
}

function decodeNamedArgs(value: unknown, field: string): ReadonlyMap<string, NativeValue> {
  const args = list(value, field, (item, at): [string, NativeValue] => {
    const arg = object(item, at);
    return [string(arg.name, `${at}.name`), decodeValue(arg.value, `${at}.value`)];
  });
  return args.length === 0 ? NO_NAMED_ARGS : new Map(args);
}

function decodeSqlText(from: Json, field: string): SqlText {
  const sql = optional(from.sql, `${field}.sql`, string);
  const sqlId = optional(from.sql_id, `${field}.sql_id`, int32);
  if (sql !== undefined && sqlId === undefined) return { sql };
  if (sql === undefined && sqlId !== undefined) return { sqlId };
  throw new ProtocolError(`${field}: expected either sql or sql_id`);
}

type Decode<T> = (value: unknown, field: string) => T;

function optional<T>(value: unknown, field: string, decode: Decode<T>): T | undefined {
  return value === undefined || value === null ? undefined : decode(value, field);
}

function list<T>(value: unknown, field: string, decode: (item: unknown, field: string, index: number) => T): T[] {
  if (!Array.isArray(value)) throw new ProtocolError(`${field}: expected an array`);
  return value.map((item: unknown, index) => decode(item, `${field}[${index}]`, index));
}

function object(value: unknown, field: string): Json {
  if (isObject(value)) return value;
  throw new ProtocolError(`${field}: expected an object`);
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Half of a surrogate pair is no text: the driver would put another character in its place. */
function string(value: unknown, field: string): string {
  if (typeof value === "string" && value.isWellFormed()) return value;
  throw new ProtocolError(`${field}: expected a string${typeof value === "string" ? " of whole characters" : ""}`);
}

function boolean(value: unknown, field: string): boolean {
  if (typeof value === "boolean") return value;
  throw new ProtocolError(`${field}: expected a boolean`);
}

function int32(value: unknown, field: string): number {
  if (typeof value === "number" && (value | 0) === value) return value;
  throw new ProtocolError(`${field}: expected a 32-bit integer`);
}
