import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { writeRecord } from "../../src/record/write.ts";
import type { Dossier } from "../../src/record-types.ts";
import { dated, engagement, harbour, invented, inventedReference } from "../record/dossiers.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { projection } from "../support/projection.ts";

let mitra: TestMitra;

const write = (day: string, put: Dossier[], remove: string[] = []) => {
  const reference = inventedReference();
  const now = new Date(`${day}T08:00:00Z`);
  return writeRecord(openDb(mitra.database), { put, remove, reference, now }, projection);
};

const meeting = (country: string, topics: string[] = []) =>
  invented("meeting-news", {
    article: { published: dated("2021") },
    engagements: [engagement({ id: "meeting", countries: [{ country, roles: ["partner"] }], topics })],
  });

// 1: harbour; 2: a meeting with Fiji; 3: it was with New Zealand; 4: it goes.
beforeAll(async () => {
  mitra = await startMitra({ seeded: false, env: { CACHE_BYTES: "33554432", VERSION_TTL_MS: "60000" } });
  await write("2026-01-01", [harbour()]);
  await write("2026-02-01", [meeting("FJ", ["maps"])]);
  await write("2026-03-01", [meeting("NZ")]);
  await write("2026-04-01", [], ["meeting-news"]);
});
afterAll(() => mitra.close());

type Change = {
  sequence: number;
  version: number;
  type: string;
  id: string;
  action: string;
  [member: string]: unknown;
};
type Body = {
  data: Change[];
  page: { next: string | null; total: { value: number; relation: string } };
  dataset: { version: number };
  errors: { name: string; message: string }[];
  warnings?: unknown[];
};

const read = async (query: string, init?: RequestInit) => {
  const answer = await mitra.fetch(`/v1/changes${query}`, init);
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
};

const meetings = async (query: string): Promise<string[]> =>
  (await read(`${query}&type=engagement`)).body.data.map(({ version, id, action }) => `${version} ${id} ${action}`);

const all = ["1 harbour-talks created", "2 meeting created", "3 meeting changed", "4 meeting removed"];

describe("what came since", () => {
  test.each([
    ["?limit=200", all],
    ["?since=0", all],
    ["?since=1", all.slice(1)],
    ["?since=2026-02-01", all.slice(1)],
    ["?since=2026-02", all.slice(1)],
    ["?since=2026-02-01T08:00:00.001Z", all.slice(2)],
    ["?since=4", []],
    ["?since=2030-01-01", []],
  ])("%s", async (query, expected) => {
    expect(await meetings(query)).toEqual(expected);
  });

  test("is never after a version that is yet to come, which is told", async () => {
    const { status, body } = await read("?since=5");
    expect([status, body.errors[0]?.name]).toEqual([400, "since"]);
    expect(body.errors[0]?.message).toContain("no version after 4");
  });

  test.each([
    ["?country=FJ", ["2 meeting created", "3 meeting changed"]],
    ["?country=NZ", ["1 harbour-talks created", "3 meeting changed", "4 meeting removed"]],
    ["?country=!NZ", ["2 meeting created"]],
    ["?topic=maps", ["2 meeting created", "3 meeting changed"]],
    ["?topic=ships", ["1 harbour-talks created"]],
    ["?action=removed,changed", ["3 meeting changed", "4 meeting removed"]],
    ["?action=!created", ["3 meeting changed", "4 meeting removed"]],
  ])("and concerns %s, then or until then", async (query, expected) => {
    expect(await meetings(query)).toEqual(expected);
  });

  test("is told with what it was called, where it is and which members changed", async () => {
    const { body } = await read("?since=2&type=engagement&lang=all");
    expect(body.data[0]).toMatchObject({
      version: 3,
      at: "2026-03-01T08:00:00.000Z",
      label: "meeting",
      url: `${mitra.url}/v1/engagements/meeting`,
      into: null,
      translations: { id: { label: "meeting (id)" } },
    });
    expect(body.data[0]?.members).toEqual(expect.arrayContaining(["countries", "topics"]));
    expect(body.data[1]).toMatchObject({ action: "removed", label: "meeting" });
  });

  test("comes with the record as its list shows it now, where that is wanted", async () => {
    const { body } = await read("?type=engagement&expand=record");
    const list = (await (await mitra.fetch("/v1/engagements")).json()) as { data: unknown[] };
    expect(body.data.map(({ record }) => record)).toEqual([list.data[0], null, null, null]);
    expect((await read("?type=engagement")).body.data[0]).not.toHaveProperty("record");
  });
});

test("pages follow one another, whatever their size, and are bound to their filters", async () => {
  const { body: whole } = await read("?limit=200");
  expect(whole.page).toMatchObject({ next: null, total: { value: whole.data.length, relation: "eq" } });
  const pages: Change[] = [];
  let next = "";
  do {
    const { body } = await read(`?limit=3${next && `&cursor=${next}`}`);
    pages.push(...body.data);
    next = body.page.next ?? "";
  } while (next !== "");
  expect(pages).toEqual(whole.data);
  const { body: first } = await read("?limit=1");
  expect((await read(`?limit=1&type=topic&cursor=${first.page.next}`)).status).toBe(400);
  expect((await read(`?limit=2&expand=record&cursor=${first.page.next}`)).status).toBe(200);
});

test("an unknown parameter or value is named", async () => {
  expect((await read("?sinse=1")).body.errors[0]?.message).toContain("did you mean since?");
  expect((await read("?expand=all")).body.errors[0]?.name).toBe("expand");
  expect((await read("?asOf=1")).body.errors[0]?.name).toBe("asOf");
  expect((await read("?topic=shipz")).body.warnings).toMatchObject([{ value: "shipz", nearest: ["ships"] }]);
});

describe("a poll that finds nothing", () => {
  const poll = "/v1/changes?since=4&expand=record&limit=200";

  test("costs the database nothing while the version is relied upon, and a 304 is enough", async () => {
    const first = await mitra.fetch(poll);
    const etag = first.headers.get("ETag") ?? "";
    mitra.database.log.reset();
    for (let round = 0; round < 5; round++) {
      const again = await mitra.fetch(poll);
      expect([again.status, again.headers.get("Cache-Status")]).toEqual([200, "mitra; hit"]);
      expect((await mitra.fetch(poll, { headers: { "If-None-Match": etag } })).status).toBe(304);
    }
    expect(mitra.database.log.pipelines.length).toBe(0);
  });

  test("costs one look-up of the version where that is not relied upon", async () => {
    const fresh = await startMitra({ env: { CACHE_BYTES: "33554432" } });
    try {
      const { version } = ((await (await fresh.fetch("/v1/meta")).json()) as Body).dataset;
      const target = `/v1/changes?since=${version}`;
      const etag = (await fresh.fetch(target)).headers.get("ETag") ?? "";
      for (const headers of [{}, { "If-None-Match": etag }] as Record<string, string>[]) {
        fresh.database.log.reset();
        const answer = await fresh.fetch(target, { headers });
        expect(answer.status).toBe("If-None-Match" in headers ? 304 : 200);
        await answer.text();
        expect(fresh.database.log.statements().length).toBe(1);
      }
    } finally {
      await fresh.close();
    }
  });
});
