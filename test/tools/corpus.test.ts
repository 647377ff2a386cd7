import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseEdtf } from "../../src/model/date.ts";
import { datePrecisions, ladder } from "../../src/model/vocabulary.ts";
import { indexReference } from "../../src/record/lists.ts";
import { dossierIssues, knownRecords, referenceIssues } from "../../src/record/resolve.ts";
import { builders, type Dossier, dossier, referenceLists } from "../../src/record-types.ts";
import { writeCorpus } from "../../tools/bench/corpus/database.ts";
import { type Corpus, makeCorpus } from "../../tools/bench/corpus/make.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";

const size = 600;
let corpus: Corpus;
let dossiers: Dossier[];
beforeAll(async () => {
  corpus = await makeCorpus(size, 3);
  dossiers = [...corpus.dossiers];
});

const factKinds = ["engagements", "agreements", "statements"] as const;
const told = (kind: (typeof factKinds)[number]) => dossiers.flatMap((one) => one[kind].map(({ id }) => id));

describe("a corpus", () => {
  test("is the same for the same seed, and another for another", async () => {
    expect([...(await makeCorpus(size, 3)).dossiers]).toEqual(dossiers);
    expect([...(await makeCorpus(size, 4)).dossiers]).not.toEqual(dossiers);
  });

  test("passes the checks of real dossiers", () => {
    const known = knownRecords(indexReference(corpus.reference), {
      article: new Set(dossiers.map(({ article }) => article.id)),
      engagement: new Set(told("engagements")),
      agreement: new Set(told("agreements")),
      statement: new Set(told("statements")),
    });
    expect(referenceIssues(builders, corpus.reference)).toEqual([]);
    expect(referenceLists.safeParse(corpus.reference).error?.issues ?? []).toEqual([]);
    for (const one of dossiers) {
      expect(dossier.parse(one)).toEqual(one);
      expect(dossierIssues(builders, one, known)).toEqual([]);
    }
  });

  test("has dates of every precision, days most of all", () => {
    const dates = dossiers.flatMap(({ engagements }) => engagements.map(({ date }) => date.edtf));
    const counts = Map.groupBy(dates, (edtf) => (edtf === null ? "unknown" : parseEdtf(edtf)?.precision));
    // Articles seldom print a time or a week, and the corpus none.
    const common = datePrecisions.filter((one) => one !== "minute" && one !== "week");
    for (const precision of common) expect(counts.get(precision)?.length, precision).toBeGreaterThan(0);
    expect(counts.get("day")?.length).toBeGreaterThan(dates.length * 0.7);
  });

  test("has agreements on every rung, and facts that two articles tell", () => {
    const statuses = new Set(dossiers.flatMap(({ agreements }) => agreements.map(({ status }) => status)));
    expect(statuses).toEqual(new Set(ladder.filter((rung) => rung !== "ratified")));
    for (const kind of ["engagements", "agreements"] as const) {
      expect(new Set(told(kind)).size).toBeLessThan(told(kind).length * 0.97);
    }
  });

  test("deals with some countries often, with many seldom, and knows people in several posts", () => {
    const partners = dossiers.flatMap(({ engagements }) =>
      engagements.flatMap(({ countries }) =>
        countries.flatMap((one) => (one.roles.includes("partner") ? [one.country] : [])),
      ),
    );
    const counts = [...Map.groupBy(partners, (id) => id).values()].map(({ length }) => length).sort((a, b) => b - a);
    expect(counts.length).toBeGreaterThan(40);
    expect(counts[0]).toBeGreaterThan(8 * (counts[Math.floor(counts.length / 2)] ?? 0));
    const posts = Map.groupBy(
      dossiers.flatMap(({ people }) => people),
      ({ person }) => person,
    );
    const held = [...posts.values()].map((entries) => new Set(entries.map(({ post }) => post)).size);
    expect(held.filter((count) => count > 1).length).toBeGreaterThan(10);
  });

  test("says everything in both languages, in its own words each", () => {
    const texts = dossiers.flatMap(({ engagements, agreements, statements, article }) => [
      article.summary,
      ...engagements.flatMap(({ label, summary }) => [label, summary]),
      ...agreements.flatMap(({ label, summary }) => [label, summary]),
      ...statements.map(({ paraphrase }) => paraphrase),
    ]);
    for (const { en, id } of texts) {
      expect(en).not.toBe(id);
      expect(`${en}${id}`).not.toMatch(/[{}]|undefined/);
    }
  });
});

describe("in a record", () => {
  let mitra: TestMitra;
  beforeAll(async () => {
    mitra = await startMitra({ seeded: false });
    await writeCorpus(mitra.database, { reference: corpus.reference, dossiers: dossiers.slice(0, 150) }, { chunk: 60 });
  });
  afterAll(() => mitra.close());

  test("every fact is there once", async () => {
    const written = dossiers.slice(0, 150);
    const { data } = (await (await mitra.fetch("/v1/meta")).json()) as { data: { counts: Record<string, number> } };
    expect(data.counts.articles).toBe(150);
    for (const kind of factKinds) {
      expect(data.counts[kind]).toBe(new Set(written.flatMap((one) => one[kind].map(({ id }) => id))).size);
    }
  });

  test("an engagement that two articles tell has the evidence of both", async () => {
    const written = dossiers
      .slice(0, 150)
      .flatMap(({ article, engagements }) => engagements.map(({ id }) => [id, article.id] as const));
    const twice = [...Map.groupBy(written, ([id]) => id)].find(([, tellers]) => tellers.length > 1);
    const answer = await mitra.fetch(`/v1/engagements/${twice?.[0]}`);
    const { data } = (await answer.json()) as { data: { evidence: { article: { id: string } }[] } };
    expect(new Set(data.evidence.map(({ article }) => article.id))).toEqual(new Set(twice?.[1].map(([, id]) => id)));
  });
});
