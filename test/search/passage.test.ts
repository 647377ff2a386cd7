import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marked, passage } from "../../src/language/passage.ts";
import { answersOf, apart } from "../../src/search/spans.ts";
import { queryOf } from "./query-of.ts";

const found = (query: string, text: string): string[] =>
  apart(answersOf(queryOf(query).clauses.flat())(text, "both").flat()).map(({ start, end }) => text.slice(start, end));

describe("what answers a query in a text", () => {
  it.each([
    ["kerjasama", "Bekerja sama di laut", ["Bekerja sama"]],
    ["technology transfer", "Soal alih teknologi radar", ["alih teknologi"]],
    ["kemhan", "Tamu Kementerian Pertahanan", ["Kementerian Pertahanan"]],
    ["luki*", "Kolonel Lukianov", ["Lukianov"]],
    ['"radar udara"', "radar udara, radar laut", ["radar udara"]],
    ["radar laut", "radar di laut", ["radar", "laut"]],
    ["kapal", "radar", []],
    ["industri pertahanan", "industri radar", []],
    [
      "MoU defence France",
      "Kemhan dan Perancis menandatangani nota kesepahaman.",
      ["Kemhan", "Perancis", "nota kesepahaman"],
    ],
    ['"industri pertahanan" "pertahanan nasional"', "industri pertahanan nasional", ["industri pertahanan nasional"]],
    [
      '"kerja sama pertahanan" pertahanan "kerja sama"',
      "kerja sama pertahanan; tentang kerja sama lalu pertahanan",
      ["kerja sama pertahanan", "kerja sama", "pertahanan"],
    ],
  ])("%s in %s: %j", (query, text, stretches) => {
    expect(found(query, text)).toEqual(stretches);
  });
});

describe("a passage", () => {
  const text = `${"satu dua tiga ".repeat(30)}RADAR ${"empat lima enam ".repeat(30)}`.trim();
  const start = text.indexOf("RADAR");

  it("holds what was found, at offsets of its own", () => {
    const part = passage(text, [{ start, end: start + 5 }], 100);
    expect(part.spans.map((span) => part.text.slice(span.start, span.end))).toEqual(["RADAR"]);
    expect(part.text).toMatch(/^…\S.*\S…$/);
  });

  it("is the beginning where nothing was found, and the whole where that is short", () => {
    expect(passage(text, [], 100).text).toMatch(/^satu dua/);
    expect(passage("radar", [], 100)).toEqual({ text: "radar", spans: [] });
  });

  it("never cuts a span and never exceeds its length by more than the marks of omission", () => {
    const spans = fc
      .array(fc.nat(text.length - 6), { maxLength: 5 })
      .map((starts) => apart(starts.map((at) => ({ start: at, end: at + 5 }))));
    fc.assert(
      fc.property(spans, fc.integer({ min: 40, max: 400 }), (given, length) => {
        const part = passage(text, given, length);
        expect(part.text.length).toBeLessThanOrEqual(length + 2);
        const offset = (span: { start: number }) =>
          given.find(({ start: at }) => text.startsWith(part.text.slice(span.start, span.start + 5), at));
        for (const span of part.spans) expect(offset(span)).toBeDefined();
      }),
    );
  });

  it("is safe HTML when marked", () => {
    expect(marked({ text: '<b>"R&D"</b>', spans: [{ start: 4, end: 7 }] })).toBe(
      "&lt;b&gt;&quot;<mark>R&amp;D</mark>&quot;&lt;/b&gt;",
    );
  });
});
