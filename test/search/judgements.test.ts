import { describe, expect, it } from "vitest";
import { loadSeeds } from "../../seeds/load.ts";
import { isoCountries } from "../../src/record/countries.ts";
import {
  isHeld,
  type Judgement,
  queryKinds,
  readJudgements,
  withJudgedSeeds,
} from "../../tools/bench/search/judgements.ts";
import { hitsFirst, median } from "../../tools/bench/search/measures.ts";
import { inProject } from "../../tools/paths.ts";

const judgements = await readJudgements(inProject("test/search/judgements.yaml"));
const ofKind = (kind: string): Judgement[] => judgements.filter((judgement) => judgement.kind === kind);

/** The keys of every record that the seeds and the invented dossiers make. */
const judgedRecords = async (): Promise<Set<string>> => {
  const { reference, dossiers } = await withJudgedSeeds(inProject("test/search"), loadSeeds);
  const keys = (type: string, records: readonly { id: string }[]) => records.map(({ id }) => `${type}:${id}`);
  return new Set([
    ...[...isoCountries.keys()].map((id) => `country:${id}`),
    ...Object.entries(reference).flatMap(([type, records]) => keys(type, records)),
    ...dossiers.flatMap(({ article, engagements, agreements, statements }) => [
      ...keys("article", [article]),
      ...keys("engagement", engagements),
      ...keys("agreement", agreements),
      ...keys("statement", statements),
    ]),
  ]);
};

describe("the judged queries", () => {
  it("are five hundred or more, each once and of a kind", () => {
    expect(judgements.length).toBeGreaterThanOrEqual(500);
    const asked = judgements.map(({ q, lang, params }) => JSON.stringify([q, lang, params]));
    expect(asked.filter((each, at) => asked.indexOf(each) !== at)).toEqual([]);
    expect(judgements.filter(({ kind }) => kind === undefined)).toEqual([]);
  });

  it.for([
    "name",
    "alias",
    "abbreviation",
    "misspelt",
    "date",
    "status",
    "question",
    "two-concepts",
    "negation",
    "prefix",
  ] as const)("are thirty or more of the kind %s, some of them held back", (kind) => {
    expect(ofKind(kind).length).toBeGreaterThanOrEqual(30);
    expect(ofKind(kind).filter(isHeld).length).toBeGreaterThanOrEqual(8);
  });

  it("are of every kind there is, about a third of them held back", () => {
    expect(queryKinds.filter((kind) => ofKind(kind).length === 0)).toEqual([]);
    const share = judgements.filter(isHeld).length / judgements.length;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.37);
  });

  it("are answered by records that there are", async () => {
    const known = await judgedRecords();
    const strangers = judgements.flatMap(({ q, grades }) =>
      Object.keys(grades).flatMap((key) => (known.has(key) ? [] : [`${q}: ${key}`])),
    );
    expect(strangers).toEqual([]);
  });

  it("have only answers of the type that they are asked of", () => {
    const strangers = judgements.flatMap(({ q, params, grades }) =>
      Object.keys(grades).flatMap((key) =>
        !params?.type || key.startsWith(`${params.type}:`) ? [] : [`${q}: ${key}`],
      ),
    );
    expect(strangers).toEqual([]);
  });
});

describe("the measures", () => {
  it("count a first result of the best grade there is", () => {
    expect(hitsFirst(["topic:a", "topic:b"], { "topic:b": 3, "topic:a": 2 })).toBe(false);
    expect(hitsFirst(["topic:a"], { "topic:b": 2, "topic:a": 2 })).toBe(true);
    expect(hitsFirst([], { "topic:a": 1 })).toBe(false);
    expect(hitsFirst([], {})).toBe(true);
    expect(hitsFirst(["topic:a"], {})).toBe(false);
  });

  it("take the middle of what there is", () => {
    expect([median([]), median([7]), median([9, 1, 4]), median([1, 9])]).toEqual([0, 7, 4, 1]);
  });
});
