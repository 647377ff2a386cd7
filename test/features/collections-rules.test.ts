import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { includeCap } from "../../src/collections/include.ts";
import { openDb } from "../../src/db/client.ts";
import { linkCap } from "../../src/model/links-back.ts";
import { writeRecord } from "../../src/record/write.ts";
import type { Dossier, Reference } from "../../src/record-types.ts";
import {
  agreement,
  dated,
  engagement,
  invented,
  inventedReference,
  personPost,
  statement,
} from "../record/dossiers.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { projection } from "../support/projection.ts";
import { type ApiRecord, getJson, idsOf, listOf, type Ref } from "./collections.ts";

/*
 * Rules that the seeds give no occasion to break.
 */

const country = (code: string, ...roles: string[]) => ({
  country: code,
  roles: roles.length > 0 ? roles : ["partner"],
});
const step = (status: string, edtf: string | null) => ({ status, date: dated(edtf), evidence: [{ paragraph: 1 }] });

/** Talks of one month of which a filter by time may cut the first off from the last. */
const talks = (id: string, edtf: string) =>
  engagement({
    id,
    date: dated(edtf),
    countries: [country("FJ")],
    topics: ["maps"],
    participants: [{ person: "bela", organisation: null, side: "country:FJ" }, { organisation: "yard" }],
  });

/** More topics than a country shows. */
const topicIds = Array.from({ length: linkCap + 10 }, (_, at) => `topic-${at + 10}`);

const dossiers = (): Dossier[] => [
  invented("first-news", {
    article: { source: "gazette", published: dated("2015-05-10") },
    engagements: [talks("fiji-first", "2015-05-10")],
  }),
  invented("second-news", {
    article: { source: "gazette", published: dated("2015-05-20") },
    engagements: [talks("fiji-second", "2015-05-20")],
  }),
  invented("held-or-not", {
    engagements: [
      engagement({ id: "planned-early", status: "planned", date: dated("1990-01-01"), countries: [country("NZ")] }),
      engagement({
        id: "held-first",
        date: dated("2001-03-04"),
        countries: [country("NZ"), country("ID", "partner", "host")],
      }),
      engagement({ id: "held-latest", date: dated("2010-03-04"), countries: [country("NZ")] }),
      engagement({ id: "held-undated", countries: [country("NZ")] }),
      engagement({ id: "held-some-time", countries: [country("VU")] }),
      engagement({ id: "held-one-day", countries: [country("VU")] }),
      engagement({ id: "planned-late", status: "planned", date: dated("2030-01-01"), countries: [country("NZ")] }),
      engagement({ id: "held-elsewhere", date: dated("1980"), countries: [country("NZ", "mentioned")] }),
      engagement({ id: "planned-only", status: "planned", date: dated("2020-01-01"), countries: [country("PG")] }),
    ],
  }),
  invented("roles", {
    engagements: [
      engagement({ id: "with-partner", countries: [country("FJ"), country("TO", "mentioned")] }),
      engagement({ id: "with-mention", countries: [country("FJ", "mentioned"), country("WS", "host")] }),
    ],
    agreements: [agreement({ id: "with-nz" })],
    statements: [
      statement({ id: "of-the-partner", about: ["organisation:yard", "engagement:with-partner"] }),
      statement({ id: "of-a-party", speakers: ["organisation:ministry"], about: ["agreement:with-nz"] }),
      statement({ id: "of-another", about: ["organisation:tonga-fleet"] }),
    ],
  }),
  invented("told-early", {
    article: { published: dated("2020-01-01") },
    agreements: [
      agreement({
        id: "told-twice",
        status: "in-force",
        statusHistory: [step("in-force", "2022-06-01"), step("under-discussion", null)],
      }),
    ],
  }),
  invented("told-late", {
    article: { published: dated("2021-01-01") },
    agreements: [
      agreement({
        id: "told-twice",
        status: "proposed",
        statusHistory: [
          step("proposed", "2019-02"),
          step("signed", "2019-02-10"),
          step("agreed-in-principle", "2019-02-10"),
          step("in-force", null),
        ],
      }),
    ],
  }),
  invented("many-agreements", {
    engagements: Array.from({ length: 6 }, (_, at) =>
      engagement({ id: `many-${at}`, agreements: Array.from({ length: 40 }, (_, nth) => `paper-${at}-${nth}`) }),
    ),
  }),
  ...[0, 1, 2].map((part) =>
    invented(`papers-${part}`, {
      agreements: [2 * part, 2 * part + 1].flatMap((at) =>
        Array.from({ length: 40 }, (_, nth) =>
          agreement({ id: `paper-${at}-${nth}`, parties: [{ party: "country:ID" }] }),
        ),
      ),
    }),
  ),
  invented("open-dates", {
    engagements: [
      engagement({ id: "still-going", date: dated("1995-03/.."), topics: ["ships"] }),
      engagement({ id: "over-by", date: dated("../1996-06-30"), topics: ["ships"] }),
    ],
  }),
  invented("two-at-once", {
    engagements: [
      engagement({ id: "two-partners", countries: [country("FJ"), country("VU")] }),
      engagement({ id: "two-roles", countries: [country("FJ", "partner", "host")] }),
    ],
  }),
  invented("many-topics", {
    engagements: [topicIds.slice(0, 30), topicIds.slice(30), topicIds.slice(-1)].map((topics, at) =>
      engagement({ id: `on-topics-${at}`, countries: [country("KI")], topics }),
    ),
  }),
  invented("post-news", { statements: [statement({ id: "a-post-says", speakers: ["post:nz-head"] })] }),
  invented("a-dozen-posts", {
    people: Array.from({ length: 12 }, (_, at) =>
      personPost("bela", "nz-minister", {
        asOf: dated(`${2000 + at}`),
        rank: { en: `Rank ${at}`, id: `Pangkat ${at}` },
      }),
    ),
  }),
  invented("yard-news", {
    engagements: [engagement({ id: "yard-visit", participants: [{ organisation: "yard" }] })],
    agreements: [agreement({ id: "yard-deal", parties: [{ party: "country:ID" }, { party: "organisation:yard" }] })],
    statements: [statement({ id: "yard-says", speakers: ["organisation:yard"], about: ["agreement:yard-deal"] })],
    people: [personPost("ada", "nz-head")],
    organisations: [{ organisation: "yard", evidence: [{ paragraph: 1 }] }],
  }),
];

