import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { getJson } from "./collections.ts";
import { type Answer, type Hit, keyOf, keysOf, search } from "./search-hits.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

describe("the first hit", () => {
  test.each([
    // half a name, another order, a misprint, a rival spelling
    ["herindra", "person:m-herindra"],
    ["Nobuo Kishi", "person:kishi-nobuo"],
    ["Bagamla", "organisation:bakamla"],
    ["PSSN", "organisation:bssn"],
    ["Sjamseoddin", "person:sjafrie-sjamsoeddin"],
    ["Muraveiko", "person:pavel-muraveyko"],
    ["syafrie", "person:sjafrie-sjamsoeddin"],
    // abbreviations and what they stand for, in either language
    ["Kemhan", "organisation:id-ministry-of-defence"],
    ["ministry of defence of indonesia", "organisation:id-ministry-of-defence"],
    ["BSSN", "organisation:bssn"],
    ["national cyber and crypto agency", "organisation:bssn"],
    ["ToT", "topic:technology-transfer"],
    ["alih teknologi", "topic:technology-transfer"],
    ["transfer of technology", "topic:technology-transfer"],
    ["alutsista", "topic:military-equipment"],
    // countries and spellings
    ["Perancis", "country:FR"],
    ["france", "country:FR"],
    ["Belarusia", "country:BY"],
    ["ANTARA", "source:antara"],
    // a post, and who said something
    ["menlu prancis", "person:catherine-colonna"],
    ["retno thales joint venture", "statement:france-marsudi-thales-len"],
    // exact phrases
    ['"joint venture"', "agreement:france-thales-len-joint-venture"],
  ])("of %s is %s", async (q, key) => {
    expect((await keysOf(mitra, q))[0]).toBe(key);
  });
});

test("either of two is found, both before what mentions them", async () => {
  const [first, second] = await keysOf(mitra, "bssn OR bagamla");
  expect([first, second].sort()).toEqual(["organisation:bakamla", "organisation:bssn"]);
});

describe("a post", () => {
  test.each([
    ["menhan", "post:id-minister-of-defence", ["person:prabowo-subianto", "person:sjafrie-sjamsoeddin"]],
    ["Menteri Pertahanan Indonesia", "post:id-minister-of-defence", ["person:prabowo-subianto"]],
    ["wamenhan", "post:id-deputy-minister-of-defence", ["person:m-herindra"]],
    ["sekjen kemhan", "post:id-secretary-general-of-defence", ["person:tri-budi-utomo"]],
    ["atase pertahanan", "post:ru-defence-attache-indonesia", ["person:maxim-lukianov"]],
    ["menlu", "post:id-minister-of-foreign-affairs", ["person:retno-marsudi"]],
  ])("of the name %s is found after who held it", async (q, post, holders) => {
    const found = await keysOf(mitra, q);
    expect(found).toContain(post);
    for (const holder of holders) expect(found.slice(0, found.indexOf(post))).toContain(holder);
  });

  test("that nobody is named in leads to where it stands", async () => {
    const [first] = (await search(mitra, "dirkersinhan", "&type=post")).data;
    expect(first).toMatchObject({ type: "post", id: "id-director-of-international-defence-cooperation" });
  });
});

