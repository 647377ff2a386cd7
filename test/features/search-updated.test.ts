import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { writeRecord } from "../../src/record/write.ts";
import type { Dossier } from "../../src/record-types.ts";
import { dated, engagement, invented, inventedReference } from "../record/dossiers.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { projection } from "../support/projection.ts";
import { keysOf, search } from "./search-hits.ts";

let mitra: TestMitra;

const write = (day: string, put: Dossier[]) =>
  writeRecord(
    openDb(mitra.database),
    { put, remove: [], reference: inventedReference(), now: new Date(`${day}T08:00:00Z`) },
    projection,
  );

const news = (id: string, label: string, topics: string[] = []) =>
  invented(id, {
    article: { published: dated("2021") },
    engagements: [engagement({ id: `${id}-talks`, label, topics })],
  });

// Of January the first; the second came in February; the third is of January, and changed in March.
beforeAll(async () => {
  mitra = await startMitra({ seeded: false });
  await write("2026-01-01", [news("first", "Kelp talks", ["maps"]), news("third", "Kelp meeting")]);
  await write("2026-02-01", [news("second", "Kelp visit", ["maps"])]);
  await write("2026-03-01", [news("third", "Kelp exercise", ["ships"])]);
});
afterAll(() => mitra.close());

const engagements = ["engagement:first-talks", "engagement:second-talks", "engagement:third-talks"];

describe("a search for what was updated since", () => {
  test.each([
    ["2026-01-01T08:00:00Z", engagements],
    ["2026-01-01T08:00:00.001Z", engagements.slice(1)],
    ["2026-02-01T15:00:00%2B07:00", engagements.slice(1)],
    ["2026-02-02T00:00:00Z", engagements.slice(2)],
    ["2026-03-02T00:00:00Z", []],
  ])("%s finds, counts and has facets of that alone", async (since, expected) => {
    const query = `&type=engagement&updatedSince=${since}`;
    expect((await keysOf(mitra, "kelp", query)).toSorted()).toEqual(expected);
    const { page, facets } = await search(mitra, "kelp", `${query}&facets=topic`);
    expect(page.total).toEqual({ value: expected.length, relation: "eq" });
    const inTopic = { maps: ["first", "second"], ships: ["third"] };
    for (const [topic, of] of Object.entries(inTopic)) {
      const count = of.filter((one) => expected.includes(`engagement:${one}-talks`)).length;
      expect(facets?.topic?.find(({ value }) => value === topic)?.count ?? 0, topic).toBe(count);
    }
  });
});
