import type { Connection } from "./connection.ts";
import { encodeError, isWorthWaiting, StmtError, stmtError } from "./errors.ts";
import type { BatchCond, BatchStep, Stmt } from "./protocol.ts";
import { parseOne, parseSql, type Statement } from "./sql.ts";
import { encodeValue, type NativeValue } from "./values.ts";

/** Work that runs without a pause, except that it yields where another stream's transaction bars its way; it is to be
 * resumed when that transaction may have ended. */
export type Attempt<T> = Generator<void, T>;

/** What statements need of the stream they are executed on. */
export interface Session {
  readonly connection: Connection;
  /** True when the stream that bars the way may yet give it free. */
  isHeldByAnother(): boolean;
  /** Is told of every statement that is executed. */
  onStatement(sql: string): void;
}

const RESPONSE_LIMIT = 10 * 1024 * 1024;

/** The room that is left for the rows of one request. */
class Budget {
  #left = RESPONSE_LIMIT;

  /** Makes sure that so much is left. */
  hold(length: number): void {
    if (length > this.#left) throw new StmtError("RESPONSE_TOO_LARGE", "Response is too large");
  }

  spend(length: number): void {
    this.hold(length);
    this.#left -= length;
  }
}

/**
 * Executes one statement.
 * @param sql an SQL text with exactly one statement
 * @returns the JSON text of a `StmtResult`
 * @throws StmtError when the statement or its arguments are refused, or SQLite fails it
 */
export function executeStmt(session: Session, sql: string, stmt: Stmt): Attempt<string> {
  return execute(session, parseOne(sql), stmt, new Budget());
}

/**
 * Executes the steps of a batch whose conditions hold.
 * @param sqls the SQL texts of the steps
 * @returns the JSON text of a `BatchResult`
 * @throws StmtError when a step does not have exactly one statement (then nothing is executed), or the results are
 * too large (then the rest is not)
 */
export function* executeBatch(session: Session, sqls: string[], steps: readonly BatchStep[]): Attempt<string> {
  const statements = sqls.map(parseOne);
  const budget = new Budget();
  const results: string[] = [];
  const errors: string[] = [];
  for (const [index, step] of steps.entries()) {
    const statement = statements[index];
    results.push("null");
    errors.push("null");
    if (statement === undefined || !holds(step.condition, results, errors, session.connection)) continue;
    try {
      results[index] = yield* execute(session, statement, step.stmt, budget);
    } catch (error) {
      if (!(error instanceof StmtError) || error.code === "RESPONSE_TOO_LARGE") throw error;
      errors[index] = encodeError(error);
    }
  }
  return `{"step_results":[${results.join()}],"step_errors":[${errors.join()}]}`;
}

/**
 * Executes all statements of an SQL text up to the first that fails; rows are ignored.
 * @throws StmtError the failure
 */
export function* executeSequence(session: Session, sql: string): Attempt<void> {
  for (const statement of parseSql(sql)) yield* execute(session, statement, NO_ARGUMENTS, new Budget());
}

/**
 * Describes one statement without executing it.
 * @returns the JSON text of a `DescribeResult`
 * @throws StmtError when SQLite cannot prepare it
 */
export function describeStmt(session: Session, sql: string): string {
  const statement = parseOne(sql);
  try {
    const { cols, isReadonly } = session.connection.describe(statement);
    const params = statement.params.map((name) => ({ name }));
    return JSON.stringify({ params, cols, is_explain: statement.verb === "EXPLAIN", is_readonly: isReadonly });
  } catch (error) {
    throw stmtError(error);
  }
}

const NO_ARGUMENTS = { args: [], namedArgs: new Map<string, NativeValue>(), wantRows: false };

type Arguments = Omit<Stmt, "text">;

function* execute(session: Session, statement: Statement, stmt: Arguments, budget: Budget): Attempt<string> {
  const { connection } = session;
  const args = bind(statement, stmt);
  session.onStatement(statement.sql);
  for (;;) {
    try {
      return run(connection, statement, args, stmt.wantRows ? budget : undefined);
    } catch (error) {
      if (!isWorthWaiting(error) || !session.isHeldByAnother()) throw stmtError(error);
    }
    connection.isWaiting = true;
    try {
      yield;
    } finally {
      connection.isWaiting = false;
    }
  }
}

/** @param budget `undefined` when rows are not wanted */
function run(connection: Connection, statement: Statement, args: NativeValue[], budget: Budget | undefined): string {
  let rows = "";
  const prepared = connection.prepare(statement);
  const { affectedRowCount, lastInsertRowid } = connection.execute(prepared, args, (row) => {
    if (budget === undefined) return;
    // What does not fit is not encoded first: it may not fit into a string at all.
    for (const value of row) if (value instanceof Uint8Array) budget.hold(value.byteLength);
    const encoded = encodeRow(row);
    budget.spend(encoded.length);
    rows += rows === "" ? encoded : `,${encoded}`;
  });
  const rowid = lastInsertRowid === undefined ? "null" : `"${lastInsertRowid}"`;
  const cols = connection.cols(prepared);
  return `{"cols":${cols},"rows":[${rows}],"affected_row_count":${affectedRowCount},"last_insert_rowid":${rowid}}`;
}

function encodeRow(row: NativeValue[]): string {
  let cells = "";
  for (const value of row) cells += cells === "" ? encodeValue(value) : `,${encodeValue(value)}`;
  return `[${cells}]`;
}

/**
 * Gives every parameter its argument: the one of its name, with or without the sign, or else the one of its position.
 * sqld refuses a statement that has both kinds; the specification leaves that to the server.
 */
function bind(statement: Statement, { args, namedArgs }: Arguments): NativeValue[] {
  const { params } = statement;
  const found = Math.max(args.length, namedArgs.size);
  if (found > params.length) throw invalid(`too many parameters, expected ${params.length} found ${found}`);
  const unused = new Set(namedArgs.keys());
  const values = params.map((name, index) => {
    const key = name === null || namedArgs.has(name) ? name : name.slice(1);
    if (key !== null) unused.delete(key);
    const value = key !== null && namedArgs.has(key) ? namedArgs.get(key) : args[index];
    if (value !== undefined || statement.verb === "EXPLAIN") return value ?? null;
    throw invalid(`value for parameter ${name ?? index + 1} not found`);
  });
  for (const name of unused) throw invalid(`parameter ${name} not found`);
  return values;
}

function invalid(reason: string): StmtError {
  return new StmtError("ARGS_INVALID", `Arguments do not match SQL parameters: ${reason}`);
}

function holds(cond: BatchCond | undefined, results: string[], errors: string[], connection: Connection): boolean {
  switch (cond?.type) {
    case undefined:
      return true;
    case "ok":
      return results[cond.step] !== "null";
    case "error":
      return errors[cond.step] !== "null";
    case "not":
      return !holds(cond.cond, results, errors, connection);
    case "and":
      return cond.conds.every((each) => holds(each, results, errors, connection));
    case "or":
      return cond.conds.some((each) => holds(each, results, errors, connection));
    case "is_autocommit":
      return !connection.inTransaction;
  }
}
