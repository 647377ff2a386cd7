import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { writeRecord } from "../../src/record/write.ts";
import type { Dossier } from "../../src/record-types.ts";
import { agreement, dated, engagement, harbour, invented, inventedReference } from "../record/dossiers.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { projection } from "../support/projection.ts";

let mitra: TestMitra;
const talks = "/v1/engagements/harbour-talks";

const write = (day: string, put: Dossier[], remove: string[] = []) => {
  const db = openDb(mitra.database);
  const reference = inventedReference();
  return writeRecord(db, { put, remove, reference, now: new Date(`${day}T08:00:00Z`) }, projection);
};

const called = (label: string): Dossier => {
  const dossier = harbour();
  for (const fact of dossier.engagements) fact.label = { en: label, id: `${label} (id)` };
  return dossier;
};

const other = () =>
  invented("other-news", {
    article: { published: dated("2021") },
    engagements: [engagement({ id: "other-talks", countries: [{ country: "FJ", roles: ["partner"] }] })],
    agreements: [agreement({ id: "other-plan" })],
  });

// 1: harbour and other; 2: the talks change; 3: harbour goes; 4: it comes again; 5: other goes.
beforeAll(async () => {
  mitra = await startMitra({ seeded: false, env: { CACHE_BYTES: "33554432", VERSION_TTL_MS: "60000" } });
  await write("2026-01-01", [harbour(), other()]);
  await write("2026-02-01", [called("Talks in the harbour")]);
  await write("2026-03-01", [], ["harbour-news"]);
  await write("2026-04-01", [called("Talks again")]);
  await write("2026-05-01", [], ["other-news"]);
});
afterAll(() => mitra.close());

const read = async (target: string, init?: RequestInit) => {
  const answer = await mitra.fetch(target, { redirect: "manual", ...init });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === "" ? null : JSON.parse(text) };
};

const linksIn = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    [...(headers.get("Link") ?? "").matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(([, url = "", rel = ""]) => [
      rel,
      url.slice(mitra.url.length),
    ]),
  );

describe("a record as it stood", () => {
  test.each([
    ["1", "harbour-talks", 1],
    ["2", "Talks in the harbour", 2],
    ["2026-01-31", "harbour-talks", 1],
    ["2026-02-01", "Talks in the harbour", 2],
    ["2026-02", "Talks in the harbour", 2],
    ["2026-02-01T07:59:59Z", "harbour-talks", 1],
    ["2026-02-01T10:00:00%2B02:00", "Talks in the harbour", 2],
    ["2030-01-01", "Talks again", 5],
  ])("is had by asOf=%s", async (asOf, label, version) => {
    const { status, body } = await read(`${talks}?asOf=${asOf}`);
    expect([status, body.data.label, body.dataset.version]).toEqual([200, label, version]);
  });

  test.each([
    ["0", "versions 1 to 5"],
    ["6", "versions 1 to 5"],
    ["2025-12-31", "the first of 2026-01-01T08:00:00.000Z"],
    ["2026-02-30", "is not a day of the calendar"],
    ["yesterday", "is not a version such as 7"],
    ["", "is not a version such as 7"],
  ])("is not had by asOf=%s", async (asOf, message) => {
    const { status, body } = await read(`${talks}?asOf=${asOf}`);
    expect([status, body.errors.map(({ name }: { name: string }) => name)]).toEqual([400, ["asOf"]]);
    expect(body.errors[0].message).toContain(message);
  });

  test("is not looked for by words", async () => {
    const { status, body } = await read("/v1/engagements?asOf=1&q=talks&sort=relevance");
    expect(status).toBe(400);
    expect(body.errors.map(({ name }: { name: string }) => name)).toEqual(["q", "sort"]);
    expect((await read("/v1/search?asOf=1&q=talks")).status).toBe(400);
  });

  test("says when it came, or that it was gone by then", async () => {
    const early = await read("/v1/engagements/harbour-talks/related?asOf=3");
    expect([early.status, early.body.lastVersion]).toEqual([410, 2]);
    await write("2026-06-01", [invented("late-news", { engagements: [engagement({ id: "late-talks" })] })]);
    const late = await read("/v1/engagements/late-talks?asOf=4");
    expect([late.status, late.body.detail]).toEqual([
      404,
      'There was no engagement "late-talks" in version 4: it came in version 6.',
    ]);
    await write("2026-06-02", [], ["late-news"]);
  });
});

