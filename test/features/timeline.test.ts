import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collections, type FactType, factTypes } from "../../src/model/record-types.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { writeInvented } from "./invented.ts";

type Ref = { id: string; type: string; label: string };
type Group = { value: string | null; label: string; count: number };
type Facts = { count: number; groups?: Group[]; records: Ref[] };
type Bucket = Facts & { period: string; precision: string; start: string; end: string };
type Timeline = {
  interval: string;
  by: string | null;
  total: { value: number; relation: string };
  buckets: Bucket[];
  earlier: number;
  spanning: Facts;
  undated: Facts;
};

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
  await writeInvented(mitra);
});
afterAll(() => mitra.close());

const get = async (path: string): Promise<unknown> => {
  const answer = await mitra.fetch(path);
  expect(answer.status, path).toBe(200);
  return answer.json();
};
const timeline = async (query: string): Promise<Timeline> =>
  ((await get(`/v1/timeline?${query}`)) as { data: Timeline }).data;
const total = async (type: FactType, query: string): Promise<number> =>
  ((await get(`/v1/${collections[type]}?limit=1&${query}`)) as { page: { total: { value: number } } }).page.total.value;
const sum = (facts: readonly { count: number }[]) => facts.reduce((all, { count }) => all + count, 0);
const all = ({ buckets, spanning, undated }: Timeline) => [...buckets, spanning, undated];

describe("the facts of a timeline", () => {
  test.each([
    ["year", ""],
    ["quarter", ""],
    ["month", ""],
    ["month", "country=JP"],
    ["month", "country=JP,FR&topic=defence-industry"],
    ["year", "person=kishi-nobuo"],
    ["quarter", "source=antara&language=id"],
    ["year", "engagement=japan-signing-2021-03-30"],
    ["month", "role=host&country=JP"],
    ["year", "from=2021&to=2022"],
  ])("by %s with %j are all that the lists have, each once", async (interval, filters) => {
    for (const type of factTypes) {
      if ((type === "agreement" || type === "statement") && filters.includes("role")) continue;
      const found = await timeline(`interval=${interval}&type=${type}&${filters}`);
      const listed = await total(type, filters);
      expect(found.total, type).toEqual({ value: listed, relation: "eq" });
      expect(sum(all(found)), type).toBe(listed);
    }
    const together = await timeline(`interval=${interval}&${filters}`);
    expect(sum(all(together))).toBe(together.total.value);
  });

  test("stand in the finest period that holds their date", async () => {
    const found = await timeline("interval=month&type=engagement&article=invented-dates&limit=20");
    const stood = found.buckets.map(({ period, precision, start, end, count, records }) => [
      [period, precision, start, end, count],
      records.map(({ id }) => id),
    ]);
    expect(stood).toEqual([
      [
        ["2019", "year", "2019-01-01", "2019-12-31", 2],
        ["invented-in-2019", "invented-two-quarters"],
      ],
      [["2019-Q2", "quarter", "2019-04-01", "2019-06-30", 1], ["invented-two-months"]],
      [
        ["2019-05", "month", "2019-05-01", "2019-05-31", 3],
        ["invented-in-may", "invented-three-days", "invented-day"],
      ],
    ]);
    expect(found.spanning).toMatchObject({ count: 3 });
    expect(found.spanning.records.map(({ id }) => id).sort()).toEqual([
      "invented-decade",
      "invented-new-year",
      "invented-until",
    ]);
    expect(found.undated.records.map(({ id }) => id).sort()).toEqual(["invented-no-date", "invented-no-year"]);
  });

  test.each([
    ["quarter", ["2019", "2019-Q2"], [2, 4]],
    ["year", ["2019"], [6]],
  ])("are drawn together under interval=%s", async (interval, periods, counts) => {
    const found = await timeline(`interval=${interval}&type=engagement&article=invented-dates&limit=20`);
    expect(found.buckets.map(({ period }) => period)).toEqual(periods);
    expect(found.buckets.map(({ count }) => count)).toEqual(counts);
    expect(found.buckets.map(({ records }) => records.length)).toEqual(counts);
    expect(found.spanning.count).toBe(3);
  });

  test("are named up to the limit, the earliest first", async () => {
    const found = await timeline("interval=year&type=engagement&article=invented-dates&limit=2");
    expect(found.buckets[0]?.records.map(({ id }) => id)).toEqual(["invented-in-2019", "invented-two-quarters"]);
    expect(found.buckets[0]?.count).toBe(6);
    const none = await timeline("interval=year&limit=0");
    expect(all(none).flatMap(({ records }) => records)).toEqual([]);
    expect(none.total.value).toBeGreaterThan(0);
  });

  test("are named with their own filters", async () => {
    const found = await timeline("interval=year&country=JP&type=engagement&limit=20");
    const named = all(found).flatMap(({ records }) => records.map(({ id }) => id));
    const { data } = (await get("/v1/engagements?country=JP&limit=200")) as { data: { id: string }[] };
    expect(named.toSorted()).toEqual(data.map(({ id }) => id).toSorted());
  });
});

