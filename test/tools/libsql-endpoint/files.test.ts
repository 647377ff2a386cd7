import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import Native from "libsql";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { startEndpoint, startEndpointInProcess } from "../../../tools/libsql-endpoint/index.ts";
import { close, execute, pipeline, run, start } from "./support.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "libsql-endpoint-test-"));
  return () => rmSync(folder, { recursive: true });
});

describe("a database file", () => {
  test("is created, and holds everything once the endpoint is closed", async () => {
    const path = join(folder, "new.db");
    const endpoint = await startEndpoint({ path });
    await pipeline(endpoint, [{ type: "sequence", sql: "CREATE TABLE t (a); INSERT INTO t VALUES (1)" }, close]);
    await pipeline(endpoint, [execute("BEGIN"), execute("INSERT INTO t VALUES (2)")]);
    await endpoint.close();
    const wal = `${path}-wal`;
    expect(existsSync(wal) ? statSync(wal).size : 0).toBe(0);
    const again = await start({ path });
    const { response } = await run(again, execute("SELECT a FROM t"));
    expect(response?.result?.rows).toEqual([[{ type: "integer", value: "1" }]]);
  });

  test("that is locked from outside fails a write at once, and no longer than that", async () => {
    const path = join(folder, "shared.db");
    const endpoint = await start({ path });
    await run(endpoint, execute("CREATE TABLE t (a)"));
    const outside = new Native(path);
    outside.exec("BEGIN IMMEDIATE; INSERT INTO t VALUES (1)");
    const insert = execute("INSERT INTO t VALUES (2)");
    expect((await run(endpoint, insert)).error?.code).toBe("SQLITE_BUSY");
    const locked = await pipeline(endpoint, [execute("BEGIN"), execute("SELECT * FROM t"), insert]);
    expect(locked.results[2]?.error?.code).toBe("SQLITE_BUSY");
    outside.exec("ROLLBACK");
    outside.close();
    const free = await pipeline(endpoint, [insert, execute("COMMIT"), insert, close], locked.baton);
    expect(free.results.map((result) => result.type)).toEqual(["ok", "ok", "ok", "ok"]);
  });

  test("that is locked from outside does not make transactions wait for each other", async () => {
    const path = join(folder, "shared.db");
    const endpoint = await start({ path });
    await run(endpoint, execute("CREATE TABLE t (a)"));
    const read = () => pipeline(endpoint, [execute("BEGIN"), execute("SELECT * FROM t")]);
    const [first, second] = await Promise.all([read(), read()]);
    const outside = new Native(path);
    outside.exec("BEGIN IMMEDIATE");
    onTestFinished(() => void outside.close());
    const insert = execute("INSERT INTO t VALUES (2)");
    const waiting = pipeline(endpoint, [insert, close], first.baton);
    while (endpoint.stats().waiting === 0) await fetch(`${endpoint.url}/health`);
    const refused = await pipeline(endpoint, [insert, close], second.baton);
    expect(refused.results[0]?.error?.code).toBe("SQLITE_BUSY");
    expect((await waiting).results[0]?.error?.code).toBe("SQLITE_BUSY");
  });

  test("whose schema is changed from outside is read as it is then", async () => {
    const path = join(folder, "shared.db");
    const endpoint = await start({ path });
    await run(endpoint, execute("CREATE TABLE t (a)"));
    const select = execute("SELECT * FROM t");
    await run(endpoint, select);
    const outside = new Native(path);
    outside.exec("ALTER TABLE t RENAME COLUMN a TO b");
    outside.close();
    expect((await run(endpoint, select)).response?.result?.cols).toEqual([{ name: "b", decltype: null }]);
  });

  test.each([
    ["a folder", () => folder, /unable to open/i],
    ["a path without a folder", () => join(folder, "missing", "x.db"), /unable to open/i],
    ["a file of another kind", () => join(folder, "text"), /not a database/],
  ])("that is %s is refused in one line", async (_name, path, reason) => {
    writeFileSync(join(folder, "text"), "This is not a database, but long enough to be read as one.".repeat(20));
    const failure = startEndpoint({ path: path() });
    await expect(failure).rejects.toThrow(/^cannot open the database .*$/);
    await expect(failure).rejects.toThrow(reason);
  });
});

