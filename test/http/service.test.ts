import { describe, expect, test } from "vitest";
import { readEnv } from "../../src/env.ts";
import { serverPlaceholder } from "../../src/features/docs/assets.ts";
import { createDocsRouter } from "../../src/features/docs/routes.ts";
import { createHealthRouter } from "../../src/features/health/routes.ts";
import { createHomeRouter } from "../../src/features/home/routes.ts";
import { createProblemsRouter } from "../../src/features/problems/routes.ts";
import { createKernel } from "../../src/http/kernel.ts";
import { problemSlugs } from "../../src/http/response/problem.ts";
import { describeApi } from "../../tools/openapi/describe.ts";
import { problemOf } from "./sample.ts";

const origin = "https://api.test";
const state = { away: false };

const app = createKernel({ log: () => {} });
app.route("/", createHomeRouter());
app.route(
  "/health",
  createHealthRouter(() => (state.away ? Promise.reject(new Error("away")) : Promise.resolve())),
);
app.route("/problems", createProblemsRouter());
app.route("/", createDocsRouter());

const description = JSON.stringify({ ...describeApi(app), servers: [{ url: serverPlaceholder }] });
const files = new Map([
  ["http://assets/reference.page", "<style>a{}</style><p>Reference</p><script>1;</script>"],
  ["http://assets/openapi.json", description],
  ["http://assets/openapi.yaml", description],
  ["http://assets/openapi-3.0.json", description],
]);

// As bare workerd's disk service does it: the file and no content type worth having.
const assets = {
  fetch: async (url: string) => {
    const file = files.get(url);
    return file === undefined ? new Response("none", { status: 404 }) : new Response(file);
  },
};

const send = (path: string, headers: Record<string, string> = {}, env: object = { ASSETS: assets }) =>
  Promise.resolve(app.fetch(new Request(origin + path, { headers }), env));

