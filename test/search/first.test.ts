import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getJson } from "../features/collections.ts";
import { type Answer, keyOf, keysOf, search } from "../features/search-hits.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

describe("the first answer", () => {
  test.each([
    // who held a post in a year
    ["menhan 2021", "person:prabowo-subianto"],
    ["siapa menhan 2025", "person:sjafrie-sjamsoeddin"],
    ["menhan jepang 2021", "person:kishi-nobuo"],
    ["dubes jepang 2022", "person:kanasugi-kenji"],
    // of two holders who is known to have held it last; of a post by just these words
    ["menhan", "person:sjafrie-sjamsoeddin"],
    ["siapa menhan sekarang", "person:sjafrie-sjamsoeddin"],
    ["menteri angkatan bersenjata", "person:sebastien-lecornu"],
    // who sends an envoy stands before who receives one
    ["athan ri moskow", "post:id-defence-attache-russia-belarus"],
    ["who is japan's ambassador to indonesia", "person:kanasugi-kenji"],
    // with a clitic, and doubled
    ["menterinya pertahanan jepang", "person:kishi-nobuo"],
    ["kolonelnya rusia", "person:maxim-lukianov"],
    // abbreviations of places and countries
    ["jkt", "place:jakarta"],
    ["BLR", "country:BY"],
    // what is only a draft, who asks, who reported it, of what post somebody is
    ["draft mou", "agreement:pakistan-new-memorandum"],
    ["dalam pembicaraan belarus", "agreement:belarus-defence-cooperation"],
    ["koran apa yang memuat kunjungan dubes kanasugi", "article:japan-courtesy-call-2022"],
    ["apa jabatan lukianov", "person:maxim-lukianov"],
    ["which site reported the Pakistan talks?", "article:pakistan-bilateral-meeting"],
    ["what came of the Paris talks", "engagement:france-two-plus-two-meeting"],
    ["sdm pertahanan rusia", "agreement:russia-wider-collaboration"],
    // ties of defence are what is done with a country, not the country
    ["Indonesia-France defence ties", "agreement:france-maritime-security-bakamla"],
    // parts of a year and of a month, and figures in the American order
    ["third quarter of 2025", "engagement:belarus-meeting-chief-of-general-staff"],
    ["first week of March 2022", "engagement:japan-courtesy-call-2022-03-02"],
    ["3/30/2021", "engagement:japan-signing-2021-03-30"],
    // the newest and the oldest
    ["latest meeting with japan", "engagement:japan-courtesy-call-2022-03-02"],
    ["first agreement with japan", "agreement:japan-defence-memorandum-2015"],
    ["latest agreement japan signed", "agreement:japan-equipment-technology-transfer-2021"],
    ["berita terbaru belarus", "article:belarus-meeting-milex-2025"],
    ["terbaru belarus", "engagement:belarus-meeting-chief-of-general-staff"],
    // what is of a country by its parties, though it names none
    ["prancis siber", "agreement:france-cyber-security-bssn-thales"],
    ["belarus latihan bersama", "agreement:belarus-defence-cooperation"],
    ["pengadaan jepang", "agreement:japan-procurement-plan"],
    // what bears all but the country, of which it is
    ["thales prancis", "organisation:thales"],
    ["republik belarus", "country:BY"],
    // a title that the record does not give, a rank and a country, a post by its whole name
    ["presiden prabowo", "person:prabowo-subianto"],
    ["kolonel rusia", "person:maxim-lukianov"],
    ["russian military attache jakarta", "person:maxim-lukianov"],
    ["ptlen", "organisation:pt-len-industri"],
    ["self-def", "organisation:jp-self-defense-forces"],
    ["belarus army", "organisation:by-armed-forces"],
    ["siapa dubes jepang di jakarta", "person:kanasugi-kenji"],
    ["Dirkersinhan", "post:id-director-of-international-defence-cooperation"],
    // a day of a year that the article does not print
    ["25 april 2025", "engagement:russia-courtesy-call-defence-attache"],
    // what happened before its article, and before what somebody said elsewhere
    ["wamenhan jepang", "engagement:japan-courtesy-call-2022-03-02"],
    ["tri budi rusia kemhan", "engagement:russia-courtesy-call-defence-attache"],
    ["minister marsudi thales", "statement:france-marsudi-thales-len"],
    // companies of defence need not say so
    ["french defence companies", "organisation:thales"],
    // near names of topics and kinds
    ["imbal beli rusia", "agreement:russia-sukhoi-offset-programme"],
    ["keamanan dunia maya", "topic:cyber-security"],
    ["jaringan pemasok", "topic:supply-chain"],
    ["keamanan siber nasional", "topic:cyber-security"],
    ["national defence industry", "topic:defence-industry"],
    ["bencana alam", "topic:disaster-relief"],
    ["lawatan pakistan", "engagement:pakistan-return-visit"],
    ["pameran senjata belarus", "engagement:belarus-milex-2025"],
    ["komisi bersama rusia", "agreement:russia-military-technical-commission"],
    ["tim teknis pakistan", "agreement:pakistan-technical-working-group"],
    // slips in abbreviations
    ["bsnn", "organisation:bssn"],
    ["MUO pakistan", "agreement:pakistan-new-memorandum"],
    // another name of a topic, and a word that is not typed to its end
    ["skema offset", "topic:offset"],
    ["bakam", "organisation:bakamla"],
    ["len ind", "organisation:pt-len-industri"],
    ["interoperability", "topic:joint-exercises"],
    // what the lexicon knows, not typed to its end: the holder before what was done with them
    ["wakil mente", "person:m-herindra"],
    ["wame", "person:m-herindra"],
    ["kepala staf um", "person:pavel-muraveyko"],
    ["foreign min", "person:retno-marsudi"],
    // a kind of organisation, or people, and a country
    ["perusahaan prancis", "organisation:thales"],
    ["french companies", "organisation:thales"],
    ["pejabat belarus", "person:pavel-muraveyko"],
    // a day with its weekday, and an event that is asked for by *take place*
    ["jumat 25/4", "engagement:russia-courtesy-call-defence-attache"],
    ["where did 2+2 france take place", "engagement:france-two-plus-two-meeting"],
    ["sumber genews", "source:genews"],
    ["latgab", "topic:joint-exercises"],
    // who holds a post or heads an office
    ["siapa yang menjabat wamenhan", "person:m-herindra"],
    ["siapa yang memimpin biro infohan", "person:frega-wenas-inkiriwang"],
    ["who leads the french ministry of defence", "person:sebastien-lecornu"],
    ["siapa pemimpin kemlu", "person:retno-marsudi"],
    // a trade of the press: what its report says is "reported" is another word
    ["wartawan belarus", "article:belarus-meeting-milex-2025"],
    ["editor milex", "article:belarus-meeting-milex-2025"],
    // the agency, though *antara* is also a function word
    ["antara paris", "article:france-two-plus-two-paris"],
    // a visit that is called a meeting, and a meeting before the series that it is of
    ["kunjungan ke belarus", "engagement:belarus-meeting-chief-of-general-staff"],
    ["kunjungan ke prancis", "engagement:france-two-plus-two-meeting"],
    ["bertemu menteri prancis", "engagement:france-two-plus-two-meeting"],
    // relations with a country are the country, where nothing else speaks of them; cooperation is what was agreed
    ["hubungan indonesia rusia", "country:RU"],
    ["hubungan pakistan", "statement:pakistan-indonesia-commitment"],
    ["kerja sama dengan belarus", "agreement:belarus-defence-cooperation"],
    // a post that the home country has not
    ["menteri angkatan bersenjata", "person:sebastien-lecornu"],
    ["secgen ministry of defence", "person:tri-budi-utomo"],
    // a byname of a country, and a topic beside a word that no record holds
    ["negeri sakura", "country:JP"],
    ["bencana alam", "topic:disaster-relief"],
    ["who spoke of strategic autonomy", "statement:france-marsudi-strategic-autonomy"],
    // who makes something, before what is made
    ["who makes the sukhoi simulator", "organisation:pt-len-industri"],
    ["siapa pembuat simulator sukhoi", "organisation:pt-len-industri"],
    ["who makes the simulator for indonesia", "organisation:pt-len-industri"],
    // how many there are, where that is told
    ["how many units of sukhoi", "agreement:russia-sukhoi-offset-programme"],
    // the forces of a country, and its envoys, in other words; an agency in another translation
    ["japan army", "organisation:jp-self-defense-forces"],
    ["tentara belarus", "organisation:by-armed-forces"],
    ["japan envoy", "person:kanasugi-kenji"],
    ["sea security agency", "organisation:bakamla"],
    // companies by what is agreed about the thing, with a who or without, of the country that is named
    ["bumn elektronik", "organisation:pt-len-industri"],
    ["perusahaan elektronik indonesia", "organisation:pt-len-industri"],
    ["perusahaan mana yang bikin simulator sukhoi", "organisation:pt-len-industri"],
    ["which company works with bssn", "organisation:thales"],
    ["what does thales make", "organisation:thales"],
    // who held a post when something was done
    ["siapa menhan saat perjanjian jepang 2021", "person:prabowo-subianto"],
    // a minister of a country, of which only a deputy is known
    ["belarus minister", "person:pavel-muraveyko"],
    // what is of both countries; both, where nothing is
    ["rusia dan belarus", "engagement:belarus-milex-2025"],
    ["prancis dan jepang", "country:FR"],
    // a reason, from who gave it, and what is asked of a country, not the country
    ["why was indonesia invited to milex", "statement:belarus-frega-invitation"],
    ["why does indonesia need france", "statement:france-marsudi-strategic-autonomy"],
    ["what does belarus want from indonesia", "agreement:belarus-defence-cooperation"],
    // what is next, where it is, and what has another status than the one that is asked for
    ["next meeting with pakistan", "engagement:pakistan-ministerial-defence-dialogue"],
    ["dimana milex diadakan", "engagement:belarus-milex-2025"],
    ["is the memorandum with japan still valid", "agreement:japan-defence-memorandum-2015"],
    // a place, a day and the meaning of a name, asked for in other words than where, when and what
    ["in which city was the japan memorandum signed", "engagement:japan-signing-2015-03-23"],
    ["tempat pertemuan 2+2 prancis", "engagement:france-two-plus-two-meeting"],
    ["hari apa lukianov datang", "engagement:russia-courtesy-call-defence-attache"],
    ["kepanjangan bssn", "organisation:bssn"],
    ["arti mtc", "topic:military-technical-cooperation"],
    // everyday words for topics
    ["jual senjata", "topic:arms-exports"],
    ["impor senjata", "topic:procurement"],
    ["belanja militer", "topic:procurement"],
    ["keamanan komputer", "topic:cyber-security"],
    ["kesehatan tentara", "topic:military-medicine"],
    ["penerbangan", "topic:aerospace"],
    ["manpower", "topic:human-resources"],
    ["berdikari", "topic:self-reliance"],
    ["kendaraan militer", "topic:combat-vehicles"],
    ["made in indonesia", "topic:local-content"],
    ["banjir", "topic:disaster-relief"],
    ["student swaps", "topic:education-exchange"],
    ["bengkel alutsista", "topic:maintenance"],
    // what only a topic is called, beside a country: the nearest
    ["serangan siber prancis", "agreement:france-cyber-security-bssn-thales"],
    // who says it, before who is named
    ["what did kishi say", "statement:japan-kishi-foundation-for-security"],
  ])("of %s is %s", async (q, first) => {
    expect((await keysOf(mitra, q))[0]).toBe(first);
  });
});

