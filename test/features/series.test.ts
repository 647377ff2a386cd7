import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSeeds } from "../../seeds/load.ts";
import { openDb } from "../../src/db/client.ts";
import { writeRecord } from "../../src/record/write.ts";
import { inProject } from "../../tools/paths.ts";
import { dated, engagement, invented } from "../record/dossiers.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { projection } from "../support/projection.ts";
import { getJson } from "./collections.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

test("a series lists its engagements by ordinal, then by date, what has none last; the second dossier adds what it knows", async () => {
  const { reference } = await loadSeeds(inProject("seeds"));
  const fair = (id: string, edtf: string | null, ordinal: number | null) =>
    engagement({ id, kind: "exhibition", date: dated(edtf), series: { series: "milex", ordinal } });
  const first = invented("fairs", {
    engagements: [
      fair("third", "2005", 3),
      fair("undated", null, null),
      fair("uncounted", "2001", null),
      fair("first", null, 1),
      fair("also-third", "2004", 3),
      fair("of-two-series", "2006", 4),
      engagement({ id: "second", kind: "exhibition", date: dated("2003") }),
    ],
  });
  const other = { series: "indonesia-france-two-plus-two", ordinal: 9 };
  const second = invented("more-fairs", {
    article: { published: dated("2022-01-01") },
    engagements: [fair("second", "2003", 2), { ...fair("of-two-series", "2006", 9), series: other }],
  });
  await writeRecord(
    openDb(mitra.database),
    { put: [first, second], remove: [], reference, now: new Date("2026-11-22T08:00:00Z") },
    projection,
  );
  const { data } = await getJson<{ data: { engagements: { id: string; ordinal: number | null }[] } }>(
    mitra,
    "/v1/series/milex",
  );
  expect(data.engagements.map(({ id, ordinal }) => [id, ordinal])).toEqual([
    ["first", 1],
    ["second", 2],
    ["also-third", 3],
    ["third", 3],
    ["uncounted", null],
    // The later article has it in another series, and its ordinal is that of the other one.
    ["of-two-series", null],
    ["belarus-milex-2025", null],
    ["undated", null],
  ]);
});
