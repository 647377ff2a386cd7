import fc from "fast-check";
import Database from "libsql";
import { afterAll, describe, expect, it } from "vitest";
import { places } from "../../src/db/fulltext/terms.ts";
import { allOf, clauseIn, without } from "../../src/search/expression.ts";
import { expressed } from "../../src/search/late.ts";
import { excessOf, readQuery, type SearchUnit } from "../../src/search/query.ts";
import { textMatch } from "../../src/search/rank.ts";
import { queryOf } from "./query-of.ts";

const show = ({ kind, text }: SearchUnit): string => (kind === "phrase" ? `"${text}"` : text);
const shape = (text: string, exactly = false): string => {
  const { clauses, excluded } = queryOf(text, exactly);
  return [...clauses.map((clause) => clause.map(show).join("|")), ...excluded.map((unit) => `-${show(unit)}`)].join(
    " ",
  );
};

describe("the syntax of a query", () => {
  it.each([
    ["radar udara", "radar udara"],
    ["kerja sama radar", "kerja sama radar"],
    ['"kerja sama" radar', '"kerja sama" radar'],
    ["radar -udara", "radar -udara"],
    ['radar -"alih teknologi"', 'radar -"alih teknologi"'],
    ["radar OR kapal", "radar|kapal"],
    ["radar OR kapal selam", "radar|kapal selam"],
    ["OR radar OR", "radar"],
    ["radar OR meriam torpedo", "radar|meriam torpedo"],
    ["--radar kapal", "radar kapal"],
    ["rad*", "rad*"],
    ["radar or kapal", "radar kapal"],
    ["luki*", "luki*"],
    ['"radar', "radar"],
    ['rad"ar', "rad ar"],
    ["F-16", "F-16"],
    ["radar AND NOT NEAR(kapal)", "radar kapal -NEAR"],
    ["radar tanpa kapal", "radar -kapal"],
    ["radar not kapal", "radar -kapal"],
    ["radar belum kapal", "radar kapal"],
    ["names:radar", "names radar"],
    ["siapa bertemu Prancis", "bertemu Prancis"],
    ["siapa", "siapa"],
    ["WHO", "WHO"],
  ])("%s is read as %s", (text, expected) => {
    expect(shape(text)).toBe(expected);
  });

  it.each([
    ["pelatihan di bawah perjanjian jepang", ["pelatihan", "perjanjian", "jepang"]],
    ["training under the agreement", ["training", "agreement"]],
    ["drone bawah laut", ["drone", "bawah laut"]],
    ["under discussion", ["under discussion"]],
  ])("passes over under what something was done: %s", (text, units) => {
    expect(queryOf(text).clauses.map(([unit]) => unit?.text)).toEqual(units);
  });

  it("keeps what the lexicon knows as one thing together, and apart where every word is wanted exactly", () => {
    expect(queryOf("menteri pertahanan prancis").clauses).toHaveLength(2);
    expect(queryOf("menteri pertahanan prancis", true).clauses).toHaveLength(3);
  });

  it.each(["28/7", "28.7", "2025-07-28", "28/7/2025"])("reads %s as a day, written out in either language", (text) => {
    const [[unit] = []] = queryOf(text).clauses;
    expect(unit?.readings.flat(2).map((phrase) => phrase.slice(0, 2).join(" "))).toContain("28 juli");
  });

  it("reads a year of two digits as one of this century", () => {
    const [[unit] = []] = queryOf("28/7/25").clauses;
    expect(unit?.readings.flat(2)).toContainEqual(["28", "juli", "2025"]);
  });

  it("looks for one word in quotation marks as it stands, and for more by their stems too", () => {
    const readingsOf = (text: string) =>
      queryOf(text)
        .clauses.flat()
        .flatMap(({ readings }) => readings);
    expect(readingsOf('"kapalnya"')).toEqual([]);
    expect(readingsOf('"kapalnya tenggelam"')).not.toEqual([]);
  });

  it.each(["31/13", "40/7"])("does not take %s for a day", (text) => {
    expect(
      queryOf(text)
        .clauses.flat()
        .flatMap(({ readings }) => readings.flat(2).flat()),
    ).not.toContain("juli");
  });

  it.each([
    ["!!!", "letter or digit"],
    ["-radar", "besides what it leaves out"],
    ["ra*", "at least 3"],
    ["ba ca da fa ga ha ja ka la ma na pa qa", "at most 12"],
    ["🙂", "letter or digit"],
    ['""', "letter or digit"],
    ["OR OR", "letter or digit"],
    ["OR -radar", "besides what it leaves out"],
    ["-radar -kapal", "besides what it leaves out"],
    // letters that fold to nothing: a mark of its own width, one that was a mark when the index learnt its letters
    ["\uff9e", "letter or digit"],
    ["\u19b0\u19b0\u19b0*", "letter or digit"],
    ['"\u19b0"', "letter or digit"],
    ["\u0301\u0301", "letter or digit"],
    ["\u00ad\u200d", "letter or digit"],
    ["\ufdfa".repeat(21), "at most 300"],
    ["2+".repeat(99), "at most 300"],
  ])("refuses %s and says why", (text, reason) => {
    expect(readQuery(text)).toEqual({ value: null, fault: expect.stringContaining(reason) });
  });

  it("counts a term for every word where every word is wanted exactly", () => {
    const text = "b c d f g h j k l m n p";
    expect(excessOf(queryOf(text, true))).toBeNull();
    const words = "menteri pertahanan ".repeat(7);
    expect(excessOf(queryOf(words))).toBeNull();
    expect(excessOf(queryOf(words, true))).toContain("has 14 terms; at most 12");
  });
});

describe("any text whatever", () => {
  const db = new Database(":memory:");
  db.exec(
    `create virtual table search using fts5(terms, content='', contentless_delete=1,
        tokenize="unicode61 remove_diacritics 0 tokenchars '-:.'");
      create table search_words (word text primary key);
      create table search_documents (id integer primary key, record integer);
      create table records (number integer primary key, type text, id text)`,
  );
  afterAll(() => {
    db.close();
  });
  const hostile = fc.constantFrom(
    ..."\" ' * ^ ( ) { } : + - , NEAR AND OR NOT names: exact_names: \\ % _ ; -- /* \u00e9 \u0301 \ud83d\ude42 \u200d z0z z1z".split(
      " ",
    ),
  );
  const words = fc.constantFrom("kerja", "sama", "Prancis", "2022", "F-16", "antara");
  const text = fc.array(fc.oneof(hostile, words, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 20 });

  it("is refused with a reason or is an expression that FTS5 takes", () => {
    fc.assert(
      fc.property(text, fc.boolean(), fc.constantFrom(" ", ""), (parts, exactly, joint) => {
        const { value } = readQuery(parts.join(joint));
        if (!value) return;
        const query = exactly ? value.exactQuery() : value.query;
        const whole = without(allOf(query.clauses.map((clause) => clauseIn(places, clause))), query.excluded);
        const { match, tiers } = textMatch(query);
        for (const expression of [whole, match, ...tiers.map((tier) => tier.match)]) {
          const { sql, args } = expressed(expression);
          db.prepare(`select rowid from search where search match ${sql} limit 1`).all(...args);
        }
      }),
      { numRuns: 300, seed: 9 },
    );
  });

  it("is refused where it is too long to be read", () => {
    const long = "kerja sama pertahanan ".repeat(1000);
    expect(readQuery(long).fault).toContain("at most");
  });
});
