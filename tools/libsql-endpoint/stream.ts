import type { Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { encodeError, ProtocolError, StmtError } from "./errors.ts";
import type { SqlText, StreamRequest } from "./protocol.ts";
import { type Attempt, describeStmt, executeBatch, executeSequence, executeStmt, type Session } from "./statements.ts";

const STORED_SQLS = 50;
const STORED_SQL_BYTES = 5_000;

/** A Hrana stream: a connection of its own, leased when it is first needed, and the SQL texts the client has stored. */
export class Stream implements Session {
  readonly #database: Database;
  readonly #sqls = new Map<number, string>();
  #connection: Connection | undefined;
  #isClosed = false;
  #executed: string[] = [];

  constructor(database: Database) {
    this.#database = database;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get connection(): Connection {
    this.#connection ??= this.#database.lease();
    return this.#connection;
  }

  isHeldByAnother(): boolean {
    return this.#database.isHeldByAnother(this.connection);
  }

  onStatement(sql: string): void {
    this.#executed.push(sql);
  }

  /**
   * Executes the requests of one pipeline in order, all of them even where some fail.
   * @param executed gets the SQL of every statement executed
   * @returns the JSON text of a `StreamResult` for each request
   * @throws ProtocolError for an unknown or doubly stored `sql_id`, or a request after `close`
   */
  *pipeline(requests: readonly StreamRequest[], executed: string[]): Attempt<string[]> {
    this.#executed = executed;
    this.#connection?.refresh();
    const results: string[] = [];
    for (const request of requests) {
      if (this.#isClosed) throw new ProtocolError("Stream for this baton was closed");
      try {
        results.push(`{"type":"ok","response":${yield* this.#respond(request)}}`);
      } catch (error) {
        if (!(error instanceof StmtError)) throw error;
        results.push(`{"type":"error","error":${encodeError(error)}}`);
      }
    }
    return results;
  }

  /** Gives the connection back; an open transaction is rolled back. May be called again. */
  close(): void {
    this.#isClosed = true;
    if (this.#connection !== undefined) this.#database.release(this.#connection);
    this.#connection = undefined;
  }

  *#respond(request: StreamRequest): Attempt<string> {
    switch (request.type) {
      case "execute": {
        const { stmt } = request;
        return `{"type":"execute","result":${yield* executeStmt(this, this.#sqlOf(stmt.text), stmt)}}`;
      }
      case "batch": {
        const sqls = request.steps.map((step) => this.#sqlOf(step.stmt.text));
        return `{"type":"batch","result":${yield* executeBatch(this, sqls, request.steps)}}`;
      }
      case "sequence":
        yield* executeSequence(this, this.#sqlOf(request.text));
        break;
      case "describe":
        return `{"type":"describe","result":${describeStmt(this, this.#sqlOf(request.text))}}`;
      case "get_autocommit":
        return `{"type":"get_autocommit","is_autocommit":${!this.connection.inTransaction}}`;
      case "store_sql":
        this.#storeSql(request.sqlId, request.sql);
        break;
      case "close_sql":
        this.#sqls.delete(request.sqlId);
        break;
      case "close":
        this.close();
        break;
    }
    return `{"type":"${request.type}"}`;
  }

  /** The limits are those of sqld. */
  #storeSql(sqlId: number, sql: string): void {
    if (this.#sqls.has(sqlId)) throw new ProtocolError(`SQL text ${sqlId} already exists`);
    if (this.#sqls.size >= STORED_SQLS) {
      const message = `The server already stores ${STORED_SQLS} SQL texts, it cannot store more`;
      throw new StmtError("SQL_STORE_TOO_MANY", message);
    }
    const size = Buffer.byteLength(sql);
    if (size > STORED_SQL_BYTES) {
      const message = `The statement is too large to be stored: ${size}/${STORED_SQL_BYTES} bytes`;
      throw new StmtError("SQL_STORE_TOO_LARGE", message);
    }
    this.#sqls.set(sqlId, sql);
  }

  #sqlOf(text: SqlText): string {
    if ("sql" in text) return text.sql;
    const sql = this.#sqls.get(text.sqlId);
    if (sql === undefined) throw new ProtocolError(`SQL text ${text.sqlId} not found`);
    return sql;
  }
}
