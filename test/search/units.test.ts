import { describe, expect, it } from "vitest";
import { datesIn } from "../../src/search/dates.ts";
import { textMatch } from "../../src/search/rank.ts";
import { queryOf } from "./query-of.ts";

/** The filter tokens that each clause asks for first. */
const asked = (text: string): string[] =>
  queryOf(text)
    .clauses.flat()
    .flatMap(({ asked: tokens = [] }) => tokens);

const readAs = (text: string): string[] =>
  queryOf(text)
    .clauses.flat()
    .map((unit) => unit.text);

describe("a date in a query", () => {
  it.each([
    ["2 maret 2022", "on:2022-03-02"],
    ["tanggal 2 Maret 2022", "on:2022-03-02"],
    ["2 March 2022", "on:2022-03-02"],
    ["March 2, 2022", "on:2022-03-02"],
    ["2nd of march 2022", "on:2022-03-02"],
    ["2/3/2022", "on:2022-03-02"],
    ["02-03-2022", "on:2022-03-02"],
    // where the day cannot be the month, in the American order
    ["3/30/2021", "on:2021-03-30"],
    ["4/25", "on:--04-25"],
    ["2.3.22", "on:2022-03-02"],
    ["2022-03-02", "on:2022-03-02"],
    ["2022-03", "on:2022-03"],
    ["juli 2025", "on:2025-07"],
    ["July 2025", "on:2025-07"],
    ["jul 2025", "on:2025-07"],
    ["bulan Juli 2025", "on:2025-07"],
    ["25 april", "on:--04-25"],
    ["25/4", "on:--04-25"],
    ["7 nopember", "on:--11-07"],
    ["2025", "when:2025"],
    ["tahun 2025", "when:2025"],
    ["selasa, 30 maret 2021", "on:2021-03-30"],
    ["the 30th of march", "on:--03-30"],
    ["30 mar '21", "on:2021-03-30"],
    ["2 mar 22", "on:2022-03-02"],
    ["30-Mar-21", "on:2021-03-30"],
    ["2021.03.30", "on:2021-03-30"],
    ["2021/03", "on:2021-03"],
    ["03/2021", "on:2021-03"],
    ["akhir maret 2021", "on:2021-03"],
    ["hari jumat", "on:friday"],
    ["Jum'at", "on:friday"],
    ["on Wednesday", "on:wednesday"],
    ["hari minggu", "on:sunday"],
    ["maret", "on:--03"],
    ["akhir april", "on:--04"],
  ])("%s asks for %s", (text, token) => {
    // Of a month or a day also what happened then in a year that is not known.
    const yearless = /^on:\d{4}-/.test(token) ? [token.replace(/\d{4}/, "xxxx")] : [];
    expect(asked(text)).toEqual([token, ...yearless]);
  });

  it.each([
    ["2-4 maret 2022", ["on:2022-03-02", "on:2022-03-03", "on:2022-03-04"]],
    ["30 maret sampai 1 april 2021", ["on:2021-03", "on:2021-04"]],
    ["jan-mar 2021", ["on:2021-01", "on:2021-02", "on:2021-03"]],
    ["Q1 2021", ["on:2021-01", "on:2021-02", "on:2021-03"]],
    ["third quarter of 2021", ["on:2021-07", "on:2021-08", "on:2021-09"]],
    ["kuartal terakhir 2021", ["on:2021-10", "on:2021-11", "on:2021-12"]],
    ["the second half of 2021", ["07", "08", "09", "10", "11", "12"].map((month) => `on:2021-${month}`)],
    ["semester 1 2021", ["01", "02", "03", "04", "05", "06"].map((month) => `on:2021-${month}`)],
    ["first week of March 2022", ["01", "02", "03", "04", "05", "06", "07"].map((day) => `on:2022-03-${day}`)],
    ["pekan terakhir februari 2022", ["22", "23", "24", "25", "26", "27", "28"].map((day) => `on:2022-02-${day}`)],
    ["akhir 2021", ["on:2021-09", "on:2021-10", "on:2021-11", "on:2021-12"]],
    ["2015-2017", ["when:2015", "when:2016", "when:2017"]],
    ["2015 - 2017", ["when:2015", "when:2016", "when:2017"]],
    ["between 2015 and 2017", ["when:2015", "when:2016", "when:2017"]],
    ["antara tahun 2016 dan 2017", ["when:2016", "when:2017"]],
    ["since 2078", ["when:2078", "when:2079"]],
    ["setelah 2077", ["when:2078", "when:2079"]],
    ["sebelum 1947", ["when:1945", "when:1946"]],
    ["until 1946", ["when:1945", "when:1946"]],
  ])("%s asks for all of a stretch, and for no word", (text, tokens) => {
    expect(asked(text)).toEqual(tokens);
    expect(queryOf(text).clauses.flat()).toMatchObject([{ onlyKeys: true }]);
  });

  it("of ten years asks for each", () => {
    expect(asked("2020an")).toEqual(Array.from({ length: 10 }, (_, at) => `when:${2020 + at}`));
    expect(asked("the 1990s")).toHaveLength(10);
  });

  it.each([
    "MILEX-2025",
    "F-16",
    "2+2",
    "32 maret",
    "13/13/2022",
    "pasal 7",
    "may",
    "mar",
    "1850",
    "minggu",
    "third quarter",
  ])("%s is none", (text) => {
    expect(datesIn(text)).toEqual([]);
  });

  it("leaves the words around it together", () => {
    expect(readAs("kerja sama 2 maret 2022 menteri pertahanan")).toEqual([
      "kerja sama",
      "2 maret 2022",
      "menteri pertahanan",
    ]);
  });
});