describe("a split", () => {
  test.each([
    ["country", ""],
    ["topic", "country=JP"],
    ["status", "type=agreement"],
    ["type", "country=FR"],
    ["country", "topic=defence-industry&language=id"],
  ])("by=%s with %j counts what the lists count", async (by, filters) => {
    const found = await timeline(`interval=year&by=${by}&${filters}`);
    expect(found.by).toBe(by);
    const types = filters.includes("type=") ? (["agreement"] as const) : factTypes;
    const bucket = found.buckets.find(({ period }) => period === "2022") ?? found.buckets.at(-1);
    for (const { value, count } of bucket?.groups ?? []) {
      if (value === null) continue;
      const others = filters.replace(/type=\w+/, "");
      const own = by === "type" ? "" : `&${by}=${value}`;
      const year = `&from=${bucket?.period}&to=${bucket?.period}`;
      const wanted = by === "type" ? [value as FactType] : types;
      const listed = await Promise.all(wanted.map((type) => total(type, others + own + year).catch(() => 0)));
      expect(count, `${value}`).toBe(listed.reduce((a, b) => a + b, 0));
    }
    for (const { count, groups = [] } of all(found)) {
      if (by === "type" || by === "status") expect(sum(groups)).toBe(count);
      else expect(sum(groups)).toBeGreaterThanOrEqual(count);
      const known = groups.filter(({ value }) => value !== null);
      expect(known.map((group) => group.count)).toEqual(known.map((group) => group.count).toSorted((a, b) => b - a));
    }
  });

  test("has labels in the language of the answer", async () => {
    const found = await timeline("by=country&country=JP&lang=id&type=engagement");
    expect(found.buckets[0]?.groups?.find(({ value }) => value === "JP")?.label).toBe("Jepang");
    const types = await timeline("by=type&lang=id");
    expect(types.buckets.at(-1)?.groups?.map(({ label }) => label)).toContain("Artikel");
  });
});

test("without a match there is nothing in it", async () => {
  const found = await timeline("country=BR&by=topic&interval=month");
  expect(found).toMatchObject({ total: { value: 0, relation: "eq" }, buckets: [], earlier: 0 });
  expect(found.undated).toEqual({ count: 0, groups: [], records: [] });
});

test.each([
  ["interval=week", "interval", /year, quarter, month/],
  ["by=colour", "by", /type, country, topic, status/],
  ["type=person", "type", /article, engagement/],
  ["limit=21", "limit", /0 to 20/],
  ["limit=1e1", "limit", /0 to 20/],
  ["from=2022&to=2021", "from", /after to/],
  ["sort=date", "sort", /unknown parameter/],
])("?%s is refused and says what is allowed", async (query, name, message) => {
  const answer = await mitra.fetch(`/v1/timeline?${query}`);
  expect(answer.status).toBe(400);
  const problem = (await answer.json()) as { errors: { name: string; message: string }[] };
  expect(problem.errors[0]?.name).toBe(name);
  expect(problem.errors[0]?.message).toMatch(message);
});

describe("what it costs", () => {
  const paths = [
    "/v1/timeline",
    "/v1/timeline?interval=month&by=country&country=JP",
    "/v1/timeline?interval=quarter&by=topic&country=JP&topic=defence-industry,arms-exports&from=2020",
  ];

  test.each(paths)("%s: two round trips, no table scanned", async (path) => {
    mitra.database.log.reset();
    await get(path);
    const statements = mitra.database.log.statements();
    expect(mitra.database.log.pipelines.length).toBeLessThanOrEqual(2);
    for (const statement of statements.filter((one) => /^\s*(select|with)/i.test(one))) {
      const plan = await mitra.database.explain(statement);
      expect(
        plan.filter((step) => /^SCAN (records|terms|term_counts|term_pair_counts|[rtfxkp])\b/.test(step)),
        statement,
      ).toEqual([]);
    }
  });
});
