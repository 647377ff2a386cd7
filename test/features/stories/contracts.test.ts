import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agreement, dated, engagement } from "../../record/dossiers.ts";
import type { TestMitra } from "../../support/mitra.ts";
import { idsOf } from "../collections.ts";
import { both, itemOf, news, periodsOf, ref, said, startStory, statsBy, step } from "./world.ts";

/*
 * Stories of contracts and grants, each told by several articles: what an editor writes, and what a reader finds.
 */

const aircraft = { en: "aircraft", id: "pesawat" };
const boats = { en: "boats", id: "kapal" };
const sale = (role: string) => [
  { party: "organisation:id-defence", role: "buyer" },
  { party: "organisation:tin-wings", role },
];

const tranches = [
  news("herons-signed", "2022-02-11", {
    engagements: [
      engagement({
        id: "heron-signing",
        kind: "signing",
        date: dated("2022-02-10"),
        places: [{ place: "palm-town" }],
        participants: [
          { person: "arif", post: "id-minister", role: "host" },
          { person: "bella", post: "fr-minister", role: "guest" },
        ],
        agreements: ["heron-contract"],
        topics: ["fighters"],
      }),
    ],
    agreements: [
      agreement({
        id: "heron-contract",
        kind: "contract",
        status: "signed",
        signed: dated("2022-02-10"),
        parties: sale("supplier"),
        equipment: [{ equipment: "heron", quantity: { value: 48, unit: aircraft }, status: "ordered", evidence: said }],
        values: [
          { amount: 9_600_000_000, currency: "USD", of: "total", text: "USD 9,6 miliar", evidence: said },
          { amount: 200_000_000, currency: "USD", of: "unit", evidence: said },
        ],
        identifiers: [{ scheme: "contract", value: "TRAK/1/2022" }],
        topics: ["fighters"],
      }),
    ],
  }),
  news("herons-second", "2022-09-10", {
    agreements: [
      agreement({
        id: "heron-contract",
        kind: "contract",
        status: "in-force",
        statusHistory: [step("in-force", "2022-09-09")],
        parties: sale("supplier"),
        equipment: [{ equipment: "heron", status: "ordered" }, { description: both("Spare parts", "Suku cadang") }],
        values: [1_200_000_000, 3_000_000_000, 5_400_000_000].map((amount) => ({
          amount,
          currency: "USD",
          of: "tranche",
          evidence: said,
        })),
        identifiers: [{ scheme: "contract", value: "TRAK/1/2022", date: dated("2022-02-10") }],
      }),
    ],
  }),
  news("herons-come", "2026-01-24", {
    engagements: [
      engagement({
        id: "heron-delivery",
        kind: "delivery",
        date: dated("2026-01-23"),
        places: [{ place: "reef-base" }],
        participants: [{ organisation: "tin-wings" }],
        countries: [{ country: "ID", roles: ["host"] }],
        agreements: ["heron-contract"],
      }),
    ],
    agreements: [
      agreement({
        id: "heron-contract",
        kind: "contract",
        status: "in-force",
        parties: sale("supplier"),
        equipment: [
          { equipment: "heron", quantity: { value: 3, unit: aircraft }, status: "delivered", evidence: said },
        ],
        values: [{ amount: 210_000_000, currency: "USD", of: "unit", evidence: said }],
      }),
    ],
  }),
];

const grant = [
  news("boats-granted", "2024-03-02", {
    agreements: [
      agreement({
        id: "boat-grant",
        kind: "grant",
        status: "signed",
        signed: dated("2024-03-01"),
        places: [{ place: "palm-town" }],
        parties: [
          { party: "country:JP", role: "donor" },
          { party: "organisation:id-defence", role: "recipient" },
        ],
        equipment: [
          { equipment: "launch-boat", quantity: { value: 2, unit: boats }, status: "planned", evidence: said },
        ],
        values: [{ amount: 9_050_000_000, currency: "JPY", evidence: said }],
        topics: ["patrols"],
      }),
    ],
  }),
  news("boats-wired", "2024-03-03", {
    article: { relations: [{ type: "copy-of", article: "boats-granted" }] },
    agreements: [
      agreement({
        id: "boat-grant",
        kind: "grant",
        status: "signed",
        signed: dated("2024-03"),
        parties: [{ party: "country:JP" }, { party: "country:ID", role: "recipient" }],
        values: [{ amount: 9_500_000_000, currency: "JPY", evidence: said }],
      }),
    ],
  }),
];

const ratification = [
  news("border-treaty-signed", "2006-11-14", {
    agreements: [
      agreement({
        id: "border-treaty",
        kind: "treaty",
        status: "signed",
        signed: dated("2006-11-13"),
        parties: [{ party: "country:ID" }, { party: "country:AU" }],
        places: [{ place: "palm-town" }],
        topics: ["borders"],
      }),
    ],
  }),
  news("border-law-passed", "2007-12-01", {
    engagements: [
      engagement({
        id: "border-ratification",
        kind: "ratification",
        date: dated("2007-11-30"),
        participants: [{ organisation: "id-parliament" }],
        countries: [{ country: "AU", roles: ["mentioned"] }],
        agreements: ["border-treaty", "border-law"],
      }),
    ],
    agreements: [
      agreement({
        id: "border-treaty",
        kind: "treaty",
        status: "ratified",
        statusHistory: [step("ratified", "2007-11-30")],
        parties: [{ party: "country:ID" }, { party: "country:AU" }],
      }),
      agreement({
        id: "border-law",
        kind: "treaty",
        label: "Law on the border treaty",
        status: "in-force",
        statusHistory: [step("in-force", "2007-11-30")],
        parties: [{ party: "organisation:id-parliament" }],
        identifiers: [{ scheme: "law", value: "47/2007", date: dated("2007-11-30") }],
        relations: [{ type: "ratifies", agreement: "border-treaty" }],
      }),
    ],
  }),
];

