import { describe, expect, test } from "vitest";
import { partEnd } from "../../src/db/document/code.ts";
import { inBoth, packed, packedAlone } from "../../src/db/document/pack.ts";
import { unpacked } from "../../src/db/document/unpack.ts";
import { DatabaseDamaged } from "../../src/db/errors.ts";
import type { Language } from "../../src/model/localised.ts";

/* What is packed comes out as it went in: in each language, whole and as lists show it. */

const whole = (document: object, language?: Language, listed?: Record<string, boolean[]>): unknown => {
  const { body, parts } = packed(document, listed);
  return JSON.parse(`{${unpacked(`${body}${partEnd}${parts}`, language).slice(1)}}`);
};

const brief = (document: object, listed?: Record<string, boolean[]>): unknown =>
  JSON.parse(`{${unpacked(packed(document, listed).body, "en").slice(1)}}`);

const country = (id: string, en: string, other = en) => ({ type: "country", id, label: inBoth({ en, id: other }) });
const piece = (article: string, paragraph: number) => ({
  article: { type: "article", id: article, label: `News ${article}` },
  paragraph,
  basis: "stated",
  attributedTo: null,
  sha256: "ab".repeat(32),
  note: null,
});
const date = (edtf: string, start = edtf, end = edtf) => ({
  edtf,
  start,
  end,
  time: null,
  precision: "day",
  note: null,
});

const awkward = ['a "quoted" word', "back\\slash", "two\nlines", "naïve – ¤ 漢字 🙂", ',"note":null}', "{[,]}", ""];

describe("a document", () => {
  test.each(awkward)("keeps a text as it is: %j", (text) => {
    const document = { text, list: [text, { [text]: text }], both: inBoth({ en: text, id: `${text}, lain` }) };
    expect(whole(document, "en")).toEqual({ ...document, both: text });
    expect(whole(document, "id")).toEqual({ ...document, both: `${text}, lain` });
    expect(whole(document)).toEqual(document);
  });

  test("holds a text that is the same in both languages once", () => {
    expect(inBoth({ en: "Thales", id: "Thales" })).toBe("Thales");
  });

  test("shows references again, and those of more types than it knows", () => {
    const [japan, unknown] = [country("JP", "Japan", "Jepang"), { type: "planet", id: "mars", label: "Mars" }];
    const document = { one: japan, more: [japan, unknown, { ...japan, ordinal: 2 }, japan, unknown] };
    expect(whole(document)).toEqual(document);
    expect(whole(document, "id")).toMatchObject({
      one: { label: "Jepang" },
      more: [{ label: "Jepang" }, {}, {}, {}, {}],
    });
    expect(packed(document).body.split("Jepang")).toHaveLength(3);
  });

  test("shows more references than it can name again", () => {
    const many = Array.from({ length: 150 }, (_, at) => country(`C${at}`, `Country ${at}`));
    const document = { many, again: many.toReversed() };
    expect(whole(document)).toEqual(document);
  });

  test("shows dates of one day and others", () => {
    const document = { a: date("2022-03-02"), b: date("2022-03", "2022-03-01", "2022-03-31"), c: date("..", "", "") };
    expect(whole(document)).toEqual(document);
  });

  test("leaves evidence out of lists, at any depth and place", () => {
    const evidence = [piece("x", 1), piece("x", 2), piece("y", 1)];
    const document = {
      evidence,
      parties: [{ evidence, party: country("JP", "Japan") }, { party: country("JP", "Japan"), evidence }, { evidence }],
      source: piece("x", 1).article,
      last: { type: "article", id: "y", label: "News y" },
    };
    expect(whole(document, "en")).toEqual(document);
    expect(brief(document)).toEqual({
      parties: [{ party: country("JP", "Japan") }, { party: country("JP", "Japan") }, {}],
      source: document.source,
      last: document.last,
    });
  });

  test.each([
    [[true, true, true]],
    [[false, true, false]],
    [[true, false, true]],
    [[false, false, true]],
    [[false, false, false]],
    [[]],
  ])("shows some items of a member in lists: %j", (areListed) => {
    const posts = areListed.map((_, at) => ({ at, post: country(`C${at}`, `Post ${at}`), evidence: [piece("x", at)] }));
    const listed = posts.filter((_, at) => areListed[at]).map(({ evidence: _, ...post }) => post);
    expect(whole({ posts, end: 1 }, "en", { posts: areListed })).toEqual({ posts, end: 1 });
    expect(brief({ posts, end: 1 }, { posts: areListed })).toEqual({ posts: listed, end: 1 });
  });

  test("says nothing of its own in what is put into another", () => {
    const japan = country("JP", "Japan", "Jepang");
    const mention = packedAlone({ one: japan, two: japan });
    const { body } = packed({ one: country("FR", "France"), two: japan });
    expect(
      JSON.parse(`{${unpacked(`${body}${mention.replace("one", "a").replace("two", "b")}`, "id").slice(1)}}`),
    ).toEqual({
      one: country("FR", "France"),
      two: { ...japan, label: "Jepang" },
      a: { ...japan, label: "Jepang" },
      b: { ...japan, label: "Jepang" },
    });
  });
});

describe("what was not packed", () => {
  test("comes out as it is where it has no codes", () => {
    expect(unpacked('{"type":"country","label":"Türkiye"}', "en")).toBe('{"type":"country","label":"Türkiye"}');
  });

  test.each(["\x80Japan", "\x83eJP", "\x850", "\x86z", "\x892022", "\x9f"])("is damaged: %j", (text) => {
    expect(() => unpacked(text, "id")).toThrow(DatabaseDamaged);
  });
});
