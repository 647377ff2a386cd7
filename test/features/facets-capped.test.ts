import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countingCap, lookingCap } from "../../src/db/select/counts.ts";
import { facetValueCap } from "../../src/db/select/facets.ts";
import { timelineCap } from "../../src/features/timeline/queries.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { insertTerms } from "../support/terms.ts";

/** More engagements than any count looks at; every second one has a topic. */
const many = timelineCap + 500;

/** Of each cap, a person in just so many of them, and one in one more. */
const caps = new Set([lookingCap, countingCap, timelineCap]);
const numbers = [...caps].flatMap((cap) => [cap, cap + 1]);

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra({ seeded: false });
  const numbered = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${many})`;
  const term = (field: string, value: string, where = "true") =>
    insertTerms(`${numbered} select '${field}' as field, ${value} as value, 'engagement' as type, printf('e%05d', i) as id
      from n where ${where}`);
  await mitra.database.client.batch(
    [
      `insert into records (type, id, label_en, label_id, sort_en, sort_id, date_start, date_end, sort_date, created_version, updated_version, updated_at, document_hash, index_hash, since)
        ${numbered} select 'engagement', printf('e%05d', i), 'E', 'E', 'e', 'e', '2020-01-15', '2020-01-15', '2020-01-15', 1, 1, '2026-01-01T00:00:00.000Z', '', '', 1 from n`,
      `insert into documents (type, id, body, parts, since)
        ${numbered} select 'engagement', printf('e%05d', i), '', '', 1 from n`,
      "update dataset set version = 1",
      ...term("country", "'FR'"),
      ...term("kind", "'meeting'"),
      ...term("status", "'held'"),
      ...term("language", "'id'"),
      ...term("period", "'2020-01'"),
      ...term("year", "'2020'"),
      ...term("topic", "'arms-exports'", "i % 2 = 0"),
      ...term("unknown", "'topic'", "i % 2 = 1"),
      ...term("organisation", "printf('o%03d', i % 101)", "i <= 303"),
      ...term("unknown", "'organisation'", "i = 304"),
      ...numbers.flatMap((number) => term("person", `'in-${number}'`, `i <= ${number}`)),
    ],
    "write",
  );
});
afterAll(() => mitra.close());

const get = async <T>(path: string): Promise<T> => {
  const answer = await mitra.fetch(path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
};

type Total = { value: number; relation: string };
type List = {
  page: { total: Total };
  facets?: Record<string, { value: string | null; count: number; relation: string }[]>;
};

const atLeast = (value: number) => ({ value, relation: "gte" });

describe("past what a count looks at, it is at least so many", () => {
  test.each([
    ["all of them", "", { value: many, relation: "eq" }],
    ["one filter", "country=FR", { value: many, relation: "eq" }],
    ["from a day on", "from=2020-01-10", atLeast(countingCap)],
    ["one filter, from a day on", "country=FR&from=2020-01-10", atLeast(countingCap)],
    ["three filters that all have", "country=FR&kind=meeting&status=held", atLeast(lookingCap)],
  ])("%s: %s", async (_, filters, total) => {
    const { page } = await get<List>(`/v1/engagements?limit=1&${filters}`);
    expect(page.total).toEqual(total);
  });

  test("what was looked at and does not match is not counted", async () => {
    const { page } = await get<List>("/v1/engagements?limit=1&country=FR&status=held&topic=arms-exports");
    expect(page.total.relation).toBe("gte");
    expect(page.total.value).toBeLessThanOrEqual(lookingCap);
    expect(page.total.value).toBeGreaterThan(0);
  });

  test("facets", async () => {
    const { facets } = await get<List>("/v1/engagements?limit=1&country=FR&status=held&facets=topic,year");
    for (const buckets of Object.values(facets ?? {})) {
      for (const { relation } of buckets) expect(relation).toBe("gte");
    }
    expect(facets?.year?.[0]?.count).toBeGreaterThanOrEqual(lookingCap);
    const plain = await get<List>("/v1/engagements?limit=1&facets=topic");
    expect(plain.facets?.topic).toEqual([
      { value: "arms-exports", label: "arms-exports", count: many / 2, relation: "eq" },
      { value: null, label: "Unknown", count: many / 2, relation: "eq" },
    ]);
  });

  test.each([
    ["/v1/stats?groupBy=topic", "eq", many],
    ["/v1/stats?groupBy=topic&country=FR&kind=meeting&status=held", "gte", lookingCap],
    ["/v1/timeline", "eq", many],
    ["/v1/timeline?country=FR&kind=meeting&status=held", "gte", lookingCap],
  ])("%s", async (path, relation, least) => {
    const { data } = await get<{ data: { total: Total } }>(path);
    expect(data.total.relation).toBe(relation);
    expect(data.total.value).toBeGreaterThanOrEqual(least);
    expect(data.total.value).toBeLessThanOrEqual(many);
  });
});

test("of more values than a facet tells the unknown one is told", async () => {
  const { facets } = await get<List>("/v1/engagements?limit=1&facets=organisation");
  expect(facets?.organisation).toHaveLength(facetValueCap + 1);
  expect(facets?.organisation?.at(-1)).toMatchObject({ value: null, count: 1 });
});

describe("what reaches a cap and does not pass it is counted exactly", () => {
  const total = async (path: string): Promise<Total> => {
    const { page, data } = await get<{ page?: List["page"]; data: { total: Total } }>(path);
    return page?.total ?? data.total;
  };
  test.each([
    ["a list by one filter, from a day on", "/v1/engagements?limit=1&from=2020-01-10&", countingCap],
    ["a list by three filters", "/v1/engagements?limit=1&kind=meeting&status=held&", lookingCap],
    ["stats", "/v1/stats?groupBy=topic&kind=meeting&status=held&", lookingCap],
    ["the timeline", "/v1/timeline?type=engagement&kind=meeting&status=held&", timelineCap],
  ])("%s", async (_, path, cap) => {
    expect(await total(`${path}person=in-${cap}`)).toEqual({ value: cap, relation: "eq" });
    expect(await total(`${path}person=in-${cap + 1}`)).toEqual({ value: cap, relation: "gte" });
  });

  test("facets", async () => {
    const years = async (number: number) => {
      const path = `/v1/engagements?limit=1&kind=meeting&status=held&facets=year&person=in-${number}`;
      return (await get<List>(path)).facets?.year?.[0];
    };
    expect(await years(lookingCap)).toMatchObject({ count: lookingCap, relation: "eq" });
    expect(await years(lookingCap + 1)).toMatchObject({ count: lookingCap, relation: "gte" });
  });
});
