import { describe, expect, it } from "vitest";
import { queryOf } from "./query-of.ts";

const unitsOf = (text: string) => queryOf(text).clauses.flat();
const readAs = (text: string): string[] => unitsOf(text).map((unit) => unit.text);

describe("an order that is asked for", () => {
  it.each([
    ["latest meeting with japan", "newest", ["meeting", "japan"]],
    ["most recent agreement with france", "newest", ["agreement", "france"]],
    ["pertemuan terakhir dengan jepang", "newest", ["pertemuan", "jepang"]],
    ["terbaru pakistan", "newest", ["pakistan"]],
    ["last courtesy call", "newest", ["courtesy call"]],
    ["perjanjian pertama jepang", "oldest", ["perjanjian", "jepang"]],
    ["first agreement with japan", "oldest", ["agreement", "japan"]],
    ["pertama kali bertemu jepang", "oldest", ["bertemu", "jepang"]],
    // a part of a name, or of what nobody can tell without a clock
    ["wakil pertama menteri pertahanan belarus", null, ["wakil pertama menteri pertahanan", "belarus"]],
    ["first deputy minister of defence", null, ["first deputy minister of defence"]],
    ["last year", null, ["last", "year"]],
    // of holders all that are known are asked for
    ["siapa menhan terakhir", null, ["menhan"]],
    ["latest", null, ["latest"]],
  ])("of %s is %s", (text, order, units) => {
    expect([queryOf(text).order, readAs(text)]).toEqual([order, units]);
  });
});

describe("whom a query asks for", () => {
  it.each([
    ["who makes the sukhoi simulator", "maker", ["sukhoi", "simulator"]],
    ["siapa pembuat simulator", "maker", ["simulator"]],
    ["who supplied the radar", "maker", ["radar"]],
    ["who attended the paris meeting", "participant", ["paris", "meeting"]],
    ["siapa yang hadir di pertemuan prancis", "participant", ["pertemuan", "prancis"]],
    ["who signed with japan", "anybody", ["signed", "japan"]],
    // who makes something is asked for without a who, or as a kind of company, which what is told of it need not be
    ["pembuat simulator", "maker", ["simulator"]],
    ["bumn elektronik", "maker", ["bumn", "elektronik"]],
    ["which company works with thales", "maker", ["company", "thales"]],
    ["produsen prancis", "maker", ["produsen", "prancis"]],
    ["jaringan pemasok", null, ["jaringan pemasok"]],
    ["negara mana yang mengundang", "country", ["mengundang"]],
    ["which countries talk about radar", "country", ["radar"]],
    ["negara mana yang menjual radar", "country", ["radar"]],
    ["where did the two ministers sign the memorandum", "place", ["ministers", "sign", "memorandum"]],
    ["di mana milex digelar", "place", ["milex"]],
    ["which city hosted the meeting", "place", ["meeting"]],
    ["which country hosted milex", "country", ["milex"]],
    ["kapan milex digelar", null, ["milex"]],
    ["menhan yang teken perjanjian", "holder", ["menhan", "teken", "perjanjian"]],
    ["who was the defence minister at the signing", "holder", ["defence minister", "signing"]],
    ["siapa yang bertemu menhan turki", "anybody", ["bertemu", "menhan", "turki"]],
    ["who took part in milex", "participant", ["milex"]],
    ["siapa yang mewakili turki di pertemuan", "anybody", ["mewakili", "turki", "pertemuan"]],
    ["apa jabatan kolonel rusia", "post", ["kolonel", "rusia"]],
    ["koran mana yang memberitakan milex", "medium", ["milex"]],
    ["koran turki", null, ["koran", "turki"]],
    ["who's who at milex", "anybody", ["milex"]],
    ["jabatan", null, ["jabatan"]],
    // with nothing else it is all there is
    ["siapa yang hadir", "participant", ["hadir"]],
  ])("in %s is %s, of what else it says", (text, who, units) => {
    expect([queryOf(text).who, readAs(text)]).toEqual([who, units]);
  });

  it.each([
    ["berapa unit sukhoi yang dibeli", ["sukhoi", "dibeli"]],
    ["how many units of sukhoi", ["sukhoi"]],
    ["unit sukhoi", ["unit", "sukhoi"]],
  ])("is nobody where it is counted: %s", (text, units) => {
    expect([queryOf(text).who, readAs(text)]).toEqual([null, units]);
  });
});