describe("a word for many kinds of a thing", () => {
  const frigate = '"n.c:frigate.fregat"';

  it.each(["kapal", "kapal perang", "warships"])("%s is met by each of them, and ranks none by it", (text) => {
    const { match, tiers } = textMatch(queryOf(`${text} prancis`));
    expect(match).toContain(frigate);
    expect(tiers.find(({ part }) => part === "names")?.match).not.toContain(frigate);
  });

  it("leaves out no more than is called so", () => {
    expect(textMatch(queryOf("prancis -kapal")).match).not.toContain(frigate);
  });

  it("is none where it is the kind itself", () => {
    expect(textMatch(queryOf("fregat prancis")).match).not.toContain('"n.c:submarine.kapal-selam"');
  });
});

describe("a status in a query", () => {
  it.each([
    ["signed", ["status:signed"]],
    ["ditandatangani", ["status:signed"]],
    ["in force", ["status:in-force"]],
    ["dibatalkan", ["status:cancelled"]],
    ["diserahkan", ["kind:delivery", "status:completed"]],
    ["perjanjian", ["type:agreement"]],
    ["mou", ["kind:memorandum"]],
    ["joint venture", ["kind:joint-venture"]],
    ["latihan", ["kind:exercise"]],
    ["pending", ["status:proposed", "status:under-discussion", "status:agreed-in-principle"]],
    ["tidak jadi", ["status:cancelled"]],
    ["gagal", ["status:cancelled"]],
    ["came into force", ["status:in-force"]],
    ["masih aktif", ["status:in-force", "status:ongoing"]],
    ["sedang dirundingkan", ["status:under-discussion"]],
    ["masih jalan", ["status:ongoing"]],
    ["on the table", ["status:proposed", "status:under-discussion"]],
    ["belum resmi", ["status:proposed", "status:under-discussion", "status:agreed-in-principle"]],
    ["sudah resmi", ["status:signed"]],
    ["done deals", ["status:signed"]],
    ["coming up", ["status:planned"]],
    ["deals", ["type:agreement"]],
    ["programme", ["type:agreement"]],
    ["upcoming events", ["status:planned", "type:engagement"]],
  ])("%s asks for %j", (text, tokens) => {
    expect(asked(text)).toEqual(tokens);
  });

  it.each([
    ["belum ditandatangani", ["status:proposed", "status:under-discussion", "status:agreed-in-principle"]],
    ["not yet signed", ["status:proposed", "status:under-discussion", "status:agreed-in-principle"]],
    ["unsigned", ["status:proposed", "status:under-discussion", "status:agreed-in-principle"]],
    ["tidak diratifikasi", ["status:signed"]],
  ])("%s asks for its opposite, %j", (text, tokens) => {
    expect(asked(text)).toEqual(tokens);
    expect(queryOf(text).clauses.flat()).toMatchObject([{ onlyKeys: true }]);
  });

  it.each([
    ["akan ditandatangani", ["status:proposed", "status:under-discussion", "status:agreed-in-principle"]],
    ["to be signed", ["status:proposed", "status:under-discussion", "status:agreed-in-principle"]],
    ["yet to be ratified", ["status:signed"]],
    ["will be held", ["status:planned"]],
    ["akan digelar", ["status:planned"]],
  ])("%s asks for what is still to come, %j", (text, tokens) => {
    expect(asked(text)).toEqual(tokens);
  });

  it.each(["has been signed", "akan datang"])("%s asks for what is said", (text) => {
    expect(asked(text)).toEqual([text === "akan datang" ? "status:planned" : "status:signed"]);
  });

  it("of two words is not looked for by a stem that other words share", () => {
    expect(queryOf("in force").clauses.flat()).toMatchObject([{ text: "in force", readings: [] }]);
  });
});

