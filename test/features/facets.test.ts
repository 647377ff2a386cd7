import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fieldsOf, singleFields } from "../../src/model/fields.ts";
import { type CollectionType, collections } from "../../src/model/record-types.ts";
import { operations } from "../contract/description.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";

type Bucket = { value: string | null; label: unknown; count: number; relation: string };
type List = {
  data: { id: string }[];
  page: { total: { value: number; relation: string } };
  facets?: Record<string, Bucket[]>;
};

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

const list = async (path: string): Promise<List> => {
  const answer = await mitra.fetch(path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as List;
};
const total = async (path: string): Promise<number> => (await list(path)).page.total.value;

const facts = ["country", "topic", "organisation", "source", "language", "year"];
const facets: Record<CollectionType, string[]> = {
  article: [...facts, "role", "person", "post", "equipment", "place", "series"],
  engagement: [...facts, "role", "person", "post", "place", "series", "kind", "status"],
  agreement: [...facts, "equipment", "place", "kind", "status", "reached"],
  statement: [...facts, "person", "post", "place", "kind"],
  country: ["role"],
  organisation: ["country", "kind"],
  person: ["country", "post"],
  post: ["country", "organisation"],
  equipment: ["country", "kind"],
  place: ["country", "kind"],
  series: ["country", "kind"],
  topic: ["topic"],
  source: ["country", "kind"],
};

const named = (Object.keys(facets) as CollectionType[]).flatMap((type) =>
  facets[type].map((facet) => [collections[type], facet] as const),
);

test("every field of a collection is tried, and is a parameter of its list", () => {
  const sorted = (all: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(all).map(([type, names]) => [type, names.toSorted()]));
  expect(sorted(facets)).toEqual(sorted(fieldsOf));
  for (const [collection, facet] of named) {
    const list = operations.find(({ path }) => path === `/v1/${collection}`);
    const parameters = list?.parameters.map(({ name }) => name);
    // A year is asked for by `from` and `to`.
    expect(parameters, collection).toContain(facet === "year" ? "from" : facet);
  }
});

describe.each(named)("/v1/%s facets=%s", (collection, facet) => {
  // A date of several years may lie in one of them, and is counted as unknown.
  const filter = (value: string) => (facet === "year" ? `from=${value}&to=${value}&has=year` : `${facet}=${value}`);

  test("counts what the filter finds", async () => {
    const { facets: counted, page } = await list(`/v1/${collection}?facets=${facet}&limit=1`);
    const buckets = counted?.[facet] ?? [];
    expect(buckets.length).toBeGreaterThan(1);
    expect(buckets.at(-1)?.value).toBeNull();
    for (const { value, count, relation } of buckets.slice(0, 8)) {
      expect(relation).toBe("eq");
      if (value !== null) expect(count, value).toBe(await total(`/v1/${collection}?${filter(value)}&limit=1`));
    }
    const unknown = buckets.at(-1)?.count ?? Number.NaN;
    expect(await total(`/v1/${collection}?missing=${facet}&limit=1`)).toBe(unknown);
    expect(await total(`/v1/${collection}?has=${facet}&limit=1`)).toBe(page.total.value - unknown);
    const sum = buckets.reduce((all, { count }) => all + count, 0);
    if (singleFields.includes(facet)) expect(sum).toBe(page.total.value);
    else expect(sum).toBeGreaterThanOrEqual(page.total.value);
  });

  test("goes by count, then by label, the unknown last", async () => {
    const { facets: counted } = await list(`/v1/${collection}?facets=${facet}&lang=id`);
    const known = (counted?.[facet] ?? []).filter(({ value }) => value !== null);
    const ordered = known.toSorted((a, b) => b.count - a.count || String(a.label).localeCompare(String(b.label), "id"));
    expect(known.map(({ value }) => value)).toEqual(ordered.map(({ value }) => value));
    expect(known.every(({ count }) => count > 0)).toBe(true);
  });
});

describe("a facet under filters", () => {
  test.each([
    ["engagements", "country", "topic=defence-industry", "country=JP"],
    ["engagements", "topic", "country=FR", "topic=defence-industry"],
    ["engagements", "kind", "country=JP&topic=defence-diplomacy", "kind=signing"],
    ["engagements", "status", "from=2015&to=2022", "status=held"],
    ["engagements", "country", "role=host", "country=JP"],
    ["engagements", "country", "role=host,partner", "country=FR"],
    ["engagements", "role", "country=JP", "role=host"],
    ["engagements", "role", "country=JP,FR", "role=mentioned"],
    ["engagements", "person", "engagement=japan-signing-2021-03-30,japan-two-plus-two-2021", "person=kishi-nobuo"],
    ["articles", "source", "language=id", "source=sindonews"],
    ["agreements", "status", "country=JP&kind=cooperation-area", "status=signed"],
    ["agreements", "topic", "person=kishi-nobuo", "topic=arms-exports"],
    ["statements", "kind", "organisation=id-ministry-of-defence", "kind=interview"],
    ["organisations", "kind", "country=FR", "kind=company"],
    ["organisations", "country", "topic=defence-industry&kind=company", "country=ID"],
    ["people", "country", "engagement=japan-signing-2021-03-30", "country=FR"],
    ["people", "post", "country=ID", "post=id-minister-of-defence"],
    ["posts", "organisation", "country=ID", "organisation=id-ministry-of-defence"],
    ["engagements", "place", "topic=defence-industry", "place=paris"],
    ["agreements", "equipment", "country=RU", "equipment=sukhoi-fighter"],
    ["equipment", "kind", "country=RU,ID", "kind=fighter"],
    ["engagements", "series", "kind=meeting", "series=indonesia-japan-two-plus-two"],
    ["series", "kind", "country=ID,BY", "kind=meeting"],
    ["places", "country", "topic=defence-industry", "country=ID"],
    ["sources", "kind", "country=ID", "kind=agency"],
    ["countries", "role", "topic=defence-industry", "role=host"],
    ["topics", "topic", "country=JP", "topic=defence-industry"],
  ])("%s facets=%s & %s ignores its own %s", async (collection, facet, others, own) => {
    const path = `/v1/${collection}?facets=${facet}&limit=1`;
    const without = await list(`${path}&${others}`);
    const buckets = without.facets?.[facet] ?? [];
    expect((await list(`${path}&${others}&${own}`)).facets?.[facet]).toEqual(buckets);
    expect(buckets.filter(({ value }) => value !== null).length).toBeGreaterThan(0);
    for (const { value, count } of buckets) {
      if (value === null) continue;
      expect(count, value).toBe(await total(`/v1/${collection}?${others}&${facet}=${value}&limit=1`));
      expect(count).toBeLessThanOrEqual(without.page.total.value);
    }
  });

  test("counts those without a value", async () => {
    const { facets: counted, page } = await list("/v1/engagements?facets=year,person&country=FR&limit=200");
    const { data } = await list("/v1/engagements?country=FR&limit=200&fields=date,participants");
    const engagements = data as { id: string; date: { start: string | null }; participants: { person: unknown }[] }[];
    const undated = engagements.filter(({ date }) => date.start === null).length;
    const nameless = engagements.filter(({ participants }) => participants.every(({ person }) => !person)).length;
    expect(counted?.year?.at(-1)).toMatchObject({ value: null, label: "Unknown", count: undated });
    expect(counted?.person?.at(-1)).toMatchObject({ value: null, count: nameless });
    expect(engagements.length).toBe(page.total.value);
  });

  test("adds up where nothing filters and where a filter that lets everything through does", async () => {
    const names = facets.statement.join(",");
    const plain = await list(`/v1/statements?facets=${names}&limit=1`);
    const filtered = await list(`/v1/statements?facets=${names}&limit=1&updatedSince=2000-01-01`);
    expect(filtered.facets).toEqual(plain.facets);
  });
});

describe("labels", () => {
  test.each([
    ["en", "Japan", "Courtesy call"],
    ["id", "Jepang", "Kunjungan kehormatan"],
  ])("are in the language %s of the answer, and so under lang=all", async (lang, country, kind) => {
    const bucketsIn = async (language: string) => {
      const { facets: counted } = await list(`/v1/engagements?facets=country,kind&lang=${language}`);
      const japan = counted?.country?.find(({ value }) => value === "JP");
      return [japan, counted?.kind?.find(({ value }) => value === "courtesy-call")] as (
        | { label: string; translations?: { id: { label: string } } }
        | undefined
      )[];
    };
    expect((await bucketsIn(lang)).map((bucket) => bucket?.label)).toEqual([country, kind]);
    const both = await bucketsIn("all");
    const labels = both.map((bucket) => (lang === "id" ? bucket?.translations?.id.label : bucket?.label));
    expect(labels).toEqual([country, kind]);
  });
});

describe("what it costs", () => {
  test.each([
    ["/v1/engagements?facets=country,topic,year,kind,status"],
    ["/v1/engagements?country=JP&facets=country,topic,year,kind,status,role,person,organisation,source,language"],
    ["/v1/organisations?facets=kind,country&country=FR"],
  ])("%s: no round trip more", async (path) => {
    mitra.database.log.reset();
    await list(path);
    expect(mitra.database.log.pipelines.length).toBeLessThanOrEqual(2);
  });

  test("no statement scans a table", async () => {
    mitra.database.log.reset();
    await list("/v1/engagements?facets=country,topic,year,kind,person&country=JP&from=2020");
    await list("/v1/engagements?facets=country,topic&country=JP&topic=defence-industry,arms-exports");
    await list("/v1/articles?facets=country,role&country=JP&role=partner");
    await list("/v1/people?facets=country&topic=defence-industry");
    for (const statement of mitra.database.log.statements()) {
      if (!/^\s*(select|with)/i.test(statement)) continue;
      const scans = (await mitra.database.explain(statement)).filter((step) =>
        /^SCAN (records|terms|term_counts|term_pair_counts|[rtxh])\b/.test(step),
      );
      expect(scans, statement).toEqual([]);
    }
  });
});

test.each([
  ["/v1/engagements?facets=colour", "facets"],
  ["/v1/engagements?facets=", "facets"],
  ["/v1/topics?facets=year", "facets"],
  ["/v1/engagements?facet=country", "facet"],
])("%s is refused and says what is allowed", async (path, name) => {
  const answer = await mitra.fetch(path);
  expect(answer.status).toBe(400);
  const problem = (await answer.json()) as { errors: { name: string; message: string }[] };
  expect(problem.errors[0]).toMatchObject({ location: "query", name });
  expect(problem.errors[0]?.message).toMatch(/country|topic/);
});
