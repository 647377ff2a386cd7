import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { getJson } from "./collections.ts";

type Suggestion = { type: string; id: string; label: string; matched: string; hint: string | null };

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

const suggest = async (q: string, params = ""): Promise<Suggestion[]> =>
  (await getJson<{ data: Suggestion[] }>(mitra, `/v1/suggest?q=${encodeURIComponent(q)}${params}`)).data;

describe("the first completion", () => {
  test.each([
    // from the beginning, from an inner word, in either order
    ["prab", "prabowo-subianto", "Prabowo Subianto"],
    ["subi", "prabowo-subianto", "Prabowo Subianto"],
    ["nobuo k", "kishi-nobuo", null],
    ["kishi n", "kishi-nobuo", "Kishi Nobuo"],
    // accents, rival spellings, misprints, aliases
    ["sebas", "sebastien-lecornu", null],
    ["Sébastien L", "sebastien-lecornu", null],
    ["sjamsu", "sjafrie-sjamsoeddin", null],
    ["syafri", "sjafrie-sjamsoeddin", null],
    ["muraveik", "pavel-muraveyko", null],
    ["bagam", "bakamla", "Bagamla"],
    ["pssn", "bssn", "PSSN"],
    ["kemhan", "id-ministry-of-defence", "Kemhan"],
    ["peranc", "FR", null],
    ["alih tek", "technology-transfer", null],
    // one slip
    ["prabwo", "prabowo-subianto", null],
    ["lukianof", "maxim-lukianov", null],
    ["lecornuu", "sebastien-lecornu", null],
    // one slip in a short word, or in one word of many
    ["rtno", "retno-marsudi", null],
    ["atase pertahanan rusa", "ru-defence-attache-indonesia", null],
    ["badan siber dan sand negara", "bssn", null],
    [
      "direktorat kerja sama internasional petrahanan kementerian",
      "id-mod-directorate-of-international-defence-cooperation",
      null,
    ],
    // courtesies, ranks and posts before a name
    ["pak prab", "prabowo-subianto", null],
    ["bu retno", "retno-marsudi", null],
    ["letjen herindra", "m-herindra", null],
    ["major general pav", "pavel-muraveyko", null],
    ["menlu retno", "retno-marsudi", null],
    // a number in a title
    ["perjanjian jepang 2021", "japan-equipment-technology-transfer-2021", null],
    // posts, after all that begins so
    ["wamenh", "id-deputy-minister-of-defence", "Wamenhan"],
    ["ministe", "id-minister-of-defence", null],
    ["minist", "id-ministry-of-defence", null],
    // titles
    ["courtesy call by ru", "russia-courtesy-call-defence-attache", null],
    // a kind that its title does not say, after titles that do
    ["mou jep", "japan-defence-memorandum-2015", null],
    ["agreement jap", "japan-equipment-technology-transfer-2021", null],
    // the beginning of another spelling, beside something else
    ["menlu peranc", "catherine-colonna", null],
  ])("of %s is %s", async (q, id, matched) => {
    const [first] = await suggest(q);
    expect(first?.id).toBe(id);
    if (matched !== null) expect(first?.matched).toBe(matched);
  });
});

test("a hint tells namesakes apart", async () => {
  const ministers = (await suggest("menhan", "&type=person")).slice(0, 2).map(({ id, hint }) => [id, hint]);
  expect(ministers).toEqual([
    ["sjafrie-sjamsoeddin", "Minister of Defence of Indonesia, 2025"],
    ["prabowo-subianto", "Minister of Defence of Indonesia, 2021"],
  ]);
  const ministries = (await suggest("kementerian pertahanan", "&type=organisation")).map(({ hint }) => hint);
  expect(ministries).toEqual(expect.arrayContaining(["Indonesia", "Japan", "Belarus"]));
  expect((await suggest("courtesy call by ja"))[0]?.hint).toBe("2 March 2022");
  expect((await suggest("joint dev", "&type=topic"))[0]?.hint).toBe("Defence industry");
});

test("a letter that is seldom heard may stand elsewhere", async () => {
  expect((await suggest("shukoi")).map(({ id }) => id)).toContain("sukhoi-fighter");
});

test("a word that is known has no slip: a ship is no head", async () => {
  expect(await suggest("kapal")).toEqual([]);
  expect((await suggest("kepla")).map(({ id }) => id)).toContain("by-chief-of-the-general-staff");
});

test("only the types and countries asked for, and no more than the limit", async () => {
  for (const { type } of await suggest("p", "&type=person,organisation"))
    expect(["person", "organisation"]).toContain(type);
  expect(await suggest("p", "&limit=3")).toHaveLength(3);
  expect((await suggest("p")).length).toBeLessThanOrEqual(10);
  expect((await suggest("kementerian", "&country=JP")).map(({ id }) => id).sort()).toEqual([
    "jp-ministry-of-defence",
    "jp-ministry-of-foreign-affairs",
  ]);
  expect((await suggest("ki", "&country=JP&type=person")).map(({ id }) => id)).toEqual(["kishi-nobuo"]);
  expect(await suggest("ki", "&country=FR&type=person")).toEqual([]);
});

test("labels come in the language of the answer", async () => {
  const [en, id] = await Promise.all([suggest("bssn"), suggest("bssn", "&lang=id")]);
  expect([en[0]?.label, id[0]?.label]).toEqual(["National Cyber and Crypto Agency", "Badan Siber dan Sandi Negara"]);
});

test.each(["", "%20", "%00", "%21", "x".repeat(201)])("q=%s is refused by name", async (q) => {
  const response = await mitra.fetch(`/v1/suggest?q=${q}`);
  expect(response.status).toBe(400);
  expect((await response.json()) as object).toMatchObject({ errors: [{ name: "q" }] });
});

test.each(["limit=11", "type=statement", "type=office", "country=XX"])("%s is refused", async (params) => {
  expect((await mitra.fetch(`/v1/suggest?q=p&${params}`)).status).toBe(400);
});

test("takes one round trip", async () => {
  for (const q of ["p", "prabowo", "prabwo", "courtesy call of fra"]) {
    mitra.database.log.reset();
    await suggest(`${q} `);
    expect(mitra.database.log.pipelines.filter((statements) => statements.length > 1)).toHaveLength(1);
  }
});