describe("what a query leaves out", () => {
  it.each([
    ["kerja sama tanpa radar", ["radar"]],
    ["patrol without France", ["France"]],
    ["radar kecuali jepang", ["jepang"]],
    ["usaha patungan bukan thales", ["thales"]],
    ["joint venture not thales", ["thales"]],
    ["frigates NOT netherlands", ["netherlands"]],
  ])("%s: %j", (text, left) => {
    expect(queryOf(text).excluded.map((unit) => unit.text)).toEqual(left);
  });

  it("says which negations it passes over", () => {
    expect(queryOf("radar belum jepang")).toMatchObject({ ignored: ["belum"], excluded: [] });
  });

  it("looks for negations where there is nothing else", () => {
    expect(readAs("tanpa")).toEqual(["tanpa"]);
    expect(readAs("tanpa radar")).toEqual(["tanpa", "radar"]);
  });
});

describe("what is called after something else", () => {
  const terms = (text: string) =>
    queryOf(text)
      .clauses.flat()
      .flatMap(({ readings }) => readings.flat(3));

  it.each([
    ["PT Turki Jaya", "c:turkiye.turki"],
    ["Abdullah bin Turki", "c:turkiye.turki"],
    ["asisten menteri pertahanan", "c:minister-of-defence.menteri-pertahanan"],
    ["deputy minister of defence", "c:minister-of-defence.menteri-pertahanan"],
    ["vice president", "c:president.presiden"],
  ])("%s is not it: %s", (text, concept) => {
    expect(terms(text)).not.toContain(concept);
  });

  it.each([
    ["kunjungan Turki", "c:turkiye.turki"],
    ["menteri pertahanan", "c:minister-of-defence.menteri-pertahanan"],
    ["vice admiral and president", "c:president.presiden"],
  ])("%s is: %s", (text, concept) => {
    expect(terms(text)).toContain(concept);
  });

  it("of a post of several words is not looked for by these apart from each other", () => {
    expect(queryOf("menteri pertahanan").clauses.flat()).toMatchObject([{ readings: { length: 1 } }]);
    expect(queryOf("kerja sama pertahanan").clauses.flat()).toMatchObject([{ readings: { length: 2 } }]);
  });
});

