import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Db, openDb } from "../../src/db/client.ts";
import { type ListOptions, listRecords, type Sort } from "../../src/db/select/list.ts";
import type { TermFilter } from "../../src/db/select/selection.ts";
import type { RecordType } from "../../src/model/record-types.ts";
import { divideLabels } from "../../src/record/label-blocks.ts";
import { writeCorpus } from "../../tools/bench/corpus/database.ts";
import { makeCorpus } from "../../tools/bench/corpus/make.ts";
import { Random } from "../../tools/bench/corpus/random.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";

type Row = { id: string; start: string | null; end: string | null; sort: string; label: string; version: number };

let mitra: TestMitra;
let db: Db;
const rows = new Map<string, Row[]>();
const terms = new Map<string, Set<string>>();

beforeAll(async () => {
  mitra = await startMitra({ seeded: false });
  await writeCorpus(mitra.database, await makeCorpus(260, 7), { chunk: 65 });
  db = openDb(mitra.database);
  const [records, all] = await db.$client.batch([
    "select type, id, date_start as start, date_end as end, sort_date as sort, sort_en as label, updated_version as version from records",
    "select type, id, field, value from terms",
  ]);
  for (const row of (records?.rows ?? []) as unknown as (Row & { type: string })[]) {
    rows.set(row.type, [...(rows.get(row.type) ?? []), row]);
  }
  for (const { type, id, field, value } of all?.rows ?? []) {
    const key = `${type} ${id}`;
    terms.set(key, (terms.get(key) ?? new Set()).add(`${field} ${value}`));
  }
});
afterAll(() => mitra.close());

const selected = ({ type, terms: filters, from, to }: ListOptions): Row[] =>
  (rows.get(type) ?? []).filter((row) => {
    const own = terms.get(`${type} ${row.id}`) ?? new Set();
    if (!filters.every((filter) => filter.some(({ field, value }) => own.has(`${field} ${value}`)))) return false;
    if (from === undefined && to === undefined) return true;
    if (row.start === null && row.end === null) return false;
    if (from !== undefined && row.end !== null && row.end < from) return false;
    return to === undefined || row.start === null || row.start <= to;
  });

const sorted = (found: readonly Row[], { by, descending }: Sort): string[] => {
  const key = (row: Row) => (by === "date" ? row.sort : by === "label" ? row.label : row.version);
  const way = descending ? -1 : 1;
  return found
    .toSorted((a, b) => {
      if (by === "date" && (a.sort === "") !== (b.sort === "")) return a.sort === "" ? 1 : -1;
      if (key(a) !== key(b)) return key(a) < key(b) ? -way : way;
      return a.id < b.id ? -1 : 1;
    })
    .map(({ id }) => id);
};

const all = async (options: ListOptions): Promise<{ ids: string[]; totals: unknown[] }> => {
  const ids: string[] = [];
  const totals: unknown[] = [];
  for (let after: ListOptions["after"] = null; ; ) {
    const page = await listRecords(db, { ...options, after });
    ids.push(...page.records.map(({ id }) => id));
    totals.push(page.total);
    if (page.next === null) return { ids, totals };
    after = page.next;
  }
};

const pair = (field: string, value: string) => ({ field, value });
const filters: readonly TermFilter[] = [
  [pair("country", "US")],
  [pair("country", "JP"), pair("country", "FR"), pair("country", "BY")],
  [pair("country.host", "AU"), pair("country.partner", "AU")],
  [pair("topic", "defence-industry")],
  [pair("topic", "arms-exports"), pair("topic", "defence-industry")],
  [pair("kind", "meeting"), pair("kind", "memorandum")],
  [pair("status", "held"), pair("status", "signed")],
  [pair("language", "id")],
  [pair("country", "ZZ")],
  Array.from({ length: 40 }, (_, at) => pair("country", ["SG", "MY", "KR"][at] ?? `Q${at}`)),
];
const sorts: readonly Sort[] = (["date", "label", "updated"] as const).flatMap((by) => [
  { by, descending: true },
  { by, descending: false },
]);
const types: readonly RecordType[] = ["engagement", "agreement", "article", "statement", "person", "organisation"];

const draw = (random: Random): ListOptions => {
  const type = random.pick(types);
  const facts = type !== "person" && type !== "organisation";
  const day = () => `20${random.whole(10, 26)}-${random.pick(["01", "04", "11"])}-${random.pick(["01", "09", "28"])}`;
  const days = [random.chance(0.5) ? day() : undefined, random.chance(0.5) ? day() : undefined];
  const [from, to] = days[0] && days[1] && days[0] > days[1] ? days.toReversed() : days;
  return {
    type,
    sort: random.pick(sorts),
    language: "en",
    limit: random.whole(7, 60),
    after: null,
    terms: facts ? random.some(filters, random.whole(0, 3)) : [],
    conditions: [],
    members: () => ({}),
    from,
    to,
  };
};

describe("a list holds what its filters select, in the order of its sort, with its total", () => {
  const random = new Random(11);
  test.each(
    Array.from({ length: 120 }, () => draw(random)).map((options) => [JSON.stringify(options), options] as const),
  )("%s", async (_, options) => {
    const expected = sorted(selected(options), options.sort);
    const { ids, totals } = await all(options);
    expect(ids).toEqual(expected);
    for (const total of totals) expect(total).toEqual({ value: expected.length, relation: "eq" });
  });
});

test("every draw is not empty", () => {
  const random = new Random(11);
  const sizes = Array.from({ length: 120 }, () => selected(draw(random)).length);
  expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(80);
});

test("fifty values in each of many filters are taken", async () => {
  const wide = ["country", "topic", "person", "organisation", "source", "article"].map((field) =>
    Array.from({ length: 50 }, (_, at) => pair(field, `value-${at}`)),
  );
  const page = await listRecords(db, {
    ...draw(new Random(1)),
    type: "engagement",
    terms: wide,
    from: "2015-02-03",
    to: "2020-05-06",
  });
  expect(page.records).toEqual([]);
});

describe("where it is known which blocks of labels hold a term", () => {
  beforeAll(() => divideLabels(db.$client, 20));

  const random = new Random(23);
  const draws = Array.from({ length: 60 }, () => ({
    ...draw(random),
    type: random.pick(types.slice(0, 4)),
    sort: { by: "label", descending: random.chance(0.5) } as const,
    terms: random.some(filters, random.whole(1, 2)),
  }));
  test.each(draws.map((options) => [JSON.stringify(options), options] as const))(
    "a list by label is the same: %s",
    async (_, options) => {
      expect((await all(options)).ids).toEqual(sorted(selected(options), options.sort));
    },
  );

  test("records are looked for in these blocks alone", async () => {
    const options: ListOptions = {
      ...draw(new Random(1)),
      type: "engagement",
      sort: { by: "label", descending: false },
      terms: [[pair("country", "US")]],
      from: undefined,
      to: undefined,
    };
    const whole = (await all(options)).ids;
    await db.$client.execute(
      "delete from label_block_terms where block in (select number from label_blocks where first < 'm')",
    );
    const { ids } = await all(options);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.length).toBeLessThan(whole.length);
  });
});
