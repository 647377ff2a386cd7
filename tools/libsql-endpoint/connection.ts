import Native from "libsql";
import { isBusy } from "./errors.ts";
import { Lru } from "./lru.ts";
import type { Statement } from "./sql.ts";
import type { NativeValue } from "./values.ts";

/** A statement prepared on one connection. */
export interface Prepared {
  readonly statement: Statement;
  readonly native: Native.Statement;
  /** It gives rows: a SELECT, a RETURNING, most PRAGMAs. */
  readonly isReader: boolean;
  /** The columns as JSON text, and the schema they were read under. */
  cols: string | undefined;
  colsVersion: unknown;
}

/** What an INSERT, UPDATE or DELETE has changed; nothing, for any other statement. */
export interface Changes {
  readonly affectedRowCount: number;
  readonly lastInsertRowid: bigint | undefined;
}

const NO_CHANGES: Changes = { affectedRowCount: 0, lastInsertRowid: undefined };
/** Another process may be closing the file. */
const OPENING_MS = 10_000;
const PREPARED_STATEMENTS = 256;
/** Of a new file: documents of some kilobytes fill pages of this size better than those of 4096 bytes. */
const PAGE_SIZE = 8192;
const WRITING_INSTRUCTIONS = new Set(["Checkpoint", "JournalMode", "Vacuum"]);

/** One native connection with its prepared statements. Every call is synchronous and may throw a native error. */
export class Connection {
  /** Its stream is queued behind another one's transaction, so nobody need wait for it. */
  isWaiting = false;
  readonly #native: Native.Database;
  readonly #prepared = new Lru<string, Prepared>(PREPARED_STATEMENTS);
  readonly #changes: Native.Statement;
  readonly #schemaVersion: Native.Statement;
  #version: unknown;
  #touchedForeignKeys = false;

