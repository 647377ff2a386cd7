import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agreement, dated, engagement, statement } from "../../record/dossiers.ts";
import type { TestMitra } from "../../support/mitra.ts";
import { idsOf } from "../collections.ts";
import { both, itemOf, news, said, startStory, statsBy, step } from "./world.ts";

/*
 * Stories of what came to nothing, went round about or is told in two ways, each told by several articles: what an editor writes, and what a reader finds.
 */

const sale = (role: string) => [
  { party: "organisation:id-defence", role: "buyer" },
  { party: "organisation:tin-wings", role },
];

const cancelled = [
  news("wrens-signed", "2018-05-05", {
    agreements: [
      agreement({
        id: "wren-contract",
        kind: "contract",
        status: "signed",
        signed: dated("2018-05-04"),
        parties: sale("supplier"),
        equipment: [{ equipment: "wren", quantity: { value: 8 }, status: "ordered", evidence: said }],
      }),
    ],
  }),
  news("wrens-cancelled", "2019-05-20", {
    agreements: [
      agreement({
        id: "wren-contract",
        kind: "contract",
        status: "cancelled",
        statusHistory: [step("cancelled", "2019-05-19")],
        parties: sale("supplier"),
      }),
    ],
  }),
];

const denied = [
  news("rumour", "2020-07-01", {
    agreements: [
      agreement({
        id: "second-hand-herons",
        kind: "procurement-plan",
        status: "proposed",
        parties: [
          { party: "country:ID", role: "buyer" },
          { party: "country:QA", role: "supplier" },
        ],
        evidence: [{ paragraph: 1, basis: "attributed", attributedTo: "organisation:tin-wings" }],
      }),
    ],
  }),
  news("denial", "2020-07-03", {
    agreements: [
      agreement({
        id: "second-hand-herons",
        kind: "procurement-plan",
        status: "denied",
        statusHistory: [step("denied", "2020-07-02")],
        parties: [{ party: "country:ID", role: "buyer" }, { party: "country:QA" }],
      }),
    ],
    statements: [
      statement({
        id: "no-such-plan",
        post: "id-spokesman",
        date: dated("2020-07-02"),
        about: ["agreement:second-hand-herons"],
      }),
    ],
  }),
];

const intermediary = [
  news("wrens-through-singapore", "2021-06-02", {
    engagements: [
      engagement({
        id: "wren-delivery",
        kind: "delivery",
        date: dated("2021-06-01"),
        places: [{ place: "reef-base" }],
        participants: [{ organisation: "broker-house", capacity: both("Go-between", "Perantara") }],
        agreements: ["wren-supply"],
      }),
    ],
    agreements: [
      agreement({
        id: "wren-supply",
        kind: "contract",
        status: "completed",
        statusHistory: [step("completed", "2021-06-01")],
        parties: [
          { party: "organisation:tin-wings", role: "supplier" },
          { party: "organisation:broker-house", role: "intermediary" },
          { party: "organisation:id-defence", role: "buyer" },
          { party: "country:TL", role: "end-user" },
        ],
        values: [5_000_000, 7_000_000].map((amount) => ({ amount, currency: "USD", of: "unit", evidence: said })),
        equipment: [{ equipment: "wren", quantity: { value: 4 }, status: "delivered", evidence: said }],
      }),
    ],
  }),
  news("wrens-for-whom", "2021-06-05", {
    agreements: [
      agreement({
        id: "wren-supply",
        kind: "contract",
        status: "completed",
        parties: [{ party: "country:TL" }, { party: "organisation:broker-house" }],
        equipment: [{ equipment: "wren", quantity: { least: 3 }, status: "delivered", evidence: said }],
      }),
    ],
  }),
];

const signatory = (person: string | null, post: string, side: string) => ({ person, post, side });
const whoSigned = [
  news("signed-in-the-hall", "2023-10-05", {
    agreements: [
      agreement({
        id: "training-pact",
        status: "signed",
        signed: dated("2023-10-04"),
        parties: [{ party: "country:ID" }, { party: "country:FR" }],
        places: [{ place: "tower-hall" }],
        signatories: [signatory("dewi", "id-spokesman", "country:ID"), signatory("bella", "fr-minister", "country:FR")],
      }),
    ],
  }),
  news("signed-in-palm-town", "2023-10-04", {
    article: { source: "ministry-site" },
    agreements: [
      agreement({
        id: "training-pact",
        status: "signed",
        signed: dated("2023-10-03"),
        parties: [{ party: "country:ID" }, { party: "country:FR" }],
        places: [{ place: "palm-town" }],
        signatories: [signatory("arif", "id-minister", "country:ID"), signatory(null, "fr-minister", "country:FR")],
      }),
    ],
  }),
];

