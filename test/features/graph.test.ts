import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { faultsOf, graphOf, islands, scansOf, write } from "./graph-dossiers.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
  await write(mitra, islands);
});
afterAll(() => mitra.close());

const graph = (query: string) => graphOf(mitra, query);

describe("the edges around a record", () => {
  test.each<[query: string, edges: Record<string, number>]>([
    [
      "focus=organisation:thales&edge=party",
      {
        "party:organisation:thales>agreement:france-cyber-security-bssn-thales": 1,
        "party:organisation:thales>agreement:france-thales-len-joint-venture": 1,
      },
    ],
    [
      "focus=organisation:thales&type=organisation",
      {
        "co-occurs:organisation:pt-len-industri>organisation:thales": 1,
        "co-occurs:organisation:bssn>organisation:thales": 1,
      },
    ],
    [
      "focus=person:prabowo-subianto&edge=acts-for,holds-post-in",
      {
        "acts-for:person:prabowo-subianto>country:ID": 3,
        "holds-post-in:person:prabowo-subianto>organisation:id-ministry-of-defence": 2,
      },
    ],
    [
      "focus=engagement:japan-signing-2021-03-30&type=person,country,agreement&edge=participates,partner,host,signed,discussed",
      {
        "participates:person:kishi-nobuo>engagement:japan-signing-2021-03-30": 1,
        "participates:person:prabowo-subianto>engagement:japan-signing-2021-03-30": 1,
        "partner:country:ID>engagement:japan-signing-2021-03-30": 1,
        "partner:country:JP>engagement:japan-signing-2021-03-30": 1,
        "signed:engagement:japan-signing-2021-03-30>agreement:japan-equipment-technology-transfer-2021": 1,
      },
    ],
    [
      "focus=engagement:russia-courtesy-call-defence-attache&type=organisation&edge=participates",
      {
        "participates:organisation:id-mod-directorate-of-international-defence-cooperation>engagement:russia-courtesy-call-defence-attache": 1,
        "participates:organisation:id-mod-secretariat-general>engagement:russia-courtesy-call-defence-attache": 1,
      },
    ],
    [
      "focus=engagement:france-two-plus-two-meeting&edge=host,partner,discussed",
      {
        "host:country:FR>engagement:france-two-plus-two-meeting": 1,
        "partner:country:FR>engagement:france-two-plus-two-meeting": 1,
        "partner:country:ID>engagement:france-two-plus-two-meeting": 1,
        "discussed:engagement:france-two-plus-two-meeting>agreement:france-cyber-security-bssn-thales": 1,
        "discussed:engagement:france-two-plus-two-meeting>agreement:france-maritime-security-bakamla": 1,
        "discussed:engagement:france-two-plus-two-meeting>agreement:france-thales-len-joint-venture": 1,
      },
    ],
    [
      "focus=organisation:id-mod-secretariat-general&edge=part-of",
      {
        "part-of:organisation:id-mod-defence-information-bureau>organisation:id-mod-secretariat-general": 1,
        "part-of:organisation:id-mod-secretariat-general>organisation:id-ministry-of-defence": 1,
      },
    ],
    [
      "focus=person:frega-wenas-inkiriwang&type=engagement&edge=speaks-of",
      {
        "speaks-of:person:frega-wenas-inkiriwang>engagement:belarus-meeting-chief-of-general-staff": 2,
        "speaks-of:person:frega-wenas-inkiriwang>engagement:belarus-milex-2025": 4,
      },
    ],
    [
      "focus=country:se",
      {
        "host:country:SE>engagement:invented-sweden": 1,
        "party:country:SE>agreement:invented-swedish": 1,
        "party:country:SE>agreement:invented-swedish-frame": 1,
        "signed:engagement:invented-sweden>agreement:invented-swedish": 1,
        "under:agreement:invented-swedish>agreement:invented-swedish-frame": 1,
      },
    ],
    [
      "focus=country:BR,country:SE&type=engagement&edge=partner,host",
      {
        "partner:country:BR>engagement:invented-brazil": 1,
        "host:country:SE>engagement:invented-sweden": 1,
      },
    ],
    ["from=country:BR", { "partner:country:BR>engagement:invented-brazil": 1 }],
    ["to=country:BR", { "partner:country:BR>engagement:invented-brazil": 1 }],
    ["focus=country:BR&type=organisation", {}],
  ])("%s", async (query, expected) => {
    const { edges, nodes, truncated, connection } = await graph(query);
    expect(Object.fromEntries(edges.map(({ key, weight }) => [key, weight]))).toEqual(expected);
    for (const { key, type, source, target } of edges) {
      expect(key).toBe(`${type}:${source}>${target}`);
      expect(nodes.map((node) => node.key)).toEqual(expect.arrayContaining([source, target]));
    }
    expect(truncated).toBeNull();
    expect(connection).toBeNull();
  });
});

