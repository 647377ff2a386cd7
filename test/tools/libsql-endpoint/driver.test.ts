import { type Client, LibsqlError } from "@libsql/client";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Endpoint } from "../../../tools/libsql-endpoint/index.ts";
import { drivers, ManualClock, start } from "./support.ts";

describe.each(drivers)("$driver", ({ createClient }) => {
  function open(
    endpoint: Endpoint,
    options: { intMode?: "number" | "bigint" | "string"; authToken?: string } = {},
  ): Client {
    const client = createClient({ url: endpoint.url, authToken: endpoint.authToken, ...options });
    onTestFinished(() => client.close());
    return client;
  }

  async function openWithTable(): Promise<Client> {
    const client = open(await start());
    await client.execute("CREATE TABLE t (a UNIQUE)");
    return client;
  }

  const count = async (client: Client) => (await client.execute("SELECT count(*) FROM t")).rows[0]?.[0];

  test("needs the token, and says so", async () => {
    const endpoint = await start({ authToken: "secret" });
    expect((await open(endpoint, { authToken: "secret" }).execute("SELECT 42")).rows[0]?.[0]).toBe(42);
    const refused = open(endpoint, { authToken: "wrong" }).execute("SELECT 42");
    await expect(refused).rejects.toMatchObject({ name: "LibsqlError", code: "AUTHENTICATION" });
  });

  test("gets integers exactly, in all its modes", async () => {
    const endpoint = await start();
    const sql = "SELECT 9223372036854775807";
    expect((await open(endpoint, { intMode: "bigint" }).execute(sql)).rows[0]?.[0]).toBe(9223372036854775807n);
    expect((await open(endpoint, { intMode: "string" }).execute(sql)).rows[0]?.[0]).toBe("9223372036854775807");
    await expect(open(endpoint).execute(sql)).rejects.toThrow(RangeError);
  });

  test("gets blobs of every length as they were", async () => {
    const client = open(await start());
    for (const length of [0, 1, 2, 3, 255]) {
      const blob = Uint8Array.from({ length }, (_, index) => index ^ 0xab);
      const { rows } = await client.execute({ sql: "SELECT ?", args: [blob] });
      expect(rows[0]?.[0]).toEqual(blob.buffer);
    }
  });

  test("gets the error of a constraint with its base code", async () => {
    const client = await openWithTable();
    await client.execute("INSERT INTO t VALUES (1)");
    const failure = client.execute({ sql: "INSERT INTO t VALUES (:a)", args: { a: 1 } });
    await expect(failure).rejects.toThrow(LibsqlError);
    await expect(failure).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT", message: /SQLite error: UNIQUE/ });
  });

  test("rolls a batch back when a statement fails, and names the statement", async () => {
    const client = await openWithTable();
    const failure = client.batch(["INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (1)"], "write");
    await expect(failure).rejects.toMatchObject({ name: "LibsqlBatchError", statementIndex: 1 });
    expect(await count(client)).toBe(0);
  });

  test("runs a thousand different statements in one batch", async () => {
    const client = open(await start());
    const results = await client.batch(
      Array.from({ length: 1_000 }, (_, index) => `SELECT ${index}`),
      "read",
    );
    expect(results.map((result) => result.rows[0]?.[0])).toEqual(Array.from({ length: 1_000 }, (_, index) => index));
  });

  test.each([
    ["commit", 1],
    ["rollback", 0],
    ["close", 0],
  ] as const)("ends a transaction by %s", async (end, rows) => {
    const client = await openWithTable();
    const transaction = await client.transaction("write");
    await transaction.execute("INSERT INTO t VALUES (1)");
    await expect(transaction.execute("SELECT foobar")).rejects.toThrow(LibsqlError);
    await transaction[end]();
    expect(await count(client)).toBe(rows);
  });

  test("runs migrations without foreign keys, and leaves no connection in that state", async () => {
    const client = open(await start());
    await client.migrate([
      "CREATE TABLE p (a PRIMARY KEY)",
      "CREATE TABLE c (a REFERENCES p)",
      "INSERT INTO c VALUES (1)",
    ]);
    for (const sql of ["SELECT 1", "PRAGMA foreign_keys"]) await client.execute(sql);
    await expect(client.execute("INSERT INTO c VALUES (2)")).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT" });
  });

  test("can roll back a script, whose transaction the next call does not see", async () => {
    const client = await openWithTable();
    await client.executeMultiple("BEGIN; INSERT INTO t VALUES (1)");
    expect(await count(client)).toBe(0);
  });

  test("learns that its stream has expired", async () => {
    const clock = new ManualClock();
    const client = open(await start({ clock, idleMs: 10_000 }));
    const transaction = await client.transaction("write");
    await transaction.execute("CREATE TABLE t (a)");
    clock.advance(10_000);
    await expect(transaction.execute("SELECT 1")).rejects.toMatchObject({ code: "STREAM_EXPIRED" });
    await client.execute("CREATE TABLE t (a)");
  });
});