const browser = { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

describe("health", () => {
  test("tells the process from the database", async () => {
    for (const away of [false, true]) {
      state.away = away;
      const [live, ready] = [await send("/health/live"), await send("/health/ready")];
      expect(live.status).toBe(200);
      expect(ready.status).toBe(away ? 503 : 200);
      expect([live, ready].map((response) => response.headers.get("Cache-Control"))).toEqual(["no-store", "no-store"]);
      expect(ready.headers.get("Retry-After")).toBe(away ? "5" : null);
    }
    state.away = false;
  });
});

describe("problems", () => {
  test.each(problemSlugs)("%s is explained to programs and to people", async (slug) => {
    const json = await send(`/problems/${slug}`);
    expect(json.headers.get("Content-Type")).toBe("application/json");
    expect(await json.json()).toMatchObject({ data: { id: slug, type: `${origin}/problems/${slug}` } });
    const html = await send(`/problems/${slug}`, browser);
    expect(html.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(await html.text()).toContain("<h1>");
  });

  test("are listed", async () => {
    const { data } = (await (await send("/problems")).json()) as { data: { id: string }[] };
    expect(data.map(({ id }) => id)).toEqual([...problemSlugs]);
    expect((await send("/problems/none")).status).toBe(404);
    expect((await send("/problems?x=1")).status).toBe(400);
  });
});

describe("home", () => {
  test("is a card for a terminal and a page for a browser", async () => {
    const card = await send("/", { Accept: "*/*" });
    expect(card.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
    const text = await card.text();
    expect(text).toContain(`curl -s '${origin}/v1/engagements?limit=5'`);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    const page = await send("/", browser);
    expect(page.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("ETag")).not.toBe(card.headers.get("ETag"));
    expect((await send("/", { Accept: "application/json" })).status).toBe(406);
  });

  test("allows its own style and nothing else", async () => {
    const page = await send("/", browser);
    const policy = page.headers.get("Content-Security-Policy") ?? "";
    const style = /<style>([\s\S]*?)<\/style>/.exec(await page.text())?.[1] ?? "";
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
    expect(policy).toContain(`style-src 'sha256-${Buffer.from(digest).toString("base64")}'`);
    expect(policy).not.toMatch(/unsafe|script-src/);
    expect(page.headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(page.headers.getSetCookie()).toEqual([]);
  });
});

describe("docs", () => {
  test("sends the description in three forms, kept by their entity tags", async () => {
    for (const [path, type] of [
      ["/openapi.json", "application/json"],
      ["/openapi.yaml", "application/yaml"],
      ["/openapi-3.0.json", "application/json"],
    ] as const) {
      const response = await send(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("Content-Type")).toBe(type);
      const tag = response.headers.get("ETag") ?? "";
      expect((await send(path, { "If-None-Match": tag })).status).toBe(304);
    }
  });

  test("names the configured origin as the server, or else is relative", async () => {
    const servers = async (env: object) =>
      ((await (await send("/openapi.json", {}, { ASSETS: assets, ...env })).json()) as { servers: { url: string }[] })
        .servers[0]?.url;
    expect(await servers({})).toBe("/");
    expect(await servers({ PUBLIC_URL: "https://api.mitra.example" })).toBe("https://api.mitra.example");
  });

  test("asks for TLS only where clients come by it", async () => {
    const asked = async (env: object) => (await send("/openapi.json", {}, { ASSETS: assets, ...env })).headers;
    expect((await asked({ PUBLIC_URL: "http://mitra.example" })).has("Strict-Transport-Security")).toBe(false);
    expect((await asked({ PUBLIC_URL: "https://mitra.example" })).has("Strict-Transport-Security")).toBe(true);
  });

  test("documents every route of the app, and no other", async () => {
    const { paths } = (await (await send("/openapi.json")).json()) as { paths: Record<string, object> };
    const documented = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
    );
    const routed = app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`);
    expect(documented.sort()).toEqual([...new Set(routed)].sort());
  });

  test("allows the page its own script and style, and no other host", async () => {
    const page = await send("/docs", browser);
    expect(page.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    const policy = page.headers.get("Content-Security-Policy") ?? "";
    const hashOf = async (text: string) =>
      Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).toString("base64");
    expect(policy).toContain(`script-src 'sha256-${await hashOf("1;")}';`);
    expect(policy).toContain(`style-src 'sha256-${await hashOf("a{}")}';`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|unsafe|\*/);
    expect(page.headers.get("Referrer-Policy")).toBe("no-referrer");
    const tag = page.headers.get("ETag") ?? "";
    expect((await send("/docs", { ...browser, "If-None-Match": tag })).status).toBe(304);
  });
});

describe("the access log", () => {
  test("has a line for every request where it is wanted, without the query", async () => {
    const lines: string[] = [];
    const logging = createKernel({ log: (line) => lines.push(line) });
    logging.route("/problems", createProblemsRouter());
    const ask = (path: string, env: object) => logging.fetch(new Request(origin + path), env);
    await ask("/problems?secret=1", {});
    expect(lines).toEqual([]);
    await ask("/problems?secret=1", { ACCESS_LOG: "1" });
    await ask("/nothing", { ACCESS_LOG: "1" });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: "info", method: "GET", path: "/problems", status: 400, database: 0 },
      { level: "info", method: "GET", path: "/nothing", status: 404, database: 0 },
    ]);
    expect(lines.join()).not.toContain("secret");
  });
});

describe("the bindings", () => {
  test("are read closed: what is missing or wrong is named, never shown", () => {
    expect(() => readEnv({})).toThrow("LIBSQL_URL");
    expect(() => readEnv({ LIBSQL_URL: "libsql-secret" })).toThrow(/^(?!.*secret).*LIBSQL_URL/);
    expect(() => readEnv({ LIBSQL_URL: "http://db", PUBLIC_URL: "javascript:alert(1)" })).toThrow("PUBLIC_URL");
    const env = { LIBSQL_URL: "http://127.0.0.1:8080", PUBLIC_URL: "https://api.example.org/base/" };
    expect(readEnv(env).PUBLIC_URL).toBe("https://api.example.org");
    expect(readEnv(env)).toBe(readEnv(env));
  });

  test("that are wrong make an internal problem", async () => {
    const closed = createKernel({ log: () => {} });
    closed.use((c, next) => {
      c.env = readEnv(c.env);
      return next();
    });
    const response = await closed.fetch(new Request(`${origin}/v1`), {});
    expect(response.status).toBe(500);
    expect(JSON.stringify(await problemOf(response))).not.toContain("LIBSQL");
  });
});