describe("an edge", () => {
  test("shows its newest facts, and where they stand", async () => {
    const { edges } = await graph("focus=person:prabowo-subianto&edge=acts-for,holds-post-in");
    const [first, second] = edges;
    expect(first).toMatchObject({ type: "acts-for", weight: 3 });
    expect(first?.facts.map(({ type, id }) => [type, id])).toEqual([
      ["engagement", "japan-signing-2021-03-30"],
      ["engagement", "japan-two-plus-two-2021"],
      ["engagement", "france-two-plus-two-meeting"],
    ]);
    expect(second).toMatchObject({
      type: "holds-post-in",
      facts: [
        { type: "article", id: "japan-courtesy-call-2022" },
        { type: "article", id: "france-two-plus-two-paris" },
      ],
      evidence: [
        { article: { type: "article", id: "japan-courtesy-call-2022" }, paragraph: 9, basis: "attributed" },
        { article: { type: "article", id: "france-two-plus-two-paris" }, paragraph: 4, basis: "stated" },
      ],
      evidenceCount: 2,
    });
  });

  test("counts each paragraph that is evidence once, and shows some", async () => {
    const { edges } = await graph("focus=agreement:russia-sukhoi-offset-programme&edge=party&type=organisation");
    const item = (await (await mitra.fetch("/v1/agreements/russia-sukhoi-offset-programme")).json()) as {
      data: { evidence: { paragraph: number }[] };
    };
    const paragraphs = [...new Set(item.data.evidence.map(({ paragraph }) => paragraph))].sort();
    expect(edges[0]?.evidence.map(({ paragraph }) => paragraph)).toEqual(paragraphs.slice(0, 3));
    expect(edges[0]?.evidenceCount).toBe(2);
  });

  test("of many facts shows three and counts all of them", async () => {
    const { edges } = await graph("focus=person:frega-wenas-inkiriwang&edge=speaks-of");
    const [heaviest] = edges;
    expect(heaviest).toMatchObject({ target: "engagement:belarus-milex-2025", weight: 4, evidenceCount: 4 });
    expect(heaviest?.facts).toHaveLength(3);
    expect(heaviest?.evidence).toHaveLength(3);
    expect(edges.map(({ weight }) => weight)).toEqual(edges.map(({ weight }) => weight).sort((a, b) => b - a));
  });
});

describe("depth", () => {
  test("goes so many edges far, each node by way of a nearer one, but not through the home country", async () => {
    const found = await Promise.all(
      [1, 2, 3].map((depth) => graph(`focus=organisation:bakamla&limit=500&depth=${depth}`)),
    );
    for (const [at, { nodes, edges }] of found.entries()) {
      const distance = new Map(nodes.map((node) => [node.key, node.distance]));
      expect(Math.max(...nodes.map((node) => node.distance ?? 9))).toBe(at + 1);
      for (const { key, distance: far } of nodes) {
        if (far === 0) expect(key).toBe("organisation:bakamla");
        else {
          const ends = edges.flatMap(({ source, target }) =>
            source === key ? [target] : target === key ? [source] : [],
          );
          const before = ends.filter((end) => end !== "country:ID" && distance.get(end) === (far ?? 0) - 1);
          expect(before, key).not.toEqual([]);
        }
      }
      const nearer = found[at - 1]?.nodes.map(({ key }) => key) ?? [];
      expect(nodes.map(({ key }) => key)).toEqual(expect.arrayContaining(nearer));
    }
  });

  test("is one by default", async () => {
    expect(await graph("focus=organisation:bakamla")).toEqual(await graph("focus=organisation:bakamla&depth=1"));
  });
});

