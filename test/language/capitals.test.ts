import { expect, test } from "vitest";
import { capitalsIn } from "../../src/language/capitals.ts";

test.each([
  ["hubungan jakarta-Moskow", ["Rusia"], ["Moskow"]],
  ["from New Delhi to the Hague", ["India", "Belanda"], ["New Delhi", "the Hague"]],
  ["Washington DC", ["Amerika Serikat"], ["Washington DC"]],
  ["delhi", ["India"], ["delhi"]],
  ["Surabaya, Solo", [], []],
])("of %s are those of %s", (text, countries, written) => {
  const found = capitalsIn(text);
  expect(found.map(({ country }) => country)).toEqual(countries);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(written);
});
