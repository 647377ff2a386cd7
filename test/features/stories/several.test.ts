import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agreement, dated, engagement } from "../../record/dossiers.ts";
import type { TestMitra } from "../../support/mitra.ts";
import { both, itemOf, news, said, startStory } from "./world.ts";

/*
 * Articles that tell several things of one kind, and articles that tell one thing more or less fully.
 */

const herons = (value: number, status = "ordered") => ({
  equipment: "heron",
  quantity: { value },
  status,
  evidence: said,
});
const people = (value: number, unit: string) => ({
  of: "people",
  quantity: { value, unit: both(unit) },
  evidence: said,
});
const signed = { status: "signed", signed: dated("2022-05-04") };

const stories = [
  news("herons-in-two-lots", "2022-05-05", {
    engagements: [
      engagement({ id: "heron-signing", attendance: [people(200, "soldiers"), people(50, "cadets")] }),
      engagement({ id: "heron-parade", attendance: [people(30, "soldiers")] }),
    ],
    agreements: [
      agreement({ ...signed, id: "heron-lots", equipment: [herons(6), herons(18), herons(2, "delivered")] }),
      agreement({
        ...signed,
        id: "heron-pact",
        signatories: [
          { person: "dewi", post: "id-spokesman" },
          { person: "bella", side: "country:FR" },
        ],
      }),
    ],
  }),
  news("herons-again", "2022-05-06", {
    engagements: [
      engagement({ id: "heron-signing", attendance: [people(50, "cadets")] }),
      engagement({ id: "heron-parade", attendance: [people(31, "soldiers")] }),
    ],
    agreements: [
      agreement({ ...signed, id: "heron-lots", equipment: [herons(18)] }),
      agreement({
        ...signed,
        id: "heron-pact",
        signatories: [
          { post: "id-spokesman", side: "country:ID" },
          { person: "bella", post: "fr-minister" },
        ],
      }),
    ],
  }),
];

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startStory(stories);
});
afterAll(() => mitra.close());

const item = (path: string) => itemOf(mitra, `/v1/${path}`);
const articles = (...ids: string[]) =>
  ids.map((id) => expect.objectContaining({ article: expect.objectContaining({ id }) }));
const inBoth = articles("herons-again", "herons-in-two-lots");

describe("several of one kind in one article", () => {
  test("lots of one type of equipment are told apart by their number", async () => {
    expect(await item("agreements/heron-lots")).toMatchObject({
      equipment: [
        { quantity: { value: 6 }, status: "ordered", evidence: articles("herons-in-two-lots") },
        { quantity: { value: 18 }, status: "ordered", evidence: inBoth },
        { quantity: { value: 2 }, status: "delivered", evidence: articles("herons-in-two-lots") },
      ],
      variants: [],
    });
  });

  test("groups of people are told apart by their number", async () => {
    expect(await item("engagements/heron-signing")).toMatchObject({
      attendance: [
        { quantity: { value: 200 }, evidence: articles("herons-in-two-lots") },
        { quantity: { value: 50 }, evidence: inBoth },
      ],
      variants: [],
    });
  });

  test("one group that two articles count otherwise stays one", async () => {
    expect(await item("engagements/heron-parade")).toMatchObject({
      attendance: [{ quantity: { value: 31 } }],
      variants: [{ field: "attendance.people" }],
    });
  });
});

test("who signed for a side that only another article tells signed once", async () => {
  expect(await item("agreements/heron-pact")).toMatchObject({
    signatories: [
      { person: { id: "dewi" }, post: { id: "id-spokesman" }, side: { id: "ID" }, evidence: inBoth },
      { person: { id: "bella" }, post: { id: "fr-minister" }, side: { id: "FR" }, evidence: inBoth },
    ],
    variants: [],
  });
});
