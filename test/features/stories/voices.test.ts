import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agreement, dated, engagement, statement } from "../../record/dossiers.ts";
import type { TestMitra } from "../../support/mitra.ts";
import { idsOf } from "../collections.ts";
import { both, itemOf, news, periodsOf, ref, said, startStory, statsBy } from "./world.ts";

/*
 * Stories of who said what in which post, and of articles that repeat, translate or correct each other.
 */

const post = (person: string, of: string, asOf: string, until: string | null = null) => ({
  person,
  post: of,
  asOf: dated(asOf),
  until: until === null ? null : dated(until),
  evidence: said,
});
const talks = (edtf: string, more: object = {}) =>
  engagement({
    id: "gallic-talks",
    date: dated(edtf),
    countries: [{ country: "FR", roles: ["partner"] }],
    topics: ["fighters"],
    ...more,
  });

const repeated = [
  news("talks-first", "2020-02-05", {
    engagements: [talks("2020-02-03", { attendance: [{ of: "people", quantity: { value: 30 }, evidence: said }] })],
  }),
  news("talks-corrected", "2020-02-06", {
    article: {
      relations: [{ type: "corrects", article: "talks-first", note: both("The day was wrong", "Harinya keliru") }],
    },
    engagements: [talks("2020-02-04")],
  }),
  news("talks-translated", "2020-02-09", {
    article: {
      source: "reef-agency",
      machineTranslated: true,
      relations: [{ type: "translation-of", article: "talks-first" }],
    },
    engagements: [talks("2020-02-03", { attendance: [{ of: "people", quantity: { value: 13 }, evidence: said }] })],
  }),
];

const told = (id: string, more: object) =>
  statement({ id, date: dated("2021-09-09"), about: ["engagement:palm-briefing"], topics: ["borders"], ...more });
const conference = [
  news("briefing", "2021-09-10", {
    engagements: [
      engagement({
        id: "palm-briefing",
        kind: "press-conference",
        date: dated("2021-09-09"),
        places: [{ place: "palm-town" }],
        participants: [
          { person: "arif", post: "id-minister", side: "country:ID", role: "host" },
          { person: "bella", side: "country:AU", role: "guest" },
        ],
      }),
    ],
    statements: [
      told("both-hope", { speakers: ["person:arif"], places: [{ place: "palm-town" }] }),
      told("arif-thanks", { speakers: ["person:arif"], post: "id-minister", medium: "interview" }),
    ],
    people: [post("arif", "id-minister", "2021-09-09"), post("bella", "au-minister", "2021-09-09")],
  }),
  news("briefing-again", "2021-09-11", {
    article: { language: "id" },
    engagements: [
      engagement({
        id: "palm-briefing",
        kind: "press-conference",
        date: dated("2021-09-09"),
        participants: [{ person: "bella", post: "au-minister" }],
      }),
    ],
    statements: [
      told("both-hope", { speakers: ["person:bella"] }),
      told("arif-thanks", { speakers: ["person:arif"], medium: "press-release" }),
      told("a-spokesman-adds", {
        speakers: [],
        post: "id-spokesman",
        capacity: both("On duty that day", "Yang bertugas"),
      }),
    ],
  }),
];

const career = [
  news("dewi-in-office", "2015-03-01", { people: [post("dewi", "id-spokesman", "2015-02")] }),
  news("dewi-leaves", "2019-10-24", {
    people: [post("dewi", "id-spokesman", "2019-10-20", "2019-10-23"), post("dewi", "id-minister", "2019-10-23")],
    agreements: [
      agreement({
        id: "first-paper",
        status: "signed",
        signed: dated("2019-10-24"),
        parties: [{ party: "country:ID" }, { party: "country:AU" }],
        signatories: [{ person: "dewi", post: "id-minister", side: "country:ID" }],
      }),
    ],
  }),
];

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startStory([repeated, conference, career].flat());
});
afterAll(() => mitra.close());

const item = (path: string) => itemOf(mitra, `/v1/${path}`);
const ids = (path: string) => idsOf(mitra, `/v1/${path}`);

