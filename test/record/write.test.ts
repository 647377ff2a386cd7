import { describe, expect, test } from "vitest";
import { contentOf, dumpOf } from "./database.ts";
import { agreement, dated, engagement, harbour, invented, personPost, statement } from "./dossiers.ts";
import { named, useWriting } from "./writing.ts";

const writing = useWriting();

describe("a first dossier", () => {
  test("creates its records and what they need, and nothing else", async () => {
    const result = await writing.write([harbour()]);
    expect(result.version).toBe(1);
    expect(named(result, "changed")).toEqual([]);
    expect(named(result, "created")).toEqual([
      "agreement tug-plan",
      "article harbour-news",
      "country FJ",
      "country ID",
      "country NZ",
      "engagement harbour-talks",
      "equipment puller",
      // The bureau stands under the ministry; tugs are ships.
      "organisation bureau",
      "organisation ministry",
      "organisation yard",
      "person ada",
      "place quay",
      "post nz-head",
      "series regatta",
      "source gazette",
      "statement ada-hopes",
      "topic ships",
      "topic tugs",
    ]);
  });

  test("written again changes nothing, not even the version", async () => {
    await writing.write([harbour()]);
    const before = await dumpOf(writing.database);
    expect(await writing.write([harbour()])).toEqual({ version: 1, changes: [] });
    expect(await dumpOf(writing.database)).toEqual(before);
  });

  test("removed takes all of it away, and the log says so", async () => {
    const { changes } = await writing.write([harbour()]);
    const result = await writing.write([], ["harbour-news"]);
    expect(result.version).toBe(2);
    expect(named(result, "removed")).toEqual(changes.map(({ type, id }) => `${type} ${id}`).sort());
    for (const table of ["records", "documents", "terms", "links", "observations", "dossiers", "search_documents"]) {
      expect(await writing.database.query(`select * from ${table}`), table).toEqual([]);
    }
    expect(await writing.write([], ["harbour-news"])).toEqual({ version: 2, changes: [] });
  });
});

