import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client/web";
import { afterAll, beforeAll, describe, expect, inject, type MockInstance, test, vi } from "vitest";
import { type Endpoint, startEndpoint } from "../../../tools/libsql-endpoint/index.ts";
import { close, execute, pipeline, post, run } from "./support.ts";

const folder = mkdtempSync(join(tmpdir(), "mitra-guard-"));
let endpoint: Endpoint;
let written: MockInstance<typeof console.error>;

beforeAll(async () => {
  written = vi.spyOn(console, "error").mockImplementation(() => undefined);
  endpoint = await startEndpoint({ path: join(folder, "guarded.db") });
  await pipeline(endpoint, [
    execute("CREATE TABLE kept (a)"),
    execute("INSERT INTO kept VALUES ('kept')"),
    execute("CREATE TABLE bad (a, b)"),
    execute("INSERT INTO bad VALUES (cast(x'41ff42' AS text), 1)"),
    close,
  ]);
});
afterAll(async () => {
  await endpoint.close();
  written.mockRestore();
  rmSync(folder, { recursive: true });
});

const kept = async () => (await run(endpoint, execute("SELECT a FROM kept"))).response?.result?.rows;
const isKept = [[{ type: "text", value: "kept" }]];

describe("text that is not UTF-8", () => {
  test.each<[string, unknown[]]>([
    ["a cast", [execute("SELECT cast(x'ff' AS text)")]],
    ["a character that is none", [execute("SELECT char(55357)")]],
    ["bytes joined to a text", [execute("SELECT x'c3' || ''")]],
    ["bytes in lower case", [execute("SELECT lower(x'ff')")]],
    ["bytes trimmed", [execute("SELECT trim(x'20ff')")]],
    ["bytes in a format", [execute("SELECT printf('%s', x'ff')")]],
    ["bytes replaced", [execute("SELECT replace(x'41ff', 'A', 'B')")]],
    ["bytes grouped", [execute("SELECT group_concat(b) FROM (SELECT x'ff' AS b)")]],
    ["JSON that has half a pair", [execute(`SELECT json_extract('"\\ud83d"', '$')`)]],
    ["JSON made of bytes", [execute("SELECT json_array(cast(x'ff' AS text))")]],
    ["a stored text", [execute("SELECT a FROM bad")]],
    ["a part of a stored text", [execute("SELECT substr(a, 2) FROM bad")]],
    ["the last of many rows", [execute("SELECT a FROM kept UNION ALL SELECT a FROM bad")]],
    ["a view of its own", [execute("WITH v AS (SELECT a FROM bad) SELECT * FROM v")]],
    ["what an INSERT returns", [execute("INSERT INTO bad VALUES (x'ff' || '', 2) RETURNING a")]],
    ["what an UPDATE returns", [execute("UPDATE bad SET b = 3 RETURNING a")]],
    ["what a DELETE returns", [execute("DELETE FROM bad RETURNING a")]],
    ["a row that nobody wants", [execute("SELECT a FROM bad", [], { want_rows: false })]],
    ["a step of a batch", [{ type: "batch", batch: { steps: [{ stmt: { sql: "SELECT a FROM bad" } }] } }]],
    ["the second request", [execute("SELECT 1"), execute("SELECT a FROM bad")]],
    ["a sequence", [{ type: "sequence", sql: "SELECT 1; SELECT a FROM bad" }]],
  ])("in %s is an error of the protocol, and the next request is answered", async (_, requests) => {
    const { results, baton } = await pipeline(endpoint, [...requests, close]);
    expect(baton).toBeNull();
    expect(results).toContainEqual({
      type: "error",
      error: { code: "SERVER_ERROR", message: expect.stringContaining("database process ended") },
    });
    expect(await kept()).toEqual(isKept);
  });

  test.each<[string, unknown[]]>([
    ["a plan", [execute("EXPLAIN SELECT cast(x'ff' AS text)")]],
    ["the message of an error", [execute("SELECT json_extract('{}', cast(x'ff' AS text))")]],
    ["a constraint that fails", [execute("INSERT INTO bad SELECT raise(FAIL, 'x')")]],
    ["the text of a statement, with a NUL", [execute("SELECT '\0'")]],
    ["the list of tables", [execute("SELECT * FROM sqlite_schema")]],
    ["the list of columns", [execute("PRAGMA table_list")]],
  ])("in %s does not end the endpoint", async (_, requests) => {
    const response = await post(endpoint, { requests: [...requests, close] });
    expect(response.status).toBe(200);
    expect(((await response.json()) as { results: unknown[] }).results).toHaveLength(2);
    expect(await kept()).toEqual(isKept);
  });
});

