import { describe, expect, test } from "vitest";
import type { PipelineInfo } from "../../../tools/libsql-endpoint/index.ts";
import { close, execute, type HranaError, ManualClock, pipeline, post, start } from "./support.ts";

const valid = { requests: [execute("SELECT 1"), close] };

describe("HTTP", () => {
  test.each([
    ["GET", "/v2", 200],
    ["HEAD", "/v2", 200],
    ["GET", "/health", 200],
    ["GET", "/health?verbose", 200],
    ["POST", "/health", 405],
    ["GET", "/v2/pipeline", 405],
    ["PUT", "/v2/pipeline", 405],
    ["GET", "/", 404],
    ["GET", "/v3-protobuf", 404],
    ["POST", "/v3/pipeline", 404],
    ["GET", "//", 404],
  ])("%s %s answers %i", async (method, path, status) => {
    const endpoint = await start();
    const response = await fetch(endpoint.url + path, { method });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.has("allow")).toBe(status === 405);
    if (method !== "HEAD") await response.json();
  });

  test("a body over 16 MB is refused", async () => {
    const endpoint = await start();
    const response = await post(endpoint, " ".repeat(16 * 1024 * 1024 + 1));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: "BODY_TOO_LARGE" });
    expect((await post(endpoint, JSON.stringify(valid).padEnd(16 * 1024 * 1024))).status).toBe(200);
  });

  test.each([
    [{ authorization: "" }, 401],
    [{ authorization: "Bearer wrong" }, 401],
    [{ authorization: "Basic secret" }, 401],
    [{ authorization: "secret" }, 401],
    [{ authorization: "Bearer secret" }, 200],
    [{ authorization: "bearer secret" }, 200],
  ])("with a token, %j answers %i", async (headers, status) => {
    const endpoint = await start({ authToken: "secret" });
    const response = await post(endpoint, valid, { ...headers });
    expect(response.status).toBe(status);
    expect(response.headers.has("www-authenticate")).toBe(status === 401);
    expect((await fetch(`${endpoint.url}/health`)).status).toBe(200);
  });
});

