import { describe, expect, test } from "vitest";
import { formatsOf } from "../../src/http/request/negotiate.ts";
import { targetOf } from "../contract/description.ts";
import type { RawAnswer } from "../support/raw-http.ts";
import { faultsAsProblem, lists, routes, testWhere, useMitra } from "./battery.ts";

const publicUrl = "https://api.mitra.test";
const mitra = useMitra({ env: { PUBLIC_URL: publicUrl } });

/** What every answer carries, whatever its status. */
const everywhere: Record<string, string | RegExp> = {
  "x-content-type-options": "nosniff",
  "strict-transport-security": /^max-age=\d{8,}/,
  "content-security-policy": /default-src 'none'.*frame-ancestors 'none'/,
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "*",
  "x-request-id": /^[\w-]{1,64}$/,
  date: /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
};

const lacksOf = (headers: Record<string, string>): string[] => [
  ...Object.entries(everywhere).flatMap(([name, wanted]) => {
    const value = headers[name] ?? "";
    return (typeof wanted === "string" ? value === wanted : wanted.test(value)) ? [] : [`${name}: ${value}`];
  }),
  ...["set-cookie", "x-powered-by", "access-control-allow-credentials"].filter((name) => name in headers),
];

/** Headers of proxies and frameworks that must not change an answer. */
const tricks: Record<string, string> = {
  "X-Forwarded-Host": "evil.test",
  "X-Forwarded-Proto": "http",
  "X-Forwarded-Prefix": "/evil",
  "X-Original-URL": "/v1/meta",
  "X-Rewrite-URL": "/v1/meta",
  "X-HTTP-Method-Override": "DELETE",
  "X-Method-Override": "DELETE",
  Forwarded: "host=evil.test;proto=http",
  Cookie: "lang=id; format=xml",
  Origin: "https://evil.test",
  "User-Agent": "Mozilla/5.0",
};

const essence = ({ status, headers, body }: RawAnswer) => ({
  status,
  body,
  headers: ["location", "link", "etag", "vary", "content-type", "content-language"].map((name) => headers[name]),
});