test("an in-memory database is one for all streams, and gone afterwards", async () => {
  // Where others that run at the same time make no folders of that name.
  vi.stubEnv("TMPDIR", folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  const temporary = () => readdirSync(folder).filter((name) => name.startsWith("libsql-endpoint-"));
  const endpoint = await startEndpointInProcess({ path: ":memory:" });
  const mine = temporary();
  await run(endpoint, execute("CREATE TABLE t (a)"));
  const streams = await Promise.all([1, 2, 3].map(() => pipeline(endpoint, [execute("SELECT * FROM t")])));
  expect(streams.map(({ results }) => results[0]?.type)).toEqual(["ok", "ok", "ok"]);
  expect(endpoint.stats().connections.leased).toBe(3);
  await endpoint.close();
  expect(mine.length).toBeGreaterThan(0);
  for (const name of mine) expect(temporary()).not.toContain(name);
});

test.each(["EXPLAIN", "EXPLAIN QUERY PLAN"])("closes cleanly after %s, which holds no lock", async (explain) => {
  const endpoint = await startEndpoint({ path: join(folder, "explained.db") });
  const client = createClient(endpoint);
  await client.executeMultiple("create table t (a); insert into t values (1)");
  expect((await client.execute(`${explain} select * from t order by a`)).rows.length).toBeGreaterThan(0);
  client.close();
  await endpoint.close();
});

describe("the command line", () => {
  const main = join(import.meta.dirname, "../../../tools/libsql-endpoint/main.ts");

  function launch(args: string[], authToken = ""): ChildProcess {
    const env = { ...process.env, LIBSQL_AUTH_TOKEN: authToken };
    const child = spawn(process.execPath, [main, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
    onTestFinished(() => {
      child.kill("SIGKILL");
    });
    return child;
  }

  const output = (stream: ChildProcess["stdout"]) =>
    new Promise<string>((resolve) => stream?.once("data", (data) => resolve(String(data))));
  const exit = (child: ChildProcess) => new Promise((resolve) => child.once("exit", (code) => resolve(code)));

  test.each(["SIGINT", "SIGTERM"] as const)("prints the URL and stops on %s", async (signal) => {
    const child = launch([join(folder, "main.db"), "0"]);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await output(child.stdout))?.[0] ?? "";
    expect((await fetch(`${url}/health`)).status).toBe(200);
    const ended = exit(child);
    child.kill(signal);
    expect(await ended).toBe(0);
  });

  test.each([
    ["", /^libSQL endpoint for :memory: at (\S+) with the token (\S+)\n$/],
    ["of mine", /^libSQL endpoint for :memory: at (\S+) with (the token of LIBSQL_AUTH_TOKEN)\n$/],
  ])("says which token opens it where it was told %j", async (told, line) => {
    const child = launch([":memory:", "0"], told);
    const [, url = "", said = ""] = line.exec(await output(child.stdout)) ?? [];
    const client = (authToken: string) => createClient({ url, authToken });
    expect((await client(told || said).execute("select 1")).rows).toHaveLength(1);
    await expect(client("another").execute("select 1")).rejects.toThrow("token");
  });

  test("says in one line that the port is in use", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const child = launch([":memory:", String(port)]);
    const [message, code] = await Promise.all([output(child.stderr), exit(child)]);
    expect([message, code]).toEqual([`port ${port} is in use\n`, 1]);
  });

  test.each([
    ["a folder", () => [folder, "0"], /^cannot open the database .*\n$/],
    ["a port that is no number", () => [":memory:", "http"], /^usage: .*\n$/],
    ["a third argument", () => [":memory:", "0", "more"], /^usage: .*\n$/],
  ])("says in one line what is wrong with %s", async (_name, args, line) => {
    const child = launch(args());
    const [message, code] = await Promise.all([output(child.stderr), exit(child)]);
    expect(message).toMatch(line);
    expect(code).toBe(1);
  });
});