  /** @param pragmas settings beyond those that every connection has: WAL, foreign keys on, no busy timeout */
  constructor(path: string, pragmas: string) {
    this.#native = new Native(path, { timeout: OPENING_MS });
    this.#native.exec(
      `PRAGMA page_size = ${PAGE_SIZE}; PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; ${pragmas}; PRAGMA busy_timeout = 0`,
    );
    this.#changes = this.#native.prepare("SELECT changes(), last_insert_rowid()").raw(true).safeIntegers(true);
    this.#schemaVersion = this.#native.prepare("PRAGMA schema_version").raw(true);
    this.refresh();
  }

  get inTransaction(): boolean {
    return this.#native.inTransaction;
  }

  /** Notices a schema that another connection has changed; to be called before a pipeline uses the connection. */
  refresh(): void {
    this.#version = cells(this.#schemaVersion.get())[0];
  }

  prepare(statement: Statement): Prepared {
    const known = statement.isCacheable ? this.#prepared.get(statement.sql) : undefined;
    if (known !== undefined) return known;
    if (statement.touchesForeignKeys) this.#touchedForeignKeys = true;
    const native = this.#native.prepare(statement.sql);
    const isReader = native.reader;
    if (isReader) native.raw(true).safeIntegers(true);
    const prepared = { statement, native, isReader, cols: undefined, colsVersion: undefined };
    if (statement.isCacheable) this.#prepared.set(statement.sql, prepared);
    return prepared;
  }

  /**
   * Runs a statement to its end.
   * @param args the values of the parameters 1, 2, …
   * @param eachRow gets every row; what it throws ends the statement and is thrown on
   */
  execute(prepared: Prepared, args: readonly NativeValue[], eachRow: (row: NativeValue[]) => void): Changes {
    const { statement, native, isReader } = prepared;
    try {
      if (isReader) {
        this.#read(native, args, eachRow);
        // An EXPLAIN holds its read lock beyond the last row; get() ends in a reset.
        if (statement.verb === "EXPLAIN") native.get(args);
        return statement.isIud ? this.#readChanges(statement) : NO_CHANGES;
      }
      const { changes, lastInsertRowid } = native.run(args);
      if (!statement.isIud) return NO_CHANGES;
      // The native driver gives the rowid as a float.
      if (!Number.isSafeInteger(lastInsertRowid)) return this.#readChanges(statement);
      return changesOf(statement, changes, BigInt(lastInsertRowid));
    } catch (error) {
      if (isBusy(error) && (statement.isIud || !isReader)) this.#abandon(native, args);
      throw error;
    } finally {
      if (statement.touchesSchema) this.refresh();
    }
  }

  /** The columns of a statement that has just run, as the JSON text of `Array<Col>`. They cost more to read than a
   * short statement to run, so they are kept until the schema changes. */
  cols(prepared: Prepared): string {
    if (!prepared.isReader) return "[]";
    if (prepared.cols === undefined || prepared.colsVersion !== this.#version) {
      prepared.cols = JSON.stringify(colsOf(prepared.native));
      prepared.colsVersion = this.#version;
    }
    return prepared.cols;
  }

  /** The columns of a statement that is not run, and whether it leaves the database as it is. */
  describe(statement: Statement): { cols: ReturnType<typeof colsOf>; isReadonly: boolean } {
    if (statement.touchesForeignKeys) this.#touchedForeignKeys = true;
    const cols = colsOf(this.#native.prepare(statement.sql));
    const explained = statement.sql.replace(/^EXPLAIN\s+(QUERY\s+PLAN\s+)?/i, "");
    const program = this.#native.prepare(`EXPLAIN ${explained}`).raw(true).all();
    return { cols, isReadonly: !program.some(writes) };
  }

  /** Brings it back to how it was opened: outside of a transaction, with foreign keys on. */
  reset(): void {
    if (this.inTransaction) this.#native.exec("ROLLBACK");
    if (this.#touchedForeignKeys) this.#native.exec("PRAGMA foreign_keys = ON");
    this.#touchedForeignKeys = false;
  }

  /** Moves what the write-ahead log holds into the database file. */
  checkpoint(): void {
    this.#native.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /** The driver keeps the file open until the prepared statements are garbage, so only to be called at the end. */
  close(): void {
    this.#native.close();
  }

  #read(native: Native.Statement, args: readonly NativeValue[], eachRow: (row: NativeValue[]) => void): void {
    for (const row of native.iterate(args)) {
      try {
        eachRow(cells(row));
      } catch (error) {
        // The driver has no reset, but one more row by get() ends in one.
        native.get();
        throw error;
      }
    }
  }

  #readChanges(statement: Statement): Changes {
    const [changes, rowid] = cells(this.#changes.get());
    return changesOf(statement, Number(changes), typeof rowid === "bigint" ? rowid : undefined);
  }

  /**
   * Ends a write that found the database locked. SQLite leaves such a statement active: it would pin an old snapshot,
   * and no COMMIT could pass it. The driver only resets a statement in order to run it again, so it is run where it
   * fails at its first step.
   */
  #abandon(native: Native.Statement, args: readonly NativeValue[]): void {
    this.#native.exec("PRAGMA query_only = ON");
    try {
      native.run(args);
    } catch {
      // SQLITE_READONLY, as intended.
    } finally {
      this.#native.exec("PRAGMA query_only = OFF");
    }
  }
}

function changesOf(statement: Statement, affectedRowCount: number, rowid: bigint | undefined): Changes {
  return { affectedRowCount, lastInsertRowid: statement.isInsert && affectedRowCount > 0 ? rowid : undefined };
}

function colsOf(native: Native.Statement): Array<{ name: string; decltype: string | null }> {
  return native.columns().map(({ name, type }) => ({ name, decltype: type }));
}

/** The condition of `sqlite3_stmt_readonly`, which the driver does not give, on one row of EXPLAIN. */
function writes(instruction: unknown): boolean {
  const [, opcode, , p2] = cells(instruction);
  return (opcode === "Transaction" && p2 !== 0) || (typeof opcode === "string" && WRITING_INSTRUCTIONS.has(opcode));
}

/** The driver's raw rows are arrays, which its types do not say. */
function cells(row: unknown): NativeValue[] {
  return Array.isArray(row) ? row : [];
}
