import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { weights } from "../../src/model/ranking.ts";
import { getJson } from "../features/collections.ts";
import { type Answer, keyOf, keysOf, search } from "../features/search-hits.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

describe("a word that is not in the record", () => {
  test.each([
    // a short word: a letter left out, one too many, two swapped
    ["japn", "japan", "country:JP"],
    ["rusai", "rusia", "country:RU"],
    ["milx", "milex", "series:milex"],
    // two slips in a long one
    ["inkirwong", "inkiriwang", "person:frega-wenas-inkiriwang"],
    // a doubled letter, in a word that is none without it
    ["deffence technology", "defence technology", "topic:defence-technology"],
    ["japan self-deffense forces", "japan self-defense forces", "organisation:jp-self-defense-forces"],
    ["miilitary equipment", "military equipment", "topic:military-equipment"],
    // a word that is written with a hyphen
    ["counter-trrorism", "counterterrorism", "topic:counter-terrorism"],
    // the last letter not typed: what goes on so, before another word without a letter
    ["kementerian luar neger", "kementerian luar negeri", "organisation:id-ministry-of-foreign-affairs"],
    ["defence information burea", "defence information bureau", "organisation:id-mod-defence-information-bureau"],
    // the last two letters swapped, not another one changed
    ["ministyr of defence of japan", "ministry of defence of japan", "organisation:jp-ministry-of-defence"],
    // the last letter is as sure as the first
    ["ministery of defence of indonesia", "ministry of defence of indonesia", "organisation:id-ministry-of-defence"],
    // the letter that is seldom heard, in another place
    ["shukoi", "sukhoi", "equipment:sukhoi-fighter"],
    // a word of the language, beside one that tells what was meant
    ["kerja sma pakistan", "kerja sama pakistan", "agreement:pakistan-defence-cooperation"],
    ["kera sama rusia", "kerja sama rusia", "agreement:russia-military-technical-cooperation"],
    // a capital of which nothing is told, for its government; in one more slip
    ["islamabad", "Pakistan", "country:PK"],
    ["komsi moskow", "komisi Rusia", "agreement:russia-military-technical-commission"],
    // one word in two parts
    ["bel arus", "belarus", "country:BY"],
    // one slip before two, of a word that asks for a status as of any other
    ["dibatlkan", "dibatalkan", undefined],
    // a word that asks for a status, and that no text has
    ["ratifed", "ratified", undefined],
  ])("%s is read as %s", async (q, meant, first) => {
    const { query, data } = await search(mitra, q);
    expect([query.didYouMean, data.map(keyOf)[0]]).toEqual([meant, first]);
  });
});

describe("few records that meet a query of several words", () => {
  const q = "tokyo memorandum";
  const surroundings = async (params = "") =>
    (await search(mitra, q, params)).data.filter(({ score }) => (score ?? 0) < weights.around / 2);

  test("are followed by what tells of them, which is counted and can be turned to", async () => {
    const { data, page, query } = await search(mitra, q);
    const around = await surroundings();
    expect(around.map(keyOf)).toEqual(["agreement:japan-cooperation-under-memorandum"]);
    expect(data.slice(-around.length)).toEqual(around);
    expect([page.total.value, query.relaxed]).toEqual([data.length, false]);
    const turned: string[] = [];
    for (let cursor = ""; ; ) {
      const path = `/v1/search?q=${encodeURIComponent(q)}&limit=1${cursor}`;
      const one = await getJson<Answer>(mitra, path);
      turned.push(...one.data.map(keyOf));
      expect(one.page.total.value).toBe(data.length);
      if (one.page.next === null) break;
      cursor = `&cursor=${encodeURIComponent(one.page.next)}`;
    }
    expect(turned).toEqual(data.map(keyOf));
  });

  test("stand alone where all words are to be there: by date, as they are typed, and in lists", async () => {
    expect(await surroundings("&sort=-date")).toEqual([]);
    expect((await keysOf(mitra, q, "&sort=-date")).length).toBe(3);
    expect(await surroundings("&exact=true")).toEqual([]);
  });

  test.each([
    // a person beside something else, by name and by post; not where it is asked what was done
    ["herindra jepang", "person:m-herindra", "person:kanasugi-kenji"],
    ["russian military attache jakarta", "person:maxim-lukianov", "person:tri-budi-utomo"],
    ["apa yang dibahas dengan athan rusia", null, "person:maxim-lukianov"],
    // the staff of a post, and the ministry that a minister's office is a part of
    ["kepala staf umum belarus", "organisation:by-general-staff", "organisation:by-ministry-of-defence"],
    ["sekjen kemhan", "organisation:id-mod-secretariat-general", "organisation:jp-ministry-of-defence"],
    // the post of somebody; of who took part without a name; what was agreed at a meeting
    ["apa jabatan lukianov", "post:ru-defence-attache-indonesia", "post:id-defence-attache-russia-belarus"],
    [
      "siapa yang mendampingi sekjen saat menerima kolonel lukianov",
      "post:id-director-of-international-defence-cooperation",
      "post:jp-ambassador-to-indonesia",
    ],
    ["result of the paris talks", "agreement:france-thales-len-joint-venture", "agreement:russia-joint-development"],
  ])("of %s are followed by %s, not by %s", async (q, follows, stranger) => {
    const keys = await keysOf(mitra, q);
    if (follows !== null) expect(keys).toContain(follows);
    expect(keys).not.toContain(stranger);
  });

  test("say of what tells of them only what it has itself", async () => {
    const [around] = await surroundings();
    expect(around?.matchedIn.flatMap(({ terms }) => terms)).toEqual(["memorandum"]);
  });
});

