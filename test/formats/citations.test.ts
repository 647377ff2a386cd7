import { spawnSync } from "node:child_process";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writer as bibtex } from "../../src/formats/bibtex.ts";
import { writer as csl } from "../../src/formats/csl.ts";
import { writer as ris } from "../../src/formats/ris.ts";
import type { Served, Writer } from "../../src/formats/writer.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import {
  aboutOf,
  bareArticles,
  everyItem,
  everyListed,
  hostileAgreement,
  hostileArticle,
  origin,
  shown,
} from "./records.ts";
import { written } from "./support.ts";

/** What a reader of bibliographies makes of an entry. */
type Name = { literal?: string; family?: string; given?: string };
type Entry = {
  id: string;
  type: string;
  title?: string;
  author?: Name[];
  editor?: Name[];
  /** What citation-js takes for the author of a newspaper in RIS. */
  reporter?: string | (string | Name)[];
  issued?: { "date-parts": number[][]; literal?: string; circa?: boolean };
  URL?: string;
  note?: string;
  language?: string;
  keyword?: string;
  "container-title"?: string;
  genre?: string;
};

type Kind = "article" | "agreement";
const kinds = ["article", "agreement"] as const;
const writers = { csl, bibtex, ris };
/** The names that citation-js has for them; left to guess, it takes a text for the format of what stands in its titles. */
const readers: Record<string, string> = { csl: "@else/json", bibtex: "@biblatex/text", ris: "@ris/file" };

let mitra: TestMitra;
let seeded: Record<Kind, readonly Served[]>;

beforeAll(async () => {
  mitra = await startMitra();
  const [items, listed] = [await everyItem(mitra, "en"), await everyListed(mitra)];
  const ofBoth = (type: Kind) => [...(items.get(type) ?? []), ...(listed.get(type) ?? [])];
  seeded = { article: ofBoth("article"), agreement: ofBoth("agreement") };
});
afterAll(() => mitra.close());

const read = (format: string, text: string): Entry[] => new Cite(text, { forceType: readers[format] }).data as Entry[];

/** Of a newspaper in RIS citation-js reads the year alone, and no editors. */
const isRead = (format: string, kind: Kind): boolean => format !== "ris" || kind !== "article";
const dateLine = (day: readonly number[]): string =>
  `DA  - ${[0, 1, 2].map((at) => (day[at] === undefined ? "" : String(day[at]).padStart(2, "0"))).join("/")}/\r`;

const names = (list: Entry["reporter"] = []) =>
  [list].flat().map((name) => {
    if (typeof name === "string") return name;
    return name.literal ?? [name.family, name.given].filter(Boolean).join(", ");
  });

const edtfOf = (record: Served): string | null => {
  const value = (record.type === "article" ? record.published : record.signed) as { edtf: string | null } | null;
  return value?.edtf ?? null;
};

/** The parts of a date that has no more than year, month and day, and perhaps an end. */
const partsOf = (edtf: string | null): number[][] | undefined =>
  edtf && /^[\d-]+\??(\/[\d-]+)?$/.test(edtf)
    ? edtf
        .replaceAll("?", "")
        .split("/")
        .map((day) => day.split("-").map(Number))
    : undefined;

const bylineOf = (record: Served) => (record.byline as { name: string; role: string }[] | undefined) ?? [];
const authorsOf = (record: Served): string[] =>
  record.type === "article"
    ? bylineOf(record)
        .filter(({ role }) => role !== "editor")
        .map(({ name }) => name)
    : [...new Set((record.parties as { party: { label: string } }[]).map(({ party }) => shown(party.label)))];
const titleOf = (record: Served) => shown(String(record.headline ?? record.officialTitle ?? record.label));

