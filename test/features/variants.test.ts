import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Dossier } from "../../src/record-types.ts";
import { dated, engagement, invented } from "../record/dossiers.ts";
import type { TestMitra } from "../support/mitra.ts";
import { getJson, idsOf, listOf } from "./collections.ts";
import { startStory } from "./stories/world.ts";
import { type FieldCase, factOf, fieldCases, type Value, valueAt } from "./variants-table.ts";

/*
 * When articles differ: for every field and every rung of the rule two articles between which only this rung decides, as
 * every rung below it would choose the other one.
 */

type Article = { article: object; basis?: string };

/** Articles of one fact: the one that is followed, and the one that is not. Those of later rungs speak for the latter. */
type Rung = {
  name: string;
  chosen: Article;
  other: Article;
  /** Whether the more precise value is chosen; without it, values are as precise as each other. */
  isPrecise?: boolean;
  /** Whether the one corrects the other. */
  corrects?: true;
};

const [early, late] = [dated("2021-02-01"), dated("2021-04-01")];
const release = "ministry-site";
const by = (published: object, more: object = {}) => ({ article: { published, source: "daily-palm", ...more } });

const copied = (type: string) => ({ relations: [{ type, url: "https://example.org/original" }] });
const at = (time: string) => ({ ...early, time });

const rungs: readonly Rung[] = [
  {
    name: "stated before attributed",
    chosen: { ...by(early, copied("copy-of")), basis: "stated" },
    other: { ...by(late, { source: release }), basis: "attributed" },
    isPrecise: false,
  },
  {
    name: "attributed before inferred",
    chosen: { ...by(early, copied("copy-of")), basis: "attributed" },
    other: { ...by(late, { source: release }), basis: "inferred" },
    isPrecise: false,
  },
  {
    name: "a party's own release before a report",
    chosen: by(early, { source: release }),
    other: by(late),
    isPrecise: false,
  },
  { name: "a report before a copy", chosen: by(early), other: by(late, copied("copy-of")), isPrecise: false },
  {
    name: "a report before a translation",
    chosen: by(early),
    other: by(late, copied("translation-of")),
    isPrecise: false,
  },
  {
    name: "a party's own release before a translation of it",
    chosen: by(early, { source: release }),
    other: by(late, { source: release, ...copied("translation-of") }),
    isPrecise: false,
  },
  {
    name: "a correction before what it corrects",
    chosen: { ...by(early), basis: "attributed" },
    other: by(late, { source: release }),
    isPrecise: false,
    corrects: true,
  },
  { name: "the more precise", chosen: by(early), other: by(late), isPrecise: true },
  { name: "the later published", chosen: by(late), other: by(early) },
  {
    name: "of one day the later hour, wherever its clock stands",
    chosen: by(at("09:00-02:00")),
    other: by(at("12:00+07:00")),
  },
  { name: "a published one before one of an unknown date", chosen: by(early), other: by(dated(null)) },
  { name: "of one moment by the id of the article", chosen: by(early), other: by(early) },
];

type Told = FieldCase & {
  name: string;
  id: string;
  followed: Value;
  passed: Value;
  dossiers: Dossier[];
  passedIn: string;
  corrects: boolean;
};

const tell = (
  field: FieldCase,
  at: number,
  { name, chosen, other, isPrecise, corrects }: Rung,
  nth: number,
): Told[] => {
  if (isPrecise && !field.precise) return [];
  const id = `fact-${at}-${nth}`;
  // Where the more precise would be passed over, a rung above it has decided.
  const [followed, passed] =
    isPrecise === true
      ? [field.precise, field.values[0]]
      : isPrecise === false && field.precise
        ? [field.values[0], field.precise]
        : [field.values[1], field.values[0]];
  if (!followed) return [];
  // The id speaks for the article that is passed over, but where the id decides.
  const [firstId, lastId] = [`a-news-${at}-${nth}`, `b-news-${at}-${nth}`];
  const isById = JSON.stringify(chosen) === JSON.stringify(other);
  const [chosenId, otherId] = isById ? [firstId, lastId] : [lastId, firstId];
  const dossierOf = (article: string, { article: about, basis = "stated" }: Article, { said }: Value) =>
    invented(article, { article: about, ...factOf(field, id, said, [{ paragraph: 1, basis }]) });
  const relations = corrects ? { relations: [{ type: "corrects", article: otherId }] } : {};
  const article = { ...chosen.article, ...relations };
  const dossiers = [dossierOf(chosenId, { ...chosen, article }, followed), dossierOf(otherId, other, passed)];
  return [{ ...field, name, id, followed, passed, dossiers, passedIn: otherId, corrects: corrects ?? false }];
};