test.each(["perusahaan apa yang diajak bermitra dengan pt len", "which company partners with pt len"])(
  "who is a partner of a company is another one, before what was agreed: %s",
  async (q) => {
    expect((await keysOf(mitra, q)).slice(0, 3)).toEqual([
      "organisation:pt-len-industri",
      "organisation:thales",
      "agreement:france-thales-len-joint-venture",
    ]);
  },
);

test("what has a status is followed by the events that tell of it, then by what uses the word", async () => {
  const keys = await keysOf(mitra, "disepakati");
  expect(keys.slice(0, 2).sort()).toEqual([
    "agreement:pakistan-technical-working-group",
    "agreement:russia-wider-collaboration",
  ]);
  expect(keys.slice(2, 4).sort()).toEqual([
    "engagement:pakistan-bilateral-meeting",
    "engagement:russia-courtesy-call-defence-attache",
  ]);
});

test("a ministry is followed by what was done with it, then by its parts", async () => {
  const keys = await keysOf(mitra, "kementerian pertahanan");
  const place = (key: string) => keys.indexOf(key);
  expect(keys[0]).toBe("organisation:id-ministry-of-defence");
  for (const done of [
    "statement:japan-mod-agenda",
    "article:russia-courtesy-call",
    "agreement:belarus-defence-cooperation",
  ]) {
    expect(place(done)).toBeGreaterThan(0);
    expect(place(done)).toBeLessThan(place("organisation:id-mod-secretariat-general"));
  }
  expect(place("organisation:jp-ministry-of-defence")).toBeGreaterThan(
    place("organisation:id-mod-secretariat-general"),
  );
});