describe.each(Object.entries(writers))("%s", (format, writer: Writer) => {
  test.each(kinds)("gives each %s of the seeds back to a reader of others: title, date, names, address", (kind) => {
    const records = seeded[kind];
    expect(records.length).toBeGreaterThan(5);
    const text = written(writer, records, aboutOf(kind));
    const entries = read(format, text);
    expect(entries.map(({ title }) => title)).toEqual(records.map(titleOf));
    for (const [index, record] of records.entries()) {
      const { id, author, reporter, issued, URL: url, note, type } = entries[index] as Entry;
      expect(id).toBe(`${kind}-${record.id}`);
      expect(names(reporter ?? author), id).toEqual(authorsOf(record));
      const [first] = partsOf(edtfOf(record)) ?? [];
      expect(issued?.["date-parts"]?.[0], id).toEqual(isRead(format, kind) ? first : first?.slice(0, 1));
      if (format === "ris" && first) expect(text.split("\n")).toContain(dateLine(first));
      expect(url, id).toBe(record.articleUrl ?? `${record.url}?asOf=7`);
      expect(note, id).toContain(`${origin}/v1/${kind}s/${record.id}?asOf=7`);
      if (format !== "bibtex") expect(type).toMatch(kind === "article" ? /^article-newspaper$/ : /^(treaty|document)$/);
    }
  });

  test("says the same of hostile records, whatever stands in their texts", () => {
    const [entry, ...more] = read(format, written(writer, [hostileArticle, ...bareArticles], aboutOf("article")));
    expect(more).toHaveLength(bareArticles.length);
    expect(entry?.title).toBe(shown(String(hostileArticle.headline)));
    const { author, reporter, editor } = entry as Entry;
    expect(names(reporter ?? author)).toEqual(["Siti and Budi {Jr}", "Raden Ajeng, S.H."]);
    if (isRead(format, "article")) expect(names(editor)).toEqual(["ed"]);
    else expect(written(writer, [hostileArticle], aboutOf("article"))).toMatch(/^ED {2}- ed\r$/m);
    expect(entry?.["container-title"]).toBe(entry?.title);
    expect(entry?.issued?.["date-parts"]).toEqual([isRead(format, "article") ? [2021, 3] : [2021]]);
    expect(entry?.URL?.replaceAll("%7B", "{").replaceAll("%7D", "}")).toBe(hostileArticle.articleUrl);
    const [agreement, ...none] = read(format, written(writer, [hostileAgreement], aboutOf("agreement")));
    expect(none).toEqual([]);
    expect(agreement?.title).toBe(shown(String(hostileAgreement.officialTitle)));
    expect(names(agreement?.author)).toEqual(["Japan", shown(String(hostileAgreement.label))]);
    expect(agreement?.issued?.["date-parts"]).toBeUndefined();
    expect(JSON.stringify(agreement)).toContain("Jumat (25/4)");
  });

  test("of no records is an empty bibliography", () => {
    expect(written(writer, [], aboutOf("article"))).toBe(
      { csl: "[\n]\n", ris: "", bibtex: "@comment{Mitra, version 7: 0 in all}\n" }[format],
    );
  });
});

const spans: readonly [edtf: string | null, csl: unknown, year: string | null][] = [
  [
    "2021-03-01/2021-03-05",
    {
      "date-parts": [
        [2021, 3, 1],
        [2021, 3, 5],
      ],
    },
    "2021",
  ],
  ["2021", { "date-parts": [[2021]] }, "2021"],
  ["2025-07-28?", { "date-parts": [[2025, 7, 28]], circa: true }, "2025"],
  ["201X", { literal: "201X" }, null],
  ["../2021-03-30", { literal: "../2021-03-30" }, null],
  ["XXXX-04-25", { literal: "XXXX-04-25" }, null],
  [null, undefined, null],
];

test.each(spans)("a date %s is written as exactly as each format can", (edtf, issued, year) => {
  const record = { ...hostileAgreement, signed: { edtf, text: null } };
  const about = aboutOf("agreement");
  const [item] = JSON.parse(written(csl, [record], about));
  expect(item.issued).toEqual(issued);
  expect(/year = \{(\d+)\}/.exec(written(bibtex, [record], about))?.[1] ?? null).toBe(year);
  expect(/^PY {2}- (\d+)\r$/m.exec(written(ris, [record], about))?.[1] ?? null).toBe(year);
});