describe("words", () => {
  test("of different forms find the same", async () => {
    for (const forms of [
      ["kerjasama", "kerja sama", "bekerja sama"],
      ["Perancis", "Prancis"],
      ["pertemuan", "pertemuannya"],
      ["defence", "defense"],
    ]) {
      const answers = await Promise.all(forms.map(async (form) => (await keysOf(mitra, form)).sort()));
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(answers[0]).not.toEqual([]);
    }
  });

  test("all have to be there, any of those joined by OR, none of those excluded", async () => {
    const [cyber, thales, both, either, only] = await Promise.all(
      ["siber", "thales", "siber thales", "siber OR thales", "siber -thales"].map(
        async (q) => new Set(await keysOf(mitra, q, "&sort=-date")),
      ),
    );
    if (!cyber || !thales || !both || !either || !only) throw new Error("five answers");
    expect([...both].sort()).toEqual([...cyber].filter((key) => thales.has(key)).sort());
    expect(either).toEqual(new Set([...cyber, ...thales]));
    expect([...only].sort()).toEqual([...cyber].filter((key) => !thales.has(key)).sort());
  });

  test("that are a preposition are not the agency", async () => {
    const found = await search(mitra, "antara");
    for (const hit of found.data.slice(1)) expect(hit.matchedIn.map(({ field }) => field)).toEqual(["mentions"]);
  });

  test("of a compound are not found by one of them", async () => {
    const compound = await keysOf(mitra, '"kerja sama"');
    const part = (await search(mitra, "sama")).data;
    expect(compound).toContain("agreement:france-cyber-security-bssn-thales");
    for (const { snippet } of part) expect(snippet ?? "bersama").not.toMatch(/^kerja sama$/i);
    expect(part.length).toBeLessThan(compound.length);
  });

  test("under exact=true stand as they were typed", async () => {
    expect(await keysOf(mitra, "berlatih", "&exact=true")).toEqual([]);
    expect(await keysOf(mitra, "latihan", "&exact=true")).not.toEqual([]);
    expect((await keysOf(mitra, "Bagamla", "&exact=true"))[0]).toBe("organisation:bakamla");
    expect(await keysOf(mitra, "prabwo", "&exact=true")).toEqual([]);
    expect((await search(mitra, "kementerian pertahanan", "&exact=true")).query.terms).toHaveLength(2);
  });
});

describe("what is not found as typed", () => {
  test.each([
    ["prabwo", "prabowo", "person:prabowo-subianto"],
    ["lukianof", "lukianov", "person:maxim-lukianov"],
    ["kementerin pertahanan", "kementerian pertahanan", "organisation:id-ministry-of-defence"],
    ["tehcnology transfer", "technology transfer", "topic:technology-transfer"],
    ["jointventure", "joint venture", "agreement:france-thales-len-joint-venture"],
  ])("%s is taken for %s", async (q, meant, key) => {
    const found = await search(mitra, q);
    expect([found.query.didYouMean, keyOf(found.data[0] ?? { type: "", id: "" })]).toEqual([meant, key]);
  });

  test("is completed where it is the beginning of a word", async () => {
    const found = await search(mitra, "sjamsoe");
    expect(found.query).toMatchObject({ didYouMean: null, terms: [{ text: "sjamsoe*", kind: "prefix" }] });
    expect(found.data.map(keyOf)).toContain("person:sjafrie-sjamsoeddin");
  });

  test("as a whole is found in part, and says so", async () => {
    const found = await search(mitra, "bakamla rudal");
    expect(found.query).toMatchObject({ relaxed: true, dropped: ["rudal"], didYouMean: null });
    expect(keyOf(found.data[0] ?? { type: "", id: "" })).toBe("organisation:bakamla");
    for (const { matchedIn } of found.data) expect(matchedIn.flatMap(({ terms }) => terms)).not.toContain("rudal");
  });

  test("at all is an empty answer", async () => {
    const found = await search(mitra, "xyzzyplugh");
    expect(found).toMatchObject({ data: [], page: { next: null, total: { value: 0, relation: "eq" } } });
  });
});

describe("a hit", () => {
  test("says where it answers the query and by which name", async () => {
    const [named, mentioned] = (await search(mitra, "PSSN")).data;
    expect(named?.matchedIn).toEqual([{ field: "name", terms: ["PSSN"], form: "PSSN", records: [] }]);
    expect(mentioned?.matchedIn).toMatchObject([{ field: "mentions", terms: ["PSSN"], records: [{ id: "bssn" }] }]);
  });

  test("shows what answers it as offsets, as HTML, or not", async () => {
    const texts = ({ data }: Answer) =>
      data.flatMap(({ label, snippet, highlights }) =>
        highlights.flatMap(({ field, spans, marked }) => {
          const text = String(field === "label" ? label : snippet);
          return marked === null
            ? spans.map(({ start, end }) => text.slice(start, end))
            : [...marked.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, inner]) => inner);
        }),
      );
    const offsets = texts(await search(mitra, "alih teknologi", "&lang=id"));
    expect(offsets.length).toBeGreaterThan(3);
    for (const text of offsets) expect(text).toMatch(/alih|teknologi/i);
    expect(texts(await search(mitra, "alih teknologi", "&lang=id&highlight=mark"))).toEqual(offsets);
    expect(texts(await search(mitra, "alih teknologi", "&lang=id&highlight=none"))).toEqual([]);
  });

  test("comes in the language of the answer, or in both", async () => {
    const [en, id, all] = await Promise.all(
      ["en", "id", "all"].map((lang) => search(mitra, "Bakamla", `&lang=${lang}`)),
    );
    const both = (all?.data ?? []) as (Hit & { translations: { id: object } })[];
    expect(both.map(({ translations, ...english }) => english)).toEqual(en?.data);
    expect(both.map(({ translations, ...english }) => ({ ...english, ...translations.id }))).toEqual(id?.data);
    expect(id?.data).not.toEqual(en?.data);
    expect(en?.data.map(keyOf)).toEqual(id?.data.map(keyOf));
  });

  test("keeps the members that fields= asks for", async () => {
    const [hit] = (await search(mitra, "Bakamla", "&fields=type,label")).data;
    expect(Object.keys(hit ?? {})).toEqual(["type", "id", "label"]);
  });
});