describe("words that no record holds", () => {
  test("are left out where the rest is more: it is answered as if it stood alone, and turned to in pages", async () => {
    const { data, page, query } = await search(mitra, "teknologi jepang alam");
    expect([query.relaxed, query.dropped]).toEqual([true, ["alam"]]);
    expect(data.map(keyOf)).toEqual(await keysOf(mitra, "teknologi jepang"));
    const explained = await search(mitra, "teknologi jepang alam", "&explain=true");
    const alone = await search(mitra, "teknologi jepang", "&explain=true");
    const partsOf = ({ data: hits }: Answer) => hits.map(({ explanation }) => explanation);
    expect(partsOf(explained)).toEqual(partsOf(alone));
    for (const { score, explanation } of explained.data)
      expect(explanation?.reduce((sum, { weight }) => sum + weight, 0)).toBe(score);
    expect(data.flatMap(({ matchedIn }) => matchedIn.flatMap(({ terms }) => terms))).not.toContain("alam");
    const path = `/v1/search?q=${encodeURIComponent("teknologi jepang alam")}&limit=1`;
    const first = await getJson<Answer>(mitra, path);
    const next = await getJson<Answer>(mitra, `${path}&cursor=${encodeURIComponent(first.page.next ?? "")}`);
    expect([next.data.map(keyOf), next.page.total]).toEqual([data.slice(1, 2).map(keyOf), page.total]);
  });

  test("are not left out where they are as much as the rest or more, or as typed", async () => {
    for (const q of ["wajib alam bencana", "teknologi alam"])
      expect((await search(mitra, q)).page.total.value).toBeLessThanOrEqual(10);
    expect(await keysOf(mitra, "bencana alam", "&exact=true")).toEqual([]);
  });
});

test.each([
  // relations with a country are all that is done with it, though nothing but the country is named
  ["hubungan indonesia jepang", "agreement:japan-procurement-plan"],
  ["kerja sama pakistan", "agreement:pakistan-new-memorandum"],
  // what deals with a topic that is also called so
  ["serangan siber", "agreement:france-cyber-security-bssn-thales"],
  // the country that is asked for
  ["negara mana yang membahas kendaraan tempur", "country:PK"],
  // who asks whether it has a status asks for what has another one too
  ["apakah perjanjian dengan jepang masih berlaku", "agreement:japan-equipment-technology-transfer-2021"],
])("%s finds %s", async (q, key) => {
  expect(await keysOf(mitra, q)).toContain(key);
});

test("a visit to a country is answered by its meetings, before any that are only near", async () => {
  const { query } = await search(mitra, "kunjungan ke prancis");
  expect(query.relaxed).toBe(false);
});

