import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSeeds } from "../../seeds/load.ts";
import { openDb } from "../../src/db/client.ts";
import { collections, type FactType, factTypes } from "../../src/model/record-types.ts";
import { writeRecord } from "../../src/record/write.ts";
import { inProject } from "../../tools/paths.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { projection } from "../support/projection.ts";
import { inventedDossier, writeInvented } from "./invented.ts";

type Key = { by: string; value: string | null; label: string; type?: string };
type Stats = {
  groupBy: string[];
  groups: { keys: Key[]; count: number }[];
  omitted: { groups: number; count: number };
  overlapping: boolean;
  sum: number;
  total: { value: number; relation: string };
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
const stats = async (query: string): Promise<Stats> => ((await get(`/v1/stats?${query}`)) as { data: Stats }).data;

/** How many facts of these types a list with this filter has; a type that does not take the filter has none. */
const listed = async (types: readonly string[], filters: string): Promise<number> => {
  const totals = await Promise.all(
    types.map(async (type) => {
      const answer = await mitra.fetch(`/v1/${collections[type as FactType]}?limit=1&${filters}`);
      return answer.ok ? ((await answer.json()) as { page: { total: { value: number } } }).page.total.value : 0;
    }),
  );
  return totals.reduce((all, count) => all + count, 0);
};

const filterOf = ({ by, value }: Key): string => (by === "year" ? `from=${value}&to=${value}` : `${by}=${value}`);

describe("groups", () => {
  test.each([
    ["type", ""],
    ["country", ""],
    ["country", "topic=defence-industry"],
    ["country", "country=JP"],
    ["topic", "type=agreement,engagement&country=JP,FR"],
    ["status", ""],
    ["source", "language=id"],
    ["language", ""],
    ["organisation", "country=FR"],
    ["person", "type=engagement"],
    ["role", "type=engagement"],
    ["country,topic", ""],
    ["country,status", "type=agreement"],
    ["country,type", "topic=defence-industry"],
    ["language,source", "country=JP"],
    ["organisation,person", "type=engagement"],
    ["topic,type", "person=kishi-nobuo"],
  ])("groupBy=%s with %j are what the lists count", async (groupBy, filters) => {
    const found = await stats(`groupBy=${groupBy}&${filters}&limit=500`);
    expect(found.groupBy).toEqual(groupBy.split(","));
    const asked = /type=([\w,]+)/.exec(filters)?.[1]?.split(",") ?? [...factTypes];
    const others = filters.replace(/type=[\w,]+/, "");
    expect(found.total).toEqual({ value: await listed(asked, others), relation: "eq" });
    const known = found.groups.filter(({ keys }) => keys.every(({ value }) => value !== null));
    expect(known.length).toBeGreaterThan(0);
    for (const { keys, count } of known.slice(0, 6)) {
      const types = keys.find(({ by }) => by === "type")?.value;
      const own = keys.filter(({ by }) => by !== "type").map(filterOf);
      if (others.includes("country=") && own.some((one) => one.startsWith("country"))) continue;
      expect(count, own.join("&")).toBe(await listed(types ? [types] : asked, [others, ...own].join("&")));
    }
  });

  test.each(["type", "year", "type,year"])(
    "groupBy=%s: no fact is in two, and they add up to the total",
    async (groupBy) => {
      const found = await stats(`groupBy=${groupBy}&limit=500`);
      expect(found.overlapping).toBe(false);
      expect(found.groups.reduce((all, { count }) => all + count, 0)).toBe(found.total.value);
      expect(found.sum).toBe(found.total.value);
      expect(found.omitted).toEqual({ groups: 0, count: 0 });
    },
  );

  test.each(["country", "topic,year", "person", "role,type"])(
    "groupBy=%s: a fact can be in several",
    async (groupBy) => {
      const found = await stats(`groupBy=${groupBy}&limit=500`);
      expect(found.overlapping).toBe(true);
      expect(found.groups.reduce((all, { count }) => all + count, 0)).toBe(found.sum);
      expect(found.sum).toBeGreaterThan(found.total.value);
    },
  );

  test("name their values in the order asked, years in order", async () => {
    const valuesOf = (found: Stats, at: number) => found.groups.map(({ keys }) => keys[at]?.value ?? null);
    const inOrder = (years: readonly (string | null)[]) => years.toSorted((a, b) => ((a ?? "~") < (b ?? "~") ? -1 : 1));
    for (const groupBy of ["year", "year,status", "year,country"]) {
      const found = await stats(`groupBy=${groupBy}&limit=500`);
      expect(found.groupBy).toEqual(groupBy.split(","));
      expect(found.groups[0]?.keys.map(({ by }) => by)).toEqual(groupBy.split(","));
      expect(new Set(valuesOf(found, 0)).size).toBeGreaterThan(2);
      expect(valuesOf(found, 0)).toEqual(inOrder(valuesOf(found, 0)));
      for (const [at, { keys, count }] of found.groups.entries()) {
        const next = found.groups[at + 1];
        if (next && next.keys[0]?.value === keys[0]?.value) expect(next.count).toBeLessThanOrEqual(count);
      }
    }
    const byStatus = await stats("groupBy=status&groupBy=year&limit=500");
    expect(byStatus.groupBy).toEqual(["status", "year"]);
    for (const years of Map.groupBy(byStatus.groups, ({ keys }) => keys[0]?.value).values()) {
      const shown = years.map(({ keys }) => keys[1]?.value ?? null);
      expect(shown).toEqual(inOrder(shown));
    }
    const statuses = valuesOf(byStatus, 0);
    expect(statuses.filter((status, at) => status !== statuses[at - 1])).toHaveLength(new Set(statuses).size);
  });

  test("have one of their own for the facts without a value", async () => {
    const found = await stats("groupBy=country,topic&type=engagement&article=invented-dates");
    const none = { value: null, label: "Unknown" };
    expect(found.groups).toEqual([
      {
        keys: [
          { by: "country", ...none },
          { by: "topic", ...none },
        ],
        count: 11,
      },
    ]);
    const years = await stats("groupBy=year&type=engagement&article=invented-dates");
    expect(years.groups.map(({ keys, count }) => [keys[0]?.value, count])).toEqual([
      ["2019", 6],
      [null, 5],
    ]);
  });

  test("are left out past the limit, and what is left out is told", async () => {
    const whole = await stats("groupBy=topic&limit=500");
    const part = await stats("groupBy=topic&limit=3");
    expect(part.groups).toEqual(whole.groups.slice(0, 3));
    expect(part.sum).toBe(whole.sum);
    expect(part.omitted.groups).toBe(whole.groups.length - 3);
    expect(part.omitted.count + part.groups.reduce((all, { count }) => all + count, 0)).toBe(whole.sum);
    const none = await stats("groupBy=topic&limit=0");
    expect(none).toMatchObject({ groups: [], sum: whole.sum, omitted: { groups: whole.groups.length } });
  });

  test("tell apart what a word means in each type", async () => {
    const found = await stats("groupBy=kind&type=engagement,statement&limit=500");
    const meetings = found.groups.flatMap(({ keys, count }) =>
      keys[0]?.value === "meeting" ? [[keys[0].type, keys[0].label, count]] : [],
    );
    expect(meetings).toContainEqual(["engagement", "Meeting", await listed(["engagement"], "kind=meeting")]);
    expect(meetings.every(([type, label]) => (type === "engagement") === (label === "Meeting"))).toBe(true);
  });

  test("have labels in the language of the answer", async () => {
    const groups = async (lang: string) =>
      (await stats(`groupBy=country&country=JP&type=agreement&lang=${lang}`)).groups as {
        keys: object[];
        count: number;
      }[];
    const japan = (label: string) => [{ by: "country", value: "JP", label }];
    const [{ count } = { count: 0 }] = await groups("id");
    expect(await groups("id")).toContainEqual({ keys: japan("Jepang"), count });
    expect(await groups("all")).toContainEqual({
      keys: japan("Japan"),
      count,
      translations: { id: { keys: japan("Jepang") } },
    });
  });
});

test("without a parameter it counts by type", async () => {
  const found = await stats("");
  expect(found.groupBy).toEqual(["type"]);
  expect(found.groups.map(({ keys }) => keys[0]?.value).toSorted()).toEqual([...factTypes].toSorted());
});

test.each([
  ["groupBy=colour", "groupBy", /country/],
  ["groupBy=country,topic,year", "groupBy", /two/],
  ["limit=501", "limit", /0 to 500/],
  ["by=country", "by", /groupBy/],
  ["type=country", "type", /article/],
])("?%s is refused and says what is allowed", async (query, name, message) => {
  const answer = await mitra.fetch(`/v1/stats?${query}`);
  expect(answer.status).toBe(400);
  const problem = (await answer.json()) as { errors: { name: string; message: string }[] };
  expect(problem.errors[0]?.name).toBe(name);
  expect(problem.errors[0]?.message).toMatch(message);
});

test.each(["groupBy=country,year", "groupBy=topic&country=JP", "groupBy=kind,person&country=JP&topic=arms-exports"])(
  "?%s: one round trip, no table scanned",
  async (query) => {
    mitra.database.log.reset();
    await stats(query);
    const statements = mitra.database.log.statements();
    expect(mitra.database.log.pipelines.length).toBe(1);
    for (const statement of statements.filter((one) => /^\s*(select|with)/i.test(one))) {
      const plan = await mitra.database.explain(statement);
      const scans = plan.filter((step) => /^SCAN (records|terms|term_counts|term_pair_counts|[rtpqx])\b/.test(step));
      expect(scans, statement).toEqual([]);
    }
  },
);

describe("the counts of pairs", () => {
  /** What `term_pair_counts` should hold, worked out from the terms as they stand. */
  const pairs = async () => {
    const { rows } = await mitra.database.client.execute(
      "select type, id, field, value from terms where type in ('article', 'engagement', 'agreement', 'statement')",
    );
    const paired = ["country", "kind", "language", "period", "source", "status", "topic", "year"];
    const named = ["equipment", "organisation", "person", "place", "post", "series"];
    const isPaired = ({ field, value }: (typeof rows)[number]) =>
      paired.includes(String(field)) || (field === "unknown" && paired.includes(String(value)));
    const isCounted = (a: (typeof rows)[number], b: (typeof rows)[number]): boolean => {
      if (a.field === "topic" && a.type !== "article" && named.includes(String(b.field))) return true;
      if (a === b || !isPaired(a) || !isPaired(b) || (a.field === b.field && a.field !== "unknown")) return false;
      return [a.field, b.field].map(String).toSorted().join() !== "period,year";
    };
    const counts = new Map<string, number>();
    for (const terms of Map.groupBy(rows, ({ type, id }) => `${type} ${id}`).values()) {
      for (const a of terms) {
        for (const b of terms.filter((other) => isCounted(a, other))) {
          const key = [a.type, a.field, b.field, a.value, b.value].join(" ");
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      }
    }
    return [...counts].map(([key, count]) => `${key} ${count}`).toSorted();
  };
  const stored = async () => {
    const { rows } = await mitra.database.client.execute(
      "select type, field, other_field, value, other_value, count from term_pair_counts",
    );
    return rows.map((row) => Object.values(row).join(" ")).toSorted();
  };

  test("follow every write", async () => {
    expect(await stored()).toEqual(await pairs());
    const { reference } = await loadSeeds(inProject("seeds"));
    const db = openDb(mitra.database);
    const write = (put: ReturnType<typeof inventedDossier>[], remove: string[]) =>
      writeRecord(db, { put, remove, reference, now: new Date("2026-11-23T08:00:00Z") }, projection);

    const changed = inventedDossier();
    for (const engagement of changed.engagements.slice(0, 4)) {
      engagement.countries = [{ country: "JP", roles: ["partner"] }];
      engagement.topics = ["arms-exports"];
      engagement.kind = "visit";
    }
    await write([changed], ["japan-courtesy-call-2022"]);
    const after = await pairs();
    expect(after).toContain("engagement country kind JP visit 4");
    expect(await stored()).toEqual(after);
    await write([], ["invented-dates"]);
    expect(await stored()).toEqual(await pairs());
  });
});