describe("filters", () => {
  const everything = "indonesia OR prancis OR jepang OR rusia OR belarus OR pakistan OR pertahanan";

  test.each([
    ["type=person", (key: string) => key.startsWith("person:")],
    ["type=person,topic", (key: string) => /^(person|topic):/.test(key)],
  ])("%s", async (filter, holds) => {
    const keys = await keysOf(mitra, everything, `&${filter}`);
    expect(keys.length).toBeGreaterThan(3);
    expect(keys.filter((key) => !holds(key))).toEqual([]);
  });

  test.each([
    "country=FR",
    "topic=defence-industry",
    "person=prabowo-subianto",
    "organisation=pt-len-industri",
    "source=antara",
  ])("%s gives the facts that the lists give", async (filter) => {
    const [field] = filter.split("=");
    for (const [type, collection] of [
      ["engagement", "engagements"],
      ["agreement", "agreements"],
      ["statement", "statements"],
      ["article", "articles"],
    ] as const) {
      if (type === "agreement" && field === "person") continue;
      const listed = await getJson<Answer>(mitra, `/v1/${collection}?${filter}&limit=200`);
      const all = await keysOf(mitra, everything, `&type=${type}&sort=-date`);
      const expected = listed.data.map(({ id }) => `${type}:${id}`).filter((key) => all.includes(key));
      expect((await keysOf(mitra, everything, `&type=${type}&${filter}&sort=-date`)).sort()).toEqual(expected.sort());
    }
  });

  test.each(["status=signed", "status=planned,held", "kind=courtesy-call", "kind=ministry"])("%s", async (filter) => {
    const keys = await keysOf(mitra, everything, `&${filter}`);
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.length).toBeLessThan((await keysOf(mitra, everything)).length);
  });

  test.each([
    ["Prancis", "country=FR", "country:FR"],
    ["alih teknologi", "topic=technology-transfer", "topic:technology-transfer"],
    ["prabowo", "person=prabowo-subianto", "person:prabowo-subianto"],
    ["bakamla", "organisation=bakamla", "organisation:bakamla"],
    ["ANTARA", "source=antara", "source:antara"],
  ])("of %s by %s leave the record itself in", async (q, filter, key) => {
    expect(await keysOf(mitra, q, `&${filter}`)).toContain(key);
  });

  test("from and to leave what has no date out, and go by overlap", async () => {
    const hits = (await search(mitra, everything, "&from=2021-03-15&to=2021-12")).data;
    expect(hits.length).toBeGreaterThan(2);
    // One is known to have been on or before a day of that month.
    for (const { date } of hits) expect((date?.start ?? date?.end)?.slice(0, 7)).toBe("2021-03");
    expect(await keysOf(mitra, everything, "&from=2100")).toEqual([]);
  });

  test.each([
    ["from=2022&to=2021", "from"],
    ["type=persona", "type"],
    ["sort=label", "sort"],
    ["exact=yes", "exact"],
    ["facets=role", "facets"],
    ["limit=0", "limit"],
    ["cursor=abc", "cursor"],
    ["colour=red", "colour"],
  ])("%s is refused by name", async (params, name) => {
    const response = await mitra.fetch(`/v1/search?q=radar&${params}`);
    expect(response.status).toBe(400);
    expect((await response.json()) as object).toMatchObject({ errors: [{ name }] });
  });
});

