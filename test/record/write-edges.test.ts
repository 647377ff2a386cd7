import { describe, expect, test } from "vitest";
import { unpacked } from "../../src/db/document/unpack.ts";
import { companionCap } from "../../src/model/links-back.ts";
import { writeRecord } from "../../src/record/write.ts";
import type { Dossier, Reference } from "../../src/record-types.ts";
import { projection } from "../support/projection.ts";
import { documentsOf, dumpOf, expectConsistent, refsIn } from "./database.ts";
import { agreement, dated, engagement, harbour, invented, personPost, statement } from "./dossiers.ts";
import { named, useWriting } from "./writing.ts";

const writing = useWriting();

describe("the reference lists", () => {
  test("rename a record everywhere, and move it with what stands under it", async () => {
    await writing.write([harbour()]);
    const [ministry, bureau] = writing.reference.organisation;
    if (ministry) ministry.names = { en: "Department", id: "Departemen" };
    if (bureau) bureau.parent = null;
    const result = await writing.write([harbour()]);
    expect(result.version).toBe(2);
    expect(named(result, "removed")).toEqual(["organisation ministry"]);
    expect(named(result, "changed")).toContain("organisation bureau");
    expect(
      await writing.database.query("select value from terms where field = 'organisation' and value = 'ministry'"),
    ).toEqual([]);
  });

  test("with an entry that no dossier needs change nothing that is served", async () => {
    await writing.write([harbour()]);
    writing.reference.topic.push({
      id: "kites",
      label: { en: "Kites", id: "Layang" },
      altLabels: { en: [], id: [] },
      definition: { en: "Toys.", id: "Mainan." },
      broader: null,
    });
    const { changes } = await writing.write([harbour()]);
    expect(changes).toEqual([]);
    expect(await writing.documentOf("topic", "kites")).toBeUndefined();
  });
});

describe("a record that is called otherwise", () => {
  /** Dossiers in which a record of each type is named by others, and one that names none of these. */
  const dossiers = () => [
    harbour(),
    invented("tug-report", {
      article: { source: "gazette" },
      agreements: [
        agreement({ id: "tug-annex", relations: [{ type: "under", agreement: "tug-plan" }], topics: ["ships"] }),
      ],
      statements: [
        statement({
          id: "bela-doubts",
          speakers: ["person:bela"],
          about: ["person:ada", "organisation:ministry", "agreement:tug-plan"],
        }),
      ],
      people: [personPost("bela", "nz-minister")],
    }),
    invented("map-news", {
      engagements: [
        engagement({ id: "map-fair", topics: ["maps"], countries: [{ country: "FJ", roles: ["partner"] }] }),
      ],
    }),
  ];
  const called = (name: string) => ({ en: name, id: `${name} (id)` });
  const entry = <T extends { id: string }>(entries: readonly T[], id: string): T => {
    const found = entries.find((one) => one.id === id);
    if (!found) throw new Error(`there is no ${id}`);
    return found;
  };

  /** The records whose documents show one, by `type id`. */
  const showing = async (type: string, id: string): Promise<string[]> => {
    const rows = await documentsOf(writing.database);
    const shown = rows.filter(({ document }) =>
      refsIn(Object.values(document)).some((ref) => ref.type === type && ref.id === id),
    );
    return [...new Set(shown.map((row) => `${row.type} ${row.id}`))];
  };

  const inLists = (
    list: "organisation" | "post" | "topic" | "person" | "equipment" | "place" | "series" | "source",
    id: string,
    name: object,
  ) => [list, id, (lists: Reference) => void Object.assign(entry<{ id: string }>(lists[list], id), name)] as const;
  const inDossier = (type: "agreement" | "engagement", id: string, label: object) =>
    [
      type,
      id,
      (_: Reference, put: Dossier[]) =>
        void Object.assign(entry<{ id: string }>(put[0]?.[`${type}s`] ?? [], id), label),
    ] as const;

  test.each<readonly [type: string, id: string, call: (lists: Reference, put: Dossier[]) => void]>([
    inLists("organisation", "ministry", { names: called("Department") }),
    inLists("organisation", "yard", { names: called("Wharf") }),
    inLists("post", "nz-head", { label: called("Chief") }),
    inLists("post", "nz-minister", { label: called("Secretary") }),
    inLists("topic", "tugs", { label: called("Towing") }),
    inLists("topic", "ships", { label: called("Boats") }),
    inLists("person", "ada", { name: "Adah" }),
    inLists("equipment", "puller", { names: called("Hauler") }),
    inLists("place", "quay", { names: called("Pier") }),
    inLists("series", "regatta", { label: called("Parade") }),
    inLists("source", "gazette", { name: "Courier" }),
    inDossier("agreement", "tug-plan", { label: called("Pact") }),
    inDossier("engagement", "harbour-talks", { label: called("Summit") }),
    ["article", "harbour-news", (_, [first]) => void Object.assign(first?.article ?? {}, { label: called("Tidings") })],
  ])("changes every record that shows it, and no other: %s %s", async (type, id, call) => {
    await writing.write(dossiers());
    const expected = [...new Set([`${type} ${id}`, ...(await showing(type, id))])].sort();
    expect(expected.length).toBeGreaterThan(1);
    const put = dossiers();
    call(writing.reference, put);
    const result = await writing.write(put);
    expect(named(result, "changed")).toEqual(expected);
    expect(result.changes).toHaveLength(expected.length);
    // Its own label stands in its row of `records`.
    const moved = await writing.database.query(
      `select type || ' ' || id as name from documents where since = 2 union select '${type} ${id}'`,
    );
    expect(moved.map(({ name }) => name).sort()).toEqual(expected);
  });
});

