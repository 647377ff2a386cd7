import { expect, test } from "vitest";
import { createMcpRouter } from "../../../src/features/mcp/routes.ts";
import { excerpt } from "../../../src/http/request/excerpt.ts";
import { type ProblemSlug, problemSlugs, problems } from "../../../src/http/response/problem.ts";
import { createRouter } from "../../../src/http/router.ts";
import { origin, problemOf, sampleApp } from "../sample.ts";

const { app, send, logged } = sampleApp();
// The only route that takes a body.
app.route("/", createMcpRouter(app));

type Call = {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  carries?: Record<string, string>;
};

const reaching: Record<ProblemSlug, Call> = {
  "invalid-request": { path: "/v1/things?limit=0" },
  "not-found": { path: "/v1/things/none" },
  gone: { path: "/v1/failing/gone" },
  "method-not-allowed": { path: "/v1/things", method: "PUT", carries: { Allow: "GET, HEAD, OPTIONS" } },
  "not-acceptable": { path: "/v1/things", headers: { Accept: "image/png" } },
  "content-too-large": { path: "/mcp", body: "a".repeat(70_000) },
  "uri-too-long": { path: `/${"a".repeat(9000)}` },
  "unsupported-media-type": { path: "/mcp", body: "{}" },
  internal: { path: "/v1/failing/unknown" },
  unavailable: { path: "/v1/failing/away", carries: { "Retry-After": "5" } },
};

test.each(problemSlugs)("%s is reached, and has the shape of RFC 9457", async (slug) => {
  const { path, carries = {}, body, ...init } = reaching[slug];
  const posted = body === undefined ? null : new Request(origin + path, { method: "POST", body });
  const response = await (posted ? app.fetch(posted, {}) : send(path, init));
  expect(response.status).toBe(problems[slug].status);
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(response.headers.has("ETag")).toBe(false);
  for (const [name, value] of Object.entries(carries)) expect(response.headers.get(name)).toBe(value);
  const problem = await problemOf(response);
  const requestId = response.headers.get("X-Request-Id");
  expect(problem).toMatchObject({
    type: `${origin}/problems/${slug}`,
    title: problems[slug].title,
    status: response.status,
    instance: `/problems/${slug}#${requestId}`,
    requestId,
  });
  expect(problem.detail).toMatch(/\.$/);
  for (const key of Object.keys(problem)) {
    const known = ["type", "title", "status", "detail", "instance", "requestId", "errors"];
    expect(slug === "gone" ? [...known, "lastVersion", "memento", "history"] : known).toContain(key);
  }
});

test("a failure of ours is told to the log, not to the caller", async () => {
  logged.length = 0;
  const text = await (await send("/v1/failing/unknown", { headers: { "X-Request-Id": "find-me" } })).text();
  expect(text).not.toMatch(/SELECT|secret|\/srv|at .*\.ts/);
  expect(logged).toHaveLength(1);
  expect(logged[0]).not.toContain("\n");
  expect(JSON.parse(logged[0] ?? "")).toMatchObject({
    level: "error",
    problem: "internal",
    requestId: "find-me",
    path: "/v1/failing/unknown",
    error: { message: "SELECT secret FROM /srv/x" },
  });
});

test("a fault of the caller is not logged", async () => {
  logged.length = 0;
  await send("/v1/things?limit=0");
  await send("/nothing");
  expect(logged).toEqual([]);
});

test("links in problems come from the configuration where there is one", async () => {
  const env = { PUBLIC_URL: "https://api.mitra.example" } as never;
  const problem = await problemOf(await app.fetch(new Request(`${origin}/nothing`), env));
  expect(problem.type).toBe("https://api.mitra.example/problems/not-found");
});

test("a route with a body is refused when it is defined, as nothing would check it", () => {
  const route = { method: "post", path: "/x", request: { body: { content: {} } }, responses: {} } as const;
  expect(() => createRouter().openapi(route as never, (() => new Response()) as never)).toThrow("/x");
});

test.each([
  ["short", '"short"'],
  ["x".repeat(40), `"${"x".repeat(40)}"`],
  ["x".repeat(41), `"${"x".repeat(40)}…"`],
  ["🇮🇩".repeat(30), `"${"🇮🇩".repeat(20)}…"`],
  ['"\n', '"\\"\\n"'],
  [undefined, '"undefined"'],
])("an excerpt of %j", (value, expected) => {
  expect(excerpt(value)).toBe(expected);
});
