import { describe, expect, test } from "vitest";
import { encodeCursor } from "../../src/http/request/cursor.ts";
import { beginningOf } from "../../src/model/text.ts";
import { headOf } from "../../src/record/rows.ts";

describe("the beginning of a text", () => {
  test.each([
    ["abc", 3, "abc"],
    ["abc", 2, "ab"],
    ["a😀b", 2, "a"],
    ["a😀b", 3, "a😀"],
    ["e\u0301x", 1, ""],
    ["👨‍👩‍👧x", 5, ""],
    ["🇮🇩🇯🇵", 5, "🇮🇩"],
    ["", 0, ""],
  ])("%j in %i units is %j", (text, most, beginning) => expect(beginningOf(text, most)).toBe(beginning));
});

test("a cursor has room for what a label is sorted by, whatever its letters", async () => {
  for (const letter of ["w", "軍", "😀", "ﷺ", '"', "\\", "é", "ß"]) {
    const label = { en: letter.repeat(200), id: letter.repeat(200) };
    const days = { start: null, end: null };
    const head = { type: "article", id: "x".repeat(96), label, days, hint: null } as const;
    const { sortEn } = headOf(head);
    expect((await encodeCursor("scope", [sortEn, head.id])).length).toBeLessThanOrEqual(512);
  }
});
