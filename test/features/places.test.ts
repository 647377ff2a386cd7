import { expect, test } from "vitest";
import { placeEntry } from "../../src/features/places/input.ts";
import { faultsIn } from "../../src/model/faults.ts";

const cove = { id: "cove", names: { en: "Cove", id: "Teluk" }, kind: "region" };
const at = (latitude: number, longitude: number) => ({
  ...cove,
  coordinates: { latitude, longitude },
  source: "Gazetteer 1",
});

test.each<[string, object, string[]]>([
  ["without coordinates", cove, []],
  ["at the edges of the world", at(-90, 180), []],
  ["to a metre", at(-6.12345, 106.54321), []],
  ["beyond a pole", at(90.01, 0), ["coordinates.latitude"]],
  ["beyond the date line", at(0, -180.5), ["coordinates.longitude"]],
  ["finer than a metre", at(1.123456, 1), ["coordinates.latitude"]],
  ["with coordinates from nowhere", { ...at(1, 1), source: null }, ["source"]],
  ["with a source of no coordinates", { ...cove, source: "Gazetteer 1" }, ["source"]],
  ["with half a point", { ...cove, coordinates: { latitude: 1 }, source: "Gazetteer 1" }, ["coordinates.longitude"]],
])("a place %s", (_, entry, faults) => {
  expect(faultsIn(placeEntry, entry).map(({ path }) => path.join("."))).toEqual(faults);
});
