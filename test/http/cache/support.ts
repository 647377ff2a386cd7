import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type Client, createClient, type InStatement } from "@libsql/client/web";
import { inject } from "vitest";
import type { Env } from "../../../src/env.ts";
import type { RecordVersion } from "../../../src/model/version.ts";
import { createWorker } from "../../../src/worker.ts";
import { type Endpoint, startEndpointInProcess } from "../../../tools/libsql-endpoint/index.ts";
import { assetsIn } from "../../support/assets.ts";
import { uncached, unhurried } from "../../support/bindings.ts";
import { copyDatabase } from "../../support/database-file.ts";

/** How a gate treats what comes: passes it on, holds it back until it is opened, answers 500, or hangs up. */
export type GateMode = "open" | "held" | "failing" | "gone";

/** A way to the database that a test can close. */
export type Gate = {
  readonly url: string;
  /** How many requests have come. */
  readonly arrivals: number;
  /** Where it leads to. */
  target: string;
  /** Is waited for before a request is passed on. */
  before: (() => Promise<unknown>) | null;
  set(mode: GateMode): void;
  /** Lets the first of those held back through. */
  letOne(): void;
  /** Waits until so many requests have come since the gate was made. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
};

/** Starts a gate: an HTTP server that passes each request on to the libSQL endpoint at `target`, when it is told to. */
export const startGate = async (): Promise<Gate> => {
  let mode: GateMode = "open";
  let target = "";
  let arrivals = 0;
  let before: Gate["before"] = null;
  const held: (() => void)[] = [];
  const awaited = new Set<() => void>();

  const passOn = async (request: IncomingMessage, body: string, response: ServerResponse): Promise<void> => {
    if (mode === "held") await new Promise<void>((resolve) => held.push(resolve));
    await before?.();
    if (mode === "gone") return void response.destroy();
    if (mode === "failing") return void response.writeHead(500).end();
    const { method = "GET", headers } = request;
    const answer = await fetch(target + (request.url ?? "/"), {
      method,
      headers: { "content-type": headers["content-type"] ?? "", authorization: headers.authorization ?? "" },
      ...(method === "POST" ? { body } : {}),
    });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    response.end(await answer.text());
  };

  const server = createServer(async (request, response) => {
    const body = await text(request);
    arrivals += 1;
    for (const check of awaited) check();
    await passOn(request, body, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const set = (next: GateMode): void => {
    mode = next;
    if (next !== "held") for (const go of held.splice(0)) go();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get arrivals() {
      return arrivals;
    },
    get target() {
      return target;
    },
    set target(url) {
      target = url;
    },
    get before() {
      return before;
    },
    set before(wait) {
      before = wait;
    },
    set,
    letOne: () => held.shift()?.(),
    arrived: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (arrivals < count) return;
          awaited.delete(check);
          resolve();
        };
        awaited.add(check);
        check();
      }),
    close: async () => {
      set("gone");
      server.close();
      server.closeAllConnections();
    },
  };
};

export type Told = { status: number; headers: Record<string, string>; body: string };

/** A Worker in this process over a database of its own, whose clock and way to the database the test holds. */
export type HeldMitra = {
  /** Milliseconds since the epoch, as the Worker sees them. */
  clock: { now: number };
  gate: Gate;
  client: Client;
  env: Env;
  /** The lines of its logs. */
  lines: string[];
  ask(path: string, headers?: Record<string, string>, method?: string): Promise<Told>;
  /** What a Worker answers that keeps nothing and goes straight to the database. */
  computed(path: string): Promise<Told>;
  /** Round trips that have reached the database since this was last asked. */
  trips(): number;
  /** Waits for what the Worker does after its answers. */
  settled(): Promise<void>;
  /** Changes the label of an engagement, past the Worker, and moves the version on; gives the new version. */
  write(label: string): Promise<number>;
  /** The version that the database is at, past the Worker. */
  version(): Promise<RecordVersion>;
  close(): Promise<void>;
};

/** What {@link HeldMitra.write} changes. */
export const written = "japan-courtesy-call-2022-03-02";

/** A statement that changes the label of {@link written}, in English. */
export const relabel = (label: string): InStatement => ({
  sql: "update records set label_en = ? where type = 'engagement' and id = ?",
  args: [label, written],
});

/**
 * @param bindings PUBLIC_URL and those of the cache; by default those of a Worker.
 * @param prepare is given the path of the database before anybody opens it.
 */
export const startHeldMitra = async (
  bindings: Record<string, string> = {},
  seeded = true,
  prepare: (path: string) => void = () => undefined,
): Promise<HeldMitra> => {
  const prepared = inject("prepared");
  const folder = mkdtempSync(join(tmpdir(), "mitra-cache-"));
  const path = join(folder, "mitra.db");
  copyDatabase(seeded ? prepared.seededDatabase : prepared.emptyDatabase, path);
  prepare(path);
  const endpoint: Endpoint = await startEndpointInProcess({ path, authToken: "one-for-all" });
  const gate = await startGate();
  gate.target = endpoint.url;
  const client = createClient(endpoint);

  const clock = { now: Date.UTC(2026, 10, 22) };
  const lines: string[] = [];
  const worker = createWorker({ clock: () => new Date(clock.now), log: (line) => lines.push(line) });
  const reached = { LIBSQL_URL: gate.url, LIBSQL_AUTH_TOKEN: endpoint.authToken, ASSETS: assetsIn(prepared.assets) };
  const env = { ...reached, ...unhurried, ...bindings } as unknown as Env;
  const begun: Promise<unknown>[] = [];
  const context = {
    waitUntil: (work: Promise<unknown>) => void begun.push(work),
    passThroughOnException: () => undefined,
    props: {},
  } as unknown as ExecutionContext;

  const tell = async (
    bindings: Env,
    target: string,
    headers: Record<string, string>,
    method: string,
  ): Promise<Told> => {
    const request = new Request(new URL(target, "https://mitra.test"), { method, headers });
    const response = await worker.fetch(request, bindings, context);
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  };
  const plain = { ...env, LIBSQL_URL: endpoint.url, ...uncached } as unknown as Env;

  let seen = 0;
  return {
    clock,
    gate,
    client,
    env,
    lines,
    ask: (target, headers = {}, method = "GET") => tell(env, target, headers, method),
    computed: (target) => tell(plain, target, {}, "GET"),
    trips: () => {
      const trips = gate.arrivals - seen;
      seen = gate.arrivals;
      return trips;
    },
    settled: async () => void (await Promise.all(begun.splice(0))),
    write: async (label) => {
      const [, , { rows }] = (await client.batch(
        [
          "update dataset set version = version + 1, updated_at = '2026-11-22T00:00:00.000Z'",
          relabel(label),
          "select version from dataset",
        ],
        "write",
      )) as [unknown, unknown, { rows: { version: number }[] }];
      return Number(rows[0]?.version);
    },
    version: async () => {
      const { rows } = await client.execute("select version, epoch, stamp from dataset");
      return { ...rows[0] } as unknown as RecordVersion;
    },
    close: async () => {
      client.close();
      await gate.close();
      await endpoint.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** What a request may be told that differs from one time to the next. */
const passing = new Set(["x-request-id", "server-timing", "cache-status", "age", "date", "connection"]);

/** An answer without what may differ from one time to the next. */
export const lasting = ({ status, headers, body }: Told): Told => ({
  status,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !passing.has(name))),
  body,
});