describe("any input", () => {
  test.each([
    "",
    "%20",
    "%00",
    "a%0Ab",
    "%F0%9F%99%82",
    "-radar",
    "%22%22",
    "*",
    "r*",
    "x".repeat(201),
    "ba+ca+da+fa+ga+ha+ja+ka+la+ma+na+pa+qa",
  ])("q=%s is refused by name", async (q) => {
    const response = await mitra.fetch(`/v1/search?q=${q}`);
    expect(response.status).toBe(400);
    expect((await response.json()) as object).toMatchObject({ errors: [{ name: "q" }] });
  });

  test.each([
    // Readings of it that are made later: without its quotation marks, word by word, corrected.
    ['"-nya', 200],
    ['"zq*"', 200],
    ['"OR OR"', 200],
    ['"OR"', 200],
    ['"-zq -xj"', 200],
    ['"zq* xj*"', 200],
    ['"-"zq', 200],
    ['zq "-', 200],
    [`"${"zq xj qk ".repeat(5)}"`, 200],
    [`"${"zq ".repeat(66).trim()}"`, 200],
    [`-"${"zq xj qk ".repeat(5)}" radar`, 200],
    ["zqkunjungan -zq", 200],
    ["jepamg* kunjunggan", 200],
    // Letters that fold to nothing, to several, or that the index does not take for letters.
    ["\uff9e", 400],
    ['"\u0301\u200d\u00ad"', 400],
    ["\u19b0\u19b0\u19b0*", 400],
    ["radar \uff9e* \u19b0", 200],
    ["\ufdfa".repeat(20), 200],
    ["\ufdfa".repeat(21), 400],
    ["\ufb2c".repeat(100), 400],
    ["x".repeat(200), 200],
    ["2+2".repeat(60), 400],
    ["a1".repeat(100), 400],
    [`${"a".repeat(59)}\u{20000}`, 200],
  ])("q=%s is read the same way wherever it is read", async (q, status) => {
    for (const path of ["search", "search?highlight=mark", "engagements", "people?sort=relevance"]) {
      const target = `/v1/${path}${path.includes("?") ? "&" : "?"}q=${encodeURIComponent(q)}`;
      const response = await mitra.fetch(target);
      expect([target, response.status]).toEqual([target, status]);
      if (status === 400) expect((await response.json()) as object).toMatchObject({ errors: [{ name: "q" }] });
    }
    expect((await mitra.fetch(`/v1/suggest?q=${encodeURIComponent(q)}`)).status).toBeLessThan(500);
  });

  test.each([
    ["zq xj qk zv wq vx jq qz kx xk vq jx", 200, null],
    ["zq xj qk zv wq vx jq qz kx xk vq jx zk", 400, "has 13 terms; at most 12 are looked for"],
    // Two terms as they are understood, fourteen words as they are typed.
    ["menteri pertahanan ".repeat(7), 400, "has 14 terms; at most 12 are looked for"],
    [`"${"menteri pertahanan ".repeat(7)}"`, 200, null],
    ["-nya", 400, "besides what it leaves out"],
  ])("exact=true&q=%s is read as exactly as it is looked for", async (q, status, message) => {
    const response = await mitra.fetch(`/v1/search?exact=true&q=${encodeURIComponent(q)}`);
    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as { errors?: { name: string; message: string }[] };
    expect(errors ?? null).toEqual(
      message && [expect.objectContaining({ name: "q", message: expect.stringContaining(message) })],
    );
  });

  test("a fault of the text is told along with the others", async () => {
    const q = encodeURIComponent("zq xj qk zv wq vx jq qz kx xk vq jx zk");
    const response = await mitra.fetch(`/v1/search?exact=true&limit=0&from=2022&to=2021&q=${q}`);
    const { errors } = (await response.json()) as { errors: { name: string }[] };
    expect(errors.map(({ name }) => name).sort()).toEqual(["from", "limit", "q"]);
  });

  test("of ten thousand characters is refused", async () => {
    expect((await mitra.fetch(`/v1/search?q=${"kerja+".repeat(1200)}`)).status).toBe(400);
    expect((await mitra.fetch(`/v1/search?q=${"kerja+".repeat(2000)}`)).status).toBe(414);
  });
});

test("a search takes one round trip, one whose words are slips three", async () => {
  const trips = async (q: string) => {
    mitra.database.log.reset();
    await search(mitra, q);
    return mitra.database.log.pipelines.filter((statements) => statements.length > 1).length;
  };
  expect(await trips("kunjungan jepang")).toBe(1);
  expect(await trips("kunjungan jepamg")).toBe(3);
});
