import { describe, expect, it, test } from "vitest";
import { isDoubleSlip, isSlip, slipBeside } from "../../src/language/known-words.ts";

describe("a typing slip", () => {
  it.each([
    ["helikoptr", "helikopter"],
    ["yepang", "jepang"],
    ["japn", "japan"],
    ["tannk", "tank"],
    ["tnak", "tank"],
    // another letter doubled; in a word of three two swapped
    ["bsnn", "bssn"],
    ["muo", "mou"],
  ])("%s is one of %s", (typed, known) => {
    expect(isSlip(typed, known)).toBe(true);
  });

  it.each([
    // another letter makes another short word, as does another beginning
    ["milk", "milx"],
    ["rank", "tank"],
    ["apan", "japan"],
    ["tan", "tank"],
    ["tank", "tank"],
    // of three letters nothing but two swapped, after the first
    ["omu", "mou"],
    ["mo", "mou"],
    ["moo", "mou"],
    ["tni", "tnii"],
  ])("%s is none of %s", (typed, known) => {
    expect(isSlip(typed, known)).toBe(false);
  });

  it("may be made twice in a long word that begins as it should", () => {
    expect(isDoubleSlip("memorndm", "memorandum")).toBe(true);
    expect(isDoubleSlip("mimorndum", "memorandum")).toBe(false);
    expect(isDoubleSlip("jepara", "jepang")).toBe(false);
  });
});

test.each([
  ["sma", "kerja", "after", "sama"],
  ["kera", "sama", "before", "kerja"],
  ["umm", "staf", "after", "umum"],
  // itself of the lexicon, too far, in another place
  ["industri", "defence", "after", undefined],
  ["salam", "kerja", "after", undefined],
  ["sma", "kerja", "before", undefined],
] as const)("%s with %s %s it is meant for %s", (word, beside, side, meant) => {
  expect(slipBeside(word, beside, side)).toBe(meant);
});
