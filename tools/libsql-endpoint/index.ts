import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEngine, type PipelineInfo } from "./engine.ts";
import { Guard } from "./guard.ts";
import { createEndpointServer, type ServerOptions } from "./server.ts";
import type { Clock } from "./streams.ts";

export type { PipelineInfo } from "./engine.ts";
export type { Clock } from "./streams.ts";

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
}

export interface InProcessOptions extends EndpointOptions {
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
  /** Lets the running pipelines end, rolls back what is open, checkpoints the write-ahead log and closes everything. */
  close(): Promise<void>;
}

export interface InProcessEndpoint extends Endpoint {
  stats(): EndpointStats;
}

const IDLE_MS = 10_000;

/**
 * Starts a libSQL endpoint on this machine: Hrana 2 over HTTP with JSON, as `@libsql/client` speaks it to sqld
 * (tursodatabase/libsql, docs/HTTP_V2_SPEC.md and docs/HRANA_2_SPEC.md), with `get_autocommit` and `is_autocommit`
 * of Hrana 3. It is meant for development, tests and a single machine, trusts nobody on it (see `strangers.ts`), and
 * outlives whatever its database is asked (see `guard.ts`).
 *
 * The native driver reads text as a C string: a stored NUL ends the text it gives.
 * @throws Error in one line when the database cannot be opened or the port is in use
 */
export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const file = fileOf(options.path);
  try {
    const guard = await Guard.open(file.path, file.isKept, options.idleMs ?? IDLE_MS);
    return await serve(options, { ...file, run: (body, client) => guard.run(body, client) }, guard);
  } catch (error) {
    file.remove();
    throw error;
  }
}

/**
 * The same with SQLite in this process, which text that is not UTF-8 would end: for those who need to know what is
 * executed, or hold its clock.
 */
export async function startEndpointInProcess(options: InProcessOptions): Promise<InProcessEndpoint> {
  const { idleMs = IDLE_MS, clock, onPipeline } = options;
  const file = fileOf(options.path);
  try {
    const engine = openEngine({ ...file, idleMs, clock, onPipeline });
    const run: ServerOptions["run"] = (body, client) => engine.run(body.toString(), { isGone: () => client.isGone });
    const endpoint = await serve(options, { ...file, run }, engine);
    return { ...endpoint, stats: () => engine.stats() };
  } catch (error) {
    file.remove();
    throw error;
  }
}

type File = { path: string; isKept: boolean; remove: () => void };

/** A database that several connections share in WAL mode has to be a file. */
function fileOf(path: string): File {
  if (path !== ":memory:") return { path, isKept: true, remove: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), "libsql-endpoint-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { path: join(folder, "data"), isKept: false, remove };
}

async function serve(
  { port = 0, host = "127.0.0.1", authToken = newToken(), bodyLimit = 16 * 1024 * 1024 }: EndpointOptions,
  { run, remove }: Pick<ServerOptions, "run"> & Pick<File, "remove">,
  engine: { closeStreams(): void; close(): void | Promise<void> },
): Promise<Endpoint> {
  const server = createEndpointServer({ authToken, bodyLimit, run });
  let boundPort: number;
  try {
    boundPort = await server.listen(port, host);
  } catch (error) {
    await engine.close();
    throw error;
  }

  async function shutDown(): Promise<void> {
    const answered = server.close();
    engine.closeStreams();
    await answered;
    await engine.close();
    remove();
  }
  let closing: Promise<void> | undefined;

  return {
    url: `http://${host}:${boundPort}`,
    port: boundPort,
    authToken,
    close: () => {
      closing ??= shutDown();
      return closing;
    },
  };
}

const newToken = (): string => randomBytes(24).toString("base64url");
