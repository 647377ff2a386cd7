import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Dossier, Reference } from "../../src/model/dossier.ts";
import { type WriteResult, writeRecord } from "../../src/record/write.ts";
import { dumpOf, expectConsistent, openRecord, type RecordDatabase } from "./database.ts";
import { agreement, dated, engagement, invented, inventedReference, personPost, statement } from "./dossiers.ts";

let database: RecordDatabase;
let reference: Reference;
let clock = Date.UTC(2026, 0, 1);

beforeEach(async () => {
  database = await openRecord();
  reference = inventedReference();
});
afterEach(() => database.close());

const write = async (put: Dossier[], remove: string[] = []): Promise<WriteResult> => {
  clock += 60_000;
  const result = await writeRecord(database.db, { put, remove, reference, now: new Date(clock) });
  await expectConsistent(database);
  return result;
};

const named = ({ changes }: WriteResult, action: string) =>
  changes
    .filter((change) => change.action === action)
    .map(({ type, id }) => `${type} ${id}`)
    .sort();

const rowOf = async (table: string, id: string) =>
  (await database.query(`select * from ${table} where id = '${id}'`))[0];

const harbour = () =>
  invented("harbour-news", {
    article: { source: "gazette", published: dated("2020-05-02") },
    engagements: [
      engagement({
        id: "harbour-talks",
        date: dated("2020-05"),
        countries: [{ country: "NZ", role: "partner" }],
        topics: ["tugs"],
        agreements: ["tug-plan"],
        participants: [{ person: "ada", post: "nz-head", side: "NZ" }],
      }),
    ],
    agreements: [agreement({ id: "tug-plan", topics: ["tugs"], parties: ["country:ID", "organisation:yard"] })],
    statements: [statement({ id: "ada-hopes", speaker: "person:ada", about: ["engagement:harbour-talks"] })],
    people: [personPost("ada", "nz-head")],
    organisations: [{ organisation: "bureau", evidence: [{ paragraph: 1 }] }],
  });

describe("a first dossier", () => {
  test("creates its records and what they need, and nothing else", async () => {
    const result = await write([harbour()]);
    expect(result.version).toBe(1);
    expect(named(result, "changed")).toEqual([]);
    expect(named(result, "created")).toEqual([
      "agreement tug-plan",
      "article harbour-news",
      "country FJ",
      "country ID",
      "country NZ",
      "engagement harbour-talks",
      // The bureau stands under the ministry; tugs are ships.
      "organisation bureau",
      "organisation ministry",
      "organisation yard",
      "person ada",
      "post nz-head",
      "source gazette",
      "statement ada-hopes",
      "topic ships",
      "topic tugs",
    ]);
  });

  test("written again changes nothing, not even the version", async () => {
    await write([harbour()]);
    const before = await dumpOf(database);
    expect(await write([harbour()])).toEqual({ version: 1, changes: [] });
    expect(await dumpOf(database)).toEqual(before);
  });

  test("removed takes all of it away, and the log says so", async () => {
    const { changes } = await write([harbour()]);
    const result = await write([], ["harbour-news"]);
    expect(result.version).toBe(2);
    expect(named(result, "removed")).toEqual(changes.map(({ type, id }) => `${type} ${id}`).sort());
    for (const table of ["records", "terms", "evidence", "dossiers", "people", "countries", "posts"]) {
      expect(await database.query(`select * from ${table}`), table).toEqual([]);
    }
    expect(await write([], ["harbour-news"])).toEqual({ version: 2, changes: [] });
  });
});