const reference = (): Reference => {
  const lists = inventedReference();
  lists.organisation.push({
    id: "tonga-fleet",
    names: { en: "Fleet", id: "Armada" },
    aliases: [],
    misprints: [],
    kind: "company",
    country: "TO",
    parent: null,
  });
  const label = { en: "Topic", id: "Topik" };
  lists.topic.push(
    ...topicIds.map((id) => ({ id, label, altLabels: { en: [], id: [] }, definition: label, broader: null })),
  );
  return lists;
};

let mitra: TestMitra;
const write = (lists: Reference) =>
  writeRecord(
    openDb(mitra.database),
    { put: dossiers(), remove: [], reference: lists, now: new Date("2026-11-22T08:00:00Z") },
    projection,
  );

beforeAll(async () => {
  mitra = await startMitra({ seeded: false });
  await write(reference());
});
afterAll(() => mitra.close());

const item = async <T = ApiRecord>(path: string): Promise<T> => (await getJson<{ data: T }>(mitra, path)).data;

describe("what facts are about is dated by the first and the latest of them", () => {
  const lists = [
    ["countries", "FJ"],
    ["countries?country=FJ", "FJ"],
    ["people", "bela"],
    ["organisations?kind=company", "yard"],
    ["organisations?kind=company&country=FJ", "yard"],
    ["topics", "maps"],
    ["topics?topic=maps", "maps"],
    ["sources?kind=outlet", "gazette"],
    ["topics?q=maps", "maps"],
  ] as const;
  const times = [
    ["to=2015-05-09", false],
    ["to=2015-05-10", true],
    ["to=2015-05-15", true],
    ["to=2016", true],
    ["from=2015-05-20", true],
    ["from=2015-05-21", false],
    ["from=2015-05-12&to=2015-05-13", true],
  ] as const;

  test.each(lists)("%s by time", async (path, id) => {
    for (const [time, isIn] of times) {
      const { data, page } = await listOf(mitra, `/v1/${path}${path.includes("?") ? "&" : "?"}${time}`);
      expect(data.map((one) => one.id).includes(id), time).toBe(isIn);
      expect(page.total, time).toEqual({ value: data.length, relation: "eq" });
    }
  });
});

