import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { getJson } from "./collections.ts";
import { keyOf, keysOf, search } from "./search-hits.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

describe("what happened then comes first", () => {
  test.each([
    ["2 maret 2022", "engagement:japan-courtesy-call-2022-03-02"],
    ["2/3/2022", "engagement:japan-courtesy-call-2022-03-02"],
    ["30 March 2021", "engagement:japan-signing-2021-03-30"],
    ["30 maret 2021", "engagement:japan-signing-2021-03-30"],
    ["30-3-2021", "engagement:japan-signing-2021-03-30"],
    ["30/3/2021", "engagement:japan-signing-2021-03-30"],
    ["juli 2025", "engagement:belarus-meeting-chief-of-general-staff"],
    ["25 april", "engagement:russia-courtesy-call-defence-attache"],
  ])("%s", async (q, key) => {
    expect((await keysOf(mitra, q))[0]).toBe(key);
  });
});

describe("who is asked for comes first", () => {
  test.each([
    ["brigjen frega", "person:frega-wenas-inkiriwang"],
    ["menhan jepang", "person:kishi-nobuo"],
    ["wamenhan", "person:m-herindra"],
    ["siapa menhan jepang", "person:kishi-nobuo"],
  ])("%s", async (q, key) => {
    expect((await keysOf(mitra, q))[0]).toBe(key);
  });
});

type Agreement = { id: string; status: string };

const statusesOf = async (path: string): Promise<string[]> =>
  (await getJson<{ data: Agreement[] }>(mitra, path)).data.map(({ status }) => status);

describe("a status weighs more than a text", () => {
  test.each(["signed", "ditandatangani"])("%s", async (q) => {
    const statuses = await statusesOf(`/v1/agreements?q=${q}&sort=relevance&limit=100`);
    const last = statuses.lastIndexOf("signed");
    expect(last).toBeGreaterThanOrEqual(0);
    expect(new Set(statuses.slice(0, last + 1))).toEqual(new Set(["signed"]));
  });

  test.each(["belum ditandatangani", "not signed", "unsigned"])("%s finds what is not", async (q) => {
    const statuses = await statusesOf(`/v1/agreements?q=${encodeURIComponent(q)}&sort=relevance&limit=100`);
    expect(statuses.length).toBeGreaterThan(0);
    expect(statuses).not.toContain("signed");
    expect(["proposed", "under-discussion", "agreed-in-principle"]).toContain(statuses[0]);
  });
});

test("a name comes before texts that have it", async () => {
  const keys = await keysOf(mitra, "defense");
  const firstText = keys.findIndex((key) => key.startsWith("statement:"));
  for (const [at, key] of keys.entries())
    if (key.startsWith("organisation:id-ministry")) expect(at).toBeLessThan(firstText);
  expect(keys[0]).toMatch(/^(?:topic|organisation):/);
});

describe("explain=true", () => {
  type Explained = { score: number | null; explanation: { part: string; weight: number }[] | null };
  const explained = (q: string, params = "") =>
    search(mitra, q, `&explain=true${params}`) as Promise<{ data: unknown[] }> as Promise<{ data: Explained[] }>;

  test.each(["jepang", "menhan jepang", "kerja sama 2022", "signed"])("%s: the parts are the score", async (q) => {
    const { data } = await explained(q);
    expect(data.length).toBeGreaterThan(0);
    for (const { score, explanation } of data) {
      expect((explanation ?? []).reduce((sum, { weight }) => sum + weight, 0)).toBe(score);
    }
  });

  test("without it hits say nothing of it, and those in order of date have no parts", async () => {
    expect((await search(mitra, "jepang")).data[0]).toHaveProperty("explanation", null);
    expect((await explained("jepang", "&sort=date")).data[0]?.explanation).toEqual([]);
  });
});

describe("relaxing", () => {
  test("begins where nothing fits, and says which words no record holds", async () => {
    const fits = await search(mitra, "thales bssn");
    expect(fits.query.relaxed).toBe(false);
    const { query, data, page } = await search(mitra, "thales zeppelin");
    expect(query).toMatchObject({ relaxed: true, dropped: ["zeppelin"] });
    expect(data.map(keyOf)).toContain("organisation:thales");
    expect(page.total.value).toBeLessThanOrEqual(10);
  });

  test("follows hardly any hits of a long query, with what meets all of it first", async () => {
    const { query, data } = await search(mitra, "frega milex undangan");
    expect(query.relaxed).toBe(true);
    expect(data.map(keyOf)[0]).toBe("statement:belarus-frega-invitation");
    expect(data.length).toBeGreaterThan(1);
  });

  test("a negation that is not understood is said to be", async () => {
    expect((await search(mitra, "radar belum jepang")).query).toMatchObject({ ignored: ["belum"] });
  });
});