describe("a dossier that changes", () => {
  test("changes just the records that it now says something else of", async () => {
    await write([harbour()]);
    const next = harbour();
    const [talks] = next.engagements;
    if (talks) talks.summary = { en: "Something else came of it.", id: "Hasilnya lain." };
    const result = await write([next]);
    expect(result).toEqual({ version: 2, changes: [{ type: "engagement", id: "harbour-talks", action: "changed" }] });
    const stamps = await database.query("select id, created_version as created from records where updated_version = 2");
    expect(stamps).toEqual([{ id: "harbour-talks", created: 1 }]);
  });

  test("takes away what it no longer tells, and adds what it tells anew", async () => {
    await write([harbour()]);
    const next = harbour();
    next.statements = [];
    next.people = [];
    next.engagements = next.engagements.map((one) => ({ ...one, participants: [], topics: ["maps"] }));
    const result = await write([next]);
    expect(named(result, "removed")).toEqual(["person ada", "post nz-head", "statement ada-hopes"]);
    expect(named(result, "created")).toEqual(["topic maps"]);
    expect(named(result, "changed")).toEqual(expect.arrayContaining(["engagement harbour-talks"]));
    expect(named(result, "changed")).not.toContain("agreement tug-plan");
  });
});

describe("two dossiers of the same records", () => {
  const wharf = () =>
    invented("wharf-news", {
      article: { published: dated("2020-06-01") },
      engagements: [
        engagement({
          id: "harbour-talks",
          label: "Another title",
          status: "planned",
          date: dated("2020-05-01"),
          countries: [
            { country: "NZ", role: "partner" },
            { country: "NZ", role: "host" },
          ],
          topics: ["maps"],
          place: { name: { en: "Pier", id: "Dermaga" }, country: "NZ" },
          participants: [
            { person: "ada", post: "nz-head", side: "NZ" },
            { person: "bela", side: "ID" },
          ],
        }),
      ],
      agreements: [
        agreement({
          id: "tug-plan",
          status: "signed",
          signed: dated("2020-05-30"),
          parties: ["country:ID", "country:NZ"],
          statusHistory: [{ status: "signed", date: dated("2020-05-30"), evidence: [{ paragraph: 1 }] }],
        }),
      ],
      people: [personPost("bela", "nz-minister")],
    });

  test("become one record: evidence adds up, the highest rung and the finest date hold", async () => {
    await write([harbour()]);
    const result = await write([wharf()]);
    expect(named(result, "changed")).toEqual(["agreement tug-plan", "engagement harbour-talks"]);
    expect(named(result, "created")).toEqual(["article wharf-news", "person bela", "post nz-minister", "topic maps"]);

    const talks = await rowOf("engagements", "harbour-talks");
    // The words are those of the earlier article; it was held, as one says so.
    expect(talks).toMatchObject({
      label_en: "harbour-talks",
      status: "held",
      date_edtf: "2020-05-01",
      place_en: "Pier",
    });
    expect(await database.query("select person_id from engagement_participants order by 1")).toEqual([
      { person_id: "ada" },
      { person_id: "bela" },
    ]);
    expect(await database.query("select topic_id from engagement_topics order by 1")).toEqual([
      { topic_id: "maps" },
      { topic_id: "tugs" },
    ]);
    expect(await database.query("select role from engagement_countries order by 1")).toEqual([
      { role: "host" },
      { role: "partner" },
    ]);
    const evidence = await database.query(
      "select article_id from evidence where subject_id = 'harbour-talks' order by 1",
    );
    expect(evidence).toEqual([{ article_id: "harbour-news" }, { article_id: "wharf-news" }]);
    expect(await rowOf("agreements", "tug-plan")).toMatchObject({
      status: "signed",
      signed_edtf: "2020-05-30",
      has_signed: 1,
    });
    expect(
      await database.query("select coalesce(country_id, organisation_id) as party from agreement_parties order by 1"),
    ).toEqual(["ID", "NZ", "yard"].map((party) => ({ party })));
  });

  test("come apart again when one of them goes, whichever came first", async () => {
    for (const [stays, goes] of [
      [harbour, wharf],
      [wharf, harbour],
    ] as const) {
      await write([stays()]);
      const before = await dumpOf(database);
      await write([goes()]);
      await write([], [goes().article.id]);
      const after = await dumpOf(database);
      for (const table of [
        "engagements",
        "engagement_participants",
        "engagement_topics",
        "engagement_countries",
        "agreements",
        "agreement_parties",
        "agreement_status_history",
        "evidence",
        "terms",
        "people",
        "topics",
        "person_posts",
        "term_counts",
      ]) {
        const present = (rows: string[] | undefined) => rows?.filter((row) => !row.endsWith('"count":0}'));
        expect(present(after[table]), table).toEqual(present(before[table]));
      }
      await write([], [stays().article.id]);
    }
  });

  test("are the same record whichever is written first, or both at once", async () => {
    const content = async () => {
      const { engagements, agreements, evidence, terms, engagement_participants } = await dumpOf(database);
      return { engagements, agreements, evidence, terms, engagement_participants };
    };
    await write([harbour()]);
    await write([wharf()]);
    const one = await content();
    await write([], ["harbour-news", "wharf-news"]);
    await write([wharf()]);
    await write([harbour()]);
    expect(await content()).toEqual(one);
    await write([], ["harbour-news", "wharf-news"]);
    await write([wharf(), harbour()]);
    expect(await content()).toEqual(one);
  });
});

