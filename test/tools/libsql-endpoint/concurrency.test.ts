import { once } from "node:events";
import { connect } from "node:net";
import { type Client, createClient } from "@libsql/client/web";
import { describe, expect, onTestFinished, test } from "vitest";
import type { InProcessEndpoint } from "../../../tools/libsql-endpoint/index.ts";
import { close, execute, ManualClock, pipeline, post, start } from "./support.ts";

async function startWithTable(clock?: ManualClock): Promise<{ endpoint: InProcessEndpoint; client: Client }> {
  const endpoint = await start({ clock });
  const client = createClient(endpoint);
  onTestFinished(() => client.close());
  await client.batch(["CREATE TABLE t (a)", "INSERT INTO t VALUES (0)"], "write");
  return { endpoint, client };
}

const value = async (client: Client) => (await client.execute("SELECT a FROM t")).rows[0]?.[0];
const increment = "UPDATE t SET a = a + 1";

/** Resolves when so many pipelines wait; every round trip lets the endpoint take in what was sent before. */
async function untilWaiting(endpoint: InProcessEndpoint, waiting: number): Promise<void> {
  while (endpoint.stats().waiting !== waiting) await fetch(`${endpoint.url}/health`);
}

describe("while a stream is in a write transaction", () => {
  test("reads are served, of the last committed state", async () => {
    const { client } = await startWithTable();
    const transaction = await client.transaction("write");
    await transaction.execute(increment);
    expect(await value(client)).toBe(0);
    await transaction.commit();
    expect(await value(client)).toBe(1);
  });

  const ends: Array<
    [string, (endpoint: InProcessEndpoint, baton: string | null, clock: ManualClock) => unknown, number]
  > = [
    ["commits", (endpoint, baton) => pipeline(endpoint, [execute("COMMIT"), close], baton), 2],
    ["rolls back", (endpoint, baton) => pipeline(endpoint, [execute("ROLLBACK"), close], baton), 1],
    ["commits and stays open", (endpoint, baton) => pipeline(endpoint, [execute("COMMIT")], baton), 2],
    ["closes", (endpoint, baton) => pipeline(endpoint, [close], baton), 1],
    ["expires", (_endpoint, _baton, clock) => clock.advance(10_000), 1],
    ["breaks the protocol", (endpoint, baton) => post(endpoint, { baton, requests: [close, close] }), 1],
  ];
  test.each(ends)("writes wait until it %s", async (_name, end, expected) => {
    const clock = new ManualClock();
    const { endpoint, client } = await startWithTable(clock);
    const holder = await pipeline(endpoint, [execute("BEGIN IMMEDIATE"), execute(increment)]);
    const writes = [client.execute(increment), client.batch([increment], "write"), client.executeMultiple(increment)];
    await untilWaiting(endpoint, 3);
    expect(await value(client)).toBe(0);
    await end(endpoint, holder.baton, clock);
    await Promise.all(writes);
    expect(await value(client)).toBe(expected + 2);
    expect(endpoint.stats().waiting).toBe(0);
  });

  test("they are served in the order in which they came, whatever is read meanwhile", async () => {
    const { endpoint, client } = await startWithTable();
    const holder = await pipeline(endpoint, [execute("BEGIN IMMEDIATE")]);
    const order: number[] = [];
    const writes: Array<Promise<unknown>> = [];
    for (const index of [0, 1, 2, 3, 4]) {
      writes.push(client.execute(increment).then(() => order.push(index)));
      await untilWaiting(endpoint, index + 1);
    }
    expect(await value(client)).toBe(0);
    await untilWaiting(endpoint, 5);
    await pipeline(endpoint, [execute("COMMIT"), close], holder.baton);
    await Promise.all(writes);
    expect(order).toEqual([0, 1, 2, 3, 4]);
  });

  test("a client that leaves its place in the queue writes nothing", async () => {
    const { endpoint, client } = await startWithTable();
    const holder = await pipeline(endpoint, [execute("BEGIN IMMEDIATE")]);
    const leaving = new AbortController();
    const body = { requests: [execute("BEGIN IMMEDIATE"), execute(increment), execute("COMMIT")] };
    const left = post(endpoint, body, {}, leaving.signal);
    await untilWaiting(endpoint, 1);
    leaving.abort();
    await expect(left).rejects.toThrow();
    const staying = client.execute(increment);
    await untilWaiting(endpoint, 2);
    await pipeline(endpoint, [execute("COMMIT"), close], holder.baton);
    await staying;
    expect(await value(client)).toBe(1);
    expect(endpoint.stats()).toMatchObject({ streams: 0, waiting: 0, connections: { leased: 0 } });
  });
});

