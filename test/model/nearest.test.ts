import { expect, test } from "vitest";
import { nearest, nearestOf } from "../../src/model/nearest.ts";

const known = [
  "id-ministry-of-defence",
  "fr-ministry-of-armed-forces",
  "kanasugi-kenji",
  "japan-signing-2021-03-30",
  "south-korea-talks",
  "north-macedonia-visit",
  "defence-industry",
  "iraq-visit",
  "iran-talks",
  "bakamla",
  "country",
  "updatedSince",
  "to",
  "BN",
];

test.each<[name: string, meant: string | null]>([
  ["kanasugi-keni", "kanasugi-kenji"],
  ["kenji-kanasugi", "kanasugi-kenji"],
  ["id-minisrty-of-defense", "id-ministry-of-defence"],
  ["defenceindustry", "defence-industry"],
  ["contry", "country"],
  ["updated_since", "updatedSince"],
  ["Bagamla", "bakamla"],
  // What distinguishes: a country, a date, a word that is right as it stands.
  ["ae-ministry-of-defence", null],
  ["it-ministry-of-defence", null],
  ["japan-signing-2021-03-31", null],
  ["japan-signing-2012-03-30", null],
  ["north-korea-talks", null],
  ["iran-visit", null],
  ["UN", null],
  ["xo", null],
  ["", null],
])("%s is meant as %s", (name, meant) => {
  expect(nearest(name, known)).toBe(meant);
});

test.each<[name: string, meant: string[]]>([
  ["ministry", ["id-ministry-of-defence", "fr-ministry-of-armed-forces"]],
  ["ae-ministry-of-defence", ["id-ministry-of-defence", "defence-industry", "fr-ministry-of-armed-forces"]],
  ["defence-industri", ["defence-industry", "id-ministry-of-defence"]],
  ["japan-signing", ["japan-signing-2021-03-30"]],
  ["kenji", ["kanasugi-kenji"]],
  ["talks-korea", ["south-korea-talks", "iran-talks"]],
  ["bagamla", ["bakamla"]],
  ["nobody", []],
  ["2021", ["japan-signing-2021-03-30"]],
  ["", []],
])("%s may be meant as %j", (name, meant) => {
  expect(nearestOf(name, known)).toEqual(meant);
});
