import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSeeds } from "../../seeds/load.ts";
import { type CollectionType, collections, collectionTypes } from "../../src/model/record-types.ts";
import { agreementStanding } from "../../src/model/vocabulary.ts";
import { inProject } from "../../tools/paths.ts";
import { refsIn } from "../record/database.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { type ApiRecord, getJson, idOf, type List, listOf, type Ref, refIds } from "./collections.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

const { dossiers, reference } = await loadSeeds(inProject("seeds"));
const item = async <T = ApiRecord>(type: CollectionType, id: string, query = "lang=en"): Promise<T> =>
  (await getJson<{ data: T }>(mitra, `/v1/${collections[type]}/${id}?${query}`)).data;

describe("what an item tells beyond its list", () => {
  test("a post: who held it as they are last known to, and the engagements it stands in", async () => {
    type PostItem = ApiRecord & { holders: { person: Ref; rank: unknown; asOf: { edtf: string | null } }[] };
    const { data: posts } = await listOf(mitra, "/v1/posts");
    const held = dossiers.flatMap(({ people }) => people);
    expect(posts.map(({ id }) => id)).toEqual(expect.arrayContaining(held.map(({ post }) => post)));
    for (const { id, counts } of posts) {
      const post = await item<PostItem>("post", id);
      const people = held.filter((one) => one.post === id);
      expect(refIds(post.holders.map(({ person }) => person))).toEqual(
        [...new Set(people.map((one) => one.person))].sort(),
      );
      for (const { person, rank, asOf } of post.holders) {
        const own = people.filter((one) => one.person === person.id);
        const day =
          own
            .map((one) => one.asOf.edtf ?? "")
            .sort()
            .at(-1) ?? "";
        expect(own.some((one) => (one.asOf.edtf ?? "") === day && asOf.edtf === one.asOf.edtf)).toBe(true);
        expect(own.map((one) => one.rank?.en ?? null)).toContainEqual(rank);
      }
      const { data } = await listOf(mitra, `/v1/engagements?post=${id}&sort=-date`);
      expect(post.engagements.map((one) => one.id)).toEqual(data.map((one) => one.id));
      expect(counts).toMatchObject({ people: post.holders.length, engagements: data.length });
    }
  });

  test("equipment: who makes it, and the agreements that it is the object of", async () => {
    const { data: all } = await listOf(mitra, "/v1/equipment");
    expect(all.map(({ id }) => id).sort()).toEqual(reference.equipment.map(({ id }) => id).sort());
    for (const { id, counts } of all) {
      const equipment = await item("equipment", id);
      const entry = reference.equipment.find((one) => one.id === id);
      expect(equipment).toMatchObject({ names: entry?.names, kind: entry?.kind });
      expect([idOf(equipment.maker), idOf(equipment.country)]).toEqual([entry?.maker, entry?.country]);
      const { data } = await listOf(mitra, `/v1/agreements?equipment=${id}`);
      expect(refIds(equipment.agreements)).toEqual(data.map((one) => one.id).sort());
      expect(data.length).toBeGreaterThan(0);
      expect(counts).toMatchObject({ agreements: data.length });
    }
  });

  test("a series: who holds it, and the engagements that belong to it", async () => {
    const { data: all } = await listOf(mitra, "/v1/series");
    expect(all.map(({ id }) => id).sort()).toEqual(reference.series.map(({ id }) => id).sort());
    for (const { id, counts } of all) {
      const series = await item("series", id);
      const entry = reference.series.find((one) => one.id === id);
      expect(series).toMatchObject({ label: entry?.label.en, aliases: entry?.aliases, kind: entry?.kind });
      expect(refIds(series.countries as unknown as Ref[])).toEqual(entry?.countries.toSorted());
      const { data } = await listOf(mitra, `/v1/engagements?series=${id}`);
      expect(refIds(series.engagements)).toEqual(data.map((one) => one.id).sort());
      expect(data.length).toBeGreaterThan(0);
      expect(counts).toMatchObject({ engagements: data.length });
    }
  });

  test("a place: where it lies, and what happened there", async () => {
    type PlaceItem = ApiRecord & { coordinates: unknown };
    const { data: places } = await listOf(mitra, "/v1/places");
    expect(places.map(({ id }) => id).sort()).toEqual(reference.place.map(({ id }) => id).sort());
    for (const { id, counts } of places) {
      const place = await item<PlaceItem>("place", id);
      const entry = reference.place.find((one) => one.id === id);
      expect(place).toMatchObject({ name: entry?.names.en, kind: entry?.kind, coordinates: entry?.coordinates });
      expect(idOf(place.country)).toBe(entry?.country);
      const { data } = await listOf(mitra, `/v1/engagements?place=${id}&sort=-date`);
      expect(place.engagements.map((one) => one.id)).toEqual(data.map((one) => one.id));
      expect(data.length).toBeGreaterThan(0);
      expect(counts).toMatchObject({ engagements: data.length });
    }
  });

  type CountryItem = Omit<ApiRecord, "agreements" | "topics"> & {
    agreements: (Ref & { status: string })[];
    topics: (Ref & { count: number })[];
  };

  test("a country: engagements by date, agreements by rung, topics by count", async () => {
    const { data: countries } = await listOf(mitra, "/v1/countries");
    for (const { id, counts } of countries.filter((country) => country.id !== "ID")) {
      const country = await item<CountryItem>("country", id);
      const { data: engagements } = await listOf(mitra, `/v1/engagements?country=${id}&sort=-date`);
      const { data: agreements } = await listOf(mitra, `/v1/agreements?country=${id}`);
      expect(country.engagements.map((one) => one.id)).toEqual(engagements.map((one) => one.id));
      expect(refIds(country.agreements)).toEqual(agreements.map((one) => one.id).sort());
      const rungs = country.agreements.map(({ status }) => agreementStanding.indexOf(status as never));
      expect(rungs).toEqual(rungs.toSorted((a, b) => a - b));
      const topicCounts = country.topics.map(({ count }) => count);
      expect(topicCounts).toEqual(topicCounts.toSorted((a, b) => b - a));
      expect(counts).toMatchObject({ engagements: engagements.length, agreements: agreements.length });
    }
  });

  test("a topic: what is broader and narrower, and how often it occurs", async () => {
    const { data: topics } = await listOf(mitra, "/v1/topics");
    for (const { id, broader, narrower } of topics) {
      const entry = reference.topic.find((topic) => topic.id === id);
      expect(idOf(broader)).toBe(entry?.broader);
      for (const one of narrower) expect(reference.topic.find((topic) => topic.id === one.id)?.broader).toBe(id);
    }
    for (const { id, counts } of topics.slice(0, 15)) {
      for (const collection of ["engagements", "agreements", "statements", "articles"]) {
        const { page } = await getJson<List>(mitra, `/v1/${collection}?topic=${id}&limit=1`);
        expect(counts[collection], `${id} ${collection}`).toBe(page.total.value);
      }
    }
  });

  test("a person: posts over time, and the engagements they took part in", async () => {
    const { data: people } = await listOf(mitra, "/v1/people");
    for (const { id, counts } of people) {
      const person = await item<ApiRecord>("person", id);
      const starts = person.posts.map(({ asOf }) => asOf.start ?? asOf.end ?? "9999");
      expect(starts).toEqual(starts.toSorted());
      const { data } = await listOf(mitra, `/v1/engagements?person=${id}&sort=-date`);
      expect(person.engagements.map((one) => one.id)).toEqual(data.map((one) => one.id));
      expect(counts.engagements).toBe(data.length);
    }
  });

  test("an organisation: parts, engagements and agreements, those of its parts included", async () => {
    for (const { id } of (await listOf(mitra, "/v1/organisations")).data) {
      const organisation = await item<ApiRecord & { parts: Ref[] }>("organisation", id);
      for (const part of organisation.parts)
        expect(reference.organisation.find((one) => one.id === part.id)?.parent).toBe(id);
      const { data } = await listOf(mitra, `/v1/agreements?organisation=${id}`);
      expect(refIds(organisation.agreements)).toEqual(data.map((one) => one.id).sort());
    }
  });
});

