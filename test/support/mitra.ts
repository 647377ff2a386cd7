import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, createClient } from "@libsql/client/web";
import Libsql from "libsql";
import { inject } from "vitest";
import { type Endpoint, startEndpointInProcess } from "../../tools/libsql-endpoint/index.ts";
import { startWorkerd } from "../../tools/workerd.ts";
import { uncached } from "./bindings.ts";
import { copyDatabase } from "./database-file.ts";
import type { Prepared } from "./global-setup.ts";
import { type RawAnswer, type RawInit, rawRequest } from "./raw-http.ts";

/** What reached the database since the last reset. */
export type DatabaseLog = {
  /** The statements of each round trip, in order. */
  readonly pipelines: readonly (readonly string[])[];
  /** Every statement, in order. */
  statements(): string[];
  reset(): void;
};

/** The database of one test file, which can go away and come back. */
export type TestDatabase = {
  readonly url: string;
  readonly authToken: string;
  readonly log: DatabaseLog;
  /** Talks to the database directly, past the Worker; what it does is in the log too. */
  readonly client: Client;
  /** The plan of a statement, one line a step, as EXPLAIN QUERY PLAN gives it; parameters need no values. */
  explain(sql: string): string[];
  /** Stops answering, as a database that is gone. */
  stop(): Promise<void>;
  /** Answers again, on the same port and to the same token. */
  start(): Promise<void>;
};

/** A whole Mitra: the bundled Worker in a workerd of its own, on a database of its own. */
export type TestMitra = {
  readonly url: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** A request as it stands, for what `fetch` will not send. */
  raw(target: string, init?: RawInit): Promise<RawAnswer>;
  readonly database: TestDatabase;
  close(): Promise<void>;
};

export type MitraOptions = {
  /** false: migrated, without a record. */
  seeded?: boolean;
  /** Bindings besides those of the database; PUBLIC_URL is not set, and nothing is cached, unless it says so. */
  env?: Record<string, string>;
  /** What every line of the Worker's error log must match; `close` fails where one does not. None by default. */
  logs?: RegExp;
};

const explain = (path: string, sql: string): string[] => {
  // A connection of its own, as the driver leaves an EXPLAIN open, and one left open keeps its database from closing.
  const database = new Libsql(path);
  const steps = database.prepare(`explain query plan ${sql}`).all() as { detail: string }[];
  database.close();
  return steps.map(({ detail }) => detail);
};

const serveDatabase = async (path: string): Promise<TestDatabase & { close(): Promise<void> }> => {
  const pipelines: string[][] = [];
  const open = (options: { port?: number; authToken?: string }): Promise<Endpoint> =>
    startEndpointInProcess({ path, ...options, onPipeline: ({ sql }) => void pipelines.push([...sql]) });
  let endpoint: Endpoint | null = await open({});
  const { url, port, authToken } = endpoint;
  const client = createClient({ url, authToken });
  const stop = async (): Promise<void> => {
    await endpoint?.close();
    endpoint = null;
  };
  return {
    url,
    authToken,
    client,
    log: { pipelines, statements: () => pipelines.flat(), reset: () => void pipelines.splice(0) },
    explain: (sql) => explain(path, sql),
    stop,
    start: async () => {
      endpoint ??= await open({ port, authToken });
    },
    close: async () => {
      client.close();
      await stop();
    },
  };
};

/** The lines of an error log that are not expected. */
const unexpected = (log: string, expected: RegExp = /^$/): string[] =>
  log.split("\n").filter((line) => line !== "" && !expected.test(line));

/**
 * Starts a Mitra for a test file on a copy of the database that the run has prepared. Close it in `afterAll`.
 *
 * `const mitra = await startMitra(); const answer = await mitra.fetch("/v1/countries/FR");`
 */
export const startMitra = async ({ seeded = true, env = {}, logs }: MitraOptions = {}): Promise<TestMitra> => {
  const prepared: Prepared = inject("prepared");
  const folder = mkdtempSync(join(tmpdir(), "mitra-db-"));
  const path = join(folder, "mitra.db");
  copyDatabase(seeded ? prepared.seededDatabase : prepared.emptyDatabase, path);
  const database = await serveDatabase(path);
  const closeDatabase = async (): Promise<void> => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const { bundle, assets } = prepared;
  const bindings = { LIBSQL_URL: database.url, LIBSQL_AUTH_TOKEN: database.authToken, ...uncached, ...env };
  let log = "";
  const stderr = (text: string) => {
    log += text;
  };
  const workerd = await startWorkerd({ bundle, assets, port: 0, bindings, stderr }).catch(async (error: unknown) => {
    await closeDatabase();
    throw error;
  });
  return {
    url: workerd.url,
    fetch: (path, init) => fetch(new URL(path, workerd.url), init),
    raw: (target, init) => rawRequest(workerd.url, target, init),
    database,
    close: async () => {
      await workerd.close();
      await closeDatabase();
      const lines = unexpected(log, logs);
      if (lines.length > 0) throw new Error(`the Worker's log says what no test expects:\n${lines.join("\n")}`);
    },
  };
};
