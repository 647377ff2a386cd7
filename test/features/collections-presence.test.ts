import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CollectionType, collections, collectionTypes } from "../../src/model/record-types.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { type ApiRecord, dateOf, everyRecord, idsOf, sorted } from "./collections.ts";

let mitra: TestMitra;
let all: Record<CollectionType, ApiRecord[]>;

beforeAll(async () => {
  mitra = await startMitra();
  all = await everyRecord(mitra);
});
afterAll(() => mitra.close());

describe("what a record has or lacks", () => {
  test.each<[CollectionType, string, (record: ApiRecord) => unknown]>([
    ["agreement", "signed", ({ signed }) => signed],
    ["agreement", "places", ({ places }) => places.length],
    ["agreement", "place", ({ places }) => places.some(({ place }) => place)],
    ["agreement", "signatories", ({ signatories }) => signatories.length],
    ["agreement", "date", (record) => dateOf("agreement", record).start ?? dateOf("agreement", record).end],
    ["engagement", "places", ({ places }) => places.length],
    ["statement", "speakers", ({ speakers }) => speakers.length],
    ["engagement", "person", ({ participants }) => participants.some(({ person }) => person)],
    ["engagement", "date", ({ date }) => date.start ?? date.end],
    ["person", "country", ({ posts }) => posts.some(({ country }) => country)],
    ["organisation", "country", ({ country }) => country],
  ])("of each %s: %s", async (type, name, read) => {
    const path = `/v1/${collections[type]}`;
    const idsWhere = (has: boolean) => sorted(all[type].flatMap((one) => (Boolean(read(one)) === has ? [one.id] : [])));
    expect(sorted(await idsOf(mitra, `${path}?has=${name}`))).toEqual(idsWhere(true));
    expect(sorted(await idsOf(mitra, `${path}?missing=!${name}`))).toEqual(idsWhere(true));
    expect(sorted(await idsOf(mitra, `${path}?missing=${name}`))).toEqual(idsWhere(false));
    expect(sorted(await idsOf(mitra, `${path}?has=!${name}`))).toEqual(idsWhere(false));
  });

  test("several mean one of them, and with ! all of them", async () => {
    const has = (record: ApiRecord) => [record.places.length > 0, record.signed !== null];
    const where = (test: (record: ApiRecord) => boolean) => sorted(all.agreement.filter(test).map(({ id }) => id));
    for (const [query, expected] of [
      ["missing=places,signed", where((record) => has(record).includes(false))],
      ["missing=!places,!signed", where((record) => !has(record).includes(false))],
      ["has=places,signed", where((record) => has(record).includes(true))],
      ["has[]=!places&has[]=!signed", where((record) => !has(record).includes(true))],
    ] as const) {
      expect(sorted(await idsOf(mitra, `/v1/agreements?${query}`)), query).toEqual(expected);
    }
  });

  test.each([
    ["/v1/agreements?missing=role", "missing"],
    ["/v1/statements?has=signed", "has"],
    ["/v1/countries?missing=kind", "missing"],
    ["/v1/stats?missing=signed", "missing"],
  ])("%s names no such thing", async (path, name) => {
    const answer = await mitra.fetch(path);
    const { errors } = (await answer.json()) as { errors: { name: string; message: string }[] };
    expect([answer.status, errors.map((error) => error.name)]).toEqual([400, [name]]);
    expect(errors[0]?.message).toMatch(/is not one of .*date/);
  });
});

test.each(collectionTypes)("a list of each %s has those that ids names", async (type) => {
  const path = `/v1/${collections[type]}`;
  const known = all[type].map(({ id }) => id);
  const [one = "", two = ""] = known;
  const other = type === "country" ? "ZW" : "nobody-at-all";
  expect(sorted(await idsOf(mitra, `${path}?ids=${one.toLowerCase()},${two},${other}`))).toEqual(sorted([one, two]));
  expect(sorted(await idsOf(mitra, `${path}?ids[]=${one}&ids[]=${two}`))).toEqual(sorted([one, two]));
  expect(await idsOf(mitra, `${path}?ids=!${one}`)).toEqual(known.filter((id) => id !== one));
});

describe("an id that no record has", () => {
  type Warning = { parameter: string; value: string; message: string; nearest: string[] };
  const warningsOf = async (path: string) => {
    const answer = await mitra.fetch(path);
    expect(answer.status, path).toBe(200);
    return ((await answer.json()) as { warnings?: Warning[] }).warnings;
  };

  test.each<[path: string, parameter: string, value: string, nearest: readonly unknown[] | null]>([
    ["/v1/engagements?person=prabowo", "person", "prabowo", ["prabowo-subianto"]],
    ["/v1/engagements?topic=defence-industri", "topic", "defence-industri", ["defence-industry"]],
    ["/v1/engagements?topic=!transfer", "topic", "transfer", ["equipment-transfer", "technology-transfer"]],
    ["/v1/agreements?organisation=kemhan", "organisation", "kemhan", ["id-ministry-of-defence"]],
    ["/v1/people?ids=subianto-prabowo", "ids", "subianto-prabowo", ["prabowo-subianto"]],
    ["/v1/engagements?ids=japan-courtesy-call", "ids", "japan-courtesy-call", ["japan-courtesy-call-2022-03-02"]],
    ["/v1/articles?source=no-such-source", "source", "no-such-source", []],
    ["/v1/countries?ids=zw", "ids", "ZW", []],
    ["/v1/engagements?country=ZW&q=pertahanan", "country", "ZW", []],
    ["/v1/topics?engagement=none", "engagement", "none", []],
    ["/v1/search?q=pertahanan&person=prabowo", "person", "prabowo", ["prabowo-subianto"]],
    ["/v1/search?q=zzzzzz&facets=country&person=prabowo", "person", "prabowo", ["prabowo-subianto"]],
  ])("is named: %s", async (path, parameter, value, nearest) => {
    const [warning, ...more] = (await warningsOf(path)) ?? [];
    expect(more).toEqual([]);
    expect(warning).toEqual({
      parameter,
      value,
      message: expect.stringMatching(new RegExp(`^There is no \\w+ "${value}"\\.$`)),
      nearest: expect.arrayContaining([...(nearest ?? [])]),
    });
    expect(warning?.nearest.length).toBeLessThanOrEqual(5);
    if (nearest?.length) expect(warning?.nearest[0]).toBe(nearest[0]);
    else expect(warning?.nearest).toEqual([]);
  });

  test("is one of several, each told once, in the same round trip where all are known", async () => {
    const told = await warningsOf("/v1/engagements?country=JP,ZW&topic=nope,defence-industry&ids=nobody-1,nobody-2");
    expect(told?.map(({ parameter, value }) => `${parameter} ${value}`)).toEqual([
      "country ZW",
      "topic nope",
      "ids nobody-1",
      "ids nobody-2",
    ]);
    mitra.database.log.reset();
    expect(await warningsOf("/v1/engagements?country=JP&person=prabowo-subianto&facets=kind")).toBeUndefined();
    expect(mitra.database.log.pipelines).toHaveLength(1);
    const many = Array.from({ length: 150 }, (_, at) => `n${at}`).join(",");
    expect(await warningsOf(`/v1/engagements?ids=${many}`)).toHaveLength(100);
  });
});