describe("the body", () => {
  const inRequest = (request: unknown) => ({ requests: [close, request] });
  const inStmt = (stmt: unknown) => inRequest({ type: "execute", stmt });
  const inArg = (arg: unknown) => inStmt({ sql: "SELECT ?", args: [arg] });
  const inCond = (condition: unknown) =>
    inRequest({ type: "batch", batch: { steps: [{ stmt: { sql: "" } }, { stmt: { sql: "" }, condition }] } });
  const nested = (depth: number): unknown =>
    depth === 0 ? { type: "or", conds: [] } : { type: "not", cond: nested(depth - 1) };
  const stmt = "requests[1].stmt";
  const condition = "requests[1].batch.steps[1].condition";

  test.each([
    ["{", "the body is not valid JSON"],
    ["[]", "body: expected an object"],
    [{}, "requests: expected an array"],
    [{ requests: {} }, "requests: expected an array"],
    [{ requests: [null] }, "requests[0]: expected an object"],
    [{ baton: 1, requests: [] }, "baton: expected a string"],
    [inRequest({}), "requests[1].type: unknown type of request"],
    [inRequest({ type: "cursor" }), "requests[1].type: unknown type of request"],
    [inRequest({ type: "execute" }), `${stmt}: expected an object`],
    [inStmt({}), `${stmt}: expected either sql or sql_id`],
    [inStmt({ sql: "SELECT 1", sql_id: 1 }), `${stmt}: expected either sql or sql_id`],
    [inStmt({ sql: 1 }), `${stmt}.sql: expected a string`],
    [inStmt({ sql_id: 1.5 }), `${stmt}.sql_id: expected a 32-bit integer`],
    [inStmt({ sql: "", args: {} }), `${stmt}.args: expected an array`],
    [inStmt({ sql: "", want_rows: 1 }), `${stmt}.want_rows: expected a boolean`],
    [inStmt({ sql: "", named_args: [{ name: 1 }] }), `${stmt}.named_args[0].name: expected a string`],
    [inStmt({ sql: "", named_args: [{ name: "a" }] }), `${stmt}.named_args[0].value: expected a value with a type`],
    [inArg(1), `${stmt}.args[0]: expected a value with a type`],
    [inArg({ type: "date" }), `${stmt}.args[0].type: expected null, integer, float, text or blob`],
    [inArg({ type: "integer", value: 1 }), `${stmt}.args[0].value: expected a 64-bit integer as a decimal string`],
    [inArg({ type: "integer", value: "9223372036854775808" }), `${stmt}.args[0].value: expected a 64-bit integer`],
    [inArg({ type: "integer", value: "0x10" }), `${stmt}.args[0].value: expected a 64-bit integer`],
    [inArg({ type: "float", value: "1" }), `${stmt}.args[0].value: expected a number`],
    [inArg({ type: "text" }), `${stmt}.args[0].value: expected a string`],
    [inArg({ type: "text", value: "\ud83d" }), `${stmt}.args[0].value: expected a string of whole characters`],
    [inStmt({ sql: "SELECT '\udc00'" }), `${stmt}.sql: expected a string of whole characters`],
    [inRequest({ type: "describe", sql: 'SELECT 1 AS "\ud83d"' }), "requests[1].sql: expected a string of whole"],
    [inArg({ type: "blob", base64: "A*" }), `${stmt}.args[0].base64: expected a string in base64`],
    [inRequest({ type: "batch" }), "requests[1].batch: expected an object"],
    [inRequest({ type: "batch", batch: {} }), "requests[1].batch.steps: expected an array"],
    [inCond({ type: "ok", step: 1 }), `${condition}.step: expected the index of an earlier step`],
    [inCond({ type: "ok", step: -1 }), `${condition}.step: expected the index of an earlier step`],
    [inCond({ type: "not" }), `${condition}.cond: expected an object`],
    [inCond({ type: "and", conds: [{ type: "xor" }] }), `${condition}.conds[0].type: unknown type of condition`],
    [inCond(nested(101)), `${condition}${".cond".repeat(101)}: nested too deeply`],
    [inRequest({ type: "sequence" }), "requests[1]: expected either sql or sql_id"],
    [inRequest({ type: "store_sql", sql_id: 1 }), "requests[1].sql: expected a string"],
    [inRequest({ type: "close_sql" }), "requests[1].sql_id: expected a 32-bit integer"],
  ])("%j is refused", async (body, message) => {
    const endpoint = await start();
    const response = await post(endpoint, body);
    expect(response.status).toBe(400);
    const error = (await response.json()) as HranaError;
    expect(error.code).toBe("HRANA_PROTO_ERROR");
    expect(error.message).toContain(message);
    expect(endpoint.stats().pipelines).toBe(0);
  });

  test("may have fields that are not specified", async () => {
    const endpoint = await start();
    expect((await post(endpoint, { ...valid, replication_index: 5 })).status).toBe(200);
  });

  test("may have no requests: the stream is open then", async () => {
    const endpoint = await start();
    expect(await pipeline(endpoint, [])).toEqual({ baton: expect.any(String), base_url: null, results: [] });
  });
});

describe("stored SQL", () => {
  const store = (sqlId: number, sql: string) => ({ type: "store_sql", sql_id: sqlId, sql });

  test("is accepted wherever SQL is, until it is closed", async () => {
    const endpoint = await start();
    const { results, baton } = await pipeline(endpoint, [
      store(-7, "SELECT 7"),
      { type: "execute", stmt: { sql_id: -7 } },
      { type: "batch", batch: { steps: [{ stmt: { sql_id: -7 } }] } },
      { type: "sequence", sql_id: -7 },
      { type: "describe", sql_id: -7 },
      { type: "close_sql", sql_id: -7 },
      { type: "close_sql", sql_id: -7 },
      store(-7, "SELECT 8"),
    ]);
    expect(results.map((result) => result.type)).toEqual(Array(8).fill("ok"));
    expect(results.map((result) => result.response?.type)).toEqual([
      "store_sql",
      "execute",
      "batch",
      "sequence",
      "describe",
      "close_sql",
      "close_sql",
      "store_sql",
    ]);
    const next = await pipeline(endpoint, [{ type: "execute", stmt: { sql_id: -7 } }, close], baton);
    expect(next.results[0]?.response?.result?.rows).toEqual([[{ type: "integer", value: "8" }]]);
  });

  test("alone takes no connection", async () => {
    const endpoint = await start();
    await pipeline(endpoint, [store(1, "SELECT 1")]);
    expect(endpoint.stats()).toMatchObject({ streams: 1, connections: { leased: 0, idle: 1 } });
  });

  test.each([
    ["an unknown id", [{ type: "execute", stmt: { sql_id: 1 } }], "SQL text 1 not found"],
    ["an id in use", [store(1, ""), store(1, "")], "SQL text 1 already exists"],
    ["a closed stream", [close, execute("SELECT 1")], "Stream for this baton was closed"],
  ])("%s breaks the protocol", async (_name, requests, message) => {
    const endpoint = await start();
    const response = await post(endpoint, { requests });
    expect([response.status, await response.json()]).toEqual([400, { message, code: "HRANA_PROTO_ERROR" }]);
    expect(endpoint.stats()).toMatchObject({ streams: 0, connections: { leased: 0 } });
  });

  test("has the limits of sqld", async () => {
    const endpoint = await start();
    const many = Array.from({ length: 51 }, (_, index) => store(index, "SELECT 1"));
    const { results } = await pipeline(endpoint, [store(99, `SELECT '${"x".repeat(5_000)}'`), ...many, close]);
    expect(results[0]?.error?.code).toBe("SQL_STORE_TOO_LARGE");
    expect(results[50]?.type).toBe("ok");
    expect(results[51]?.error?.code).toBe("SQL_STORE_TOO_MANY");
  });
});