describe("filters", () => {
  test.each<[query: string, facts: string[]]>([
    [
      "focus=person:prabowo-subianto&edge=participates&type=engagement&since=2021-03-30",
      ["japan-signing-2021-03-30", "japan-two-plus-two-2021"],
    ],
    ["focus=person:prabowo-subianto&edge=participates&type=engagement&country=fr", ["france-two-plus-two-meeting"]],
    [
      "focus=person:prabowo-subianto&edge=participates&type=engagement&topic=arms-exports",
      ["japan-signing-2021-03-30"],
    ],
    ["focus=person:prabowo-subianto&edge=participates&type=engagement&country=JP,FR&since=2022", []],
    ["focus=country:JP&edge=partner&type=engagement&until=2015", ["japan-signing-2015-03-23"]],
    [
      "focus=country:JP&edge=partner&type=engagement&since=2022-03&until=2022-03-02",
      ["japan-courtesy-call-2022-03-02"],
    ],
    ["focus=engagement:japan-signing-2015-03-23&edge=partner&since=2016", []],
  ])("%s", async (query, expected) => {
    const { edges, nodes } = await graph(query);
    expect(edges.flatMap(({ facts }) => facts.map(({ id }) => id)).sort()).toEqual([...expected].sort());
    expect(nodes.map(({ distance }) => distance)).toContain(0);
  });
});

describe("without a focus", () => {
  test("starts from the records that most facts name", async () => {
    const { nodes, edges } = await graph("type=country,organisation,person&limit=500");
    const keys = nodes.map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining(["country:JP", "country:FR", "person:kishi-nobuo", "organisation:thales"]),
    );
    expect(nodes.every(({ distance }) => distance === null)).toBe(true);
    expect(new Set(nodes.map(({ type }) => type))).toEqual(new Set(["country", "organisation", "person"]));
    const linked = new Set(edges.flatMap(({ source, target }) => [source, target]));
    expect(keys.filter((key) => !linked.has(key))).toEqual([]);
  });

  test("starts from what the filters name, and goes as deep as asked", async () => {
    const near = await graph("country=SE");
    expect(near.nodes.map(({ key }) => key).sort()).toEqual([
      "agreement:invented-swedish",
      "agreement:invented-swedish-frame",
      "country:SE",
      "engagement:invented-sweden",
    ]);
    const one = await graph("topic=arms-exports&edge=about,partner");
    const two = await graph("topic=arms-exports&edge=about,partner&depth=2");
    expect(one.nodes.map(({ key }) => key)).not.toContain("country:JP");
    expect(two.nodes.map(({ key }) => key)).toContain("country:JP");
  });

  test("shows facts alone, where only they are asked for", async () => {
    const { edges } = await graph("type=agreement,engagement&country=SE");
    expect(edges.map(({ type }) => type).sort()).toEqual(["signed", "under"]);
  });
});