test("the other names of a topic find what deals with it when they are begun, too", async () => {
  expect(await keysOf(mitra, "interop*")).toContain("engagement:pakistan-bilateral-meeting");
});

test("a ministry of another country has its posts among the answers", async () => {
  expect(await keysOf(mitra, "ministry of armed forces france")).toContain("post:fr-minister-of-the-armed-forces");
});

test("between two things *antara* is no agency", async () => {
  expect(await keysOf(mitra, "antara indonesia dan pakistan")).toContain("agreement:pakistan-technical-working-group");
});

test("what is discussed on a day happened on it as much as what was said", async () => {
  const keys = await keysOf(mitra, "2 maret 2022");
  expect(keys.slice(0, 3)).toEqual([
    "engagement:japan-courtesy-call-2022-03-02",
    "agreement:japan-education-exchange-and-training",
    "agreement:japan-procurement-plan",
  ]);
});

test("what a day is followed by is the article that reports it", async () => {
  expect((await keysOf(mitra, "28 juli 2025")).at(-1)).toBe("article:belarus-meeting-milex-2025");
});

test("who it was is followed by who took part in it, what somebody did by that person, and a holder of a post by nobody", async () => {
  expect((await keysOf(mitra, "siapa yang bertemu prabowo")).filter((key) => key.startsWith("person:")).sort()).toEqual(
    [
      "person:catherine-colonna",
      "person:kishi-nobuo",
      "person:prabowo-subianto",
      "person:retno-marsudi",
      "person:sebastien-lecornu",
    ],
  );
  const others = (await keysOf(mitra, "yang bertemu prabowo")).filter((key) => key.startsWith("person:"));
  expect(others).toEqual(["person:prabowo-subianto"]);
  const holders = (await keysOf(mitra, "siapa menhan jepang")).filter((key) => key.startsWith("person:"));
  expect(holders).toEqual(["person:kishi-nobuo"]);
});