describe("what no record speaks of", () => {
  test.each([
    // a near name, a part, who does it, a field of it; beside other words
    ["imbal dagang", ["imbal dagang"], "topic:offset"],
    ["peretasan", ["peretasan"], "topic:cyber-security"],
    ["satelit", ["satelit"], "topic:aerospace"],
    ["pertukaran taruna", ["pertukaran taruna"], "topic:education-exchange"],
    ["jubir kemhan", ["jubir"], "person:frega-wenas-inkiriwang"],
    ["spokesperson of the ministry of defence", ["spokesperson"], "person:frega-wenas-inkiriwang"],
    // a word that says no more than what the record is about is not insisted on
    ["military satellite", ["satellite"], "topic:aerospace"],
  ])("%s is answered by what is nearest, which is said", async (q, dropped, first) => {
    const { query, data } = await search(mitra, q);
    expect([query.relaxed, query.dropped, data.map(keyOf)[0]]).toEqual([true, dropped, first]);
    const terms = data.flatMap(({ matchedIn }) => matchedIn.flatMap(({ terms }) => terms));
    for (const word of dropped) expect(terms).not.toContain(word);
  });

  test("is not answered by what has nothing to do with the rest, nor as typed, nor in lists", async () => {
    // What there is of fields near to cyber security is not done with Belarus.
    expect(await keysOf(mitra, "peretasan belarus")).not.toContain("topic:cyber-security");
    expect(await keysOf(mitra, "peretasan", "&exact=true")).toEqual([]);
    expect(await getJson(mitra, "/v1/topics?q=peretasan")).toMatchObject({ data: [] });
  });

  test("takes as many round trips as a slip does", async () => {
    const trips = async (q: string) => {
      mitra.database.log.reset();
      await search(mitra, q);
      return mitra.database.log.pipelines.filter((statements) => statements.length > 1).length;
    };
    expect([await trips("peretasan"), await trips("kunjungan jepamg")]).toEqual([3, 3]);
  });

  test("is a capital that stands nowhere beside the rest: its government is meant", async () => {
    const { query, data } = await search(mitra, "menteri tokyo", "&type=series");
    expect([query.didYouMean, query.dropped, data.map(keyOf)]).toEqual([
      "menteri Jepang",
      [],
      ["series:indonesia-japan-two-plus-two"],
    ]);
    const last = await search(mitra, "why does Indonesia want closer ties with Paris");
    expect([last.query.didYouMean, last.data[0]?.type]).toEqual([
      "why does Indonesia want closer ties with Prancis",
      "statement",
    ]);
  });
});

describe("what nothing has", () => {
  test.each(["deals cancelled", "perjanjian yang dibatalkan", "latihan ditunda", "nota kesepahaman peru"])(
    "%s is answered by nothing else",
    async (q) => {
      expect(await keysOf(mitra, q)).toEqual([]);
    },
  );

  test("is left out where a country is asked for, but not the country", async () => {
    const { data, query } = await search(mitra, "kapal selam jepang");
    expect(query.relaxed).toBe(true);
    expect(data.length).toBeGreaterThan(1);
    expect(data.filter(({ label }) => /Pakistan|Belarus|Russia/.test(label))).toEqual([]);
  });
});

test("what is of the country that is asked for is found, though others have more of the query", async () => {
  const { data, query } = await search(mitra, "herindra offset pakistan");
  expect(query.relaxed).toBe(true);
  expect(data.length).toBeGreaterThan(2);
  expect(data.filter(({ label, matchedIn }) => !/Pakistan/.test(JSON.stringify([label, matchedIn])))).toEqual([]);
});

test.each([
  ["nuclear weapon free zone", "article:france-two-plus-two-paris"],
  ["bibit kakao", "article:belarus-meeting-milex-2025"],
])("%s, of which only a related headline tells, finds the article", async (q, article) => {
  expect(await keysOf(mitra, q)).toEqual([article]);
});

describe("the beginning of a word of the record", () => {
  test.each([
    // is no slip of a country that the record has nothing of
    ["kemen", /^organisation:\w\w-ministry-of/],
    ["lukia", /^person:maxim-lukianov$/],
    // may have three letters
    ["jep", /^country:JP$/],
    ["len ind", /^organisation:pt-len-industri$/],
  ])("%s finds what goes on so", async (q, first) => {
    const { data, query } = await search(mitra, q);
    expect([query.didYouMean, query.relaxed]).toEqual([null, false]);
    expect(data.map(keyOf)[0]).toMatch(first);
  });
});

test("of two countries with which nothing was done together is found what was done with either", async () => {
  const { data, query } = await search(mitra, "2+2 jepang prancis");
  expect(query.relaxed).toBe(true);
  expect(data.slice(0, 5).map(keyOf)).toEqual(
    expect.arrayContaining(["engagement:france-two-plus-two-meeting", "engagement:japan-two-plus-two-2021"]),
  );
  expect(data.filter(({ label }) => /Pakistan|Belarus|Russia/.test(label))).toEqual([]);
});

describe("what is typed in haste", () => {
  test.each([
    ["pak prabowo", "person:prabowo-subianto"],
    ["Bu Retno", "person:retno-marsudi"],
    ["PT. LEN INDUSTRI (Persero)", "organisation:pt-len-industri"],
    ["apa yg dibahas dgn rusia", "agreement:russia-joint-development"],
    ["kpn sjafrie ke belarus", "engagement:belarus-meeting-chief-of-general-staff"],
    ["tgl 2/3/22", "engagement:japan-courtesy-call-2022-03-02"],
  ])("%s is read without what says nothing", async (q, first) => {
    const { data, query } = await search(mitra, q);
    expect([query.relaxed, data.map(keyOf)[0]]).toEqual([false, first]);
  });

  test("a year with its word shortened is a year, and a shortened negation negates", async () => {
    expect((await search(mitra, "memorandum thn 2015")).data.map(keyOf)).toEqual(
      await keysOf(mitra, "memorandum tahun 2015"),
    );
    expect(await keysOf(mitra, "blm ditandatangani pakistan")).toEqual(
      await keysOf(mitra, "belum ditandatangani pakistan"),
    );
  });
});