describe("bounds are told", () => {
  test("of the number of nodes: the nearest and strongest stay", async () => {
    const whole = await graph("focus=organisation:thales&depth=2&limit=500");
    const some = await graph("focus=organisation:thales&depth=2&limit=6");
    expect(whole.truncated).toBeNull();
    expect(some.nodes).toEqual(whole.nodes.slice(0, 6));
    expect(some.truncated).toMatchObject({ nodes: whole.nodes.length - 6, bounds: ["nodes"] });
    const kept = new Set(some.nodes.map(({ key }) => key));
    expect(some.edges).toEqual(whole.edges.filter(({ source, target }) => kept.has(source) && kept.has(target)));
    expect(some.edges.length).toBeGreaterThan(0);
  });

  test("of the facts: the newest are looked at", async () => {
    const { edges, truncated } = await graph("focus=country:PE&edge=speaks-of&since=2010");
    expect(truncated).toMatchObject({ nodes: 0, bounds: ["facts"] });
    expect(edges[0]?.weight).toBeGreaterThanOrEqual(100);
    expect(edges[0]?.weight).toBeLessThan(120);
    expect(edges[0]?.facts.map(({ id }) => id)).toEqual([
      "invented-peru-027",
      "invented-peru-055",
      "invented-peru-083",
    ]);
  });

  test("of the nodes followed", async () => {
    expect((await graph("limit=500&depth=2")).truncated?.bounds).toContain("frontier");
  });

  test("in the language of the answer", async () => {
    const truncated = async (lang: string) => (await graph(`focus=country:FR&limit=2&lang=${lang}`)).truncated;
    const [en, id] = [await truncated("en"), await truncated("id")];
    expect(en?.reason).toMatch(/limit/);
    expect(id?.reason).toMatch(/batas/);
    expect(await truncated("all")).toEqual({ ...en, translations: { id: { reason: id?.reason } } });
  });
});

describe("what is refused", () => {
  test.each<[query: string, faults: [name: string, message: RegExp][]]>([
    ["focus=thales", [["focus", /country, organisation, person, topic, engagement, agreement/]]],
    ["focus=statement:x", [["focus", /<type>:<id>/]]],
    [
      "focus=country:FRA,organisation:A",
      [
        ["focus", /country:FRA/],
        ["focus", /organisation:A/],
      ],
    ],
    [
      "from=2021-01-01&to=2022",
      [
        ["from", /`since` and `until`/],
        ["to", /`since` and `until`/],
      ],
    ],
    [
      "from=country:FR&to=country:JP&focus=country:PK&depth=2&limit=5",
      [
        ["focus", /from or to/],
        ["depth", /from and to/],
        ["limit", /from and to/],
      ],
    ],
    [
      "depth=4&limit=501&type=post&edge=likes",
      [
        ["depth", /1 to 3/],
        ["edge", /participates/],
        ["limit", /1 to 500/],
        ["type", /country/],
      ],
    ],
    ["since=2022&until=2021", [["since", /after until/]]],
    ["depht=2", [["depht", /did you mean depth/]]],
    ["from=country:FR&from=country:JP", [["from", /2 times/]]],
  ])("%s", async (query, expected) => {
    const answer = await mitra.fetch(`/v1/graph?${query}`);
    expect(answer.status).toBe(400);
    const faults = (await faultsOf(answer)).sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(faults.map(({ name }) => name)).toEqual(expected.map(([name]) => name).sort());
    for (const [name, message] of expected) {
      expect(
        faults.some((fault) => fault.name === name && message.test(fault.message)),
        name,
      ).toBe(true);
    }
  });

  test.each([
    ["focus=organisation:nobody,country:FR,country:QQ", ["focus", "focus"]],
    ["from=person:nobody&to=country:FR", ["from"]],
    ["from=country:QQ&to=country:QQ", ["from", "to"]],
    ["to=topic:nothing", ["to"]],
  ])("%s is not there", async (query, names) => {
    const answer = await mitra.fetch(`/v1/graph?${query}`);
    expect(answer.status).toBe(404);
    expect((await faultsOf(answer)).map(({ name }) => name)).toEqual(names);
  });
});

describe("what it costs", () => {
  test.each([
    ["focus=organisation:thales", 2],
    ["focus=country:JP,country:FR&depth=2", 3],
    ["focus=organisation:thales&depth=3&limit=500", 4],
    ["country=JP&topic=defence-industry", 2],
    ["type=country,person", 3],
  ])("%s: round trips", async (query, most) => {
    mitra.database.log.reset();
    await graph(query);
    expect(mitra.database.log.pipelines.length).toBeLessThanOrEqual(most);
  });

  test.each([
    "focus=country:JP&depth=3&country=JP&topic=defence-industry&since=2015&until=2022",
    "",
    "from=organisation:thales&to=country:RU",
  ])("%s: no statement scans a table", async (query) => {
    expect(await scansOf(mitra, `/v1/graph?${query}`)).toEqual([]);
  });
});