describe("transactions of several clients at once", () => {
  test("lose no write and do not block each other for good", async () => {
    const { endpoint } = await startWithTable();
    const work = Array.from({ length: 8 }, async () => {
      const client = createClient(endpoint);
      for (let round = 0; round < 5; round += 1) {
        const transaction = await client.transaction("write");
        const { rows } = await transaction.execute("SELECT a FROM t");
        await transaction.execute({ sql: "UPDATE t SET a = ?", args: [Number(rows[0]?.[0]) + 1] });
        await transaction.commit();
      }
      client.close();
    });
    await Promise.all(work);
    const client = createClient(endpoint);
    expect(await value(client)).toBe(40);
    client.close();
  });

  test("that began by reading fail when another one has written since, and can be rolled back", async () => {
    const { endpoint, client } = await startWithTable();
    const reader = await pipeline(endpoint, [execute("BEGIN"), execute("SELECT a FROM t")]);
    await client.execute(increment);
    const writer = await pipeline(endpoint, [execute(increment), execute("SELECT a FROM t")], reader.baton);
    expect(writer.results[0]?.error).toEqual({ code: "SQLITE_BUSY", message: "SQLite error: database is locked" });
    expect(writer.results[1]?.response?.result?.rows).toEqual([[{ type: "integer", value: "0" }]]);
    const after = await pipeline(endpoint, [execute("COMMIT"), execute(increment), close], writer.baton);
    expect(after.results.map((result) => result.type)).toEqual(["ok", "ok", "ok"]);
    expect(await value(client)).toBe(2);
  });

  test("that began by reading wait for a writer that then rolls back", async () => {
    const { endpoint, client } = await startWithTable();
    const reader = await pipeline(endpoint, [execute("BEGIN"), execute("SELECT a FROM t")]);
    const holder = await pipeline(endpoint, [execute("BEGIN IMMEDIATE"), execute(increment)]);
    const waiting = pipeline(endpoint, [execute(increment), execute("COMMIT"), close], reader.baton);
    await untilWaiting(endpoint, 1);
    await pipeline(endpoint, [execute("ROLLBACK"), close], holder.baton);
    expect((await waiting).results.map((result) => result.type)).toEqual(["ok", "ok", "ok"]);
    expect(await value(client)).toBe(1);
  });
});

test("foreign keys that a stream has switched off are on for the next one", async () => {
  const { endpoint } = await startWithTable();
  const ask = execute("PRAGMA foreign_keys");
  const first = await pipeline(endpoint, [execute("PRAGMA foreign_keys = OFF"), ask, close]);
  const second = await pipeline(endpoint, [ask, close]);
  expect(first.results[1]?.response?.result?.rows).toEqual([[{ type: "integer", value: "0" }]]);
  expect(second.results[0]?.response?.result?.rows).toEqual([[{ type: "integer", value: "1" }]]);
  expect(endpoint.stats().connections).toEqual({ leased: 0, idle: 1 });
});

describe("close()", () => {
  test("does not wait for a connection on which nothing was asked", async () => {
    const endpoint = await start();
    const socket = connect(endpoint.port, "127.0.0.1");
    await once(socket, "connect");
    await Promise.all([endpoint.close(), once(socket, "close")]);
  });

  test("rolls back, lets waiting writes through and refuses new connections", async () => {
    const { endpoint } = await startWithTable();
    await pipeline(endpoint, [execute("BEGIN IMMEDIATE"), execute(increment)]);
    const waiting = pipeline(endpoint, [execute(increment), execute("BEGIN"), execute("SELECT a FROM t")]);
    await untilWaiting(endpoint, 1);
    const closed = endpoint.close();
    const { baton, results } = await waiting;
    expect(baton).toBeNull();
    expect(results[2]?.response?.result?.rows).toEqual([[{ type: "integer", value: "1" }]]);
    await closed;
    await expect(fetch(`${endpoint.url}/health`)).rejects.toThrow();
    await endpoint.close();
  });
});
