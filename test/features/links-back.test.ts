import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agreementStanding, agreementStatuses } from "../../src/model/vocabulary.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { agreement, engagement, invented, statement, write } from "./graph-dossiers.ts";

const day = (edtf: string) => ({ date: { edtf, basis: "stated" } });
const partner = (country: string) => ({ countries: [{ country, roles: ["partner"] }] });
const evidence = [{ paragraph: 1 }];

/** A visit of Kenya with what became of it, and an agreement of each status. */
const dossiers = [
  invented("invented-visit-news", {
    engagements: [
      engagement("invented-visit", { ...day("2012-03-01"), ...partner("KE") }),
      engagement("invented-morning", { ...day("2012-03-01"), ...partner("KE"), partOf: "invented-visit" }),
      engagement("invented-evening", { ...day("2012-03-02"), ...partner("KE"), partOf: "invented-visit" }),
      engagement("invented-return", {
        ...day("2012-06-01"),
        countries: [...partner("KE").countries, { country: "TZ", roles: ["observer"] }],
        follows: ["invented-visit"],
        agreements: ["invented-pact"],
      }),
      engagement("invented-called-off", { ...day("2013-01-01"), ...partner("KE"), status: "cancelled" }),
      engagement("invented-put-off", { ...day("2014-01-01"), ...partner("KE"), status: "postponed" }),
      engagement("invented-never-was", { ...day("2011-01-01"), ...partner("KE"), status: "cancelled" }),
      engagement("invented-disputed", { ...day("2015-01-01"), ...partner("MW"), status: "cancelled" }),
    ],
    agreements: [
      agreement("invented-pact", ["country:UG"], { signatories: [{ person: "kishi-nobuo" }], status: "signed" }),
      agreement("invented-annex", ["country:UG"], { relations: [{ type: "under", agreement: "invented-pact" }] }),
      agreement("invented-law", ["country:UG"], {
        relations: [
          { type: "ratifies", agreement: "invented-pact" },
          { type: "implements", agreement: "invented-pact" },
        ],
      }),
      agreement("invented-offer", ["country:UG"], { proposedBy: ["person:kishi-nobuo"] }),
      ...agreementStatuses.map((status) => agreement(`invented-is-${status}`, ["country:KE"], { status })),
      agreement("invented-broken-contract", ["country:RW"], {
        status: "cancelled",
        statusHistory: [{ status: "signed", ...day("2010-01-01"), evidence }],
      }),
    ],
    statements: [
      statement("invented-first-words", "person:kishi-nobuo", ["engagement:invented-visit"], day("2012-03-01")),
      statement(
        "invented-last-words",
        "organisation:thales",
        ["engagement:invented-visit", "agreement:invented-pact"],
        {
          ...day("2012-04-01"),
        },
      ),
      statement("invented-about-him", "country:KE", ["person:kishi-nobuo", "organisation:thales"], day("2012-05-01")),
    ],
  }),
  // What this article infers is not what the record says.
  invented("invented-rumour", {
    engagements: [
      engagement("invented-disputed", {
        ...day("2015-01-01"),
        ...partner("MW"),
        evidence: [{ paragraph: 1, basis: "inferred" }],
      }),
    ],
  }),
];

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
  await write(mitra, dossiers);
});
afterAll(() => mitra.close());

