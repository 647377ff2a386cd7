import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type HeldMitra, lasting, startHeldMitra, type Told, written } from "./support.ts";

let mitra: HeldMitra;
beforeEach(async () => {
  mitra = await startHeldMitra();
});
afterEach(() => mitra.close());

const stateOf = ({ headers }: Told) => headers["cache-status"];
const hit = "mitra; hit";

/** Asks until the answer comes from memory without routing. */
const warm = async (path: string, headers: Record<string, string> = {}) => {
  await mitra.ask(path, headers);
  const again = await mitra.ask(path, headers);
  expect(stateOf(again)).toBe(hit);
  mitra.trips();
  return again;
};

describe("round trips", () => {
  test.each([
    ["/v1/engagements?country=FR&limit=20", 1],
    [`/v1/engagements/${written}`, 1],
    ["/v1/countries/JP", 1],
    ["/v1/articles?sort=label", 1],
    ["/v1/articles?include=source", 2],
    ["/v1/engagements?country=IS", 1],
    ["/v1/meta", 1],
    ["/v1", 0],
  ])("%s takes %i cold and none warm", async (path, cold) => {
    const first = await mitra.ask(path);
    expect([first.status, mitra.trips()]).toEqual([200, cold]);
    const second = await mitra.ask(path);
    expect([stateOf(second), mitra.trips()]).toEqual([hit, 0]);
    expect(lasting(second)).toEqual(lasting(first));
    const tag = { "If-None-Match": first.headers.etag ?? "" };
    expect([(await mitra.ask(path, tag)).status, mitra.trips()]).toEqual([304, 0]);
  });

  test("are one light look-up for a copy that is current, where nothing is known yet", async () => {
    const { etag = "" } = (await mitra.ask("/v1/engagements")).headers;
    const fresh = await startHeldMitra();
    const answer = await fresh.ask("/v1/engagements", { "If-None-Match": etag });
    expect([answer.status, fresh.trips()]).toEqual([304, 1]);
    await fresh.close();
  });
});

describe("one answer", () => {
  test.each([
    ["/v1/engagements?country=FR,JP&kind=meeting", "/v1/engagements?kind=meeting&country=jp&country=fr"],
    ["/v1/engagements?country=FR,JP", "/v1/engagements?country[]=jp&country%5B%5D=fr"],
    ["/v1/engagements", "/v1/engagements?limit=20&sort=-date"],
    ["/v1/engagements", "/v1/engagements?"],
    ["/v1/engagements?from=2021", "/v1/engagements?from=2021-01-01"],
    ["/v1/engagements", "/v1/engagements?lang=en&format=json"],
    ["/v1/engagements?fields=label,date", "/v1/engagements?fields=date,label,date"],
    [`/v1/engagements/${written}`, `/v1/engagements/${written}?lang=en`],
  ])("for %s and %s", async (one, other) => {
    const first = await mitra.ask(one);
    mitra.trips();
    const second = await mitra.ask(other);
    expect([stateOf(second), mitra.trips()]).toEqual([hit, 0]);
    expect([second.body, second.headers.etag]).toEqual([first.body, first.headers.etag]);
  });

  test("is sent with the links of each spelling", async () => {
    const [one, other] = ["/v1/engagements?limit=1&kind=meeting", "/v1/engagements?kind=meeting&limit=1"];
    const computed = [await mitra.ask(one), await mitra.ask(other)];
    const recalled = [await mitra.ask(one), await mitra.ask(other)];
    expect(recalled.map(stateOf)).toEqual([hit, hit]);
    expect(recalled.map(lasting)).toEqual(computed.map(lasting));
    expect(recalled[0]?.headers.link).toContain("limit=1&kind=meeting");
    expect(recalled[1]?.headers.link).toContain("kind=meeting&limit=1");
  });

  test("is sent with the Vary of each spelling", async () => {
    const spellings = ["/v1/engagements", "/v1/engagements?lang=en", "/v1/engagements?lang=en&format=json"];
    for (const path of spellings) await mitra.ask(path);
    const recalled = [];
    for (const path of spellings) recalled.push(await mitra.ask(path));
    expect(recalled.map(stateOf)).toEqual([hit, hit, hit]);
    expect(recalled.map(({ headers }) => headers.vary)).toEqual([
      "Accept, Accept-Language, Accept-Encoding",
      "Accept, Accept-Encoding",
      "Accept-Encoding",
    ]);
  });

  test("that a spelling was first confirmed with is sent whole to the next, as if it had been computed", async () => {
    const path = "/v1/engagements?limit=1";
    const { etag = "" } = (await mitra.ask(`${path}&sort=-date`)).headers;
    expect((await mitra.ask(path, { "If-None-Match": etag })).status).toBe(304);
    const recalled = await mitra.ask(path);
    const fresh = await startHeldMitra();
    expect([stateOf(recalled), recalled.headers["server-timing"]]).toEqual([hit, undefined]);
    expect(lasting(recalled)).toEqual(lasting(await fresh.ask(path)));
    await fresh.close();
  });

  test("serves GET and HEAD alike, whichever came first", async () => {
    for (const [path, order] of [
      ["/v1/engagements", ["GET", "HEAD"]],
      ["/v1/agreements", ["HEAD", "GET"]],
    ] as const) {
      const computed = await mitra.ask(path, {}, order[0]);
      mitra.trips();
      const recalled = await mitra.ask(path, {}, order[1]);
      expect([stateOf(recalled), mitra.trips()]).toEqual([hit, 0]);
      const [get, head] = order[0] === "GET" ? [computed, recalled] : [recalled, computed];
      expect(head.body).toBe("");
      expect(head.headers["content-length"]).toBe(String(new TextEncoder().encode(get.body).length));
      expect(head.headers.etag).toBe(get.headers.etag);
    }
  });
});

