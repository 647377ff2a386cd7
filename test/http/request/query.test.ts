import { describe, expect, test } from "vitest";
import { problemOf, sampleApp } from "../sample.ts";

const { send } = sampleApp();

const errorsOf = async (query: string) => {
  const response = await send(`/v1/things?${query}`);
  const problem = await problemOf(response);
  return { status: response.status, errors: problem.errors ?? [], text: JSON.stringify(problem) };
};

describe("a value that is not allowed is refused and named", () => {
  test.each<[query: string, name: string]>([
    ...[
      "0",
      "-1",
      "201",
      "1.5",
      "abc",
      "0x10",
      "1e1",
      "%2020",
      "20%20",
      "Infinity",
      "NaN",
      "",
      "+5",
      "007",
      "9".repeat(40),
      "%D9%A1",
    ].map((value): [string, string] => [`limit=${value}`, "limit"]),
    ["limit", "limit"],
    ["country=", "country"],
    ["country=FRA", "country"],
    ["country=FR,,JP", "country"],
    ["country=FR,%20JP", "country"],
    ["kind=party", "kind"],
    ["kind=Meeting", "kind"],
    ["topic=Not_A_Slug", "topic"],
    ["topic=-x", "topic"],
    [`topic=${"a".repeat(97)}`, "topic"],
    [`topic=${Array.from({ length: 51 }, (_, index) => `t${index}`).join(",")}`, "topic"],
    ["sort=size", "sort"],
    ["sort=", "sort"],
    ["fields=nothing", "fields"],
    ["lang=fr", "lang"],
    ["lang=EN", "lang"],
    ["format=csv", "format"],
    ["from=yesterday", "from"],
    ["from=2021-02-30", "from"],
    ["from=2021-13", "from"],
    ["from=21-03", "from"],
    ["to=XXXX-04-25", "to"],
    ["from=2022&to=2021-12", "from"],
    ["updatedSince=2026-02-30T00:00:00Z", "updatedSince"],
    ["updatedSince=2026-11-22T08:00:00", "updatedSince"],
    ["updatedSince=2026-11-22T24:00:00Z", "updatedSince"],
    ["updatedSince=2026-11-22T08:00:00+07:00", "updatedSince"],
    ["q=", "q"],
    ["q=%20%20", "q"],
    [`q=${"a".repeat(201)}`, "q"],
    ["q=a%00b", "q"],
    ["q=a%0Ab", "q"],
    ["q=a%7F", "q"],
    ["q=a%EF%BF%BF", "q"],
    ["topic=a%00", "topic"],
    ["cursor=", "cursor"],
    ["cursor=a.b", "cursor"],
    ["limit=5&limit=6", "limit"],
    ["limit=5&limit=5", "limit"],
    ["sort=date&sort=-date", "sort"],
    ["lang=en&lang=id", "lang"],
    ["q=a&q=b", "q"],
    ["limit[]=5", "limit[]"],
    ["country[0]=FR", "country[0]"],
    ["country[][]=FR", "country[][]"],
    ["[]=FR", "[]"],
    ["country[]=FRA", "country"],
    ["Limit=5", "Limit"],
    ["=5", ""],
    ["__proto__=5", "__proto__"],
    ["constructor=5", "constructor"],
    ["hasOwnProperty=5", "hasOwnProperty"],
  ])("%s", async (query, name) => {
    const { status, errors } = await errorsOf(query);
    expect(status).toBe(400);
    expect(errors.map((error) => error.name)).toEqual([name]);
    expect(errors.map((error) => error.location)).toEqual(["query"]);
  });
});

test.each([
  ["limit=1"],
  ["limit=200"],
  ["country=fr,JP"],
  ["country=FR&country=jp"],
  ["country[]=FR&country[]=jp"],
  ["country%5B%5D=FR&country=jp,ru"],
  ["kind=visit,meeting"],
  ["from=2021&to=2021"],
  ["from=2021-03-30&to=2021-03-30"],
  ["updatedSince=2026-11-22"],
  ["updatedSince=2026-11-22T08:00:00.123%2B07:00"],
  ["q=C%2B%2B"],
  ["q=%22a+AND"],
  ["fields=id,label"],
  ["&&limit=5&"],
  [""],
])("%s is allowed", async (query) => {
  expect((await send(`/v1/things?${query}`)).status).toBe(200);
});

test("an unknown parameter is answered with the nearest known one and the list", async () => {
  const { errors } = await errorsOf("limt=5");
  expect(errors[0]?.message).toBe(
    "unknown parameter; did you mean limit? allowed are country, cursor, fields, format, from, kind, lang, limit, q, sort, to, topic, updatedSince",
  );
});

test("brackets make a list of what takes one value no better", async () => {
  expect((await errorsOf("limit[]=5")).errors[0]?.message).toContain("did you mean limit?");
});

test("a route without parameters says so", async () => {
  const problem = await problemOf(await send("/v1/failing/away?x=1"));
  expect(problem.errors?.[0]?.message).toContain("none are taken here");
});

test("every fault is in one answer, those of the path too", async () => {
  const { errors } = await errorsOf("limit=0&kind=x&colour=red&from=2022&to=2021&q=%00&country=FR,1,2");
  expect(errors.map((error) => error.name).sort()).toEqual([
    "colour",
    "country",
    "country",
    "from",
    "kind",
    "limit",
    "q",
  ]);
  const problem = await problemOf(await send("/v1/things/X_Y?fields=a&nope=1"));
  expect(problem.status).toBe(400);
  expect(problem.errors?.map((error) => `${error.location} ${error.name}`).sort()).toEqual([
    "path id",
    "query fields",
    "query nope",
  ]);
});

test("what is not allowed is told with what is", async () => {
  const { errors } = await errorsOf("kind=party&sort=size&fields=x");
  const message = Object.fromEntries(errors.map((error) => [error.name, error.message]));
  expect(message.kind).toBe('"party" is not one of meeting, visit, signing');
  expect(message.sort).toBe('"size" is not one of -date, date');
  expect(message.fields).toBe('"x" is not one of id, label, size');
});

test("what is echoed is capped", async () => {
  for (const query of [`${"x".repeat(3000)}=1`, `kind=${"y".repeat(3000)}`, `topic=${"Z".repeat(90)}`]) {
    const { status, text } = await errorsOf(query);
    expect(status).toBe(400);
    expect(text.length).toBeLessThan(1000);
  }
  const many = Array.from({ length: 500 }, (_, index) => `p${index}=1`).join("&");
  expect((await errorsOf(many)).errors.length).toBeLessThanOrEqual(20);
});

test("fields keeps id, and the order of the record", async () => {
  const body = (await (await send("/v1/things?fields=size,label&limit=1")).json()) as { data: object[] };
  expect(JSON.stringify(body.data)).toBe('[{"id":"thing-1","label":"Thing 1","size":0}]');
  const one = (await (await send("/v1/things?fields=size&limit=1")).json()) as { data: object[] };
  expect(one.data).toEqual([{ id: "thing-1", size: 0 }]);
});
