import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agreement, dated, engagement } from "../../record/dossiers.ts";
import type { TestMitra } from "../../support/mitra.ts";
import { idsOf } from "../collections.ts";
import { both, itemOf, news, periodsOf, ref, said, startStory, statsBy, writeLots } from "./world.ts";

/*
 * Stories of exercises, declarations, committees and visits, each told by several articles.
 */

const named = ["AU", "BN", "FR", "ID", "IN", "JP", "MY", "SG", "TH"];
const observers = ["FJ", "KR", "NZ"];
const inRole = (role: string) => (country: string) => ({ country, roles: [role] });
const onlookers = ["KR", "NZ"].map(inRole("observer"));
const attended = (of: string, quantity: object, evidence: object[] = said) => ({ of, quantity, evidence });

const phase = (id: string, edtf: string, place: string, more: object = {}) =>
  engagement({
    id,
    kind: "exercise",
    date: dated(edtf),
    places: [{ place }],
    partOf: "reef-games-2019",
    countries: [{ country: "ID", roles: ["host"] }],
    topics: ["patrols"],
    ...more,
  });

const exercise = [
  news("games-announced", "2019-04-20", {
    engagements: [
      engagement({
        id: "reef-games-2019",
        kind: "exercise",
        status: "planned",
        date: dated("2019-05"),
        // One that was to take part, and looked on.
        countries: [...named, "KR"].map(inRole("partner")),
        series: { series: "reef-games" },
        attendance: [attended("countries", { value: 12 })],
      }),
    ],
  }),
  news("games-opened", "2019-05-02", {
    engagements: [
      engagement({
        id: "reef-games-2019",
        kind: "exercise",
        date: dated("2019-05-01/2019-05-10"),
        countries: [...named.map(inRole("partner")), { country: "ID", roles: ["host"] }, ...onlookers],
        participants: [{ country: "FJ", role: "observer" }],
        series: { series: "reef-games", ordinal: 4 },
        attendance: [
          attended("countries", { value: 13, unit: both("countries", "negara"), text: "13 negara" }),
          attended("people", { least: 3000, unit: both("people", "orang") }),
          attended("units", { value: 17, unit: both("ships", "kapal") }),
        ],
        topics: ["patrols"],
      }),
      phase("reef-games-harbour", "2019-05-01/2019-05-04", "palm-town"),
      phase("reef-games-sea", "2019-05-05/2019-05-10", "reef-base"),
    ],
  }),
];

const ten = ["BN", "KH", "ID", "LA", "MM", "MY", "PH", "SG", "TH", "VN"];
const sharedParties = ten.map((code) => ({ party: `country:${code}` }));
const declaration = [
  news("league-meets", "2023-11-16", {
    engagements: [
      engagement({
        id: "league-ministers-2023",
        kind: "meeting",
        date: dated("2023-11-15"),
        places: [{ place: "palm-town" }],
        countries: ten.map(inRole("partner")),
        organisations: [{ organisation: "league", roles: ["partner"] }],
        participants: [
          { post: "league-secretary", named: false, side: "organisation:league" },
          { person: "arif", post: "id-minister", side: "country:ID", role: "host" },
        ],
        agreements: ["league-declaration"],
      }),
    ],
    agreements: [
      agreement({
        id: "league-declaration",
        kind: "declaration",
        status: "signed",
        signed: dated("2023-11-15"),
        parties: [...sharedParties, { party: "organisation:league" }],
        topics: ["borders"],
      }),
    ],
  }),
  news("league-met", "2023-11-18", {
    engagements: [
      engagement({
        id: "league-ministers-2023",
        kind: "meeting",
        date: dated("2023-11"),
        participants: [{ person: "dewi", post: "league-secretary", side: "organisation:league" }],
      }),
    ],
    people: [{ person: "dewi", post: "league-secretary", asOf: dated("2023-11-15"), evidence: said }],
  }),
];

const committee = (id: string, edtf: string, ordinal: number, more: object = {}) =>
  engagement({
    id,
    kind: "meeting",
    date: dated(edtf),
    countries: ["ID", "MY"].map(inRole("partner")),
    series: { series: "joint-committee", ordinal },
    ...more,
  });