describe("a verb that says no more than that something is had or done", () => {
  it.each([
    ["negara mana yang memiliki kapal selam", ["kapal selam"]],
    ["when does france organise an exhibition", ["france", "exhibition"]],
    ["how does turkey take part in milex", ["turkey", "milex"]],
    ["what does turkey use", ["turkey"]],
    ["apa yang dikasih turki", ["turki"]],
    // no question; nothing else
    ["hold milex", ["hold", "milex"]],
    ["siapa yang punya", ["punya"]],
  ])("is left out of a question: %s", (text, units) => {
    expect(readAs(text)).toEqual(units);
  });

  it.each([
    ["siapa yang mendampingi athan turki", /type:engagement/],
    ["mendampingi athan turki", /^$/],
    ["siapa yang didampingi", /^$/],
  ])("or need not be told, as who came with somebody: %s", (text, loose) => {
    expect(unitsOf(text)[0]?.looseKeys?.join(" ") ?? "").toMatch(loose);
  });
});

describe("that somebody asks for something", () => {
  it("is left out where a reason is asked for, and is a status else", () => {
    expect(readAs("kenapa turki minta alih teknologi")).toEqual(["turki", "alih teknologi"]);
    expect(readAs("turki minta radar")).toEqual(["turki", "minta", "radar"]);
  });
});

describe("a word with a clitic, or doubled", () => {
  it.each([
    ["menterinya turki", ["menteri", "turki"]],
    ["kapal-kapal", ["kapal"]],
    ["letjen-letjen turki", ["letjen", "turki"]],
    ["sukhoi-nya rusia", ["sukhoi", "rusia"]],
    // of another root, or a word by itself
    ["bertanya", ["bertanya"]],
    ["undang-undang", ["undang-undang"]],
  ])("%s is read as %s", (text, units) => {
    expect(readAs(text)).toEqual(units);
  });
});

describe("a kind of state beside a country", () => {
  it.each([
    ["Republik Belarus", ["Belarus"]],
    ["Islamic Republic of Pakistan", ["Pakistan"]],
    ["republic", ["republic"]],
    ["republik siber", ["republik", "siber"]],
  ])("of %s leaves %s", (text, units) => {
    expect(readAs(text)).toEqual(units);
  });
});

describe("a year beside a post", () => {
  const keysOf = (text: string) => unitsOf(text).at(-1)?.keys ?? [];

  it.each([
    ["menhan 2021", "held:2021"],
    ["dubes jepang maret 2022", "held:2022"],
    ["siapa menhan sejak 2024", "held:2025"],
  ])("of %s is one of %s too", (text, token) => {
    expect(unitsOf(text).at(-1)?.asked).toContain(token);
    expect(keysOf(text)).toContain("type:post");
  });

  it("is nobody's beside anything else, and a day of no year is of no year", () => {
    expect(keysOf("jepang 2021").join()).not.toContain("held:");
    expect(keysOf("menhan 25 april").join()).not.toContain("held:");
  });
});