test.each([
  ["/openapi.json", "public, max-age=300"],
  ["/problems/not-found", "public, max-age=300"],
  ["/", "public, max-age=300"],
])("what does not come from the record is recalled too: %s", async (path, cacheControl) => {
  const browser = { Accept: "text/html" };
  const computed = [await mitra.ask(path), await mitra.ask(path, path === "/" ? browser : {})];
  // It stays true whatever becomes of the version.
  mitra.clock.now += 3_600_000;
  const recalled = [await mitra.ask(path), await mitra.ask(path, path === "/" ? browser : {})];
  expect(recalled.map(stateOf)).toEqual([hit, hit]);
  expect(recalled.map(lasting)).toEqual(computed.map(lasting));
  for (const { headers } of recalled) expect(headers["cache-control"]).toContain(cacheControl);
  expect(stateOf(await mitra.ask("/health/live"))).toBeUndefined();
  expect(stateOf(await mitra.ask("/health/live"))).toBeUndefined();
});

describe("different answers", () => {
  test.each([
    ["language", [{}, { "Accept-Language": "id" }, { "Accept-Language": "in-ID;q=0.5, fr" }]],
    ["odd languages", [{ "Accept-Language": "id;q=0, *" }, { "Accept-Language": ",;q=,id" }]],
  ])("by %s are not mixed up", async (_, spellings) => {
    for (const headers of spellings as Record<string, string>[]) {
      const known = await mitra.ask("/v1/engagements", headers);
      const fresh = await startHeldMitra();
      expect(lasting(known)).toEqual(lasting(await fresh.ask("/v1/engagements", headers)));
      expect(lasting(await warm("/v1/engagements", headers))).toEqual(lasting(known));
      await fresh.close();
    }
  });

  test("by language, fields, limit and filter have entity tags and bodies of their own", async () => {
    const paths = ["", "?lang=id", "?lang=all", "?fields=id", "?limit=1", "?country=FR"].map(
      (query) => `/v1/engagements${query}`,
    );
    const answers = [];
    for (const path of paths) answers.push(await warm(path));
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(paths.length);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(paths.length);
  });

  test("by Accept are not mixed up", async () => {
    await warm("/v1/graph");
    const other = await mitra.ask("/v1/graph", { Accept: "application/graphml+xml" });
    expect(other.headers["content-type"]).toContain("graphml");
    expect((await warm("/v1/graph")).headers["content-type"]).toContain("application/json");
    expect((await mitra.ask("/v1/graph", { Accept: "image/png" })).status).toBe(406);
  });
});