const meetings = [
  news("committee-43", "2024-12-05", {
    engagements: [committee("committee-43", "2024-12-04", 43, { follows: ["committee-42"] })],
  }),
  news("committee-42", "2022-12-08", { engagements: [committee("committee-42", "2022-12-07", 42)] }),
  news("committee-43-abroad", "2024-12-06", {
    article: { source: "reef-agency" },
    engagements: [
      committee("committee-43", "2024-12", 44, { series: { series: "joint-committee" }, places: [{ country: "MY" }] }),
    ],
  }),
];

const visit = (status: string, edtf: string | null, more: object = {}) =>
  engagement({
    id: "cedar-visit",
    kind: "visit",
    label: `Visit ${status}`,
    status,
    date: dated(edtf),
    participants: [{ post: "jp-minister", named: false, side: "country:JP", role: "guest" }],
    ...more,
  });
const postponed = [
  news("visit-planned", "2021-02-20", {
    article: { source: "ministry-site" },
    engagements: [visit("planned", "2021-03-03", { places: [{ place: "palm-town" }] })],
  }),
  news("visit-postponed", "2021-03-01", {
    article: { source: "ministry-site" },
    engagements: [visit("postponed", null)],
  }),
];
const held = news("visit-held", "2021-05-11", {
  engagements: [
    visit("held", "2021-05-10", {
      places: [{ place: "reef-base" }],
      participants: [{ person: "chiyo", post: "jp-minister", side: "country:JP" }],
    }),
  ],
});
const replanned = news("visit-replanned", "2021-04-01", { engagements: [visit("planned", "2021-05")] });

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startStory([exercise, declaration, meetings, postponed].flat());
});
afterAll(() => mitra.close());

const item = (path: string) => itemOf(mitra, `/v1/${path}`);
const ids = (path: string) => idsOf(mitra, `/v1/${path}`);

describe("an exercise of thirteen countries, of which nine are named", () => {
  test("tells how many took part, whom the articles name, and who looked on", async () => {
    const games = await item("engagements/reef-games-2019");
    expect(games).toMatchObject({
      status: "held",
      date: { start: "2019-05-01", end: "2019-05-10" },
      series: { id: "reef-games", ordinal: 4 },
      attendance: [
        { of: "countries", quantity: { value: 13, unit: "countries", text: "13 negara" } },
        { of: "people", quantity: { value: null, least: 3000 } },
        { of: "units", quantity: { value: 17, unit: "ships" } },
      ],
      variants: expect.arrayContaining([expect.objectContaining({ field: "attendance.countries", value: "12" })]),
    });
    expect(games.countries).toEqual(
      [...named, ...observers].sort().map((id) => ({
        country: ref(id),
        roles: observers.includes(id) ? ["observer"] : id === "ID" ? ["partner", "host"] : ["partner"],
      })),
    );
  });

  test("is found under each of them, an observer's only as observed", async () => {
    for (const country of named)
      expect(await ids(`engagements?country=${country}&role=partner`), country).toContain("reef-games-2019");
    for (const country of observers) {
      expect(await ids(`engagements?country=${country}&role=partner`), country).toEqual([]);
      expect(await ids(`engagements?country=${country}&role=observer`), country).toEqual(["reef-games-2019"]);
      expect(await item(`countries/${country}`)).toMatchObject({
        counts: { partner: 0, engagements: 1 },
        firstEngagement: null,
      });
    }
    expect(await statsBy(mitra, "country", "type=engagement&series=reef-games")).toEqual(
      Object.fromEntries([...named, ...observers].map((code) => [code, 1])),
    );
  });

  test("its phases are parts of it, each at its own place and time", async () => {
    expect(await item("engagements/reef-games-sea")).toMatchObject({ partOf: { id: "reef-games-2019" } });
    expect(await ids("engagements?place=reef-base&kind=exercise")).toEqual(["reef-games-sea"]);
    expect(await ids("engagements?from=2019-05-02&to=2019-05-03")).toEqual(["reef-games-2019", "reef-games-harbour"]);
    expect(await ids("engagements?series=reef-games")).toEqual(["reef-games-2019"]);
    expect(await periodsOf(mitra, "interval=month&type=engagement&topic=patrols")).toEqual({
      "2019-05": ["reef-games-2019", "reef-games-harbour", "reef-games-sea"],
    });
  });
});