describe.each(routes)("%s", (_, operation) => {
  const target = targetOf(operation);
  const [path = ""] = target.split("?");
  const isNegotiated = formatsOf(Object.keys(operation.responses[200]?.content ?? {})).length > 0;
  const join = target.includes("?") ? "&" : "?";

  test("carries the same headers on every answer, failures included", async () => {
    const answers = {
      200: await mitra.current.raw(target),
      304: await mitra.current.raw(target, { headers: { "If-None-Match": "*" } }),
      400: await mitra.current.raw(`${target}${join}nope=1`),
      ...(isNegotiated ? { 406: await mitra.current.raw(target, { headers: { Accept: "image/png" } }) } : {}),
      405: await mitra.current.raw(target, { method: "DELETE" }),
      204: await mitra.current.raw(target, { method: "OPTIONS" }),
      ...(path === "/" ? {} : { 308: await mitra.current.raw(`${path}/`) }),
    };
    for (const [status, answer] of Object.entries(answers)) {
      expect(answer.status).toBe(Number(status));
      expect(lacksOf(answer.headers), status).toEqual([]);
    }
  });

  test("refuses other methods with exactly what it has", async () => {
    for (const method of ["TRACE", "PROPFIND"]) {
      const { status, headers } = await mitra.current.raw(target, { method });
      expect([400, 405, 501], method).toContain(status);
      if (status === 405) expect(headers.allow, method).toBe("GET, HEAD, OPTIONS");
    }
    for (const method of ["POST", "DELETE"]) {
      const response = await mitra.current.fetch(target, { method });
      expect(response.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
      expect(await faultsAsProblem(response, 405)).toEqual([]);
    }
  });

  test("tells its methods to OPTIONS and to a preflight", async () => {
    const plain = await mitra.current.raw(target, { method: "OPTIONS" });
    expect([plain.status, plain.headers.allow, plain.body]).toEqual([204, "GET, HEAD, OPTIONS", ""]);
    expect(plain.headers["access-control-allow-methods"]).toBeUndefined();
    const { status, headers } = await mitra.current.raw(target, {
      method: "OPTIONS",
      headers: {
        Origin: "https://news.test",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "baggage, traceparent, x-custom, x-request-id",
      },
    });
    expect(status).toBe(204);
    expect(headers["access-control-allow-methods"]).toBe("GET, HEAD, OPTIONS");
    expect(headers["access-control-allow-headers"]).toBe("*, Authorization");
    expect(Number(headers["access-control-max-age"])).toBeGreaterThan(0);
    expect(headers["access-control-allow-origin"]).toBe("*");
  });

  test("is not moved by headers of proxies and frameworks", async () => {
    const plain = essence(await mitra.current.raw(target));
    expect(essence(await mitra.current.raw(target, { headers: tricks }))).toEqual(plain);
    for (const host of ["evil.test:81", "localhost"]) {
      expect(essence(await mitra.current.raw(target, { headers: { Host: host } })), host).toEqual(plain);
    }
  });

  testWhere(path !== "/")("redirects from trailing and doubled slashes, the query kept", async () => {
    const query = target.slice(path.length) || "?x=1";
    for (const odd of [`${path}/`, `${path}//`, path.replace("/", "//"), `/${path}`]) {
      const answer = await mitra.current.raw(odd + query);
      expect([answer.status, answer.headers.location], odd).toEqual([308, path + query]);
    }
    expect((await mitra.current.raw(path.toUpperCase())).status).toBe(404);
  });
});

test("takes over a request id that is fit for it, and no other", async () => {
  const idOf = async (id: string) =>
    (await mitra.current.raw("/v1/articles", { headers: { "X-Request-Id": id } })).headers["x-request-id"];
  expect(await idOf("My_id-1")).toBe("My_id-1");
  expect(await idOf("x".repeat(64))).toBe("x".repeat(64));
  for (const id of ["x".repeat(65), "a b", "a;b", "<b>", "é"]) expect(await idOf(id)).not.toBe(id);
});

describe.each(lists)("%s", (_, operation) => {
  const { path } = operation;
  const target = targetOf(operation);
  const id = `${path}/thales`;

  test.each([
    ".css",
    ".json",
    ";x",
    "%2F",
    "%2fx",
    "%00",
    "%0a",
    "%5c",
    "%20",
    "%3F",
    "+",
    "/x",
    "/..%2f..%2fetc",
    "%EF%BC%8F",
  ])("answers 404 to an id that ends in %s", async (end) => {
    const { status, headers, body } = await mitra.current.raw(id + end);
    expect([status, headers["content-type"]]).toEqual([404, "application/problem+json"]);
    expect(JSON.parse(body)).toMatchObject({ status: 404, requestId: headers["x-request-id"] });
    expect(lacksOf(headers)).toEqual([]);
  });

  test("answers 404 to what climbs out", async () => {
    for (const odd of [
      `${path}/..%2fmeta`,
      `${path}/%2e%2e%2fmeta`,
      `${path}/.%00.`,
      `${path}/constructor`,
      `${path}/__proto__`,
    ]) {
      expect((await mitra.current.raw(odd)).status, odd).toBe(404);
    }
  });

  test("links to the next page under the public address, filters kept", async () => {
    const { headers } = await mitra.current.raw(
      `${target}${target.includes("?") ? "&" : "?"}limit=1&sort=date&lang=id`,
      {
        headers: { Host: "evil.test" },
      },
    );
    const [, url = ""] = /^<([^>]+)>; rel="next"/.exec(headers.link ?? "") ?? [];
    const next = new URL(url);
    expect(next.origin + next.pathname).toBe(publicUrl + path);
    expect(Object.fromEntries(next.searchParams)).toMatchObject({ limit: "1", sort: "date", lang: "id" });
    const second = await mitra.current.raw(next.pathname + next.search);
    expect(second.status).toBe(200);
    expect(second.headers.link).toMatch(new RegExp(`<${publicUrl}${path}\\?[^>]+>; rel="first"`));
  });
});

test("a path that nothing answers to is a problem, whatever the method", async () => {
  for (const [path, method] of [
    ["/v2", "GET"],
    ["/V1/articles", "GET"],
    ["/v1/nothing", "POST"],
    ["/v1/articles/a/b", "GET"],
    ["/.git/config", "GET"],
  ] as const) {
    expect(await faultsAsProblem(await mitra.current.fetch(path, { method }), 404)).toEqual([]);
  }
});

test("a URL of more than 8,000 bytes is too long", async () => {
  const { status, headers } = await mitra.current.raw(`/v1/articles?topic=${"a".repeat(8000)}`);
  expect(status).toBe(414);
  expect(lacksOf(headers)).toEqual([]);
});