test("what more dossiers name than one transaction projects is called otherwise in all of them, and shows the first", async () => {
  const numbers = Array.from({ length: 130 }, (_, at) => String(at).padStart(3, "0"));
  const dossiers = numbers.map((number) =>
    invented(`news-${number}`, {
      engagements: [engagement({ id: `talks-${number}`, participants: [{ person: "ada", side: "country:NZ" }] })],
      people: [personPost("ada", "nz-head")],
      organisations: [{ organisation: "bureau", evidence: [{ paragraph: 1 }] }],
    }),
  );
  await writing.write(dossiers.toReversed());
  const articlesOf = (evidence: unknown) =>
    (evidence as { article: { id: string } }[]).map(({ article }) => article.id);
  const first = (most: number) => numbers.slice(0, most).map((number) => `news-${number}`);
  const postsOf = (document: unknown) =>
    (document as { posts: { evidence: unknown }[] }).posts.flatMap(({ evidence }) => articlesOf(evidence));
  expect(postsOf(await writing.documentOf("person", "ada"))).toEqual(first(5));
  const [listed] = await writing.database.query<{ body: string }>("select body from documents where type = 'person'");
  const { posts, evidenceCount } = JSON.parse(`{${unpacked(listed?.body ?? "", "en").slice(1)}}`);
  expect([posts.length, evidenceCount, JSON.stringify(posts).includes("evidence")]).toEqual([5, 5, false]);
  expect(articlesOf((await writing.documentOf("organisation", "bureau"))?.evidence)).toEqual(first(100));

  const ada = writing.reference.person.find(({ id }) => id === "ada");
  if (ada) ada.name = "Adah";
  const result = await writing.write([]);
  expect(named(result, "changed")).toEqual([...numbers.map((number) => `engagement talks-${number}`), "person ada"]);
  expect(result.changes).toHaveLength(numbers.length + 1);
});

test("of a post that many articles give, a person shows the earliest days, the latest, and that it was left", async () => {
  const held = (number: number, more: object = {}) =>
    invented(`news-${number}`, {
      people: [personPost("ada", "nz-head", { asOf: dated(`20${number}-01-01`), ...more })],
    });
  const captain = { rank: { en: "Captain", id: "Kapten" } };
  await writing.write([
    ...[31, 12, 28, 15, 22, 19].map((number) => held(number)),
    held(25, captain),
    held(24, { until: dated("2024-06-01") }),
    invented("undated", { people: [personPost("ada", "nz-head")] }),
  ]);
  const daysOf = async () => {
    const document = await writing.documentOf("person", "ada");
    return (document as { posts: { asOf: { start: string | null } }[] }).posts.map(({ asOf }) =>
      asOf.start?.slice(0, 4),
    );
  };
  expect(await daysOf()).toEqual(["2012", "2015", "2019", "2024", "2025", "2028", "2031"]);
  await writing.write([held(10), held(33)]);
  expect(await daysOf()).toEqual(["2010", "2012", "2015", "2024", "2025", "2031", "2033"]);
  const result = await writing.write([held(20)]);
  expect(named(result, "changed")).toEqual([]);
  await writing.write([], ["news-33", "news-10", "news-24"]);
  expect(await daysOf()).toEqual(["2012", "2015", "2019", "2025", "2028", "2031"]);
});

