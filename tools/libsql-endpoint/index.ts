import { randomBytes } from "node:crypto";
import { Database } from "./database.ts";
import type { PipelineRequest } from "./protocol.ts";
import { createEndpointServer } from "./server.ts";
import { type Clock, type PipelineResult, Streams } from "./streams.ts";

export type { Clock } from "./streams.ts";

/** What one pipeline has done; `ms` includes the time it had to wait for another stream's transaction. */
export interface PipelineInfo {
  readonly requests: number;
  readonly statements: number;
  readonly ms: number;
  /** The statements executed, in order. */
  readonly sql: string[];
}

export interface EndpointOptions {
  /** A database file, created if it does not exist, or `:memory:` for one that lives as long as the endpoint. */
  readonly path: string;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly host?: "127.0.0.1";
  /** What every pipeline has to bear; one made at random by default. */
  readonly authToken?: string;
  /** How many bytes the body of a request may have; 16 MiB by default. */
  readonly bodyLimit?: number;
  /** After how many milliseconds without a pipeline a stream expires. */
  readonly idleMs?: number;
  readonly clock?: Clock;
  /** Is called after every pipeline that has run to its end. */
  readonly onPipeline?: (info: PipelineInfo) => void;
}

export interface EndpointStats {
  /** Pipelines, requests and statements run since the start. */
  readonly pipelines: number;
  readonly requests: number;
  readonly statements: number;
  /** Streams that wait for their next pipeline. */
  readonly streams: number;
  /** Pipelines that wait for another stream's transaction. */
  readonly waiting: number;
  readonly connections: { readonly leased: number; readonly idle: number };
}

export interface Endpoint {
  readonly url: string;
  readonly port: number;
  /** The token that opens it. */
  readonly authToken: string;
  stats(): EndpointStats;
  /** Lets the running pipelines end, rolls back what is open, checkpoints the write-ahead log and closes everything. */
  close(): Promise<void>;
}

const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms).unref();
    return () => clearTimeout(timer);
  },
};

const newToken = (): string => randomBytes(24).toString("base64url");

/**
 * Starts a libSQL endpoint on this machine: Hrana 2 over HTTP with JSON, as `@libsql/client` speaks it to sqld
 * (tursodatabase/libsql, docs/HTTP_V2_SPEC.md and docs/HRANA_2_SPEC.md), with `get_autocommit` and `is_autocommit`
 * of Hrana 3. It is meant for development, tests and a single machine, and trusts nobody on it: see `strangers.ts`.
 *
 * Two limits come from the native driver, which reads text as a C string: a stored NUL ends the text it gives, and
 * text that is not UTF-8 (only a cast from a blob can make such) ends the process.
 * @throws Error in one line when the database cannot be opened or the port is in use
 */
export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const { path, port = 0, host = "127.0.0.1", idleMs = 10_000, clock = SYSTEM_CLOCK, onPipeline } = options;
  const { authToken = newToken(), bodyLimit = 16 * 1024 * 1024 } = options;
  const database = new Database(path);
  const streams = new Streams(database, clock, idleMs);
  const total = { pipelines: 0, requests: 0, statements: 0 };

  async function runPipeline(request: PipelineRequest, isGone: () => boolean): Promise<PipelineResult> {
    const start = clock.now();
    const sql: string[] = [];
    const result = await streams.run(request, sql, isGone);
    const info = { requests: request.requests.length, statements: sql.length, ms: clock.now() - start, sql };
    total.pipelines += 1;
    total.requests += info.requests;
    total.statements += info.statements;
    onPipeline?.(info);
    return result;
  }

  const server = createEndpointServer({ authToken, bodyLimit, runPipeline });
  let boundPort: number;
  try {
    boundPort = await server.listen(port, host);
  } catch (error) {
    database.close();
    throw error;
  }

  async function shutDown(): Promise<void> {
    const answered = server.close();
    streams.close();
    await answered;
    database.close();
  }
  let closing: Promise<void> | undefined;

  return {
    url: `http://${host}:${boundPort}`,
    port: boundPort,
    authToken,
    stats: () => ({
      ...total,
      streams: streams.open,
      waiting: streams.queue.length,
      connections: database.connections,
    }),
    close: () => {
      closing ??= shutDown();
      return closing;
    },
  };
}