let mitra: TestMitra;
beforeAll(async () => {
  const stories = [cancelled, denied, intermediary, whoSigned];
  mitra = await startStory(stories.flat());
});
afterAll(() => mitra.close());

const item = (path: string) => itemOf(mitra, `/v1/${path}`);
const ids = (path: string) => idsOf(mitra, `/v1/${path}`);

describe("a contract cancelled a year after it was signed", () => {
  test("is never counted as signed, and reached=signed finds it", async () => {
    expect(await item("agreements/wren-contract")).toMatchObject({
      status: "cancelled",
      signed: { edtf: "2018-05-04" },
      statusHistory: [{ status: "signed" }, { status: "cancelled", date: { edtf: "2019-05-19" } }],
      equipment: [{ status: "ordered", quantity: { value: 8 } }],
    });
    expect(await ids("agreements?status=signed&equipment=wren")).toEqual([]);
    expect(await ids("agreements?status=cancelled")).toEqual(["wren-contract"]);
    expect(await ids("agreements?reached=signed&equipment=wren")).toContain("wren-contract");
    const byStatus = await statsBy(mitra, "status", "type=agreement&country=FR");
    expect(byStatus).toEqual({ signed: 1, cancelled: 1, completed: 1 });
    expect(await statsBy(mitra, "reached", "type=agreement&country=FR")).toMatchObject({ signed: 2, cancelled: 1 });
  });
});

describe("a plan that a party denies", () => {
  test("stands denied, with who reported it and who denies it", async () => {
    expect(await item("agreements/second-hand-herons")).toMatchObject({
      status: "denied",
      statusHistory: [
        { status: "proposed", evidence: [{ basis: "attributed", attributedTo: { id: "tin-wings" } }] },
        { status: "denied", date: { edtf: "2020-07-02" } },
      ],
    });
    expect(await item("statements/no-such-plan")).toMatchObject({
      speakers: [],
      post: { id: "id-spokesman" },
      about: [{ id: "second-hand-herons" }],
      countries: [{ id: "ID" }, { id: "QA" }],
    });
    expect(await ids("agreements?country=QA&status=!denied")).toEqual([]);
    expect(await item("countries/QA")).toMatchObject({ agreements: [{ status: "denied" }], firstEngagement: null });
  });
});

describe("a delivery through an intermediary", () => {
  test("each party has its part, and each country finds it", async () => {
    expect(await item("agreements/wren-supply")).toMatchObject({
      status: "completed",
      parties: [
        { party: { id: "tin-wings" }, role: "supplier" },
        { party: { id: "broker-house" }, role: "intermediary" },
        { party: { id: "id-defence" }, role: "buyer" },
        { party: { id: "TL" }, role: "end-user" },
      ],
      countries: ["FR", "ID", "SG", "TL"].map((id) => ({ id })),
      equipment: [
        {
          equipment: { id: "wren" },
          quantity: { value: 4 },
          status: "delivered",
          evidence: [{ article: { id: "wrens-through-singapore" } }],
        },
      ],
      values: [{ amount: 5_000_000 }, { amount: 7_000_000 }],
      variants: [{ field: "equipment.wren", value: "at least 3" }],
    });
    for (const code of ["FR", "SG", "TL"]) expect(await ids(`agreements?country=${code}`)).toContain("wren-supply");
    expect(await item("engagements/wren-delivery?lang=id")).toMatchObject({
      participants: [{ organisation: { id: "broker-house" }, capacity: "Perantara" }],
    });
    expect(await item("countries/TL")).toMatchObject({ counts: { agreements: 1, engagements: 0 } });
  });
});

describe("two reports that differ on who signed where", () => {
  test("the ministry's own is followed, and the other one stands beside it", async () => {
    const { places, signatories, signed, variants } = await item("agreements/training-pact");
    expect(signed).toMatchObject({ edtf: "2023-10-03" });
    expect(places).toMatchObject([{ place: { id: "palm-town" } }]);
    expect(signatories).toMatchObject([
      { person: { id: "arif" }, side: { id: "ID" } },
      { person: { id: "bella" }, post: { id: "fr-minister" }, side: { id: "FR" } },
    ]);
    expect(variants).toMatchObject([
      { field: "signed", value: "2023-10-04", evidence: [{ article: { id: "signed-in-the-hall" } }] },
      { field: "places", value: "Tower Hall" },
      { field: "signatories", value: "Dewi Misal" },
    ]);
  });

  test.each([
    "place=tower-hall",
    "place=palm-town",
    "person=dewi",
    "person=arif",
    "person=bella",
    "from=2023-10-04",
    "to=2023-10-03",
    "q=Dewi+Misal",
    "q=Tower+Hall",
    "has=variants",
  ])("it is found by %s", async (query) => {
    expect(await ids(`agreements?${query}&ids=training-pact`)).toEqual(["training-pact"]);
  });
});