describe("no header that a client sends", () => {
  test("changes what others are answered", async () => {
    const fresh = await startHeldMitra();
    const clean = await fresh.ask("/v1/engagements?limit=1");
    await fresh.close();
    const poison: Record<string, string>[] = [
      { "X-Forwarded-Host": "evil.test", "X-Forwarded-Proto": "http", Forwarded: "host=evil.test" },
      { Host: "evil.test", "X-Original-URL": "/v1/meta", "X-Rewrite-URL": "/v1/meta" },
      { "X-HTTP-Method-Override": "DELETE", Cookie: "lang=id", Range: "bytes=0-9" },
      { Authorization: "Bearer x", "X-Api-Key": "y" },
      { "X-Request-Id": "poisoned", "Accept-Encoding": "gzip, br" },
      { "If-None-Match": "*" },
      { "If-None-Match": clean.headers.etag ?? "" },
      { Accept: "text/html" },
      { "Accept-Language": "id" },
      { Origin: "https://evil.test", "Access-Control-Request-Method": "GET" },
    ];
    for (const headers of poison) await mitra.ask("/v1/engagements?limit=1", headers);
    for (let time = 0; time < 2; time++) {
      const answer = await mitra.ask("/v1/engagements?limit=1");
      expect(lasting(answer)).toEqual(lasting(clean));
      expect(answer.headers["x-request-id"]).not.toBe("poisoned");
    }
  });

  test("takes the request id of another", async () => {
    await warm("/v1/engagements", { "X-Request-Id": "mine" });
    expect((await mitra.ask("/v1/engagements", { "X-Request-Id": "yours" })).headers["x-request-id"]).toBe("yours");
    expect((await mitra.ask("/v1/engagements")).headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("of another host gets links of ours", async () => {
    await warm("/v1/engagements?limit=1");
    const theirs = await mitra.ask("https://other.test/v1/engagements?limit=1");
    const ours = await mitra.ask("/v1/engagements?limit=1");
    expect(theirs.headers.link).toContain("https://other.test/");
    expect(ours.headers.link).toContain("https://mitra.test/");
  });
});

describe("never kept are", () => {
  test.each([
    ["/v1/engagements/none-such", 404],
    ["/v1/engagements?limit=0", 400],
    ["/v1/nothing", 404],
  ])("errors: %s is %i each time", async (path, status) => {
    for (let time = 0; time < 3; time++) {
      const answer = await mitra.ask(path);
      expect([answer.status, stateOf(answer)]).toEqual([status, undefined]);
    }
  });

  test.each([["Authorization"], ["X-Api-Key"]])("answers to requests with %s", async (name) => {
    const [anybody, somebody] = [{}, { [name]: "secret" }];
    for (let time = 0; time < 2; time++) {
      const answer = await mitra.ask("/v1/engagements", somebody);
      expect([stateOf(answer), mitra.trips()]).toEqual(["mitra; fwd=bypass", 1]);
      expect(answer.headers["cache-control"]).toMatch(/^private,/);
    }
    expect(stateOf(await mitra.ask("/v1/engagements", anybody))).toBe("mitra; fwd=miss; stored");
    mitra.trips();
    expect([stateOf(await mitra.ask("/v1/engagements", somebody)), mitra.trips()]).toEqual(["mitra; fwd=bypass", 1]);
  });

  test("any answers where there is no memory for them", async () => {
    const none = await startHeldMitra({ CACHE_BYTES: "0" });
    for (let time = 0; time < 2; time++) {
      expect([stateOf(await none.ask("/v1/engagements")), none.trips()]).toEqual(["mitra; fwd=bypass", 1]);
    }
    await none.close();
  });
});

test("a line of the access log tells where an answer came from, and from which route", async () => {
  const logging = await startHeldMitra({ ACCESS_LOG: "1" });
  await logging.ask("/v1/countries/FR?lang=en", { "X-Request-Id": "a" });
  await logging.ask("/v1/countries/FR?lang=en", { "X-Request-Id": "b" });
  const known = { level: "info", method: "GET", path: "/v1/countries/FR", route: "/v1/countries/:id", status: 200 };
  expect(logging.lines.map((line) => JSON.parse(line))).toMatchObject([
    { ...known, requestId: "a", cache: "stored", database: 1 },
    { ...known, requestId: "b", cache: "hit", database: 0, duration: 0, databaseDuration: 0 },
  ]);
  await logging.close();
});