describe("CSL-JSON", () => {
  const text = { type: "string", minLength: 1 };
  const people = {
    type: "array",
    minItems: 1,
    items: { type: "object", required: ["literal"], properties: { literal: text }, additionalProperties: false },
  };
  const day = { type: "array", items: { type: "integer" }, minItems: 1, maxItems: 3 };
  const issued = {
    type: "object",
    properties: {
      "date-parts": { type: "array", items: day, minItems: 1, maxItems: 2 },
      literal: text,
      circa: { const: true },
    },
    additionalProperties: false,
  };
  // The variables of CSL 1.0.2 that we use, with the types that its schema gives them.
  const variables =
    "abstract container-title event-place genre id keyword language note number publisher-place source status title URL";
  const validate = new Ajv({ allErrors: true }).compile({
    type: "array",
    items: {
      type: "object",
      required: ["id", "type"],
      properties: {
        ...Object.fromEntries(variables.split(" ").map((name) => [name, text])),
        type: { enum: ["article-newspaper", "treaty", "document"] },
        author: people,
        editor: people,
        issued,
      },
      additionalProperties: false,
    },
  });

  test.each(kinds)("of every %s has the variables of CSL alone, and says nothing empty", (kind) => {
    const bad = kind === "article" ? [hostileArticle, ...bareArticles] : [hostileAgreement];
    const items = JSON.parse(written(csl, [...seeded[kind], ...bad], aboutOf(kind)));
    expect(validate(items) || validate.errors).toBe(true);
    expect(validate([{ id: "x" }])).toBe(false);
  });

  test("is what Python reads as JSON", (context) => {
    const program = "import json,sys; print(len(json.load(sys.stdin)))";
    const input = written(csl, [hostileArticle, ...bareArticles], aboutOf("article"));
    const { status, stdout, error } = spawnSync("python3", ["-c", program], { input, encoding: "utf8" });
    if (error) context.skip("no python3 here");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "3\n" });
  });
});

test("keys are of the type and the id, in the signs that every BibTeX takes", () => {
  const keys = kinds.flatMap((kind) =>
    [...written(bibtex, seeded[kind], aboutOf(kind)).matchAll(/^@\w+\{(.*),$/gm)].map(([, key]) => key),
  );
  expect(keys).toHaveLength(seeded.article.length + seeded.agreement.length);
  expect(keys.filter((key) => !/^(article|agreement)-[a-z0-9-]+$/.test(key ?? ""))).toEqual([]);
});

test("BibTeX balances its braces and escapes what TeX reads otherwise, whatever stands in the texts", () => {
  for (const [kind, record] of [
    ["article", hostileArticle],
    ["agreement", hostileAgreement],
  ] as const) {
    const text = written(bibtex, [record], aboutOf(kind));
    // An address is verbatim.
    expect(
      text.replaceAll(/^ {2}url = .*$|^@comment.*$/gm, "").match(/(?<!\\)[&%$#_]|[~^]|\\(?![&%$#_]|text\w+\{\})/g),
    ).toBe(null);
    let depth = 0;
    for (const sign of text) {
      depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
  }
});

test("a keyword that has a comma stays one", () => {
  const topics = ["Education, training", "Offset"].map((label) => ({ type: "topic", id: "t", label }));
  const of = (writer: Writer) => written(writer, [{ ...hostileArticle, topics }], aboutOf("article"));
  expect(JSON.parse(of(csl))[0].keyword).toBe("Education, training; Offset");
  expect(of(bibtex)).toContain("keywords = {{Education, training}, Offset}\n");
  expect(of(ris)).toContain("KW  - Education, training\r\nKW  - Offset\r\n");
});

test("RIS has lines of a tag and a text alone, ended by CRLF, each record between TY and ER", () => {
  const lines = written(ris, [hostileArticle, ...bareArticles], aboutOf("article")).split("\r\n");
  expect(lines.pop()).toBe("");
  expect(lines.filter((one) => one !== "" && !/^[A-Z][A-Z0-9] {2}- \P{Cc}*$/u.test(one))).toEqual([]);
  const bounds = lines.filter((one) => /^(TY|ER) /.test(one)).map((one) => one.slice(0, 2));
  expect(bounds).toEqual(["TY", "ER", "TY", "ER", "TY", "ER"]);
});

test("an answer in Indonesian names kinds and statuses in Indonesian", () => {
  const record = { ...hostileAgreement, kind: "memorandum", officialTitle: null };
  const [item] = JSON.parse(written(csl, [record], aboutOf("agreement", { language: "id" })));
  expect(item).toMatchObject({ type: "treaty", genre: "Memorandum", status: "Ditandatangani", language: "id" });
});