let mitra: TestMitra;
beforeAll(async () => {
  const stories = [tranches, grant, ratification];
  mitra = await startStory(stories.flat());
});
afterAll(() => mitra.close());

const item = (path: string) => itemOf(mitra, `/v1/${path}`);
const ids = (path: string) => idsOf(mitra, `/v1/${path}`);

describe("48 aircraft for a sum, in three tranches", () => {
  test("the contract tells how many, for how much in all, by tranche and apiece, and how many have come", async () => {
    expect(await item("agreements/heron-contract")).toMatchObject({
      status: "in-force",
      signed: { edtf: "2022-02-10" },
      equipment: [
        { equipment: { id: "heron" }, status: "ordered", quantity: { value: 48, unit: "aircraft" } },
        { equipment: null, description: "Spare parts" },
        { equipment: { id: "heron" }, status: "delivered", quantity: { value: 3 } },
      ],
      values: [
        { amount: 9_600_000_000, currency: "USD", of: "total", text: "USD 9,6 miliar" },
        { amount: 210_000_000, of: "unit" },
        { amount: 1_200_000_000, of: "tranche" },
        { amount: 3_000_000_000, of: "tranche" },
        { amount: 5_400_000_000, of: "tranche" },
      ],
      identifiers: [{ scheme: "contract", value: "TRAK/1/2022", date: { edtf: "2022-02-10" } }],
      parties: [
        { party: { id: "id-defence" }, role: "buyer" },
        { party: { id: "tin-wings" }, role: "supplier" },
      ],
    });
  });

  test("only the later price differs, and says so in words", async () => {
    const { variants } = await item("agreements/heron-contract?lang=id");
    expect(variants).toEqual([
      expect.objectContaining({ field: "values.unit", value: "USD 200.000.000", evidence: [expect.anything()] }),
    ]);
  });

  test("it is found by what it is about, and counted once by its status", async () => {
    for (const query of [
      "equipment=heron",
      "organisation=tin-wings&reached=in-force",
      "q=suku+cadang&lang=id",
      "q=TRAK/1/2022",
    ])
      expect(await ids(`agreements?${query}`), query).toContain("heron-contract");
    expect(await statsBy(mitra, "status", "type=agreement&equipment=heron")).toEqual({ "in-force": 1 });
    expect(await periodsOf(mitra, "interval=year&agreement=heron-contract&type=engagement")).toEqual({
      2022: ["heron-signing"],
      2026: ["heron-delivery"],
    });
  });

  test("the country of the maker shows it, its signing and the delivery", async () => {
    const france = await item("countries/FR");
    expect(france.agreements).toEqual(expect.arrayContaining([ref("heron-contract")]));
    expect(france).toMatchObject({
      firstEngagement: { id: "heron-signing" },
      latestEngagement: { id: "heron-delivery", kind: "delivery" },
    });
  });
});

describe("a grant in yen", () => {
  test("has a donor and a recipient, and its value where the copy has misread it", async () => {
    expect(await item("agreements/boat-grant")).toMatchObject({
      kind: "grant",
      signed: { edtf: "2024-03-01" },
      parties: [
        { party: { id: "JP" }, role: "donor" },
        { party: { id: "id-defence" }, role: "recipient" },
        { party: { id: "ID" }, role: "recipient" },
      ],
      values: [
        { amount: 9_050_000_000, currency: "JPY", of: "total", evidence: [{ article: { id: "boats-granted" } }] },
      ],
      variants: [
        { field: "signed", value: "2024-03", evidence: [{ article: { id: "boats-wired" } }] },
        { field: "values.total", value: "JPY 9,500,000,000" },
      ],
    });
    expect(await item("countries/JP")).toMatchObject({ agreements: [{ id: "boat-grant", status: "signed" }] });
    expect(await ids("agreements?kind=grant&country=JP&has=values&topic=patrols")).toEqual(["boat-grant"]);
    expect(await periodsOf(mitra, "interval=month&type=agreement&country=JP")).toEqual({ "2024-03": ["boat-grant"] });
  });
});

describe("a law that ratifies a treaty", () => {
  test("the treaty is ratified, and the law leads to it", async () => {
    expect(await item("agreements/border-treaty")).toMatchObject({
      status: "ratified",
      statusHistory: [
        { status: "signed", date: { edtf: "2006-11-13" } },
        { status: "ratified", date: { edtf: "2007-11-30" } },
      ],
    });
    expect(await item("agreements/border-law")).toMatchObject({
      relations: [{ type: "ratifies", agreement: { id: "border-treaty" } }],
      identifiers: [{ scheme: "law", value: "47/2007", date: { edtf: "2007-11-30" } }],
    });
    expect(await ids("agreements?agreement=border-treaty")).toEqual(["border-law", "border-treaty"]);
    expect(await ids("agreements?q=47/2007")).toEqual(["border-law"]);
    expect(await ids("agreements?status=ratified")).toEqual(["border-treaty"]);
    expect(await ids("engagements?kind=ratification&agreement=border-treaty")).toEqual(["border-ratification"]);
  });

  test("the other party is mentioned at the ratification, and a party to the treaty", async () => {
    const { counts, firstEngagement, agreements } = await item("countries/AU");
    expect(counts).toMatchObject({ partner: 0, mentioned: 1, agreements: 1 });
    expect(firstEngagement).toBeNull();
    expect(agreements).toEqual([ref("border-treaty")]);
  });
});