describe("a declaration of ten ministers under a league of states", () => {
  test("the league is a counterpart like a country, and its secretary serves none", async () => {
    expect(await item("engagements/league-ministers-2023")).toMatchObject({
      date: { edtf: "2023-11-15" },
      organisations: expect.arrayContaining([{ organisation: ref("league"), roles: ["partner"] }]),
      participants: [
        { person: { id: "dewi" }, post: { id: "league-secretary" }, side: { id: "league" }, named: true },
        { person: { id: "arif" }, role: "host" },
      ],
    });
    const { countries, parties } = await item("agreements/league-declaration");
    expect(countries).toEqual([...ten].sort().map(ref));
    expect(parties).toHaveLength(11);
    expect(await item("posts/league-secretary")).toMatchObject({
      country: null,
      holders: [{ person: { id: "dewi" } }],
      engagements: [{ id: "league-ministers-2023" }],
    });
    expect(await item("people/dewi")).toMatchObject({
      posts: [{ country: null, organisation: { id: "league-office" } }],
    });
  });

  test("both are found under the league, and the declaration under each of the ten", async () => {
    expect(await ids("engagements?organisation=league")).toEqual(["league-ministers-2023"]);
    for (const of of [...ten.map((code) => `country=${code}`), "organisation=league", "kind=declaration"])
      expect(await ids(`agreements?${of}&status=signed`), of).toEqual(["league-declaration"]);
    expect(await item("organisations/league")).toMatchObject({ country: null, counts: { engagements: 1 } });
    expect(await item("countries/LA")).toMatchObject({
      agreements: [{ id: "league-declaration" }],
      latestEngagement: { id: "league-ministers-2023" },
    });
  });
});

describe("the 43rd meeting of a committee, and the 42nd from another article", () => {
  test("each has its number, and the series has them in order", async () => {
    expect(await item("engagements/committee-43")).toMatchObject({
      series: { id: "joint-committee", ordinal: 43 },
      follows: [{ id: "committee-42" }],
      date: { edtf: "2024-12-04" },
      places: [{ place: null, name: null, country: { id: "MY" } }],
      variants: [{ field: "date", value: "2024-12" }],
    });
    const { engagements } = await item("series/joint-committee");
    expect(engagements).toMatchObject([
      { id: "committee-42", ordinal: 42 },
      { id: "committee-43", ordinal: 43 },
    ]);
    expect(await ids("engagements?series=joint-committee&sort=date")).toEqual(["committee-42", "committee-43"]);
    expect(await ids("engagements?series=joint-committee&source=reef-agency")).toEqual(["committee-43"]);
    expect(await statsBy(mitra, "year", "series=joint-committee&type=engagement")).toEqual({ 2022: 1, 2024: 1 });
  });
});

describe("a visit that is postponed, planned anew and held", () => {
  const visits = async (): Promise<[unknown, Record<string, number>]> => [
    await item("engagements/cedar-visit"),
    await statsBy(mitra, "status", "type=engagement&country=JP&from=2021&to=2021"),
  ];

  test("stands as the course of things has it, whoever tells it", async () => {
    const [atFirst, counted] = await visits();
    expect(atFirst).toMatchObject({
      status: "postponed",
      label: "Visit postponed",
      date: { edtf: "2021-03-03" },
      variants: [{ field: "label", value: "Visit planned" }],
    });
    expect(counted).toEqual({ postponed: 1 });
    expect(await item("countries/JP")).toMatchObject({ latestEngagement: { id: "reef-games-2019" } });

    await writeLots(mitra, [replanned]);
    const [again, countedAgain] = await visits();
    expect(again).toMatchObject({
      status: "planned",
      date: { edtf: "2021-05" },
      places: [{ place: { id: "palm-town" } }],
    });
    expect(countedAgain).toEqual({ planned: 1 });

    await writeLots(mitra, [held]);
    const [inTheEnd, countedInTheEnd] = await visits();
    expect(inTheEnd).toMatchObject({
      status: "held",
      label: "Visit held",
      date: { edtf: "2021-05-10" },
      places: [{ place: { id: "reef-base" } }],
      participants: [{ person: { id: "chiyo" }, post: { id: "jp-minister" }, role: "guest", named: true }],
    });
    expect(countedInTheEnd).toEqual({ held: 1 });
    expect(await ids("engagements?ids=cedar-visit&from=2021-03-03&to=2021-03-03")).toEqual(["cedar-visit"]);
    expect(await ids("engagements?ids=cedar-visit&place=palm-town")).toEqual(["cedar-visit"]);
    expect(await ids("engagements?ids=cedar-visit&status=postponed,planned")).toEqual([]);
    expect(await item("countries/JP")).toMatchObject({ latestEngagement: { id: "cedar-visit" } });
  });
});
