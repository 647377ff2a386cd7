import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { agreement, engagement, graphOf, invented, scansOf, write } from "./graph-dossiers.ts";

const ministry = "organisation:id-ministry-of-defence";

/** An agreement between each two that follow each other. */
const chain = (name: string, ...parties: string[]) =>
  parties.slice(1).map((party, at) => agreement(`invented-${name}-${at}`, [parties[at] ?? "", party]));

/** So many further facts of one. */
const named = (name: string, party: string, times: number) =>
  Array.from({ length: times }, (_, at) => agreement(`invented-${name}-more-${at}`, [party]));

/**
 * A home ministry that many facts name, with which Guatemala and Nicaragua have agreements each, as Venezuela and Trinidad
 * have; rarer ways of three countries between the first two; ways of equal cost from Laos to Cambodia and from Malta to
 * Monaco.
 */
const dossiers = [
  invented("invented-ministry", {
    agreements: [
      ...["GT", "NI", "VE", "TT"].map((country) =>
        agreement(`invented-ministry-${country.toLowerCase()}`, [ministry, `country:${country}`]),
      ),
      ...named("ministry", ministry, 12),
    ],
  }),
  invented("invented-rare", {
    agreements: chain("rare", "country:GT", "country:HN", "country:SV", "country:BZ", "country:NI"),
  }),
  invented("invented-ties", {
    agreements: [
      ...chain("short", "country:LA", "country:BT", "country:KH"),
      ...named("short", "country:BT", 3),
      ...chain("long", "country:LA", "country:NP", "country:MV", "country:KH"),
      ...chain("second", "country:MT", "country:SM", "country:MC"),
      ...chain("first", "country:MT", "country:LI", "country:MC"),
    ],
  }),
  invented("invented-kinds-of-edges", {
    engagements: [
      engagement("invented-congress", {
        countries: [{ country: "FJ", roles: ["observer"] }],
        organisations: [{ organisation: "thales", roles: ["host"] }],
        participants: [{ person: "kishi-nobuo", side: "organisation:thales" }],
      }),
      engagement("invented-session", { partOf: "invented-congress", follows: ["invented-opening"] }),
      engagement("invented-opening", {}),
      engagement("invented-called-off", { kind: "signing", status: "cancelled", agreements: ["invented-act"] }),
      engagement("invented-signing", { kind: "signing", agreements: ["invented-act", "invented-withdrawn"] }),
    ],
    agreements: [
      agreement("invented-law", ["country:FJ"], { relations: [{ type: "ratifies", agreement: "invented-act" }] }),
      agreement("invented-act", ["country:FJ"], {
        status: "signed",
        signatories: [{ person: "kishi-nobuo" }],
        relations: ["implements", "amends", "continues", "supersedes"].map((type) => ({
          type,
          agreement: "invented-withdrawn",
        })),
      }),
      agreement("invented-withdrawn", ["country:FJ"], {
        status: "cancelled",
        statusHistory: [{ status: "signed", date: { edtf: "2001", basis: "stated" }, evidence: [{ paragraph: 1 }] }],
      }),
    ],
  }),
];

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
  await write(mitra, dossiers);
});
afterAll(() => mitra.close());

const wayOf = async (from: string, to: string, more = "&type=country,organisation") =>
  (await graphOf(mitra, `from=${from}&to=${to}${more}`)).nodes.map(({ key }) => key);

describe("the cheapest connection", () => {
  test.each<[what: string, from: string, to: string, way: string[]]>([
    ["goes over three rare records rather than the home ministry", "GT", "NI", ["HN", "SV", "BZ"]],
    ["goes through the ministry where nothing else leads there", "VE", "TT", [ministry]],
    ["of equal ones is the one of fewer edges", "LA", "KH", ["BT"]],
    ["of equal ones of one length is the first by id", "MT", "MC", ["LI"]],
  ])("%s", async (_, from, to, way) => {
    const keys = [from, ...way, to].map((one) => (one.length === 2 ? `country:${one}` : one));
    const [first = "", last = ""] = [keys[0], keys.at(-1)];
    expect(await wayOf(first, last)).toEqual(keys);
    expect(await wayOf(last, first)).toEqual(keys.toReversed());
  });

  test("goes through the ministry where the rare way is longer than a connection may be", async () => {
    expect(await wayOf("country:GT", "country:NI", "")).toEqual([
      "country:GT",
      "agreement:invented-ministry-gt",
      ministry,
      "agreement:invented-ministry-ni",
      "country:NI",
    ]);
  });

  test("looks at an index, never at a table, and asks at most four times", async () => {
    const path = "/v1/graph?from=country:GT&to=country:NI&type=country,organisation";
    expect(await scansOf(mitra, path)).toEqual([]);
    mitra.database.log.reset();
    await mitra.fetch(path);
    expect(mitra.database.log.pipelines.length).toBeLessThanOrEqual(4);
  });
});

test.each<[focus: string, edge: string, expected: string[]]>([
  ["country:FJ", "observer", ["country:FJ>engagement:invented-congress"]],
  [
    "organisation:thales",
    "host,partner",
    [
      "host organisation:thales>engagement:invented-congress",
      "partner organisation:thales>engagement:invented-congress",
    ],
  ],
  ["person:kishi-nobuo", "acts-for&type=organisation", ["person:kishi-nobuo>organisation:thales"]],
  ["agreement:invented-act", "signatory", ["person:kishi-nobuo>agreement:invented-act"]],
  ["agreement:invented-act", "ratifies", ["agreement:invented-law>agreement:invented-act"]],
  [
    "agreement:invented-withdrawn",
    "implements,amends,continues,supersedes",
    [
      "amends agreement:invented-act>agreement:invented-withdrawn",
      "continues agreement:invented-act>agreement:invented-withdrawn",
      "implements agreement:invented-act>agreement:invented-withdrawn",
      "supersedes agreement:invented-act>agreement:invented-withdrawn",
    ],
  ],
  ["engagement:invented-congress", "part-of", ["engagement:invented-session>engagement:invented-congress"]],
  ["engagement:invented-opening", "follows", ["engagement:invented-session>engagement:invented-opening"]],
  // What was called off or taken back is not signed.
  ["engagement:invented-signing", "signed", ["engagement:invented-signing>agreement:invented-act"]],
  ["agreement:invented-act", "discussed", ["engagement:invented-called-off>agreement:invented-act"]],
])("%s has %s", async (focus, edge, expected) => {
  const { edges } = await graphOf(mitra, `focus=${focus}&edge=${edge}`);
  const several = edge.includes(",");
  expect(edges.map(({ type, source, target }) => `${several ? `${type} ` : ""}${source}>${target}`).sort()).toEqual(
    expected,
  );
});