describe("what is asked for in the order of time", () => {
  const dates = ({ data }: Answer) => data.map(({ date }) => date?.start ?? date?.end ?? "");

  test("comes so in pages too, what has no date last", async () => {
    for (const q of ["latest statements", "first statements"]) {
      const whole = await search(mitra, q, "&type=statement");
      const dated = dates(whole).filter(Boolean);
      const sorted = dated.toSorted();
      expect(dated).toEqual(q.startsWith("first") ? sorted : sorted.reverse());
      expect(dated.length).toBeGreaterThan(3);
      const turned: string[] = [];
      for (let cursor = ""; ; ) {
        const path = `/v1/search?q=${encodeURIComponent(q)}&type=statement&limit=3${cursor}`;
        const page = await getJson<Answer>(mitra, path);
        turned.push(...page.data.map(keyOf));
        if (page.page.next === null) break;
        cursor = `&cursor=${encodeURIComponent(page.page.next)}`;
      }
      expect(turned.slice(0, whole.data.length)).toEqual(whole.data.map(keyOf));
      expect(new Set(turned).size).toBe(turned.length);
    }
  });

  test("says what it is ranked by", async () => {
    type Explained = { data: { score: number; explanation: { part: string; weight: number }[] }[] };
    const { data } = await getJson<Explained>(mitra, "/v1/search?q=latest%20meeting%20france&explain=true");
    expect(data[0]?.explanation.map(({ part }) => part)).toEqual(["type", "happened", "told", "undated"]);
    for (const { score, explanation } of data) {
      expect(explanation.reduce((sum, { weight }) => sum + weight, 0)).toBe(score);
    }
  });
});

