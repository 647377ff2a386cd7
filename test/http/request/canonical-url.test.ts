import { describe, expect, test } from "vitest";
import { origin, problemOf, sampleApp } from "../sample.ts";

const { send } = sampleApp();

test.each([
  ["/v1/things/", "/v1/things"],
  ["//v1//things", "/v1/things"],
  ["/v1/things/?limit=5&q=a%20b", "/v1/things?limit=5&q=a%20b"],
  ["//evil.example/", "/evil.example"],
  ["/%5Cevil.example//", "/%5Cevil.example"],
  ["///", "/"],
])("%s is redirected to %s", async (path, location) => {
  const response = await send(path);
  expect(response.status).toBe(308);
  expect(response.headers.get("Location")).toBe(location);
});

test.each([
  ["/v1/%"],
  ["/v1/things/%zz"],
  ["/v1/%E0%A4%A"],
  ["/v1/things?q=%"],
  ["/v1/things?q=%ED%A0%80"],
  ["/v1/things?%FF=1"],
])("%s is not well-formed", async (path) => {
  const response = await send(path);
  expect(response.status).toBe(400);
  expect((await problemOf(response)).type).toBe(`${origin}/problems/invalid-request`);
});

test.each([
  ["/v1/things/x.css"],
  ["/v1/things/thing-1;x"],
  ["/v1/things;x"],
  ["/v1/things/thing-1%2F"],
  ["/v1/things%2Fthing-1"],
  ["/v1/things/thing-1%00"],
  ["/v1/things/..%2f..%2fetc"],
  ["/v1/things/%2e%2e%2fthings"],
  ["/v1/Things"],
  ["/V1/things"],
  ["/v1/things/THING-1"],
  ["/v1/things/thing-99"],
  ["/v1/things/thing-1/more"],
  ["/nothing"],
  ["/v1"],
  ["/%00"],
])("%s is not found", async (path) => {
  const response = await send(path);
  expect(response.status).toBe(404);
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  expect((await problemOf(response)).type).toBe(`${origin}/problems/not-found`);
});

test("a very long URL is refused, whether in its path or its query", async () => {
  for (const path of [`/v1/${"a".repeat(8100)}`, `/v1/things?q=${"a".repeat(20_000)}`]) {
    expect((await send(path)).status).toBe(414);
  }
  expect((await send(`/v1/things?q=${"a".repeat(7000)}`)).status).toBe(400);
});

describe("methods", () => {
  const cases: [string, string][] = [
    ["/v1/things", "GET, HEAD, OPTIONS"],
    ["/v1/things/thing-1", "GET, HEAD, DELETE, OPTIONS"],
    ["/v1/things/no-such-thing", "GET, HEAD, DELETE, OPTIONS"],
  ];

  test.each(cases)("%s refuses what it does not have", async (path, allow) => {
    for (const method of ["POST", "PUT", "PATCH", "TRACE", "PROPFIND"]) {
      const response = await send(path, { method });
      expect([method, response.status]).toEqual([method, 405]);
      expect(response.headers.get("Allow")).toBe(allow);
      expect((await problemOf(response)).type).toBe(`${origin}/problems/method-not-allowed`);
    }
  });

  test.each(cases)("%s answers OPTIONS", async (path, allow) => {
    const response = await send(path, { method: "OPTIONS" });
    expect(response.status).toBe(204);
    expect(response.headers.get("Allow")).toBe(allow);
    expect(response.headers.has("Access-Control-Allow-Methods")).toBe(false);
    expect(await response.text()).toBe("");
  });

  test("an unknown path has no methods", async () => {
    for (const method of ["POST", "OPTIONS", "TRACE"]) expect((await send("/nothing", { method })).status).toBe(404);
  });

  test("X-HTTP-Method-Override has no effect", async () => {
    const headers = { "X-HTTP-Method-Override": "DELETE", "X-Method-Override": "DELETE" };
    expect((await send("/v1/things/thing-1", { headers })).status).toBe(200);
    expect((await send("/v1/things/thing-1", { method: "POST", headers })).status).toBe(405);
  });

  test("HEAD is GET without its body", async () => {
    for (const path of ["/v1/things?limit=2", "/v1/things/thing-1", "/v1/things/none", "/v1/things?limit=0"]) {
      const [get, head] = [await send(path), await send(path, { method: "HEAD" })];
      expect(head.status).toBe(get.status);
      expect(await head.text()).toBe("");
      const names = (response: Response) => [...response.headers.keys()].filter((name) => name !== "content-length");
      expect(names(head)).toEqual(names(get));
      expect(head.headers.get("Content-Length")).toBe(String((await get.arrayBuffer()).byteLength));
      expect(head.headers.get("ETag")).toBe(get.headers.get("ETag"));
    }
  });
});

