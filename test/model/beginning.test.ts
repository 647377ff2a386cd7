import { describe, expect, test } from "vitest";
import { listKeysets } from "../../src/collections/keysets.ts";
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

const headCalled = (text: string) =>
  headOf({
    type: "article",
    id: "x".repeat(96),
    label: { en: text, id: text },
    days: { start: null, end: null },
    hint: null,
  });

test("a cursor has room for what a label is sorted by, whatever its letters", async () => {
  for (const letter of ["w", "軍", "😀", "ﷺ", '"', "\\", "é", "ß"]) {
    const { sortEn, id } = headCalled(letter.repeat(200));
    expect((await encodeCursor("scope", [sortEn, id])).length).toBeLessThanOrEqual(512);
  }
});

test("what a label is sorted by is taken as it was given out, wherever a space stands", () => {
  for (let length = 70; length < 90; length++) {
    const { sortEn, id } = headCalled(`${"w".repeat(length)} é ${"w".repeat(90)}`);
    expect(listKeysets.label.safeParse([sortEn, id]).success, sortEn).toBe(true);
  }
});
