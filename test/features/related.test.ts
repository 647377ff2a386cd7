import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inverseFrequency, rank } from "../../src/features/related/nearness.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { agreement, engagement, faultsOf, invented, type Ref, scansOf, statement, write } from "./graph-dossiers.ts";

type Related = Ref & { score: number; reasons: { shared: Ref | null; days: number | null; weight: number }[] };

const day = (edtf: string) => ({ edtf, basis: "stated" });
const party = (country: string) => ({ countries: [{ country, roles: ["partner"] }] });

/** Three meetings with Kenya, two of them with Ghana as well; near in time, far and undated. */
const meetings = invented("invented-meetings", {
  engagements: [
    engagement("invented-item", {
      date: day("2012-05-01"),
      countries: [
        { country: "KE", roles: ["partner"] },
        { country: "GH", roles: ["partner"] },
        { country: "ID", roles: ["host"] },
      ],
      participants: [{ person: "kishi-nobuo", side: "country:KE" }],
    }),
    engagement("invented-near", { date: day("2012-05-31"), ...party("KE") }),
    engagement("invented-far", { date: day("2002-05-01"), ...party("KE") }),
    engagement("invented-both", { countries: [...party("KE").countries, ...party("GH").countries] }),
    engagement("invented-home", { countries: [{ country: "ID", roles: ["host"] }], date: day("2012-05-01") }),
  ],
  agreements: [agreement("invented-kenyan", ["country:KE"])],
  statements: [statement("invented-said", "person:kishi-nobuo", ["engagement:invented-item"])],
});

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
  await write(mitra, [meetings]);
});
afterAll(() => mitra.close());

const related = async (path: string): Promise<Related[]> => {
  const answer = await mitra.fetch(`/v1/${path}`);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { data: Related[] }).data;
};
const named = (list: readonly Related[]) => list.map(({ id }) => id);
const sharedBy = (list: readonly Related[], id: string) =>
  list.find((one) => one.id === id)?.reasons.map(({ shared, days }) => (shared ? `${shared.type}:${shared.id}` : days));

describe("what is related", () => {
  test("to a fact shares what it names; the rarer, the nearer", async () => {
    const list = await related("engagements/invented-item/related?limit=50");
    const ours = list.filter(({ id }) => id.startsWith("invented"));
    expect(named(ours)).toEqual(["invented-both", "invented-near", "invented-far"]);
    expect(sharedBy(list, "invented-both")).toEqual(["country:GH", "country:KE"]);
    expect(sharedBy(list, "invented-near")).toEqual(["country:KE", 30]);
    expect(sharedBy(list, "invented-far")).toEqual(["country:KE"]);
    expect(sharedBy(list, "japan-signing-2021-03-30")).toEqual(["person:kishi-nobuo"]);
  });

  test.each<[path: string, nearest: string, reason: string]>([
    ["agreements/france-thales-len-joint-venture", "france-cyber-security-bssn-thales", "organisation:thales"],
    ["agreements/russia-sukhoi-offset-programme", "russia-military-technical-cooperation", "topic:offset"],
    ["articles/russia-courtesy-call", "belarus-meeting-milex-2025", "country:RU"],
    ["engagements/japan-two-plus-two-2021", "france-two-plus-two-meeting", "person:prabowo-subianto"],
    ["people/catherine-colonna", "sebastien-lecornu", "organisation:fr-ministry-of-foreign-affairs"],
    ["people/catherine-colonna", "retno-marsudi", "engagement:france-two-plus-two-meeting"],
    ["organisations/thales", "pt-len-industri", "agreement:france-thales-len-joint-venture"],
    ["organisations/thales", "bssn", "agreement:france-cyber-security-bssn-thales"],
  ])("to %s is %s, by %s", async (path, nearest, reason) => {
    const list = await related(`${path}/related?limit=50`);
    expect(sharedBy(list, nearest)).toContain(reason);
    expect(named(list).indexOf(nearest)).toBeLessThan(4);
  });

  test("is of the item's own type, or of those asked for", async () => {
    const own = await related("organisations/thales/related?limit=50");
    expect(new Set(own.map(({ type }) => type))).toEqual(new Set(["organisation"]));
    const asked = await related(
      "organisations/thales/related?limit=50&type=person,agreement,statement,article,engagement",
    );
    expect(new Set(asked.map(({ type }) => type)).size).toBeGreaterThan(2);
    expect(named(asked)).toContain("russia-sukhoi-offset-programme");
  });

  test.each([
    [
      "engagements/invented-item",
      "agreement,statement,article,person",
      ["invented-said", "invented-meetings", "kishi-nobuo"],
    ],
    ["people/kishi-nobuo", "person,engagement,statement", ["kishi-nobuo", "japan-signing-2021-03-30", "invented-said"]],
    [
      "agreements/france-thales-len-joint-venture",
      "agreement,engagement,organisation",
      ["france-thales-len-joint-venture", "france-two-plus-two-meeting", "thales"],
    ],
  ])("to %s is not what it names or what names it: %s", async (path, types, direct) => {
    const list = await related(`${path}/related?limit=50&type=${types}`);
    expect(list.length).toBeGreaterThan(0);
    for (const id of direct) expect(named(list)).not.toContain(id);
  });

  test("is never so by the home country", async () => {
    for (const path of [
      "engagements/invented-item",
      "people/prabowo-subianto",
      "agreements/russia-wider-collaboration",
    ]) {
      const list = await related(`${path}/related?limit=50`);
      expect(list.flatMap(({ reasons }) => reasons.map(({ shared }) => shared?.id))).not.toContain("ID");
    }
    expect(await related("engagements/invented-home/related")).toEqual([]);
  });

  test("comes the nearest first, each with its weightiest reasons", async () => {
    const list = await related("people/prabowo-subianto/related?limit=50");
    const scores = list.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { reasons, score } of list) {
      const weights = reasons.map(({ weight }) => weight);
      expect(weights).toEqual(weights.toSorted((a, b) => b - a));
      expect(weights.length).toBeLessThanOrEqual(10);
      if (weights.length < 10) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(score, 1);
    }
    expect(await related("people/prabowo-subianto/related?limit=2")).toEqual(list.slice(0, 2));
  });

  test("is told in the language of the answer", async () => {
    const firstIn = async (lang: string) =>
      (await related(`agreements/russia-sukhoi-offset-programme/related?lang=${lang}&limit=1`))[0];
    const { translations, ...english } = (await firstIn("all")) as Awaited<ReturnType<typeof firstIn>> & {
      translations: { id: object };
    };
    expect(english).toEqual(await firstIn("en"));
    expect(Object.keys(translations.id).sort()).toEqual(["label", "reasons"]);
    expect({ ...english, ...translations.id }).toEqual(await firstIn("id"));
  });
});