describe("CORS", () => {
  test("a preflight is told the methods of the path and no others", async () => {
    const response = await send("/v1/things", {
      method: "OPTIONS",
      headers: { Origin: "https://news.example", "Access-Control-Request-Method": "GET" },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("Access-Control-Allow-Methods")).toBe("GET, HEAD, OPTIONS");
    expect(response.headers.get("Access-Control-Allow-Headers")).toBe("*, Authorization");
    expect(response.headers.get("Vary")).toBeNull();
    expect(response.headers.get("Access-Control-Max-Age")).toBe("86400");
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
  });

  test.each([["/v1/things"], ["/v1/things?limit=0"], ["/nothing"], ["/v1/things/"], ["/v1/failing/unknown"]])(
    "%s may be read from any origin",
    async (path) => {
      const { headers } = await send(path, { headers: { Origin: "https://news.example" } });
      expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
      expect(headers.has("Access-Control-Allow-Credentials")).toBe(false);
      expect(headers.get("Access-Control-Expose-Headers")).toBe("*");
      expect(headers.get("Vary") ?? "").not.toContain("Origin");
    },
  );
});

test.each([["/v1/things"], ["/v1/things?limit=0"], ["/nothing"], ["/v1/things/"], ["/v1/failing/away"]])(
  "%s carries the headers of every answer",
  async (path) => {
    const { headers } = await send(path);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Content-Security-Policy")).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get("Strict-Transport-Security")).toMatch(/^max-age=\d{8}/);
    expect(headers.get("Server-Timing")).toMatch(/^total;dur=\d/);
    expect(headers.has("Set-Cookie")).toBe(false);
    expect(headers.has("X-Powered-By")).toBe(false);
  },
);

test("a fit request id is taken over; any other is replaced", async () => {
  expect((await send("/v1/things", { headers: { "X-Request-Id": "abc_DEF-123" } })).headers.get("X-Request-Id")).toBe(
    "abc_DEF-123",
  );
  for (const id of ["", "a b", "x".repeat(65), "<script>", "é"]) {
    const response = await send("/nothing", { headers: { "X-Request-Id": id } });
    const sent = response.headers.get("X-Request-Id");
    expect(sent).toMatch(/^[0-9a-f-]{36}$/);
    const problem = await problemOf(response);
    expect(problem.requestId).toBe(sent);
    expect(problem.instance).toContain(sent);
  }
});

test("headers that are not in Vary change nothing", async () => {
  const plain = await send("/v1/things?limit=2");
  const dressed = await send("/v1/things?limit=2", {
    headers: {
      "X-Forwarded-Host": "evil.example",
      "X-Forwarded-Proto": "http",
      "X-Forwarded-Prefix": "/evil",
      Forwarded: "host=evil.example;proto=http",
      "X-Original-URL": "/v1/things/thing-1",
      "X-Rewrite-URL": "/v1/things/thing-1",
      Cookie: "lang=id; session=1",
      "User-Agent": "curl/8",
      Referer: "https://evil.example/",
    },
  });
  expect(dressed.status).toBe(200);
  expect(await dressed.text()).toBe(await plain.text());
  for (const name of ["Link", "ETag", "Vary", "Cache-Control", "Content-Language"]) {
    expect(dressed.headers.get(name)).toBe(plain.headers.get(name));
  }
  expect(plain.headers.get("Link")).toMatch(/^<https:\/\/api\.test\/v1\/things\?limit=2&cursor=[\w-]+>; rel="next"$/);
});
