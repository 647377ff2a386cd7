/** The failure of one request of a pipeline: it is reported in `results[]`, under HTTP 200. Codes and texts are sqld's. */
export class StmtError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A request that breaks the protocol: it answers a whole pipeline with an HTTP status, and its stream is closed. */
export class ProtocolError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(message: string, code = "HRANA_PROTO_ERROR", status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

const PRIMARY_RESULT_CODES = [
  "OK,ERROR,INTERNAL,PERM,ABORT,BUSY,LOCKED,NOMEM,READONLY,INTERRUPT,IOERR,CORRUPT,NOTFOUND,FULL,CANTOPEN",
  "PROTOCOL,EMPTY,SCHEMA,TOOBIG,CONSTRAINT,MISMATCH,MISUSE,NOLFS,AUTH,FORMAT,RANGE,NOTADB",
].flatMap((line) => line.split(","));

const BUSY = 5;

/** The result code of SQLite carried by a native error, extended bits included; `undefined` for any other error. */
function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("rawCode" in error)) return undefined;
  return typeof error.rawCode === "number" ? error.rawCode : undefined;
}

/** True for every kind of `SQLITE_BUSY`: another connection held a lock. */
export function isBusy(error: unknown): boolean {
  return ((resultCode(error) ?? 0) & 0xff) === BUSY;
}

/** True for the `SQLITE_BUSY` that may pass; `SQLITE_BUSY_SNAPSHOT`, among others, stays until a rollback. */
export function isWorthWaiting(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

/**
 * Turns what a native call has thrown into the error of a request: primary result code, message `SQLite error: …`.
 * Anything that does not come from SQLite is thrown again.
 *
 * sqld differs in one class: it calls a bare `SQLITE_ERROR` `SQLITE_UNKNOWN` or `SQL_INPUT_ERROR`.
 */
export function stmtError(error: unknown): StmtError {
  if (error instanceof StmtError) return error;
  const code = resultCode(error);
  if (code === undefined || !(error instanceof Error)) throw error;
  return new StmtError(`SQLITE_${PRIMARY_RESULT_CODES[code & 0xff] ?? "UNKNOWN"}`, `SQLite error: ${error.message}`);
}

/** A Hrana `Error` as JSON text. */
export function encodeError(error: { message: string; code: string }): string {
  return JSON.stringify({ message: error.message, code: error.code });
}