type CountryItem = { firstEngagement: Ref | null; latestEngagement: Ref | null; engagements: Ref[] };

describe("the first and the latest engagement of a country", () => {
  test.each([
    ["NZ", "held-first", "held-latest"],
    ["FJ", "fiji-first", "fiji-second"],
    ["ID", "held-first", "held-first"],
    // Of no known time, by id.
    ["VU", "held-one-day", "held-one-day"],
    ["PG", null, null],
    // Only mentioned.
    ["TO", null, null],
  ])("of %s are held ones with it as the partner: %s, %s", async (code, first, latest) => {
    const { firstEngagement, latestEngagement } = await item<CountryItem>(`/v1/countries/${code}`);
    expect([firstEngagement?.id ?? null, latestEngagement?.id ?? null]).toEqual([first, latest]);
  });
});

test("a country that is partner or host in an article is not also mentioned in it", async () => {
  const { countries } = await item("/v1/articles/roles");
  expect(countries.map(({ country: { id }, roles }) => `${id} ${roles.join()}`)).toEqual([
    "FJ partner",
    "ID partner",
    "NZ partner",
    "TO mentioned",
    "WS host",
  ]);
  expect(await idsOf(mitra, "/v1/articles?country=FJ,NZ&role=mentioned")).not.toContain("roles");
  expect(await idsOf(mitra, "/v1/articles?country=TO&role=mentioned")).toEqual(["roles"]);
});

test("the steps that several articles tell of an agreement are in the order of their dates, and its signature dates it", async () => {
  const { statusHistory, status } = await item("/v1/agreements/told-twice");
  expect(statusHistory.map((one) => `${one.status} ${one.date.edtf}`)).toEqual([
    "proposed 2019-02",
    // Known to have been before it was signed.
    "under-discussion null",
    "agreed-in-principle 2019-02-10",
    "signed 2019-02-10",
    // Also told without a date.
    "in-force 2022-06-01",
  ]);
  expect(status).toBe("in-force");
  expect(await idsOf(mitra, "/v1/agreements?from=2019-02-10&to=2019-02-10")).toEqual(["told-twice"]);
  expect(await idsOf(mitra, "/v1/agreements?from=2020")).toEqual([]);
});

test(`include= brings ${includeCap} records, the first that are named, and leaves the others out`, async () => {
  const { data, included = {} } = await listOf(mitra, "/v1/engagements?include=agreements&sort=label");
  const named = data.flatMap(({ agreements }) => agreements.map(({ type, id }) => `${type}:${id}`));
  expect(named.length).toBe(240);
  expect(Object.keys(included)).toEqual([...new Set(named)].slice(0, includeCap));
});

test.each([
  ["from=2100", ["still-going"]],
  ["to=1900", ["over-by"]],
  ["from=1995-02&to=1995-02", ["over-by"]],
  ["from=1996-06-30", ["over-by", "still-going"]],
  ["from=1996-07", ["still-going"]],
  ["to=1995-03-01", ["over-by", "still-going"]],
])("a date that is open at an end overlaps all beyond it: %s", async (time, expected) => {
  expect((await idsOf(mitra, `/v1/engagements?article=open-dates&${time}`)).sort()).toEqual(expected);
  expect((await idsOf(mitra, `/v1/engagements?topic=ships&${time}&sort=label`)).sort()).toEqual(expected);
  const found = await idsOf(mitra, `/v1/search?q=came&topic=ships&type=engagement&${time}`);
  expect(found.sort()).toEqual(expected);
});

test.each([
  ["country=FJ,VU&facets=role", { partner: 2, host: 1 }],
  ["role=partner,host&facets=country", { FJ: 2, VU: 1 }],
])("a record is counted once in a bucket, however often it has the value: %s", async (query, expected) => {
  const { facets } = await getJson<{ facets: Record<string, { value: string | null; count: number }[]> }>(
    mitra,
    `/v1/engagements?article=two-at-once&${query}`,
  );
  const counts = Object.values(facets)
    .flat()
    .filter(({ count }) => count > 0);
  expect(Object.fromEntries(counts.map(({ value, count }) => [value, count]))).toEqual(expected);
});

test("of more topics than a country shows, those that come with it most often are shown", async () => {
  const { topics } = await item<{ topics: (Ref & { count: number })[] }>("/v1/countries/KI");
  expect(topics.map(({ id, count }) => [id, count])).toEqual([
    [topicIds.at(-1), 2],
    ...topicIds.slice(0, linkCap - 1).map((id) => [id, 1]),
  ]);
});