const told = fieldCases.flatMap((field, at) => rungs.flatMap((rung, nth) => tell(field, at, rung, nth)));
const frames = invented("frames", {
  engagements: ["frame-one", "frame-two"].map((id) => engagement({ id, kind: "visit" })),
});

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startStory([frames, ...told.flatMap(({ dossiers }) => dossiers)]);
});
afterAll(() => mitra.close());

type Variants = { field: string; value: string; evidence: { article: { id: string } }[] }[];

/** A value as it is served in a language. */
const inAnswer = (served: unknown, language: "en" | "id"): unknown => {
  if (typeof served !== "object" || served === null) return served;
  return "en" in served ? (served as Record<string, unknown>)[language] : expect.objectContaining(served);
};

describe.each(fieldCases.map((field) => [`${field.type} ${field.field}`, field] as const))("%s", (_, field) => {
  const own = told.filter((one) => one.type === field.type && one.field === field.field);

  test.each(own.map((one) => [one.name, one] as const))("%s", async (_, one) => {
    const { type, id, path, followed, passed, passedIn } = one;
    for (const language of ["en", "id"] as const) {
      const { data } = await getJson<{ data: { variants: Variants } }>(mitra, `/v1/${type}s/${id}?lang=${language}`);
      expect(valueAt(data, path)).toEqual(inAnswer(followed.served, language));
      const evidence = [expect.objectContaining({ article: expect.objectContaining({ id: passedIn }), paragraph: 1 })];
      expect(data.variants).toEqual([{ field: field.field, value: passed.shown[language], evidence }]);
    }
  });

  test("what is not chosen is searched and filtered like the chosen one", async () => {
    const last = own.find(({ name }) => name === "the later published");
    const among = `/v1/${field.type}s?ids=${last?.id}`;
    expect(await idsOf(mitra, `${among}&q=${encodeURIComponent(field.words)}`)).toEqual([last?.id]);
    expect(await idsOf(mitra, `${among}&has=variants`)).toEqual([last?.id]);
    if (field.filter) expect(await idsOf(mitra, `${among}&${field.filter}`)).toEqual([last?.id]);
  });
});

/** Every fact of a type with its evidence, as it is written, but for when. */
const factsOf = async (of: TestMitra, type: string): Promise<unknown[]> => {
  const facts: unknown[] = [];
  for (let next: string | null = ""; next !== null; ) {
    const cursor = next ? `&cursor=${next}` : "";
    const page: { data: unknown[]; page: { next: string | null } } = await getJson(
      of,
      `/v1/${type}s?include=evidence&fields=variants,evidence,label&lang=all&sort=label&limit=200${cursor}`,
    );
    facts.push(...page.data);
    next = page.page.next;
  }
  return facts;
};

test("the order in which dossiers are written does not matter, nor whether they are written at once", async () => {
  // What is corrected is there before its correction.
  const lots = [0, 1].map((lot) =>
    told.flatMap(({ dossiers, corrects }, nth) => dossiers[corrects ? 1 - lot : (lot + nth) % 2] ?? []),
  );
  const other = await startStory([frames], ...lots);
  for (const type of ["engagement", "agreement", "statement"]) {
    const [one, another] = await Promise.all([factsOf(mitra, type), factsOf(other, type)]);
    expect(one.length).toBeGreaterThan(0);
    expect(another).toEqual(one);
  }
  await other.close();
});

test("a fact is counted under each kind that articles give it, and stats say that groups overlap", async () => {
  const ids = told.flatMap((one) => (one.type === "engagement" && one.field === "kind" ? [one.id] : []));
  type Stats = { groups: { count: number }[]; overlapping: boolean; sum: number; total: { value: number } };
  const { data } = await getJson<{ data: Stats }>(mitra, "/v1/stats?type=engagement&groupBy=kind");
  expect(data.overlapping).toBe(true);
  expect(data.sum).toBe(data.total.value + ids.length);
  const { facets } = await getJson<{ facets: { kind: { value: string; count: number }[] } }>(
    mitra,
    `/v1/engagements?ids=${ids.join()}&facets=kind`,
  );
  expect(facets.kind.slice(0, 2)).toMatchObject(
    ["courtesy-call", "dialogue"].map((value) => ({ value, count: ids.length })),
  );
});

test("has=variants are the facts of which articles differ, and no others", async () => {
  for (const type of ["engagement", "agreement", "statement"]) {
    const ids = told.filter((one) => one.type === type).map(({ id }) => id);
    const { page } = await listOf(mitra, `/v1/${type}s?has=variants`);
    expect(page.total.value).toBe(ids.length);
  }
  expect(await idsOf(mitra, "/v1/engagements?missing=variants")).toEqual(["frame-one", "frame-two"]);
});