describe("a dossier that changes", () => {
  test("changes just the records that it now says something else of", async () => {
    await writing.write([harbour()]);
    const next = harbour();
    const [talks] = next.engagements;
    if (talks) talks.summary = { en: "Something else came of it.", id: "Hasilnya lain." };
    const result = await writing.write([next]);
    expect(result).toEqual({
      version: 2,
      changes: [{ type: "engagement", id: "harbour-talks", action: "changed" }],
      written: { dossiers: 1, removed: 0, entries: 0, entriesRemoved: 0 },
    });
    const stamps = await writing.database.query(
      "select id, created_version as created from records where updated_version = 2",
    );
    expect(stamps).toEqual([{ id: "harbour-talks", created: 1 }]);
  });

  test("takes away what it no longer tells, and adds what it tells anew", async () => {
    await writing.write([harbour()]);
    const next = harbour();
    next.statements = [];
    next.people = [];
    next.engagements = next.engagements.map((one) => ({ ...one, participants: [], topics: ["maps"] }));
    const result = await writing.write([next]);
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
          countries: [{ country: "NZ", roles: ["partner", "host"] }],
          topics: ["maps"],
          places: [{ name: { en: "Pier", id: "Dermaga" }, country: "NZ" }],
          participants: [
            { person: "ada", post: "nz-head", side: "country:NZ" },
            { person: "bela", side: "country:ID" },
          ],
        }),
      ],
      agreements: [
        agreement({
          id: "tug-plan",
          status: "signed",
          signed: dated("2020-05-30"),
          parties: [{ party: "country:ID" }, { party: "country:NZ" }],
          statusHistory: [{ status: "signed", date: dated("2020-05-30"), evidence: [{ paragraph: 1 }] }],
        }),
      ],
      people: [personPost("bela", "nz-minister")],
    });

  test("become one record: evidence adds up, and who tells how it was is followed before a later plan", async () => {
    await writing.write([harbour()]);
    const result = await writing.write([wharf()]);
    expect(named(result, "changed")).toEqual(["agreement tug-plan", "engagement harbour-talks"]);
    expect(named(result, "created")).toEqual(["article wharf-news", "person bela", "post nz-minister", "topic maps"]);

    const talks = await writing.documentOf("engagement", "harbour-talks");
    expect(talks).toMatchObject({
      label: { en: "harbour-talks" },
      status: "held",
      variants: expect.arrayContaining([expect.objectContaining({ field: "label" })]),
      date: { edtf: "2020-05" },
      places: [{ name: { en: "Quay" } }],
      participants: [{ person: { id: "ada" } }, { person: { id: "bela" } }],
      topics: [{ id: "maps" }, { id: "tugs" }],
      countries: expect.arrayContaining([expect.objectContaining({ roles: ["partner", "host"] })]),
      evidence: [{ article: { id: "harbour-news" } }, { article: { id: "wharf-news" } }],
    });
    const plan = await writing.documentOf("agreement", "tug-plan");
    expect(plan).toMatchObject({ status: "signed", signed: { edtf: "2020-05-30" } });
    expect(plan).toMatchObject({
      parties: expect.arrayContaining(
        ["ID", "NZ", "yard"].map((id) => expect.objectContaining({ party: expect.objectContaining({ id }) })),
      ),
    });
  });

  test("have the words of the later article, also when it is another by now", async () => {
    const told = (id: string, published: string, label: string) =>
      invented(id, {
        article: { published: dated(published) },
        engagements: [engagement({ id: "told-twice", label })],
        statements: [statement({ id: `about-${id}`, about: ["engagement:told-twice"] })],
      });
    await writing.write([told("morning", "2020-01-01", "Dawn talks"), told("evening", "2020-01-02", "Dusk talks")]);
    const labels = async () => [
      (await writing.documentOf("engagement", "told-twice"))?.label,
      (await writing.database.query("select label_en from records where id = 'told-twice'"))[0]?.label_en,
    ];
    expect(await labels()).toEqual([{ en: "Dusk talks", id: "Dusk talks (id)" }, "Dusk talks"]);
    // Evidence goes by article, whichever came first.
    expect(await writing.documentOf("engagement", "told-twice")).toMatchObject({
      evidence: [{ article: { id: "evening" } }, { article: { id: "morning" } }],
    });
    const result = await writing.write([told("morning", "2020-01-03", "Dawn talks")]);
    expect(await labels()).toEqual([{ en: "Dawn talks", id: "Dawn talks (id)" }, "Dawn talks"]);
    expect(named(result, "changed")).toContain("engagement told-twice");
  });

  test("come apart again when one of them goes, whichever came first", async () => {
    for (const [stays, goes] of [
      [harbour, wharf],
      [wharf, harbour],
    ] as const) {
      await writing.write([stays()]);
      const before = await contentOf(writing.database);
      await writing.write([goes()]);
      await writing.write([], [goes().article.id]);
      const after = await contentOf(writing.database);
      for (const table of ["documents", "links", "postings", "observations", "term_counts"]) {
        const present = (rows: string[] | undefined) => rows?.filter((row) => !row.endsWith('"count":0}'));
        expect(present(after[table]), table).toEqual(present(before[table]));
      }
      await writing.write([], [stays().article.id]);
    }
  });

  test("are the same record whichever is written first, or both at once", async () => {
    const content = () => contentOf(writing.database);
    await writing.write([harbour()]);
    await writing.write([wharf()]);
    const one = await content();
    await writing.write([], ["harbour-news", "wharf-news"]);
    await writing.write([wharf()]);
    await writing.write([harbour()]);
    expect(await content()).toEqual(one);
    await writing.write([], ["harbour-news", "wharf-news"]);
    await writing.write([wharf(), harbour()]);
    expect(await content()).toEqual(one);
  });
});