describe("an article, its translation and its correction", () => {
  test("what is corrected yields to the correction, and only in what it corrects", async () => {
    const { date, attendance, variants } = await item("engagements/gallic-talks");
    expect(date).toMatchObject({ edtf: "2020-02-04" });
    expect(attendance).toMatchObject([{ quantity: { value: 30 }, evidence: [{ article: { id: "talks-first" } }] }]);
    expect(variants).toMatchObject([
      {
        field: "date",
        value: "2020-02-03",
        evidence: [{ article: { id: "talks-first" } }, { article: { id: "talks-translated" } }],
      },
      { field: "attendance.people", value: "13", evidence: [{ article: { id: "talks-translated" } }] },
    ]);
  });

  test("each says how it stands to the other", async () => {
    expect(await item("articles/talks-corrected?lang=id")).toMatchObject({
      relations: [{ type: "corrects", article: ref("talks-first"), url: null, note: "Harinya keliru" }],
    });
    expect(await item("articles/talks-translated")).toMatchObject({
      machineTranslated: true,
      relations: [{ type: "translation-of", article: ref("talks-first") }],
    });
    expect(await item("articles/talks-first")).toMatchObject({ relations: [] });
  });

  test("one meeting stays one, whatever is asked", async () => {
    expect(await ids("engagements?from=2020-02-03&to=2020-02-03")).toEqual(["gallic-talks"]);
    expect(await ids("engagements?from=2020-02-04&to=2020-02-04")).toEqual(["gallic-talks"]);
    expect(await ids("articles?engagement=gallic-talks&sort=date")).toEqual([
      "talks-first",
      "talks-corrected",
      "talks-translated",
    ]);
    expect(await statsBy(mitra, "country", "type=engagement&topic=fighters")).toEqual({ FR: 1 });
    expect(await periodsOf(mitra, "type=engagement&country=FR&interval=month")).toEqual({
      "2020-02": ["gallic-talks"],
    });
    expect(await item("countries/FR")).toMatchObject({
      counts: { engagements: 1, articles: 3 },
      latestEngagement: { id: "gallic-talks" },
    });
  });
});

describe("a press conference with two speakers", () => {
  test("what both say is one statement of both", async () => {
    expect(await item("statements/both-hope")).toMatchObject({
      speakers: [{ id: "arif" }, { id: "bella" }],
      post: null,
      about: [{ id: "palm-briefing" }],
      places: [{ place: { id: "palm-town" } }],
      countries: [{ id: "AU" }, { id: "ID" }],
      evidence: [{ article: { id: "briefing" } }, { article: { id: "briefing-again" } }],
    });
    expect(await item("engagements/palm-briefing")).toMatchObject({
      participants: [
        { person: { id: "arif" }, post: { id: "id-minister" } },
        { person: { id: "bella" }, post: { id: "au-minister" }, side: { id: "AU" }, role: "guest" },
      ],
    });
    expect(await item("statements/arif-thanks?lang=id")).toMatchObject({
      medium: "press-release",
      variants: [{ field: "medium", value: "Keterangan kepada pers" }],
    });
    for (const query of ["person=arif", "post=id-minister", "organisation=id-defence", "kind=interview"])
      expect(await ids(`statements?${query}`), query).toContain("arif-thanks");
    expect(await ids("statements?person=bella")).toEqual(["both-hope"]);
    expect(await ids("statements?organisation=au-defence")).toEqual(["both-hope"]);
    expect(await ids("engagements?kind=press-conference&person=arif&country=AU")).toEqual(["palm-briefing"]);
    expect(await item("people/bella")).toMatchObject({ counts: { statements: 1, engagements: 1 } });
  });

  test("a post without a name speaks for its organisation and country, and makes no person", async () => {
    expect(await item("statements/a-spokesman-adds")).toMatchObject({
      speakers: [],
      post: { id: "id-spokesman" },
      capacity: "On duty that day",
      countries: expect.arrayContaining([ref("ID")]),
    });
    for (const query of [
      "post=id-spokesman",
      "organisation=id-defence",
      "missing=speakers",
      "q=spokesman+of+the+isles",
    ])
      expect(await ids(`statements?${query}`), query).toContain("a-spokesman-adds");
    expect(await item("posts/id-spokesman")).toMatchObject({ counts: { statements: 1 } });
    expect(await ids("people?post=id-spokesman")).toEqual(["dewi"]);
    expect(await statsBy(mitra, "person", "type=statement")).toEqual({ arif: 2, bella: 1, unknown: 1 });
    expect(await statsBy(mitra, "country", "type=statement")).toMatchObject({ ID: 3 });
  });
});

describe("a person who is known to have left a post", () => {
  test("the person and the post say until when", async () => {
    expect(await item("people/dewi")).toMatchObject({
      posts: [
        { post: { id: "id-spokesman" }, asOf: { edtf: "2015-02" }, until: null },
        { post: { id: "id-spokesman" }, asOf: { edtf: "2019-10-20" }, until: { edtf: "2019-10-23" } },
        { post: { id: "id-minister" }, asOf: { edtf: "2019-10-23" }, until: null },
      ],
    });
    expect(await item("posts/id-spokesman")).toMatchObject({
      holders: [{ person: { id: "dewi" }, asOf: { edtf: "2019-10-20" }, until: { edtf: "2019-10-23" } }],
    });
    expect(await ids("agreements?person=dewi&post=id-minister")).toEqual(["first-paper"]);
  });
});