test.each(["bureau", "ministry"])("what a post says, and the organisation of the post, are found by %s", async (id) => {
  expect(await idsOf(mitra, `/v1/statements?organisation=${id}`)).toContain("a-post-says");
  expect(await idsOf(mitra, `/v1/search?q=bureau&type=organisation&organisation=${id}`)).toEqual(["bureau"]);
});

test("a person on its own shows the posts that a list leaves out", async () => {
  const listed = (await listOf(mitra, "/v1/people?person=bela")).data[0]?.posts;
  expect([listed?.length, (await item("/v1/people/bela")).posts.length]).toEqual([10, 12]);
});

test("an organisation that moves to another country takes what it is found by with it", async () => {
  const own = (ids: string[]) => ids.filter((id) => id.startsWith("yard")).sort();
  const foundBy = async (code: string, word: string) => ({
    agreements: own(await idsOf(mitra, `/v1/agreements?country=${code}`)),
    statements: own(await idsOf(mitra, `/v1/statements?country=${code}`)),
    organisations: own(await idsOf(mitra, `/v1/organisations?country=${code}`)),
    articles: own(await idsOf(mitra, `/v1/articles?country=${code}`)),
    search: own(await idsOf(mitra, `/v1/search?q=${word}`)),
  });
  const all = {
    agreements: ["yard-deal"],
    statements: ["yard-says"],
    organisations: ["yard"],
    articles: ["yard-news"],
    search: ["yard", "yard-deal", "yard-news", "yard-says", "yard-visit"],
  };
  const none = { agreements: [], statements: [], organisations: [], articles: [], search: [] };
  const shown = async () => (await item("/v1/organisations/yard")).country?.label;

  expect([await foundBy("FJ", "fiji"), await foundBy("NZ", "new+zealand"), await shown()]).toEqual([all, none, "Fiji"]);
  const moved = reference();
  for (const one of moved.organisation) if (one.id === "yard") one.country = "NZ";
  await write(moved);
  expect([await foundBy("FJ", "fiji"), await foundBy("NZ", "new+zealand"), await shown()]).toEqual([
    none,
    all,
    "New Zealand",
  ]);
});

describe("a country", () => {
  test.each([
    ["/v1/countries/jp", "/v1/countries/JP"],
    ["/v1/countries/Jp", "/v1/countries/JP"],
    ["/v1/countries/JPN", "/v1/countries/JP"],
    ["/v1/countries/jpn?lang=id&x=%20", "/v1/countries/JP?lang=id&x=%20"],
    // Of ISO 3166-1, though not of the record.
    ["/v1/countries/zwe", "/v1/countries/ZW"],
  ])("under another code is redirected: %s", async (path, location) => {
    for (const method of ["GET", "HEAD"]) {
      const { status, headers } = await mitra.raw(path, { method });
      expect([status, headers.location]).toEqual([308, location]);
    }
  });

  test.each([
    ["/v1/countries/japan"],
    ["/v1/countries/uk"],
    ["/v1/countries/XXX"],
    ["/v1/countries/J"],
    ["/v1/countries/392"],
    [`/v1/countries/${"J".repeat(100)}`],
    [`/v1/people/${"j".repeat(100)}`],
    ["/v1/people/Prabowo"],
    ["/v1/people/prabowo_subianto"],
  ])("under no code is not found, in our words: %s", async (path) => {
    const { status, body } = await mitra.raw(path);
    const { errors } = JSON.parse(body) as { errors: { message: string }[] };
    expect(status).toBe(404);
    expect(errors.map(({ message }) => message)).toEqual([
      path.startsWith("/v1/countries")
        ? "countries go by their ISO 3166-1 alpha-2 code, such as JP"
        : "identifiers are lower-case words joined by single hyphens, at most 96 characters",
    ]);
  });

  test("has one address only", async () => {
    const [country = ""] = await idsOf(mitra, "/v1/countries");
    expect((await mitra.raw(`/v1/countries/${country}`)).status).toBe(200);
    expect((await mitra.raw("/v1/countries/ZW")).status).toBe(404);
    expect((await mitra.raw("/v1/countries/jp/")).headers.location).toBe("/v1/countries/jp");
  });
});