describe("what is asked of an event", () => {
  const keysOf = (text: string) => unitsOf(text)[0]?.keys ?? [];

  it("is answered by an agreement where it is what came of it", () => {
    expect(keysOf("hasil pertemuan dengan rusia")).toContain("type:agreement");
    expect(keysOf("pertemuan dengan rusia")).not.toContain("type:agreement");
    expect(queryOf("apa hasil pertemuan dengan rusia").asksProgress).toBe(true);
  });

  it("does not ask that it was held where it asks when or where", () => {
    expect(readAs("di mana milex diadakan")).toEqual(["milex"]);
    expect(readAs("kapan pameran digelar")).toEqual(["pameran"]);
    expect(readAs("pameran yang digelar")).toEqual(["pameran", "digelar"]);
    expect(readAs("kapan diadakan")).toEqual(["diadakan"]);
  });

  it("has the opposite of what engagements have, where it was not held", () => {
    const [unit] = unitsOf("belum digelar");
    expect(unit?.keys).toContain("status:planned");
    expect(unit?.keys).not.toContain("status:proposed");
  });

  it("is the same with *-nya*, and a courtesy call is a meeting", () => {
    expect(keysOf("pertemuannya")).toEqual(keysOf("pertemuan"));
    expect(keysOf("pertemuan")).toContain("kind:courtesy-call");
    expect(unitsOf("pertemuan")[0]?.asked).toEqual(["kind:meeting"]);
  });
});

describe("what everything that is done with a country is", () => {
  const looseOf = (text: string) => unitsOf(text).map(({ looseKeys }) => looseKeys?.join(" ") ?? "");

  it.each([
    ["hubungan indonesia jepang", [/type:country/, /type:country/, /^$/]],
    ["kerja sama dengan prancis", [/type:agreement/, /^$/]],
    ["defence cooperation with france", [/type:agreement/, /^$/]],
    // those of defence are with it, and not it
    ["hubungan pertahanan jepang", [/^(?!.*country).*agreement/, /^(?!.*country).*agreement/, /^$/]],
    // that they are to be closer says no more than that there are some
    ["mempererat hubungan dengan belarus", [/type:agreement/, /type:agreement/, /^$/]],
    ["why does indonesia want closer ties with france", [/type:agreement/, /type:agreement/, /type:agreement/, /^$/]],
    ["mempererat prancis", [/^$/, /^$/]],
    // something else is asked for, or no country
    ["hubungan siber jepang", [/^$/, /^$/, /^$/]],
    ["pertahanan jepang", [/^$/, /^$/]],
    ["kerja sama siber thales", [/^$/, /^$/, /^$/]],
    // what all of the record is says nothing beside one thing that is known
    ["kerja sama siber", [/^$/]],
    ["usulan kerja sama", [/^$/, /type:agreement/]],
  ])("in %s is %j", (text, loose) => {
    expect(looseOf(text)).toEqual(loose.map((one) => expect.stringMatching(one)));
  });

  it.each(["kerja sama dengan prancis", "mempererat hubungan dengan prancis"])("is no country in %s", (text) => {
    expect(looseOf(text).join(" ")).not.toContain("type:country");
  });
});

it("reads a signing among the agreements of a time, or that were signed", () => {
  expect(unitsOf("agreements 2021")[0]?.looseKeys).toEqual(["kind:signing"]);
  expect(unitsOf("agreements signed with japan")[0]?.looseKeys).toEqual(["kind:signing"]);
  expect(unitsOf("agreements with japan")[0]?.looseKeys).toBeUndefined();
});

it("reads a statement as of the countries that it is about, where more is asked for than a country", () => {
  expect(unitsOf("prancis siber")[0]?.keys).toContain("about:FR");
  expect(unitsOf("tentang prancis")[0]?.keys).not.toContain("about:FR");
});

it.each([
  ["baru sebatas usulan", ["usulan"]],
  ["baru dibahas", ["dibahas"]],
  ["mou baru", ["mou", "baru"]],
  // abroad is all of the record
  ["pelatihan di luar negeri", ["pelatihan"]],
  ["training abroad", ["training"]],
  ["kebijakan luar negeri", ["kebijakan", "luar", "negeri"]],
  ["menteri luar negeri prancis", ["menteri luar negeri", "prancis"]],
  ["abroad", ["abroad"]],
])("reads in %s no more than %j", (text, units) => {
  expect(readAs(text)).toEqual(units);
});
