import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { writeRecord } from "../../src/record/write.ts";
import { matchCap } from "../../src/search/select.ts";
import { dated, engagement, invented, inventedReference } from "../record/dossiers.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { projection } from "../support/projection.ts";
import { getJson, type List, pagesOf } from "./collections.ts";
import { search } from "./search-hits.ts";

/*
 * More records that hold a word than are counted, and more than are ranked.
 */

const many = matchCap + 1;

/** The three that are called by the word are among the oldest. */
const isNamed = (day: number) => [3, 40, 170].includes(day);

/** One of a day, the days in no order; all but one hold a second word as well. */
const engagements = Array.from({ length: many }, (_, at) => {
  const day = (at * 389) % many;
  const date = new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10);
  const summary = `It was about cargo, kelp${day === 500 ? " on a barge" : " and wrack"}.`;
  return {
    date,
    said: engagement({
      id: `e-${String(at).padStart(4, "0")}`,
      label: `${isNamed(day) ? "Kelp" : "Talks"} ${at}`,
      summary: { en: summary, id: summary },
      date: dated(date),
    }),
    isNamed: isNamed(day),
  };
});

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra({ seeded: false });
  const put = Array.from({ length: Math.ceil(many / 100) }, (_, part) =>
    invented(`part-${part}`, {
      engagements: engagements.slice(part * 100, part * 100 + 100).map(({ said }) => said),
    }),
  );
  await writeRecord(
    openDb(mitra.database),
    { put, remove: [], reference: inventedReference(), now: new Date("2026-11-22T08:00:00Z") },
    projection,
  );
});
afterAll(() => mitra.close());

const newestFirst = (named: boolean) =>
  engagements
    .filter((one) => one.isNamed === named)
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))
    .map(({ said }) => said.id);

describe("of more records than are ranked together", () => {
  test.each(["/v1/search?q=kelp", "/v1/engagements?q=kelp&sort=relevance"])(
    "%s gives the best first, then all others by date",
    async (path) => {
      const found = (await pagesOf(mitra, path, [200, 130])).flat();
      expect(found).toEqual([...newestFirst(true), ...newestFirst(false)]);
    },
  );

  test.each([
    ["-date", "/v1/search?q=kelp"],
    ["date", "/v1/search?q=kelp"],
    ["-date", "/v1/engagements?q=kelp"],
  ])("sort=%s of %s is by date alone", async (sort, path) => {
    const inTime = engagements.toSorted((a, b) => (a.date < b.date ? -1 : 1)).map(({ said }) => said.id);
    const found = (await pagesOf(mitra, `${path}&sort=${sort}`, [200])).flat();
    expect(found).toEqual(sort === "date" ? inTime : inTime.toReversed());
  });
});

test("matches are counted up to the cap, and are at least so many only past it", async () => {
  const exactly = { value: matchCap, relation: "eq" };
  const atLeast = { value: matchCap, relation: "gte" };
  for (const [word, total] of [
    ["wrack", exactly],
    ["kelp", atLeast],
  ] as const) {
    const { page, facets } = await search(mitra, word, "&facets=type");
    expect([word, page.total]).toEqual([word, total]);
    expect([word, facets?.type?.[0]]).toMatchObject([word, { count: total.value, relation: total.relation }]);
    expect((await getJson<List>(mitra, `/v1/engagements?q=${word}`)).page.total).toEqual(total);
  }
});

test("a slip is taken for the word that begins as it was typed, however rare, before one that does not", async () => {
  const { query, data } = await search(mitra, "bargo");
  expect([query.didYouMean, data.length]).toEqual(["barge", 1]);
});
