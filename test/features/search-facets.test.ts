import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { idsOf, pagesOf } from "./collections.ts";
import { type Bucket, keysOf, search } from "./search-hits.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

const facets = ["type", "country", "topic", "year", "kind", "status", "source"] as const;
const q = "pertahanan";

const countOf = (buckets: readonly Bucket[] | undefined, value: string | null) =>
  buckets?.find((bucket) => bucket.value === value)?.count;

describe("facets of a search", () => {
  test.each(facets.filter((name) => name !== "year"))("by %s are what the filter finds", async (name) => {
    const { facets: found } = await search(mitra, q, `&facets=${name}`);
    const buckets = found?.[name] ?? [];
    expect(buckets.length).toBeGreaterThan(1);
    expect(buckets.at(-1)).toMatchObject({ value: null, label: "Unknown" });
    for (const { value, count, relation } of buckets.filter((bucket) => bucket.value !== null)) {
      expect([value, count, relation]).toEqual([value, (await keysOf(mitra, q, `&${name}=${value}`)).length, "eq"]);
    }
  });

  test("leave their own filter aside, and mind all others", async () => {
    const alone = await search(mitra, q, "&facets=type,country");
    const filtered = await search(mitra, q, "&facets=type,country&country=FR");
    expect(filtered.facets?.country).toEqual(alone.facets?.country);
    expect(filtered.facets?.type).not.toEqual(alone.facets?.type);
    const articles = (await keysOf(mitra, q, "&country=FR&type=article")).length;
    expect(countOf(filtered.facets?.type, "article")).toBe(articles);
  });

  // The parser of SQLite has a stack of a hundred, which parts of an expression that are filled in late come near.
  test.each(["menhan weiguo zhang", "menhan herindra pra*", "siapa kunj* kemhan OR kemlu"])(
    "of %s are asked for in a statement that is not too deep",
    async (deep) => {
      const found = await search(mitra, deep, "&facets=type&country=JP");
      expect(Object.keys(found.facets ?? {})).toEqual(["type"]);
    },
  );

  test("of a query that is met in part count the hits", async () => {
    const found = await search(mitra, "bakamla rudal", "&facets=type");
    const sum = (found.facets?.type ?? []).reduce((total, { count }) => total + count, 0);
    expect([found.query.relaxed, sum]).toEqual([true, found.page.total.value]);
  });

  test("of a query that nothing meets under a filter count what meets it without", async () => {
    const [alone, filtered] = await Promise.all(
      ["", "&type=person"].map((filter) => search(mitra, "industri joint venture", `&facets=type${filter}`)),
    );
    expect(filtered?.page.total.value).toBe(0);
    expect(countOf(alone?.facets?.type, "agreement")).toBeGreaterThan(0);
    expect(countOf(filtered?.facets?.type, "agreement")).toBe(countOf(alone?.facets?.type, "agreement"));
  });

  test("have labels in the language of the answer", async () => {
    const [en, id] = await Promise.all(
      ["en", "id"].map((lang) => search(mitra, q, `&facets=type,country&lang=${lang}`)),
    );
    expect(en?.facets?.type?.map(({ label }) => label)).toContain("Engagement");
    expect(id?.facets?.type?.map(({ label }) => label)).toContain("Kegiatan");
    expect(id?.facets?.country?.map(({ label }) => label)).toContain("Jepang");
  });
});

describe("q on a list", () => {
  test.each([
    ["articles", "article"],
    ["engagements", "engagement"],
    ["agreements", "agreement"],
    ["statements", "statement"],
    ["countries", "country"],
    ["organisations", "organisation"],
    ["people", "person"],
    ["posts", "post"],
    ["equipment", "equipment"],
    ["places", "place"],
    ["series", "series"],
    ["topics", "topic"],
    ["sources", "source"],
  ])("%s gives what the search gives of that type", async (collection, type) => {
    const words = "indonesia OR pertahanan OR antara OR kemhan";
    const searched = await keysOf(mitra, words, `&type=${type}&sort=-date`);
    const listed = await idsOf(mitra, `/v1/${collection}?q=${encodeURIComponent(words)}`);
    expect(listed.map((id) => `${type}:${id}`).sort()).toEqual(searched.sort());
    expect(listed.length).toBeGreaterThan(0);
  });

  test.each(["-date", "date", "label", "-label", "-updated", "relevance"])(
    "keeps the list's order by %s, page by page",
    async (sort) => {
      const path = `/v1/engagements?q=pertahanan&sort=${sort}`;
      const whole = await idsOf(mitra, path);
      expect((await pagesOf(mitra, path, [1, 2, 3])).flat()).toEqual(whole);
      if (sort === "relevance") return;
      const all = await idsOf(mitra, `/v1/engagements?sort=${sort}`);
      expect(whole).toEqual(all.filter((id) => whole.includes(id)));
    },
  );

  test("goes with the list's own filters and facets", async () => {
    const path = "/v1/engagements?q=pertahanan";
    const whole = await idsOf(mitra, path);
    const french = await idsOf(mitra, "/v1/engagements?country=FR");
    expect(await idsOf(mitra, `${path}&country=FR`)).toEqual(whole.filter((id) => french.includes(id)));
    const late = await idsOf(mitra, "/v1/engagements?from=2021-06");
    expect(await idsOf(mitra, `${path}&from=2021-06`)).toEqual(whole.filter((id) => late.includes(id)));
    const answer = (await (await mitra.fetch(`${path}&facets=status`)).json()) as { facets: Record<string, Bucket[]> };
    const held = await idsOf(mitra, `${path}&status=held`);
    expect(countOf(answer.facets.status, "held")).toBe(held.length);
  });

  test("reads slips as a search does", async () => {
    expect(await idsOf(mitra, "/v1/people?q=prabwo")).toEqual(["prabowo-subianto"]);
  });

  test("is what relevance goes by", async () => {
    const response = await mitra.fetch("/v1/engagements?sort=relevance");
    expect(response.status).toBe(400);
    expect((await response.json()) as object).toMatchObject({ errors: [{ name: "sort" }] });
    const [first] = await idsOf(mitra, "/v1/organisations?q=Kemhan&sort=relevance");
    expect(first).toBe("id-ministry-of-defence");
  });
});