describe("the reference lists", () => {
  test("rename a record everywhere, and move it with what stands under it", async () => {
    await write([harbour()]);
    const [ministry, bureau] = reference.organisation;
    if (ministry) ministry.names = { en: "Department", id: "Departemen" };
    if (bureau) bureau.parent = null;
    const result = await write([harbour()]);
    expect(result.version).toBe(2);
    expect(named(result, "removed")).toEqual(["organisation ministry"]);
    expect(named(result, "changed")).toContain("organisation bureau");
    expect(await database.query("select value from terms where field = 'organisation' and value = 'ministry'")).toEqual(
      [],
    );
  });

  test("with an entry that no dossier needs change nothing that is served", async () => {
    await write([harbour()]);
    reference.topic.push({
      id: "kites",
      label: { en: "Kites", id: "Layang" },
      altLabels: { en: [], id: [] },
      definition: { en: "Toys.", id: "Mainan." },
      broader: null,
    });
    const { changes } = await write([harbour()]);
    expect(changes).toEqual([]);
    expect(await rowOf("topics", "kites")).toBeUndefined();
  });
});

describe("a write that fails", () => {
  test("writes nothing at all", async () => {
    await write([harbour()]);
    const before = await dumpOf(database);
    const wrong = harbour();
    wrong.statements.push(...invented("x", { statements: [statement({ id: "new-one" })] }).statements);
    // Checked dossiers cannot say this; the database refuses it all the same.
    wrong.engagements.push(
      ...invented("y", {
        engagements: [engagement({ id: "own-partner", countries: [{ country: "ID", role: "partner" }] })],
      }).engagements,
    );
    await expect(writeRecord(database.db, { put: [wrong], remove: [], reference, now: new Date() })).rejects.toThrow(
      /CHECK/,
    );
    expect(await dumpOf(database)).toEqual(before);
  });

  test("of two writers at once one wins, the other is told of the conflict, and nothing is half-written", async () => {
    const dossiers = [0, 1, 2, 3].map((index) =>
      invented(`rival-${index}`, { engagements: [engagement({ id: `rival-talks-${index}` })] }),
    );
    const writes = dossiers.map((dossier) =>
      writeRecord(database.db, { put: [dossier], remove: [], reference, now: new Date() }),
    );
    const settled = await Promise.allSettled(writes);
    const won = settled.flatMap((result, index) => (result.status === "fulfilled" ? [index] : []));
    expect(won).toHaveLength(1);
    for (const result of settled)
      if (result.status === "rejected") expect(String(result.reason)).toMatch(/dataset version conflict/);
    expect(await database.query("select id from dossiers")).toEqual([{ id: `rival-${won[0]}` }]);
    expect(await database.query("select version from dataset")).toEqual([{ version: 1 }]);
    await expectConsistent(database);

    for (const dossier of dossiers) await write([dossier]);
    expect(await database.query("select id from engagements order by id")).toEqual(
      dossiers.map((_, index) => ({ id: `rival-talks-${index}` })),
    );
    expect(await database.query("select version from dataset")).toEqual([{ version: 4 }]);
  });
});
