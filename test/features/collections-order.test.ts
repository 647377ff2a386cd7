import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSeeds } from "../../seeds/load.ts";
import { openDb } from "../../src/db/client.ts";
import { fold } from "../../src/language/normalise.ts";
import { type CollectionType, collections, collectionTypes } from "../../src/model/record-types.ts";
import { writeRecord } from "../../src/record/write.ts";
import { inProject } from "../../tools/paths.ts";
import { engagement, invented } from "../record/dossiers.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { projection } from "../support/projection.ts";
import { type ApiRecord, dateOf, getJson, idsOf, type List, listOf, pagesOf } from "./collections.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

const sorts = ["-date", "date", "label", "-label", "-updated", "updated"] as const;
const shown = (record: ApiRecord): string =>
  String(record.label ?? record.name ?? (record as { paraphrase?: string }).paraphrase);

/** What a record is sorted by, and whether it has it; null for reference records, whose date is not shown. */
const keyOf = (type: CollectionType, sort: string, record: ApiRecord): string | number | null => {
  if (sort.endsWith("label")) return type === "statement" ? null : fold(shown(record));
  if (sort.endsWith("updated")) return record.updatedVersion;
  if (!["article", "engagement", "agreement", "statement"].includes(type)) return null;
  const { start, end } = dateOf(type, record);
  return start ?? end ?? "";
};

describe.each(collectionTypes)("the list of each %s", (type) => {
  const path = `/v1/${collections[type]}`;

  test.each(sorts)("sorted by %s has a total order, ties by id, the undated last", async (sort) => {
    const { data } = await listOf(mitra, `${path}?sort=${sort}&lang=en`);
    const keyed = data.map((record) => ({ id: record.id, key: keyOf(type, sort, record) }));
    if (keyed.some(({ key }) => key === null))
      return expect(new Set(keyed.map(({ id }) => id)).size).toBe(keyed.length);
    const sign = sort.startsWith("-") ? -1 : 1;
    const compare = (a: string | number, b: string | number) => {
      if (a === "" || b === "") return a === b ? 0 : a === "" ? sign : -sign;
      return a < b ? -1 : a > b ? 1 : 0;
    };
    const expected = keyed.toSorted((a, b) => sign * compare(a.key ?? "", b.key ?? "") || (a.id < b.id ? -1 : 1));
    expect(keyed).toEqual(expected);
  });

  test.each(sorts)("sorted by %s is the same in pages of any size, changing midway too", async (sort) => {
    const whole = await idsOf(mitra, `${path}?sort=${sort}`);
    expect(whole.length).toBeGreaterThan(1);
    const some = whole.length > 20 ? [5, 1, 7] : [1, 3, 2];
    for (const limits of [some, [whole.length - 1]]) {
      const pages = await pagesOf(mitra, `${path}?sort=${sort}`, limits);
      expect(pages.flat(), limits.join()).toEqual(whole);
      for (const [index, page] of pages.slice(0, -1).entries())
        expect(page).toHaveLength(limits[index % limits.length] ?? 0);
    }
  });

  test("a sort never changes which records come, nor does the language", async () => {
    const sets = await Promise.all(
      [...sorts, "label&lang=id", "-label&lang=all"].map(async (sort) =>
        (await idsOf(mitra, `${path}?sort=${sort}`)).sort(),
      ),
    );
    for (const set of sets) expect(set).toEqual(sets[0]);
  });
});

test("filtered lists are the same in pages, whatever the sort", async () => {
  for (const query of [
    "topic=education-and-training,defence-industry",
    "country=JP,FR,RU",
    "from=2021&country=JP",
    "status=held,planned&kind=meeting",
  ]) {
    for (const sort of sorts.slice(0, 3)) {
      const whole = await idsOf(mitra, `/v1/engagements?${query}&sort=${sort}`);
      expect((await pagesOf(mitra, `/v1/engagements?${query}&sort=${sort}`, [1])).flat(), `${query} ${sort}`).toEqual(
        whole,
      );
    }
  }
});

test("shape may change between pages, filters and sort may not", async () => {
  const { page } = await getJson<List>(mitra, "/v1/engagements?limit=2");
  for (const query of ["fields=id", "lang=id", "include=topics", "limit=7", "format=json"]) {
    expect((await mitra.fetch(`/v1/engagements?${query}&cursor=${page.next}`)).status, query).toBe(200);
  }
  const byLabel = await getJson<List>(mitra, "/v1/engagements?limit=2&sort=label&lang=en");
  expect((await mitra.fetch(`/v1/engagements?sort=label&lang=id&cursor=${byLabel.page.next}`)).status).toBe(400);
});

describe("rows that come and go between pages", () => {
  let reference: Awaited<ReturnType<typeof loadSeeds>>["reference"];
  const write = (put: Parameters<typeof writeRecord>[1]["put"], remove: string[] = []) =>
    writeRecord(openDb(mitra.database), { put, remove, reference, now: new Date() }, projection);
  const dated = (id: string, edtf: string | null) =>
    engagement({ id, label: `${id} invented`, date: { edtf, basis: edtf ? "stated" : "unknown" } });

  beforeAll(async () => {
    ({ reference } = await loadSeeds(inProject("seeds")));
  });

  test.each(sorts)("leave no gap and no repeat among those that stay, by %s", async (sort) => {
    const before = invented("invented-before", {
      engagements: [dated("aaa-goes", "2022-03-02"), dated("zzz-goes", "1990")],
    });
    await write([before]);
    const stay = (await idsOf(mitra, `/v1/engagements?sort=${sort}`)).filter((id) => !id.endsWith("-goes"));
    const seen: string[] = [];
    for (let next: string | null = "", turn = 0; next !== null; turn++) {
      const list: List = await getJson(mitra, `/v1/engagements?sort=${sort}&limit=2${next ? `&cursor=${next}` : ""}`);
      seen.push(...list.data.map(({ id }) => id));
      next = list.page.next;
      if (turn === 0) {
        const added = ["aaa-comes", "mmm-comes", "zzz-comes"].map((id, index) =>
          dated(id, ["1945-08-17", null, "2199"][index] ?? null),
        );
        await write([invented("invented-between", { engagements: added })], ["invented-before"]);
      }
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => !/-(goes|comes)$/.test(id))).toEqual(stay);
    await write([], ["invented-between"]);
  });
});