describe("weights", () => {
  test.each([
    [1000, 1, 6.5],
    [1000, 500, 0.69],
    [1000, 1000, 0],
    [5, 5, 0.09],
    [0, 0, 0.29],
  ])("of %i records, in %i: %d", (total, frequency, weight) => {
    expect(inverseFrequency(total, frequency)).toBeCloseTo(weight, 1);
  });

  test.each([
    ["2020-01-01", "2020-01-01", [0, 1]],
    ["2020-01-01", "2020-03-31", [90, 0.5]],
    ["2020-01-01", "2022-01-01", undefined],
    ["", "2020-01-01", undefined],
    ["2020-01-01", "", undefined],
  ])("of time between %j and %j", (a, b, expected) => {
    const [found] = rank(a, [{ type: "article", id: "x", date: b, field: "topic", value: "y", together: 0 }], []);
    const reason = found?.reasons.find(({ days }) => days !== null);
    expect(reason && [reason.days, reason.weight]).toEqual(expected);
  });
});

describe("what is refused", () => {
  test.each([
    ["articles/nothing", 404],
    ["engagements/japan-courtesy-call-2022", 404],
    ["people/thales", 404],
    ["organisations/Thales", 404],
    ["countries/FR", 404],
  ])("%s/related", async (path, status) => {
    expect((await mitra.fetch(`/v1/${path}/related`)).status).toBe(status);
  });

  test.each([
    ["limit=51", "limit", /1 to 50/],
    ["limit=0", "limit", /1 to 50/],
    ["type=country", "type", /organisation/],
    ["kind=article", "kind", /allowed are/],
  ])("%s", async (query, name, message) => {
    const answer = await mitra.fetch(`/v1/organisations/thales/related?${query}`);
    expect(answer.status).toBe(400);
    expect(await faultsOf(answer)).toEqual([{ location: "query", name, message: expect.stringMatching(message) }]);
  });
});

describe("what it costs", () => {
  const paths = [
    "articles/russia-courtesy-call/related",
    "engagements/invented-item/related?type=engagement,agreement,person",
    "people/prabowo-subianto/related?type=person,organisation,article",
  ];

  test.each(paths)("%s: two round trips", async (path) => {
    mitra.database.log.reset();
    await related(path);
    expect(mitra.database.log.pipelines.length).toBeLessThanOrEqual(2);
  });

  test.each(paths)("%s: no statement scans a table", async (path) => {
    expect(await scansOf(mitra, `/v1/${path}`)).toEqual([]);
  });
});