test("the topics of a person move with the latest facts that they are counted among, and with no other", async () => {
  const talks = (id: string, day: string, ...topics: string[]) =>
    engagement({ id, date: dated(day), participants: [{ person: "ada", side: "country:NZ" }], topics });
  const moved = async (id: string, day: string, ...topics: string[]) => {
    await writing.write([invented(`news-of-${id}`, { engagements: [talks(id, day, ...topics)] })]);
    const rows = await writing.database.query<{ members: string }>(
      "select members from changes where type = 'person' and id = 'ada' order by sequence desc limit 1",
    );
    return (JSON.parse(rows[0]?.members ?? "[]") as string[]).filter((member) => member === "topics");
  };
  const recent = Array.from({ length: companionCap - 2 }, (_, at) => talks(`talks-${at}`, "2020-05-01"));
  await writing.write([
    invented("first-news", { engagements: [talks("first", "2001-01-01", "maps")] }),
    invented("news", { engagements: recent.slice(0, 100) }),
    invented("more-news", { engagements: recent.slice(100) }),
  ]);
  expect(await moved("without-topic", "2021-01-01")).toEqual([]);
  expect(await moved("pushes-the-first-out", "2021-01-02")).toEqual(["topics"]);
  expect(await moved("before-them-all", "2000-01-01", "tugs")).toEqual([]);
  expect(await moved("among-them", "2021-01-03", "tugs")).toEqual(["topics"]);
});

test("an agreement may leave the one it stood under as that goes", async () => {
  const under = (umbrella: string | null) =>
    agreement({ id: "under", relations: umbrella ? [{ type: "under", agreement: umbrella }] : [] });
  const above = invented("above", { agreements: [agreement({ id: "over" })] });
  await writing.write([invented("below", { agreements: [under("over")] }), above]);
  const result = await writing.write([invented("below", { agreements: [under(null)] })], ["above"]);
  expect(named(result, "removed")).toContain("agreement over");
  expect(await writing.documentOf("agreement", "under")).toMatchObject({ relations: [] });
});

describe("a write that fails", () => {
  test("writes nothing at all", async () => {
    await writing.write([harbour()]);
    const before = await dumpOf(writing.database);
    const wrong = harbour();
    wrong.statements.push(...invented("x", { statements: [statement({ id: "new-one" })] }).statements);
    // Checked dossiers cannot say this; the writing refuses it all the same.
    wrong.engagements.push(
      ...invented("y", {
        engagements: [engagement({ id: "on-nothing", topics: ["nowhere"] })],
      }).engagements,
    );
    await expect(
      writeRecord(
        writing.database.db,
        { put: [wrong], remove: [], reference: writing.reference, now: new Date() },
        projection,
      ),
    ).rejects.toThrow("there is no topic:nowhere");
    expect(await dumpOf(writing.database)).toEqual(before);
  });

  test("of two writers at once one wins, the other is told of the conflict, and nothing is half-written", async () => {
    const dossiers = [0, 1, 2, 3].map((index) =>
      invented(`rival-${index}`, { engagements: [engagement({ id: `rival-talks-${index}` })] }),
    );
    const writes = dossiers.map((dossier) =>
      writeRecord(
        writing.database.db,
        { put: [dossier], remove: [], reference: writing.reference, now: new Date() },
        projection,
      ),
    );
    const settled = await Promise.allSettled(writes);
    const won = settled.flatMap((result, index) => (result.status === "fulfilled" ? [index] : []));
    expect(won).toHaveLength(1);
    for (const result of settled)
      if (result.status === "rejected") expect(String(result.reason)).toMatch(/dataset version conflict/);
    expect(await writing.database.query("select id from dossiers")).toEqual([{ id: `rival-${won[0]}` }]);
    expect(await writing.database.query("select version from dataset")).toEqual([{ version: 1 }]);
    await expectConsistent(writing.database);

    for (const dossier of dossiers) await writing.write([dossier]);
    expect(await writing.database.query("select id from records where type = 'engagement' order by id")).toEqual(
      dossiers.map((_, index) => ({ id: `rival-talks-${index}` })),
    );
    expect(await writing.database.query("select version from dataset")).toEqual([{ version: 4 }]);
  });
});