test("what the index adds to an item is in the language of the answer", async () => {
  const parent = reference.organisation.find(({ parent }) => parent !== null)?.parent ?? "";
  const broader = reference.topic.find(({ broader }) => broader !== null)?.broader ?? "";
  for (const [type, id, member] of [
    ["country", "FR", "topics"],
    ["country", "FR", "engagements"],
    ["country", "FR", "agreements"],
    ["organisation", parent, "parts"],
    ["topic", broader, "narrower"],
  ] as const) {
    const labelsIn = async (lang: string) =>
      (await item<Record<string, Ref[]>>(type, id, `lang=${lang}`))[member]?.map(({ label }) => label) ?? [];
    const [en, indonesian] = [await labelsIn("en"), await labelsIn("id")];
    expect(en.length, member).toBeGreaterThan(0);
    expect(indonesian.length, member).toBe(en.length);
    expect(indonesian, member).not.toEqual(en);
  }
});

test("every reference of every list leads to a record", async () => {
  const lists = collectionTypes.map(async (type) => (await listOf(mitra, `/v1/${collections[type]}`)).data);
  const named = new Set((await Promise.all(lists)).flatMap(refsIn).map(({ type, id }) => `${type}:${id}`));
  const types = new Set([...named].map((key) => key.slice(0, key.indexOf(":"))));
  expect(collectionTypes.filter((type) => !types.has(type))).toEqual([]);
  for (const key of named) {
    const [type, id] = key.split(":") as [CollectionType, string];
    expect((await mitra.fetch(`/v1/${collections[type]}/${id}`)).status, key).toBe(200);
  }
});