type Named = { type: string; id: string; status?: string; speakers?: { id: string }[]; agreement?: Named };
type Answer = { data: Record<string, unknown>; included?: Record<string, unknown> };
const get = async (path: string): Promise<Answer> => {
  const answer = await mitra.fetch(path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
};
const shown = ({ type, id, agreement: other }: Named): string => (other ? `${type} ${other.id}` : id);
const ours = (list: unknown) => (list as Named[]).map(shown).filter((name) => name.includes("invented"));

test.each<[path: string, member: string, expected: string[]]>([
  ["engagements/invented-visit", "parts", ["invented-evening", "invented-morning"]],
  ["engagements/invented-visit", "followedBy", ["invented-return"]],
  ["engagements/invented-visit", "statements", ["invented-last-words", "invented-first-words"]],
  ["agreements/invented-pact", "engagements", ["invented-return"]],
  ["agreements/invented-pact", "agreements", ["invented-annex"]],
  ["agreements/invented-pact", "relatedFrom", ["ratifies invented-law", "implements invented-law"]],
  ["agreements/invented-pact", "statements", ["invented-last-words"]],
  ["agreements/invented-pact", "articles", ["invented-visit-news"]],
  ["people/kishi-nobuo", "statements", ["invented-first-words"]],
  ["people/kishi-nobuo", "agreements", ["invented-pact"]],
  ["organisations/thales", "statements", ["invented-last-words"]],
])("%s has %s, which include= brings", async (path, member, expected) => {
  const { data, included } = await get(`/v1/${path}?include=${member}`);
  expect(ours(data[member])).toEqual(expected);
  const keys = (data[member] as Named[]).map(({ type, id, agreement: other }) =>
    other ? `agreement:${other.id}` : `${type}:${id}`,
  );
  expect(Object.keys(included ?? {}).sort()).toEqual([...new Set(keys)].sort());
  expect((await get(`/v1/${path}?fields=${member}`)).data[member]).toEqual(data[member]);
});

test("lists have none of it, and refuse to include it", async () => {
  const answer = await mitra.fetch("/v1/engagements?ids=invented-visit");
  const { data } = (await answer.json()) as { data: object[] };
  expect(Object.keys(data[0] ?? {})).not.toContain("parts");
  for (const path of ["engagements?include=parts", "agreements?include=relatedFrom", "people?fields=statements"]) {
    expect((await mitra.fetch(`/v1/${path}`)).status, path).toBe(400);
  }
});

test("a statement in brief says who speaks and when, in the language of the answer", async () => {
  const { data } = await get("/v1/agreements/invented-pact?lang=id");
  expect(data.statements).toEqual([
    {
      type: "statement",
      id: "invented-last-words",
      label: "Words of invented-last-words (id)",
      speakers: [{ type: "organisation", id: "thales", label: "Thales" }],
      date: expect.objectContaining({ edtf: "2012-04-01" }),
    },
  ]);
});

describe("a country", () => {
  test("has its engagements counted by role, and only held ones as first and latest", async () => {
    const { data } = await get("/v1/countries/KE");
    expect(data.counts).toMatchObject({ partner: 7, host: 0, observer: 0, mentioned: 0, engagements: 7 });
    expect(data.firstEngagement).toMatchObject({ id: "invented-morning", status: "held" });
    expect(data.latestEngagement).toMatchObject({ id: "invented-return", status: "held" });
  });

  test("has no first engagement where only an article that is not followed calls it held", async () => {
    const { data } = await get("/v1/countries/MW");
    expect(data.counts).toMatchObject({ partner: 1 });
    expect(data).toMatchObject({ firstEngagement: null, latestEngagement: null });
  });

  test("that observes takes no part", async () => {
    const { data } = await get("/v1/countries/TZ");
    expect(data.counts).toMatchObject({ partner: 0, observer: 1, engagements: 1 });
    expect(data).toMatchObject({ firstEngagement: null, latestEngagement: null });
  });

  test("lists agreements with what stands highest first and what was taken back last", async () => {
    const { data } = await get("/v1/countries/KE");
    expect((data.agreements as Named[]).map(({ status }) => status)).toEqual(agreementStanding);
    expect(agreementStanding.toSorted()).toEqual(agreementStatuses.toSorted());
  });
});

describe("what was called off or taken back", () => {
  const groups = async (query: string) => {
    const { data } = await get(`/v1/stats?${query}`);
    const all = data.groups as { keys: { value: string | null }[]; count: number }[];
    return Object.fromEntries(all.map(({ keys, count }) => [keys[0]?.value, count]));
  };

  test.each<[query: string, expected: Record<string, number>]>([
    ["type=agreement&country=RW&groupBy=status", { cancelled: 1 }],
    ["type=agreement&country=RW&groupBy=reached", { signed: 1, cancelled: 1 }],
    ["type=agreement&country=KE&groupBy=status", Object.fromEntries(agreementStatuses.map((status) => [status, 1]))],
    ["type=engagement&country=TZ&groupBy=role", { observer: 1, partner: 1 }],
    ["type=engagement&country=TZ&groupBy=country", { KE: 1, TZ: 1 }],
    ["type=agreement&country=UG&groupBy=country", { UG: 4 }],
  ])("is counted as what it is: %s", async (query, expected) => {
    expect(await groups(query)).toEqual(expected);
  });

  test("is no signed agreement of a filter, and is found by what it had reached", async () => {
    const ids = async (query: string) => ours((await get(`/v1/agreements?country=RW&${query}`)).data);
    expect(await ids("status=signed")).toEqual([]);
    expect(await ids("reached=signed")).toEqual(["invented-broken-contract"]);
  });

  test("is a split of its own in a timeline", async () => {
    const { data } = await get("/v1/timeline?type=engagement&country=KE&by=status&interval=year");
    const buckets = data.buckets as { period: string; groups: { value: string; count: number }[] }[];
    expect(buckets.map(({ period, groups }) => [period, groups.map(({ value, count }) => [value, count])])).toEqual([
      ["2011", [["cancelled", 1]]],
      ["2012", [["held", 4]]],
      ["2013", [["cancelled", 1]]],
      ["2014", [["postponed", 1]]],
    ]);
  });
});

test("Indonesia is counted like any other country", async () => {
  const { data } = await get("/v1/countries/ID");
  const counts = data.counts as Record<string, number>;
  expect(counts.partner).toBeGreaterThan(0);
  const { data: stats } = await get("/v1/stats?type=engagement&groupBy=country");
  const groups = stats.groups as { keys: { value: string }[]; count: number }[];
  expect(groups.find(({ keys }) => keys[0]?.value === "ID")?.count).toBe(counts.engagements);
});
