import { expect, test } from "vitest";
import { itemText, listText, timelineText } from "../../src/features/mcp/answers.ts";
import { roomOfAnswer } from "../../src/features/mcp/text.ts";

const record = (id: number, length: number) => ({
  type: "agreement",
  id: `a-${id}`,
  label: `Agreement ${id}`,
  status: "signed",
  summary: "x".repeat(length),
});

const page = (data: object[]) => ({ data, page: { next: "later", total: { value: 500, relation: "gte" } } });

/** Room for what an answer says besides its records. */
const most = roomOfAnswer + 1000;

test("a list tells the beginning of what is long in a record, and the most frequent counts", () => {
  const country = Array.from({ length: 200 }, (_, at) => ({
    value: `C${at}`,
    label: `Country ${at}`,
    count: 200 - at,
  }));
  const text = listText({ ...page([record(1, 60_000)]), facets: { country } });
  expect(text.length).toBeLessThan(3000);
  expect(text).toMatch(/^By country: Country 0 \(C0\) 200; .*…$/m);
  expect(text).toMatch(/^ {2}summary: x{1500}…$/m);
});

test("a list that is too long is cut between records, and says how to get the rest", () => {
  const text = listText(page(Array.from({ length: 50 }, (_, id) => record(id, 1400))));
  expect(text.length).toBeLessThan(most);
  expect(text).toMatch(/^at least 500 records, 13 here\.\n/);
  expect(text).toMatch(/\nCut for its length\. For the rest, ask again with limit 13, and then with the cursor/);
  expect(text).not.toContain("later");
  expect(text.match(/^- Agreement/gm)).toHaveLength(13);
  expect(listText(page([record(1, 10)]))).toMatch(/\nMore: ask again with cursor "later"\.$/);
});

test("a record that is too long names the members that were left out", () => {
  const whole = { ...record(1, 15_000), parties: [], evidence: "y".repeat(15_000), articles: "z" };
  const text = itemText({ data: whole });
  expect(text.length).toBeLessThan(most);
  expect(text).toMatch(/Left out: evidence, articles\. Ask again with fields/);
  const begun = itemText({ data: { ...record(1, 50_000), status: null } });
  expect(begun.length).toBeLessThan(most);
  expect(begun).toMatch(/x…\nCut for its length\. Left out in part: summary/);
});

test("a timeline that is too long keeps the latest periods", () => {
  const records = Array.from({ length: 20 }, (_, id) => record(id, 0));
  const none = { count: 0, records: [] };
  const buckets = Array.from({ length: 200 }, (_, at) => ({ period: String(1900 + at), count: 30, records }));
  const total = { value: 6000, relation: "eq" };
  const text = timelineText({
    data: { interval: "year", total, buckets, earlier: 3, spanning: none, undated: none },
  });
  expect(text.length).toBeLessThan(most);
  expect(text).toMatch(/^6000 facts by year\.\n3 before these periods\.\nCut for its length: \d+ earlier periods/);
  expect(text).toContain("\n2099: 30\n");
  expect(text).toContain("\n  - and 10 more");
});

test("a record is told in lines: what is empty or internal is left out, dates and evidence are read", () => {
  const article = { type: "article", id: "x", label: "An article" };
  const date = { edtf: "../2021-03-30", start: null, end: "2021-03-30", note: "Before the signing." };
  const text = itemText({
    data: {
      ...record(1, 3),
      date,
      signed: null,
      parties: [{ party: { type: "country", id: "JP", label: "Japan" }, role: "buyer" }],
      participants: [{ person: { type: "person", id: "p", label: "P" }, role: "guest" }],
      countries: [{ type: "country", id: "JP", label: "Japan" }],
      evidence: [{ article, paragraph: 7, basis: "stated", attributedTo: null, sha256: "aa", note: null }],
      updatedVersion: 1,
    },
  });
  expect(text).toBe(`Agreement 1 (agreement:a-1)
status: signed
summary: xxx
date: ../2021-03-30 (Before the signing.)
parties:
  - party: Japan (country:JP), role: buyer
participants:
  - P (person:p), role: guest
countries: Japan (country:JP)
evidence:
  - paragraph 7 of An article (article:x), basis: stated`);
});