test("a blob that no answer holds is refused, and ends nothing", async () => {
  // In base64 it is longer than a string of V8 may be.
  const { error } = await run(endpoint, execute("SELECT zeroblob(403000000)"));
  expect(error?.code).toBe("RESPONSE_TOO_LARGE");
  expect(await kept()).toEqual(isKept);
});

test("what was sent with it is answered, and what it had not committed is undone", async () => {
  const client = createClient(endpoint);
  const hostile = client.batch(["INSERT INTO kept VALUES ('undone')", "SELECT x'fe' || ''"], "write");
  const others = Array.from({ length: 20 }, (_, index) => client.execute({ sql: "SELECT ?", args: [index] }));
  const counted = client.execute("SELECT count(*) FROM kept");
  await expect(hostile).rejects.toMatchObject({ name: "LibsqlError", code: "SERVER_ERROR" });
  expect((await Promise.all(others)).map(({ rows }) => rows[0]?.[0])).toEqual(others.map((_, index) => index));
  expect((await counted).rows[0]?.[0]).toBe(1);
  client.close();
});

test("a transaction of another stream ends with the process, and its client learns of it", async () => {
  const client = createClient(endpoint);
  const transaction = await client.transaction("write");
  await transaction.execute("INSERT INTO kept VALUES ('undone')");
  await expect(client.execute("SELECT x'fd' || ''")).rejects.toThrow("database process ended");
  await expect(transaction.commit()).rejects.toThrow();
  expect(await kept()).toEqual(isKept);
  client.close();
});

test("a writer that waits for its turn when the process ends is told so", async () => {
  const holder = await pipeline(endpoint, [execute("BEGIN IMMEDIATE")]);
  const waiting = run(endpoint, execute("INSERT INTO kept VALUES ('undone')"));
  // Answered after the writer has come in, and been found to wait.
  await kept();
  await run(endpoint, execute("SELECT x'fc' || ''"));
  expect((await waiting).error?.code).toBe("SERVER_ERROR");
  expect(await kept()).toEqual(isKept);
  expect((await post(endpoint, { baton: holder.baton, requests: [close] })).status).toBe(400);
});

test("what ended the process is not run again at once", async () => {
  const request = () => execute("SELECT x'fb' || '', ?", [{ type: "text", value: crypto.randomUUID() }]);
  await run(endpoint, request());
  const before = written.mock.calls.length;
  const { error } = await run(endpoint, request());
  expect(error).toMatchObject({ code: "SERVER_ERROR", message: expect.stringContaining("ran this (SIGABRT)") });
  expect(written.mock.calls.length).toBe(before);
});

test("a text whose bytes were changed in the file costs the answers that it is in, and no other", async () => {
  const path = join(folder, "flipped.db");
  copyFileSync(inject("prepared").seededDatabase, path);
  const bytes = readFileSync(path);
  const at = bytes.indexOf("Retno");
  for (let found = at; found >= 0; found = bytes.indexOf("Retno", found + 1)) bytes[found] = 0xff;
  writeFileSync(path, bytes);
  const flipped = await startEndpoint({ path });
  const client = createClient(flipped);
  const outcomes = [];
  for (const table of ["documents", "records", "changes", "term_counts"]) {
    outcomes.push(
      await client.execute(`SELECT * FROM ${table}`).then(
        ({ rows }) => rows.length > 0,
        (error: { code: string }) => error.code,
      ),
    );
  }
  expect(at).toBeGreaterThan(0);
  expect(outcomes).toContain("SERVER_ERROR");
  expect(outcomes.at(-1)).toBe(true);
  client.close();
  await flipped.close();
});
