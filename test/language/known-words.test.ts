import { describe, expect, it } from "vitest";
import { isDoubleSlip, isSlip } from "../../src/language/known-words.ts";

describe("a typing slip", () => {
  it.each([
    ["helikoptr", "helikopter"],
    ["yepang", "jepang"],
    ["japn", "japan"],
    ["tannk", "tank"],
    ["tnak", "tank"],
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
  ])("%s is none of %s", (typed, known) => {
    expect(isSlip(typed, known)).toBe(false);
  });

  it("may be made twice in a long word that begins as it should", () => {
    expect(isDoubleSlip("memorndm", "memorandum")).toBe(true);
    expect(isDoubleSlip("mimorndum", "memorandum")).toBe(false);
    expect(isDoubleSlip("jepara", "jepang")).toBe(false);
  });
});