it("means a topic by another name of it that has a word of its label, and no country so", () => {
  const meant = (text: string) =>
    textMatch(queryOf(text))
      .tiers.flatMap(({ part, match }) => (part === "name-means-query" ? [match] : []))
      .join();
  expect(meant("UAV")).toContain('"t.is:c:unmanned-aerial-vehicle.pesawat-nirawak"');
  expect(meant("UAV")).toContain('"n.nirawak"');
  expect(meant("jepang")).not.toContain("type:topic");
});

it("asks how far something has come by these words", () => {
  const asks = (text: string) => queryOf(text).asksProgress;
  expect(["status of the Sukhoi programme", "sejauh mana kerja sama siber", "how far is it"].map(asks)).toEqual([
    true,
    true,
    true,
  ]);
  expect(asks("menhan jepang")).toBe(false);
});

it("reads a country as the partner of facts, but for the home country", () => {
  const keys = (text: string) =>
    queryOf(text)
      .clauses.flat()
      .flatMap((unit) => unit.keys ?? []);
  expect(keys("Inggris")).toEqual(["country.partner:GB", "party:GB"]);
  expect(keys("Dutch")).toEqual(["country.partner:NL", "party:NL"]);
  expect(keys("Indonesia")).toEqual([]);
});

describe("a part of the world in a query", () => {
  const keys = (text: string): readonly string[] =>
    queryOf(text)
      .clauses.flat()
      .flatMap((unit) => unit.keys ?? []);

  it.each([
    ["eropa", ["eropa"], "FR"],
    ["kerja sama asia selatan", ["kerja sama", "asia selatan"], "PK"],
    ["South East Asia", ["South East Asia"], "VN"],
    ["Middle Eastern", ["Middle Eastern"], "JO"],
    ["asia pasifik", ["asia pasifik"], "AU"],
  ])("%s is its countries", (text, units, country) => {
    expect(readAs(text)).toEqual(units);
    expect(keys(text)).toContain(`country.partner:${country}`);
  });

  it("says no more than its words beside a country", () => {
    expect(keys("asia selatan pakistan")).toEqual(["country.partner:PK", "party:PK", "about:PK"]);
  });

  it("is none within the name of something else, and the home country is none of its own", () => {
    expect(readAs("afrika selatan")).toEqual(["afrika selatan"]);
    expect(keys("afrika selatan")).toEqual(["country.partner:ZA", "party:ZA"]);
    expect(readAs("perhimpunan bangsa-bangsa asia tenggara")).toHaveLength(1);
    expect(keys("asia tenggara")).not.toContain("country.partner:ID");
  });
});

it("the home country is said by every fact where another country is asked for, and by its names else", () => {
  const [home] = queryOf("indonesia pakistan pelatihan").clauses.flat();
  expect(home?.keys).toContain("type:agreement");
  expect(queryOf("indo pakistan pelatihan").clauses.flat()[0]?.keys).toContain("type:agreement");
  expect(queryOf("menlu indonesia").clauses.flat().at(-1)?.keys).toBeUndefined();
});

it.each([
  ["RI-Jepang", ["Jepang"]],
  ["indo pakistan", ["pakistan"]],
  ["kemhan RI", ["kemhan"]],
  ["menhan RI", ["menhan", "RI"]],
  ["dubes jepang di jakarta", ["dubes", "jepang"]],
  ["russian military attache jakarta", ["russian", "military attache"]],
  ["kunjungan dubes jepang jakarta", ["kunjungan", "dubes", "jepang", "jakarta"]],
  ["menhan jepang jakarta", ["menhan", "jepang", "jakarta"]],
  ["RI", ["RI"]],
])("%s asks for no more than %s", (text, words) => {
  expect(
    queryOf(text)
      .clauses.flat()
      .map((unit) => unit.text),
  ).toEqual(words);
});
