import { getIssues } from "@placemarkio/check-geojson";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writer } from "../../src/formats/geojson.ts";
import { locate } from "../../src/formats/located.ts";
import type { About, Served } from "../../src/formats/writer.ts";
import { getJson } from "../features/collections.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import {
  aboutOf,
  awkward,
  coordinatesOf,
  dates,
  engagement,
  forbidden,
  hasPython,
  python,
  written,
} from "./support.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

type Feature = {
  type: string;
  id: string;
  geometry: { type: string; coordinates: unknown } | null;
  properties: Served;
};
type Collection = { type: string; features: Feature[]; count: number; links: Served[] };

const collectionOf = (records: readonly Served[], about: About = aboutOf()): Collection => {
  const text = written(writer, records, about);
  expect(getIssues(text)).toEqual([]);
  return JSON.parse(text) as Collection;
};

type List = { data: Served[]; included: Record<string, Served> };
type Point = { latitude: number; longitude: number };

const where = (id: string, point: Point | null) => ({
  place: { type: "place", id, label: id },
  name: null,
  country: null,
  coordinates: point,
});
const tokyo = { latitude: 35.69, longitude: 139.69 };
const jakarta = { latitude: -6.21, longitude: 106.85 };

describe("the map of the record", () => {
  test("has every place at its longitude and latitude", async () => {
    const { data } = await getJson<List>(mitra, "/v1/places?limit=200");
    expect(data.length).toBeGreaterThan(1);
    const { features, count } = collectionOf(data, aboutOf({ of: "place" }));
    const told = data.map(({ id, coordinates }) => {
      const { longitude, latitude } = coordinates as Point;
      return [`place:${id}`, { type: "Point", coordinates: [longitude, latitude] }];
    });
    expect(features.map(({ id, geometry }) => [id, geometry])).toEqual(told);
    expect(count).toBe(data.length);
    expect(features[0]?.properties).toMatchObject({ type: "place", label: data[0]?.label, kind: "city" });
  });

  test("has every engagement, at its places where these are certain", async () => {
    const { data, included } = await getJson<List>(mitra, "/v1/engagements?limit=200&include=places");
    const { features } = collectionOf(data.map((record) => locate(record, coordinatesOf(included))));
    expect(features.map(({ id, properties }) => [id, properties.label])).toEqual(
      data.map(({ id, label }) => [`engagement:${id}`, label]),
    );
    const placed = data.filter(({ places }) => (places as { place: unknown }[]).some(({ place }) => place !== null));
    expect(features.filter(({ geometry }) => geometry).map(({ id }) => id)).toEqual(
      placed.map(({ id }) => `engagement:${id}`),
    );
    const signing = features.find(({ id }) => id === "engagement:japan-signing-2015-03-23");
    expect(signing?.geometry).toEqual({ type: "Point", coordinates: [139.69, 35.69] });
  });
});

describe("a feature", () => {
  test.each([
    ["no place", [], null],
    ["a place that is not certain", [where("a", null)], null],
    ["a place", [where("tokyo", tokyo)], { type: "Point", coordinates: [139.69, 35.69] }],
    ["a place twice", [where("tokyo", tokyo), where("tokyo", tokyo)], { type: "Point", coordinates: [139.69, 35.69] }],
    [
      "a certain place and another",
      [where("a", null), where("jakarta", jakarta)],
      { type: "Point", coordinates: [106.85, -6.21] },
    ],
    [
      "several places",
      [where("jakarta", jakarta), where("tokyo", tokyo)],
      {
        type: "MultiPoint",
        coordinates: [
          [106.85, -6.21],
          [139.69, 35.69],
        ],
      },
    ],
  ])("of an engagement with %s", (_, places, geometry) => {
    expect(collectionOf([engagement("one", { places })]).features[0]?.geometry).toEqual(geometry);
  });

  test("has flat properties, as tables of attributes want them", () => {
    const [feature] = collectionOf([engagement("one", { date: dates.until })]).features;
    expect(feature?.properties).toEqual({
      type: "engagement",
      id: "one",
      label: "Meeting in Tokyo",
      url: "https://api.example.org/v1/engagements/one",
      kind: "meeting",
      status: "held",
      date: "../2021-03-30",
      start: null,
      end: "2021-03-30",
      precision: "day",
      places: "Ministry of Defence, Tokyo",
      countries: "ID | JP",
      topics: "exercises | industry",
      summary: "The ministers met.",
      updatedAt: "2026-11-19T10:11:12.345Z",
    });
  });

  test("by itself says what it is of", () => {
    const about = aboutOf({ self: "https://api.example.org/v1/engagements/one", next: null });
    const text = writer.item?.(engagement("one"), about) ?? "";
    expect(getIssues(text)).toEqual([]);
    expect(JSON.parse(text)).toMatchObject({
      type: "Feature",
      id: "engagement:one",
      version: 7,
      license: "https://creativecommons.org/licenses/by/4.0/",
      links: [{ rel: "self", href: about.self, type: "application/geo+json" }],
    });
  });
});

describe("a collection of features", () => {
  test("ends with their number, also without one", () => {
    for (const count of [0, 1, 3]) {
      const collection = collectionOf(["one", "two", "three"].slice(0, count).map((id) => engagement(id)));
      expect(collection).toMatchObject({ type: "FeatureCollection", count, version: 7 });
      expect(Object.keys(collection).at(-1)).toBe("count");
      expect(collection.features).toHaveLength(count);
      expect(collection.links.map(({ rel }) => rel)).toEqual(["self", "next"]);
    }
  });

  test.skipIf(!hasPython)("is read by Python, with every sign of a text", () => {
    const records = [engagement("one", { label: awkward }), engagement("two", { label: forbidden })];
    const labels =
      "import json, sys; print(json.dumps([f['properties']['label'] for f in json.load(sys.stdin)['features']]))";
    expect(python(labels, written(writer, records, aboutOf()))).toEqual([awkward, forbidden]);
  });
});
