import { beforeEach, describe, expect, test } from "vitest";
import type { InProcessEndpoint } from "../../../tools/libsql-endpoint/index.ts";
import { rawBytes } from "../../support/raw-http.ts";
import { close, execute, run, start } from "./support.ts";

let endpoint: InProcessEndpoint;
beforeEach(async () => {
  endpoint = await start();
  await run(endpoint, execute("CREATE TABLE kept (a)"));
});

const drop = JSON.stringify({ requests: [execute("DROP TABLE kept"), close] });

type Sent = {
  method?: string;
  target?: string;
  version?: string;
  body?: string;
  /** Replace the lines of a request that is in order; PORT and TOKEN stand for the endpoint's. */
  headers?: Record<string, string | string[] | null>;
};

/** Sends a request that drops a table, in order but for what is said, and gives the status. */
const send = async ({ method = "POST", target = "/v2/pipeline", version = "1.1", body = drop, headers = {} }: Sent) => {
  const whole = {
    Host: "127.0.0.1:PORT",
    Authorization: "Bearer TOKEN",
    "Content-Type": "application/json",
    "Content-Length": String(Buffer.byteLength(body)),
    Connection: "close",
    ...headers,
  };
  const lines = Object.entries(whole).flatMap(([name, value]) =>
    (value === null ? [] : [value].flat()).map((each) => `${name}: ${each}`),
  );
  const head = [`${method} ${target} HTTP/${version}`, ...lines, "", ""].join("\r\n");
  const text = head.replaceAll("PORT", String(endpoint.port)).replaceAll("TOKEN", endpoint.authToken);
  return rawBytes(endpoint.url, text + body);
};

const wasDropped = async () => (await run(endpoint, execute("SELECT * FROM kept"))).type === "error";

const form = "requests=%5B%5D";
const multipart = `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n${drop}\r\n--x--\r\n`;

test.each<[string, Sent, number]>([
  ["no token", { headers: { Authorization: null } }, 401],
  ["another token", { headers: { Authorization: "Bearer TOKENx" } }, 401],
  ["an empty token", { headers: { Authorization: "Bearer " } }, 401],
  ["the token by another scheme", { headers: { Authorization: "Basic TOKEN" } }, 401],
  ["the token in the query", { target: "/v2/pipeline?authToken=TOKEN", headers: { Authorization: null } }, 401],
  ["the token as a cookie", { headers: { Authorization: null, Cookie: "authToken=TOKEN" } }, 401],
  ["plain text, as a page may send it", { headers: { "Content-Type": "text/plain" } }, 415],
  ["plain text that says it is JSON", { headers: { "Content-Type": "text/plain; application/json" } }, 415],
  ["JSON that says it is plain text", { headers: { "Content-Type": "application/json, text/plain" } }, 415],
  ["JSON of another kind", { headers: { "Content-Type": "application/json5" } }, 415],
  ["JSON in another encoding", { headers: { "Content-Type": "application/json; charset=utf-16" } }, 415],
  ["a form", { headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: form }, 415],
  ["a form with files", { headers: { "Content-Type": "multipart/form-data; boundary=x" }, body: multipart }, 415],
  ["no content type", { headers: { "Content-Type": null } }, 415],
  ["an empty content type", { headers: { "Content-Type": "" } }, 415],
  ["a GET with a query", { method: "GET", target: `/v2/pipeline?${encodeURIComponent(drop)}` }, 405],
  ["a preflight", { method: "OPTIONS", headers: { "Access-Control-Request-Method": "POST" } }, 405],
  [
    "a preflight of a page",
    { method: "OPTIONS", headers: { Origin: "http://a.example", "Access-Control-Request-Method": "POST" } },
    403,
  ],
  ["a page", { headers: { Origin: "http://a.example" } }, 403],
  ["a page of a file or a frame", { headers: { Origin: "null" } }, 403],
  ["a page that bears our address", { headers: { Origin: "http://127.0.0.1:PORT" } }, 403],
  ["a page, by what the browser says of it", { headers: { "Sec-Fetch-Site": "cross-site" } }, 403],
  ["a page of our site", { headers: { "Sec-Fetch-Site": "same-site" } }, 403],
  ["a rebound name", { headers: { Host: "a.example:PORT" } }, 421],
  ["a rebound name without a port", { headers: { Host: "a.example" } }, 421],
  ["a name that begins like ours", { headers: { Host: "127.0.0.1.a.example:PORT" } }, 421],
  ["a name that ends like ours", { headers: { Host: "a.localhost:PORT" } }, 421],
  ["a user before our name", { headers: { Host: "a@127.0.0.1:PORT" } }, 421],
  ["our address in another notation", { headers: { Host: "2130706433:PORT" } }, 421],
  ["the address of every interface", { headers: { Host: "0.0.0.0:PORT" } }, 421],
  ["another port", { headers: { Host: "127.0.0.1:1" } }, 421],
  ["an empty Host", { headers: { Host: "" } }, 421],
  ["a path in the Host", { headers: { Host: "127.0.0.1:PORT/x" } }, 421],
  ["two Hosts", { headers: { Host: ["127.0.0.1:PORT", "a.example"] } }, 400],
  ["two Hosts, ours last", { headers: { Host: ["a.example", "127.0.0.1:PORT"] } }, 400],
  ["two Hosts, both ours", { headers: { Host: ["127.0.0.1:PORT", "127.0.0.1:PORT"] } }, 400],
  ["no Host", { headers: { Host: null } }, 400],
  ["no Host, by an older protocol", { version: "1.0", headers: { Host: null } }, 400],
  ["another name in the target", { target: "http://a.example/v2/pipeline" }, 421],
  ["another name in the target, with a user", { target: "http://127.0.0.1:PORT@a.example/v2/pipeline" }, 421],
  ["another scheme in the target", { target: "https://127.0.0.1:PORT/v2/pipeline" }, 404],
  ["another path", { target: "//v2/pipeline" }, 404],
])("%s is refused, and nothing is executed", async (_, sent, status) => {
  const answer = await send(sent);
  expect([answer.status, await wasDropped()]).toEqual([status, false]);
  expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
});

test.each<[string, Sent]>([
  ["as the driver sends it", {}],
  ["a charset", { headers: { "Content-Type": "Application/JSON; charset=UTF-8" } }],
  ["localhost", { headers: { Host: "LocalHost:PORT" } }],
  ["the loopback of IPv6", { headers: { Host: "[::1]:PORT" } }],
  ["a target in absolute form", { target: "http://localhost:PORT/v2/pipeline" }],
])("%s is executed", async (_, sent) => {
  expect([(await send(sent)).status, await wasDropped()]).toEqual([200, true]);
});

describe.each(["/v2", "/health"])("%s", (target) => {
  test.each<[Sent["headers"], number]>([
    [{ Authorization: null }, 200],
    [{ Host: "a.example:PORT" }, 421],
    [{ Host: null }, 400],
    [{ Origin: "null" }, 403],
    [{ "Sec-Fetch-Site": "cross-site" }, 403],
    [{ "Sec-Fetch-Site": "none" }, 200],
  ])("with %j answers %i", async (headers, status) => {
    expect((await send({ method: "GET", target, body: "", headers: { ...headers } })).status).toBe(status);
  });
});

test("a token is made at random, anew for every endpoint", async () => {
  const other = await start();
  expect(Buffer.from(endpoint.authToken, "base64url")).toHaveLength(24);
  expect(other.authToken).not.toBe(endpoint.authToken);
});