test("the ministry of another country is followed by its minister, before what the home ministry said of it", async () => {
  const keys = await keysOf(mitra, "japan ministry of defense");
  expect(keys.slice(0, 2)).toEqual(["organisation:jp-ministry-of-defence", "person:kishi-nobuo"]);
  const said = keys.findIndex((key) => key.startsWith("statement:japan-mod-"));
  expect(keys.slice(0, said)).toContain("engagement:japan-signing-2021-03-30");
});

test.each(["who signed with japan in 2021", "siapa yang tanda tangan dengan jepang 2021"])(
  "%s is answered by who did, beside what was signed",
  async (q) => {
    const keys = await keysOf(mitra, q);
    expect(keys.slice(0, 4)).toEqual(expect.arrayContaining(["person:kishi-nobuo", "person:prabowo-subianto"]));
  },
);

test("who did something is told where it is asked by the post", async () => {
  expect(await keysOf(mitra, "menhan yang teken perjanjian jepang")).toContain("person:prabowo-subianto");
  expect(await keysOf(mitra, "attache milex")).toContain("post:id-defence-attache-russia-belarus");
});

test("armed forces answer for an army, after what is called so", async () => {
  expect(await keysOf(mitra, "belarus army")).toContain("agreement:belarus-defence-cooperation");
});

test("who took part in something is told beside it", async () => {
  expect((await keysOf(mitra, "who attended the paris meeting")).slice(0, 5).sort()).toEqual([
    "engagement:france-two-plus-two-meeting",
    "person:catherine-colonna",
    "person:prabowo-subianto",
    "person:retno-marsudi",
    "person:sebastien-lecornu",
  ]);
});

test("in which country something was is answered by what happened, before what that is one of", async () => {
  expect((await keysOf(mitra, "in which country is milex"))[0]).toBe("engagement:belarus-milex-2025");
});

test("where something was is told beside it, by its place or its country", async () => {
  expect((await keysOf(mitra, "where was the japan memorandum signed")).slice(0, 3)).toContain("place:tokyo");
  expect(await keysOf(mitra, "di mana milex digelar")).toContain("country:BY");
  expect(await keysOf(mitra, "kapan memorandum jepang diteken")).not.toContain("place:tokyo");
});

test("who wants something is told by what was said of it", async () => {
  expect((await keysOf(mitra, "who wants a joint venture of thales and len")).slice(0, 3)).toContain(
    "person:retno-marsudi",
  );
});

test("an agreement is followed by the equipment that it names, where that is asked for by name", async () => {
  expect(await keysOf(mitra, "berapa unit sukhoi yang dibeli")).toContain("equipment:sukhoi-fighter");
  expect(await keysOf(mitra, "offset len")).not.toContain("equipment:sukhoi-fighter");
});

test("of several things what only a country is common with is not told of", async () => {
  const keys = await keysOf(mitra, "russian defence attache secretary general");
  expect(keys[0]).toBe("engagement:russia-courtesy-call-defence-attache");
  expect(keys).not.toContain("agreement:russia-joint-development");
});
