import { z } from "@hono/zod-openapi";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { columnsOf } from "../../src/formats/columns.ts";
import { csvWriter } from "../../src/formats/csv.ts";
import type { Served } from "../../src/formats/writer.ts";
import { aboutOf, written } from "./support.ts";

const about = aboutOf();

const ref = z.object({ type: z.enum(["country", "person"]), id: z.string(), label: z.string() });
const schema = z.object({
  type: z.enum(["engagement"]),
  id: z.string(),
  date: z.object({ start: z.string().nullable() }),
  source: ref.nullable(),
  speakers: z.array(ref),
  values: z.array(z.object({ amount: z.number().nullable(), currency: z.string(), evidence: z.array(ref).optional() })),
  countries: z.array(z.object({ country: ref, roles: z.array(z.string()) })),
  translations: z.looseObject({}).optional(),
});

const tableOf = (records: readonly Served[], columns = columnsOf(schema)): string =>
  written(csvWriter(columns), records, about);

const country = (id: string, label: string) => ({ type: "country", id, label });

const record = {
  type: "engagement",
  id: "one",
  date: { start: "2022-03-02" },
  source: null,
  speakers: [country("JP", "Japan"), { type: "person", id: "ito", label: "Ito" }],
  values: [
    { amount: 5, currency: "USD" },
    { amount: null, currency: "EUR" },
    { amount: -2.5, currency: "IDR" },
  ],
  countries: [
    { country: country("ID", "Indonesia"), roles: ["host", "partner"] },
    { country: country("JP", "Japan"), roles: [] },
  ],
};

test("has a column for every value within a record, in the order of its schema", () => {
  expect(columnsOf(schema).map(({ name }) => name)).toEqual([
    "type",
    "id",
    "date.start",
    "source.id",
    "source.label",
    "speakers.type",
    "speakers.id",
    "speakers.label",
    "values.amount",
    "values.currency",
    "values.evidence.id",
    "values.evidence.label",
    "countries.country.id",
    "countries.country.label",
    "countries.roles",
    "translations",
  ]);
});

test("shows the elements of a list in one cell each column, with empty places where one has no value", () => {
  const [row] = parse(tableOf([record]), { columns: true }) as Record<string, string>[];
  expect(row).toEqual({
    type: "engagement",
    id: "one",
    "date.start": "2022-03-02",
    "source.id": "",
    "source.label": "",
    "speakers.type": "country | person",
    "speakers.id": "JP | ito",
    "speakers.label": "Japan | Ito",
    "values.amount": "5 |  | -2.5",
    "values.currency": "USD | EUR | IDR",
    "values.evidence.id": "",
    "values.evidence.label": "",
    "countries.country.id": "ID | JP",
    "countries.country.label": "Indonesia | Japan",
    "countries.roles": "host; partner | ",
    translations: "",
  });
});

test.each([
  "plain",
  'a "quoted" word',
  "comma, semicolon; tab\there",
  "two\nlines",
  "two\r\nlines",
  " blanks around ",
  "é ü – “” 日本 🇮🇩",
  "",
  "a | b",
])("gives the text %j back to a reader", (text) => {
  const columns = [
    { name: "id", path: ["id"] },
    { name: "label", path: ["label"] },
  ];
  expect(parse(tableOf([{ id: "one", label: text }], columns), { columns: true })).toEqual([
    { id: "one", label: text },
  ]);
});

test.each(["=1+1", "+1", "-1", "@sum(a1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])(
  "does not let a spreadsheet run %j",
  (text) => {
    const columns = [{ name: "label", path: ["label"] }];
    expect(parse(tableOf([{ label: text }], columns), { columns: true })).toEqual([{ label: `'${text}` }]);
  },
);

test("ends every row with CRLF, also the last, and begins with no byte order mark", () => {
  const text = tableOf([record, record]);
  expect(text.split("\r\n")).toHaveLength(4);
  expect(text.endsWith("\r\n")).toBe(true);
  expect(text.startsWith("type,id,")).toBe(true);
});