describe("what is asked for", () => {
  test("of a part of the world is what is of its countries, the countries first", async () => {
    const found = await keysOf(mitra, "eropa");
    expect(found.slice(0, 3).sort()).toEqual(["country:BY", "country:FR", "country:RU"]);
    expect(found.filter((key) => /japan|pakistan/.test(key))).toEqual([]);
    expect(await keysOf(mitra, "afrika")).toEqual([]);
  });

  test.each(["indonesia rusia", "RI-Rusia", "Russia-Indonesia"])(
    "%s is the other country, then every fact of it",
    async (q) => {
      const found = await keysOf(mitra, q);
      expect(found[0]).toBe("country:RU");
      expect(found).toContain("agreement:russia-sukhoi-offset-programme");
    },
  );

  test.each([
    ["2 + 2", "series:indonesia-japan-two-plus-two"],
    ["2 plus 2 prancis", "series:indonesia-france-two-plus-two"],
    ["teken mou jepang", "agreement:japan-defence-memorandum-2015"],
    ["masih berlaku jepang", "agreement:japan-cooperation-under-memorandum"],
    ["wakil menteri pertahanan", "person:m-herindra"],
    ["kelar", "agreement:russia-sukhoi-offset-programme"],
  ])("%s is answered by %s", async (q, first) => {
    expect((await keysOf(mitra, q))[0]).toBe(first);
  });

  test("how far it has come is answered by the agreement", async () => {
    const [first] = await keysOf(mitra, "what is the status of the Sukhoi programme");
    expect(first).toBe("agreement:russia-sukhoi-offset-programme");
  });

  test("as a post alone is who holds it at home, then the post, then who holds it elsewhere", async () => {
    const found = await keysOf(mitra, "menhan");
    expect(found.slice(0, 2).sort()).toEqual(["person:prabowo-subianto", "person:sjafrie-sjamsoeddin"]);
    expect(found[2]).toBe("post:id-minister-of-defence");
    expect(found).not.toContain("person:m-herindra");
  });

  test("when or where is answered by what happened, before what tells of it", async () => {
    const [first] = await keysOf(mitra, "kapan menhan bertemu kepala staf umum belarus");
    expect(first).toBe("engagement:belarus-meeting-chief-of-general-staff");
  });

  test("of a post is its holder, then the post, before what tells of neither by name", async () => {
    const found = await keysOf(mitra, "menhan jepang");
    expect(found[0]).toBe("person:kishi-nobuo");
    expect(found.indexOf("post:jp-minister-of-defence")).toBeGreaterThan(0);
    expect(found.indexOf("post:jp-minister-of-defence")).toBeLessThan(5);
  });

  test("without a country is of the home country first", async () => {
    const found = await keysOf(mitra, "minister of defence");
    expect(found.slice(0, 2).sort()).toEqual(["person:prabowo-subianto", "person:sjafrie-sjamsoeddin"]);
    expect((await keysOf(mitra, "ministry of foreign affairs"))[0]).toBe("organisation:id-ministry-of-foreign-affairs");
    expect((await keysOf(mitra, "minister of defence of japan"))[0]).toBe("person:kishi-nobuo");
  });

  test("in a month, whatever its year", async () => {
    const [first] = await keysOf(mitra, "bulan maret");
    expect(first).toMatch(/^engagement:japan-/);
  });

  test("between two years is what was then, and nothing else", async () => {
    const found = (await search(mitra, "perjanjian jepang antara 2020 dan 2021")).data;
    expect(found.map(keyOf)).toContain("agreement:japan-equipment-technology-transfer-2021");
    expect(found.map(keyOf)).not.toContain("agreement:japan-defence-memorandum-2015");
  });

  test("by another name of a topic is what bears it, before the topic", async () => {
    const found = await keysOf(mitra, "2+2");
    expect(found[0]).toMatch(/^series:/);
    expect(found.indexOf("topic:strategic-dialogue")).toBeGreaterThan(1);
  });
});

test("a kind of what is asked for is marked, and told among what was looked for", async () => {
  const { data, query } = await search(mitra, "aircraft");
  const fighter = data.find((hit) => keyOf(hit) === "equipment:sukhoi-fighter");
  expect(fighter).toMatchObject({
    label: "Sukhoi fighter",
    highlights: [{ field: "label", spans: [{ start: 7, end: 14 }] }],
  });
  expect(query.terms[0]?.readings).toContain("fighter");
  const left = await search(mitra, "sukhoi -aircraft");
  expect(left.query.terms.find(({ excluded }) => excluded)?.readings).not.toContain("fighter");
});
