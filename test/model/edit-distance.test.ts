import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, isTypingSlip } from "../../src/model/edit-distance.ts";

/** The textbook table, unbounded: what the bounded one is checked against. */
function plainDistance(a: string, b: string): number {
  const at = (row: number, column: number): number => {
    if (Math.min(row, column) === 0) return Math.max(row, column);
    const cost = a[row - 1] === b[column - 1] ? 0 : 1;
    const swap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    return Math.min(
      at(row - 1, column) + 1,
      at(row, column - 1) + 1,
      at(row - 1, column - 1) + cost,
      swap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
    );
  };
  return at(a.length, b.length);
}

describe("editDistance", () => {
  it("agrees with the unbounded distance up to its limit", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(plainDistance(a, b), limit + 1));
      }),
    );
  });

  it("counts code points", () => {
    expect(editDistance("a👍b", "ab", 2)).toBe(1);
  });
});

describe("isTypingSlip", () => {
  it.each([
    ["prancsi", "prancis"],
    ["pertahnan", "pertahanan"],
    ["jepangg", "jepang"],
    ["bagamla", "bakamla"],
    ["lerancis", "perancis"],
    ["pakistab", "pakistan"],
  ])("%s for %s", (typed, known) => {
    expect(isTypingSlip(typed, known)).toBe(true);
  });

  it.each([
    ["jepang", "jepang"],
    ["teri", "tari"],
    ["rusia", "rusak"],
    ["pertahnn", "pertahanan"],
    ["", "jepang"],
  ])("%s is no slip of %s", (typed, known) => {
    expect(isTypingSlip(typed, known)).toBe(false);
  });
});