describe("mementos", () => {
  test("are linked from an item, whoever answers", async () => {
    const asked = [{}, {}, { method: "HEAD" }];
    for (const init of asked) {
      const { headers } = await read(`${talks}?lang=id`, init);
      expect(linksIn(headers)).toEqual({ memento: `${talks}?lang=id&asOf=4`, timemap: `${talks}/history` });
      expect(headers.get("Link")).toContain('datetime="Wed, 01 Apr 2026 08:00:00 GMT"');
      expect(headers.has("Memento-Datetime")).toBe(false);
    }
  });

  test("say when they were written and where the present is, whoever answers", async () => {
    const target = `${talks}?asOf=2026-02-20&fields=label`;
    const first = await read(target);
    const etag = first.headers.get("ETag") ?? "";
    for (const init of [{}, { headers: { "If-None-Match": '"other"' } }, { method: "HEAD" }, {}]) {
      const { headers, status } = await read(target, init);
      expect(status).toBe(200);
      expect(linksIn(headers)).toEqual({ original: `${talks}?fields=label`, timemap: `${talks}/history` });
      expect(headers.get("Memento-Datetime")).toBe("Sun, 01 Feb 2026 08:00:00 GMT");
      expect(headers.get("Cache-Control")).toContain("max-age=86400");
      expect(headers.get("ETag")).toBe(etag);
    }
    const same = await read(target, { headers: { "If-None-Match": etag } });
    expect([same.status, same.headers.get("ETag"), same.headers.get("Link")]).toEqual([304, etag, null]);
    const list = await read("/v1/engagements?asOf=2&limit=1");
    expect(linksIn(list.headers)).toMatchObject({ original: "/v1/engagements?limit=1" });
    expect(linksIn(list.headers).next).toMatch(/^\/v1\/engagements\?asOf=2&limit=1&cursor=/);
  });

  test("of a version that is over stay as they are when the next is written", async () => {
    const fresh = await startMitra({ seeded: false });
    try {
      const db = openDb(fresh.database);
      const reference = inventedReference();
      await writeRecord(db, { put: [harbour()], remove: [], reference, now: new Date("2026-01-01") }, projection);
      const before = await fresh.fetch(`${talks}?asOf=1`);
      await writeRecord(db, { put: [other()], remove: [], reference, now: new Date("2026-01-02") }, projection);
      const after = await fresh.fetch(`${talks}?asOf=1`);
      expect(after.headers.get("ETag")).toBe(before.headers.get("ETag"));
      expect(await after.text()).toBe(await before.text());
      const tag = before.headers.get("ETag") ?? "";
      expect((await fresh.fetch(`${talks}?asOf=1`, { headers: { "If-None-Match": tag } })).status).toBe(304);
      const open = await fresh.fetch(`${talks}?asOf=2030-01-01`);
      expect(open.headers.get("Cache-Control")).toContain("max-age=60,");
    } finally {
      await fresh.close();
    }
  });
});

describe("what was removed", () => {
  test("answers 410, and tells where it is shown as it stood last", async () => {
    for (const method of ["GET", "HEAD"]) {
      const { status, headers, body } = await read("/v1/engagements/other-talks", { method });
      expect(status).toBe(410);
      const links = { memento: "/v1/engagements/other-talks?asOf=4", timemap: "/v1/engagements/other-talks/history" };
      expect(linksIn(headers)).toEqual(links);
      if (body === null) continue;
      expect(body).toMatchObject({ lastVersion: 4, memento: `${mitra.url}${links.memento}` });
      expect(body.type).toBe(`${mitra.url}/problems/gone`);
      expect((await read(links.memento)).body.data.id).toBe("other-talks");
    }
    expect((await read("/v1/engagements/never-was")).status).toBe(404);
    expect((await read("/v1/engagements/never-was/history")).status).toBe(404);
  });

  test("has its history still", async () => {
    const { status, body } = await read("/v1/engagements/other-talks/history");
    expect([status, body.page.total]).toEqual([200, { value: 2, relation: "eq" }]);
    expect(body.data).toMatchObject([
      { version: 5, at: "2026-05-01T08:00:00.000Z", action: "removed", url: null },
      { version: 1, action: "created", url: `${mitra.url}/v1/engagements/other-talks?asOf=1` },
    ]);
  });

  test("and came again has both lives in its history, page by page", async () => {
    const actions: string[] = [];
    for (let next: string | null = `${talks}/history?limit=3`; next !== null; ) {
      const { body, headers }: Awaited<ReturnType<typeof read>> = await read(next);
      actions.push(...body.data.map(({ action, version }: Record<string, unknown>) => `${version} ${action}`));
      next = linksIn(headers).next ?? null;
    }
    expect(actions).toEqual(["4 created", "3 removed", "2 changed", "1 created"]);
  });
});

describe("what is another record now", () => {
  beforeAll(async () => {
    await mitra.database.client.execute(
      "insert into former_ids (type, former_id, id) values ('engagement', 'port-talks', 'harbour-talks')",
    );
  });

  test.each(["GET", "HEAD"])("leads there, with its path and query, by %s", async (method) => {
    for (const rest of ["?lang=id&fields=label", "/related?limit=3", "/history"]) {
      const { status, headers } = await read(`/v1/engagements/port-talks${rest}`, { method });
      expect([status, headers.get("Location")]).toEqual([308, `${talks}${rest}`]);
    }
  });

  test("is told of where a filter names it", async () => {
    const { body } = await read("/v1/engagements?ids=port-talks");
    expect(body.warnings).toMatchObject([{ parameter: "ids", value: "port-talks", nearest: ["harbour-talks"] }]);
  });
});