describe("batons", () => {
  test("one for every response, and each good for one pipeline", async () => {
    const endpoint = await start();
    const first = await pipeline(endpoint, [execute("BEGIN")]);
    const second = await pipeline(endpoint, [{ type: "get_autocommit" }], first.baton);
    expect(second.results[0]?.response).toEqual({ type: "get_autocommit", is_autocommit: false });
    expect(second.baton).not.toBe(first.baton);
    const again = await post(endpoint, { baton: first.baton, requests: [] });
    expect([again.status, await again.json()]).toMatchObject([400, { code: "BATON_INVALID" }]);
    const last = await pipeline(endpoint, [execute("COMMIT"), close], second.baton);
    expect(last).toMatchObject({ baton: null, results: [{ type: "ok" }, { type: "ok" }] });
    expect((await post(endpoint, { baton: second.baton, requests: [] })).status).toBe(400);
  });

  test("have 128 random bits", async () => {
    const endpoint = await start();
    const batons = await Promise.all(Array.from({ length: 20 }, async () => (await pipeline(endpoint, [])).baton));
    expect(new Set(batons).size).toBe(20);
    for (const baton of batons) expect(Buffer.from(baton ?? "", "base64url")).toHaveLength(16);
  });

  test("expire with their streams", async () => {
    const clock = new ManualClock();
    const endpoint = await start({ clock, idleMs: 100 });
    const early = await pipeline(endpoint, [execute("SELECT 1")]);
    clock.advance(60);
    const late = await pipeline(endpoint, [execute("SELECT 1")]);
    clock.advance(60);
    const response = await post(endpoint, { baton: early.baton, requests: [] });
    expect([response.status, await response.json()]).toEqual([
      400,
      { message: "The stream has expired due to inactivity", code: "STREAM_EXPIRED" },
    ]);
    const kept = await pipeline(endpoint, [], late.baton);
    clock.advance(60);
    await pipeline(endpoint, [close], kept.baton);
    clock.advance(1_000);
    expect(endpoint.stats()).toMatchObject({ streams: 0, connections: { leased: 0, idle: 2 } });
  });
});

test("a pipeline that closes its stream sets no timer and takes no second connection", async () => {
  const clock = new ManualClock();
  const endpoint = await start({ clock });
  await Promise.all(Array.from({ length: 20 }, () => post(endpoint, valid)));
  expect(clock.timers).toBe(0);
  expect(endpoint.stats()).toMatchObject({ streams: 0, waiting: 0, connections: { leased: 0, idle: 1 } });
});

test("pipelines are counted and reported", async () => {
  const seen: PipelineInfo[] = [];
  const endpoint = await start({ onPipeline: (info) => seen.push(info) });
  await pipeline(endpoint, [execute("SELECT 1"), { type: "sequence", sql: "SELECT 2; SELECT 3" }, close]);
  expect(seen).toEqual([
    { requests: 3, statements: 3, ms: expect.any(Number), sql: ["SELECT 1", "SELECT 2", "SELECT 3"] },
  ]);
  expect(endpoint.stats()).toMatchObject({ pipelines: 1, requests: 3, statements: 3 });
});
