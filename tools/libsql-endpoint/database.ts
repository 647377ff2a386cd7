import { Connection } from "./connection.ts";

/** A record of some gigabytes is read through the page cache of the system; what a write changes stays in memory. */
const PAGES = "PRAGMA mmap_size = 2147418112; PRAGMA cache_size = -65536;";

/** The database file with its connections, as many as there ever were streams at once: leased, or idle. */
export class Database {
  readonly #path: string;
  readonly #pragmas: string;
  readonly #isKept: boolean;
  readonly #idle: Connection[] = [];
  readonly #leased = new Set<Connection>();

  /**
   * @param path a file, created if it does not exist
   * @param isKept whether the file is to outlive this: otherwise nothing waits for the disk
   * @throws Error saying in one line why the file cannot be used
   */
  constructor(path: string, isKept: boolean) {
    this.#path = path;
    this.#isKept = isKept;
    this.#pragmas = `${PAGES} PRAGMA synchronous = ${isKept ? "NORMAL" : "OFF"}`;
    try {
      this.#idle.push(this.#connect());
    } catch (error) {
      throw new Error(`cannot open the database ${path}: ${error instanceof Error ? error.message : error}`);
    }
  }

  /** The numbers of connections in use and at rest. */
  get connections(): { leased: number; idle: number } {
    return { leased: this.#leased.size, idle: this.#idle.length };
  }

  lease(): Connection {
    const idle = this.#idle.pop();
    idle?.refresh();
    const connection = idle ?? this.#connect();
    this.#leased.add(connection);
    return connection;
  }

  /** Takes a connection back, and rolls back what its stream has not committed. */
  release(connection: Connection): void {
    this.#leased.delete(connection);
    connection.reset();
    this.#idle.push(connection);
  }

  /** True when a stream other than that of `connection` is in a transaction which it can still end. */
  isHeldByAnother(connection: Connection): boolean {
    for (const other of this.#leased) {
      if (other !== connection && !other.isWaiting && other.inTransaction) return true;
    }
    return false;
  }

  /** Checkpoints the write-ahead log and closes all connections; they must have been released. */
  close(): void {
    if (this.#isKept) this.#idle[0]?.checkpoint();
    for (const connection of this.#idle.splice(0)) connection.close();
  }

  #connect(): Connection {
    return new Connection(this.#path, this.#pragmas);
  }
}
