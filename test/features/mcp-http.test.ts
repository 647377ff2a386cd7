import { describe, expect, test } from "vitest";
import { createMcpRouter } from "../../src/features/mcp/routes.ts";
import { createKernel } from "../../src/http/kernel.ts";
import { faultsAsProblem, useMitra } from "../http/battery.ts";
import { callTool, connect } from "./mcp.ts";

const mitra = useMitra({ logs: /"problem":"unavailable"/ });

const json = { "Content-Type": "application/json" };
const ping = (id: number) => ({ jsonrpc: "2.0", id, method: "ping" });
const post = (body: unknown, headers: Record<string, string> = {}) =>
  mitra.current.fetch("/mcp", {
    method: "POST",
    headers: { ...json, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const errorOf = async (response: Response) => {
  expect(response.headers.get("Content-Type")).toBe("application/json");
  const { error } = (await response.json()) as { error: { code: number; message: string } };
  return [response.status, error.code];
};

describe("POST /mcp", () => {
  test("answers in JSON, keeps nothing, and has no session", async () => {
    const response = await post(ping(1), { Origin: "https://chat.test" });
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("application/json");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(response.headers.has("Mcp-Session-Id")).toBe(false);
    expect(await response.json()).toEqual({ jsonrpc: "2.0", id: 1, result: {} });
  });

  test("takes a notification without an answer", async () => {
    const response = await post({ jsonrpc: "2.0", method: "notifications/initialized" });
    expect([response.status, await response.text()]).toEqual([202, ""]);
  });

  test.each<[string, unknown, number, number]>([
    ["what is no JSON", "{", 400, -32_700],
    ["an empty body", "", 400, -32_700],
    ["JSON that is no message", { id: 1 }, 400, -32_700],
    ["an unknown method", { jsonrpc: "2.0", id: 1, method: "nothing" }, 200, -32_601],
    ["a method by the name of a member of all objects", { jsonrpc: "2.0", id: 1, method: "toString" }, 200, -32_601],
    ["an unknown tool", { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "x" } }, 200, -32_602],
    ["a call of no tool", { jsonrpc: "2.0", id: 1, method: "tools/call", params: {} }, 200, -32_602],
  ])("answers %s with an error of JSON-RPC", async (_, body, status, code) => {
    expect(await errorOf(await post(body))).toEqual([status, code]);
  });

  test("refuses a version of the protocol that it does not know", async () => {
    expect((await post(ping(1), { "Mcp-Protocol-Version": "1999-01-01" })).status).toBe(400);
    expect((await post(ping(1), { "Mcp-Protocol-Version": "2025-11-25" })).status).toBe(200);
  });

  test("takes batches where the version of the protocol has them, up to twenty messages", async () => {
    const two = [ping(1), ping(2)];
    expect(await (await post(two)).json()).toEqual([1, 2].map((id) => ({ jsonrpc: "2.0", id, result: {} })));
    expect((await post(two, { "Mcp-Protocol-Version": "2025-03-26" })).status).toBe(200);
    expect(await errorOf(await post(two, { "Mcp-Protocol-Version": "2025-06-18" }))).toEqual([400, -32_600]);
    expect(await errorOf(await post(Array.from({ length: 21 }, (_, id) => ping(id))))).toEqual([400, -32_600]);
    expect(await errorOf(await post([]))).toEqual([400, -32_600]);
  });

  test("answers a batch that cancels itself", async () => {
    const call = { jsonrpc: "2.0", id: 7, method: "tools/call", params: { name: "search", arguments: { q: "japan" } } };
    const cancel = { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 7 } };
    expect(await (await post([call, cancel])).json()).toMatchObject({ id: 7, result: { content: [{ type: "text" }] } });
  });

  test("refuses what is no message of JSON with a problem", async () => {
    expect(await faultsAsProblem(await post("{}", { "Content-Type": "text/plain" }), 415)).toEqual([]);
    expect(await faultsAsProblem(await post(ping(1), { Accept: "text/html" }), 406)).toEqual([]);
    expect((await post(ping(1), { Accept: "*/*" })).status).toBe(200);
    expect((await post(ping(1), { "Content-Type": "application/json; charset=utf-8" })).status).toBe(200);
  });

  test("refuses more than 64 KiB, whether its length is told or not", async () => {
    const large = `"${"x".repeat(64 * 1024)}"`;
    expect(await faultsAsProblem(await post(large), 413)).toEqual([]);
    const streamed = { method: "POST", headers: json, body: new Blob([large]).stream(), duplex: "half" };
    expect(await faultsAsProblem(await mitra.current.fetch("/mcp", streamed as RequestInit), 413)).toEqual([]);
    expect((await post({ ...ping(1), params: { _meta: { x: "x".repeat(60_000) } } })).status).toBe(200);
  });

  test("refuses a Host that is none", async () => {
    const { status } = await mitra.current.raw("/mcp", { method: "POST", headers: { Host: "a b", ...json } });
    expect(status).toBe(400);
  });
});

describe("other methods of /mcp", () => {
  test.each(["GET", "HEAD", "DELETE", "PUT"])("%s is refused, as there is no stream and no session", async (method) => {
    const response = await mitra.current.fetch("/mcp", { method, headers: { Accept: "text/event-stream" } });
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe("POST, OPTIONS");
  });

  test("a preflight lets a web client send what it has to", async () => {
    const response = await mitra.current.fetch("/mcp", {
      method: "OPTIONS",
      headers: {
        Origin: "https://chat.test",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,mcp-protocol-version,mcp-session-id",
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("Access-Control-Allow-Methods")).toContain("POST");
    expect(response.headers.get("Access-Control-Allow-Headers")).toMatch(/^\*/);
  });
});

describe("a failure", () => {
  test("of the database is told to the model, which may try again", async () => {
    const client = await connect(mitra.current);
    await mitra.current.database.stop();
    const { text, isError } = await callTool(client, "get", { id: "country:JP" });
    await mitra.current.database.start();
    expect({ text, isError }).toEqual({ text: expect.stringContaining("again in a few seconds"), isError: true });
  });

  test("of ours goes to the log and is a problem", async () => {
    const logged: string[] = [];
    const app = createKernel({ log: (line) => logged.push(line) });
    app.route("/", createMcpRouter({ fetch: () => Response.json({ data: "secret" }) }));
    const body = JSON.stringify({
      ...ping(1),
      method: "tools/call",
      params: { name: "search", arguments: { q: "x" } },
    });
    const request = new Request("https://api.test/mcp", { method: "POST", headers: json, body });
    const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} };
    const response = await app.fetch(request, {}, context as never);
    expect(await faultsAsProblem(response, 500)).toEqual([]);
    expect(JSON.parse(logged[0] ?? "{}")).toMatchObject({ level: "error", problem: "internal", path: "/mcp" });
  });
});
