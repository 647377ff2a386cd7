import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { graphOf, islands, write } from "./graph-dossiers.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
  await write(mitra, islands);
});
afterAll(() => mitra.close());

describe("the shortest connection", () => {
  test.each<[from: string, to: string, more: string, way: string[]]>([
    [
      "organisation:thales",
      "country:RU",
      "",
      [
        "agreement:france-thales-len-joint-venture",
        "organisation:pt-len-industri",
        "agreement:russia-sukhoi-offset-programme",
      ],
    ],
    ["organisation:thales", "country:RU", "&type=country,organisation", ["organisation:pt-len-industri"]],
    ["organisation:thales", "organisation:bssn", "", ["agreement:france-cyber-security-bssn-thales"]],
    ["person:kishi-nobuo", "country:JP", "", []],
    [
      "person:retno-marsudi",
      "person:kishi-nobuo",
      "&type=person,engagement",
      ["engagement:france-two-plus-two-meeting", "person:prabowo-subianto"],
    ],
    [
      "person:retno-marsudi",
      "person:kishi-nobuo",
      "&edge=participates&type=person,engagement",
      ["engagement:france-two-plus-two-meeting", "person:prabowo-subianto", "engagement:japan-two-plus-two-2021"],
    ],
    [
      "country:SE",
      "agreement:invented-swedish-frame",
      "&edge=host,signed,under",
      ["engagement:invented-sweden", "agreement:invented-swedish"],
    ],
    ["country:NO", "country:FI", "", ["agreement:invented-rare-way", "country:IS", "agreement:invented-rare-end"]],
    [
      "country:CL",
      "country:PY",
      "",
      [
        "agreement:invented-chain-0",
        "country:AR",
        "agreement:invented-chain-1",
        "country:UY",
        "agreement:invented-chain-2",
      ],
    ],
    ["country:CL", "country:PE", "&type=country", ["country:AR", "country:UY", "country:PY"]],
    ["country:ID", "country:PK", "&edge=party", ["agreement:*"]],
    ["organisation:tni", "organisation:bakamla", "&edge=party&type=country,organisation,agreement", []],
  ])("from %s to %s%s", async (from, to, more, way) => {
    const { nodes, edges, connection, truncated } = await graphOf(mitra, `from=${from}&to=${to}${more}`);
    const isNone = from === "organisation:tni";
    const keys = [from, ...way, to];
    expect(nodes.map(({ key }) => key.replace(/^agreement:pakistan-.*/, "agreement:*"))).toEqual(keys);
    expect(connection).toEqual({ source: from, target: to, length: isNone ? null : way.length + 1 });
    expect(edges).toHaveLength(isNone ? 0 : way.length + 1);
    for (const [at, edge] of edges.entries()) {
      expect([edge.source, edge.target].sort()).toEqual([nodes[at]?.key, nodes[at + 1]?.key].sort());
      expect(edge.weight).toBeGreaterThan(0);
      expect(edge.facts.length).toBeGreaterThan(0);
      expect(edge.evidence.length).toBeGreaterThan(0);
    }
    if (!isNone) expect(nodes.map(({ distance }) => distance)).toEqual(nodes.map((_, at) => at));
    if (more.includes("edge=") || from === "country:NO") expect(truncated).toBeNull();
  });

  test("is as long in both directions", async () => {
    const there = await graphOf(mitra, "from=organisation:bakamla&to=country:BY");
    const back = await graphOf(mitra, "from=country:by&to=organisation:bakamla");
    expect(there.connection?.length).toBeGreaterThan(2);
    expect(back.connection?.length).toBe(there.connection?.length);
  });

  test("never goes through the home country", async () => {
    for (const [from, to] of [
      ["country:PK", "country:BY"],
      ["country:JP", "country:RU"],
      ["person:m-herindra", "person:pavel-muraveyko"],
    ]) {
      const { nodes } = await graphOf(mitra, `from=${from}&to=${to}`);
      expect(nodes.map(({ key }) => key)).not.toContain("country:ID");
    }
  });

  test.each([
    ["country:BR", "country:SE", ""],
    ["country:FR", "country:SE", ""],
    ["organisation:thales", "country:RU", "&since=2020"],
    ["organisation:thales", "country:RU", "&edge=speaks-of&type=country,organisation"],
    ["country:CL", "country:PE", ""],
  ])("is none between %s and %s%s", async (from, to, more) => {
    const { nodes, edges, connection } = await graphOf(mitra, `from=${from}&to=${to}${more}`);
    expect(connection).toEqual({ source: from, target: to, length: null });
    expect(nodes.map(({ key, distance }) => [key, distance])).toEqual([
      [from, null],
      [to, null],
    ]);
    expect(edges).toEqual([]);
  });

  test("of a record with itself has no edge", async () => {
    const { nodes, edges, connection } = await graphOf(mitra, "from=country:fr&to=country:FR");
    expect(connection).toEqual({ source: "country:FR", target: "country:FR", length: 0 });
    expect(nodes.map(({ key }) => key)).toEqual(["country:FR"]);
    expect(edges).toEqual([]);
  });

  test.each([
    ["from=organisation:thales&to=organisation:bssn", 2],
    ["from=organisation:thales&to=country:RU", 3],
    ["from=country:CL&to=country:PY", 4],
    ["from=country:BR&to=country:SE", 4],
    ["from=country:FR&to=country:FR", 1],
  ])("%s takes few round trips", async (query, most) => {
    mitra.database.log.reset();
    await graphOf(mitra, query);
    expect(mitra.database.log.pipelines.length).toBeLessThanOrEqual(most);
  });
});
