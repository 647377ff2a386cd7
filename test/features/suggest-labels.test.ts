import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { STOP_WORDS } from "../../src/language/lexicon.ts";
import { tokenise } from "../../src/language/tokenise.ts";
import { writeRecord } from "../../src/record/write.ts";
import { openRecord, type RecordDatabase } from "../record/database.ts";
import { loadWorld } from "../record/histories/world.ts";
import { uncached } from "../support/bindings.ts";
import { projection } from "../support/projection.ts";

/*
 * Every label of the seeds and of the invented dossiers of the judged searches, as it is typed.
 */

type Suggestion = { type: string; id: string; matched: string };
type Row = { type: string; id: string; en: string; indonesian: string };

let database: RecordDatabase;
let rows: Row[] = [];
const app = createApp();

beforeAll(async () => {
  database = await openRecord();
  const { dossiers, reference } = await loadWorld();
  await writeRecord(
    database.db,
    { put: dossiers, remove: [], reference, now: new Date("2026-11-22T08:00:00Z") },
    projection,
  );
  rows = await database.query<Row>(
    "select type, id, label_en as en, label_id as indonesian from records where type <> 'statement' order by type, id",
  );
}, 60_000);
afterAll(() => database.close());

const most = 10;

const suggest = async (q: string): Promise<Suggestion[]> => {
  const env = { LIBSQL_URL: database.url, LIBSQL_AUTH_TOKEN: database.authToken, ...uncached };
  const answer = await app.request(`/v1/suggest?q=${encodeURIComponent(q)}`, undefined, env as never);
  expect([q, answer.status]).toEqual([q, 200]);
  return ((await answer.json()) as { data: Suggestion[] }).data;
};

/** Whether a beginning of a label finds its record; where it does not, as many others must begin so or have its words. */
const finds = async (typed: string, { type, id }: Row): Promise<boolean> => {
  const found = await suggest(typed);
  return found.some((one) => one.type === type && one.id === id) || found.length === most;
};

const labels = (row: Row): string[] => [...new Set([row.en, row.indonesian])];

test("the whole of a label finds its record", async () => {
  const missed: string[] = [];
  for (const row of rows) {
    for (const label of labels(row)) {
      const found = await suggest(label);
      if (!found.some(({ type, id }) => type === row.type && id === row.id)) missed.push(label);
    }
  }
  expect(missed).toEqual([]);
}, 120_000);

const prefixes = fc.nat().chain((at) => {
  const row = rows[at % rows.length] as Row;
  const label = labels(row)[at % labels(row).length] as string;
  const letters = Array.from(label);
  return fc.record({
    row: fc.constant(row),
    typed: fc.nat({ max: Math.max(0, letters.length - 3) }).map((more) => letters.slice(0, 3 + more).join("")),
  });
});

test("every beginning of a label of three letters or more finds its record, unless ten others have a claim", async () => {
  await fc.assert(
    fc.asyncProperty(prefixes, async ({ row, typed }) => {
      const letters = tokenise(typed).map(({ folded }) => folded);
      fc.pre(letters.join("").length >= 3 && !(letters.length === 1 && STOP_WORDS.has(letters[0] ?? "")));
      expect([typed, row.id, await finds(typed, row)]).toEqual([typed, row.id, true]);
    }),
    { numRuns: 400 },
  );
}, 120_000);

test("what shows nothing and divides nothing may stand anywhere in what is typed", async () => {
  const invisible = fc.constantFrom("\u00ad", "\u200d", "\u200c", "\u2060", "\u200e");
  await fc.assert(
    fc.asyncProperty(prefixes, invisible, fc.nat(), async ({ row, typed }, mark, at) => {
      const letters = Array.from(typed);
      const marked = letters.toSpliced(1 + (at % letters.length), 0, mark).join("");
      expect((await suggest(marked)).map(({ id }) => id)).toEqual((await suggest(typed)).map(({ id }) => id));
      expect(row.id).not.toBe("");
    }),
    { numRuns: 60 },
  );
}, 120_000);

test.each([
  ["MILEX-2025", "belarus-milex-2025"],
  ["MILEX 2025", "belarus-milex-2025"],
  ["milex2025", "belarus-milex-2025"],
  ["Japan's ambassador", "japan-courtesy-call-2022"],
  ["Japan’s ambassador c", "japan-courtesy-call-2022"],
  ["2+2", "indonesia-japan-two-plus-two"],
  ["M. H", "m-herindra"],
  ["Maxim L. Lu", "maxim-lukianov"],
  ["KX-5", "x-south-korea-kx5"],
])("%s finds %s", async (typed, id) => {
  expect((await suggest(typed)).map((one) => one.id)).toContain(id);
});

test.each([
  ["menhan", "sjafrie-sjamsoeddin", "id-minister-of-defence"],
  ["menteri pertahanan", "sjafrie-sjamsoeddin", "id-minister-of-defence"],
  ["menhan jepang", "kishi-nobuo", "jp-minister-of-defence"],
  ["menteri pertahanan jepang", "kishi-nobuo", "jp-minister-of-defence"],
  ["japanese defence minister", "kishi-nobuo", "jp-minister-of-defence"],
  ["menlu", "retno-marsudi", "id-minister-of-foreign-affairs"],
  ["wamenhan", "m-herindra", "id-deputy-minister-of-defence"],
])("%s leads to %s, then to the post %s", async (typed, holder, post) => {
  const found = (await suggest(typed)).map(({ id }) => id);
  expect(found[0]).toBe(holder);
  const next = found.slice(1, found.indexOf(post) + 1);
  expect(next.at(-1)).toBe(post);
  expect(next.length).toBeLessThanOrEqual(2);
});

test.each([
  [
    "athan rusi",
    ["x-joesoef-djojohadi", "id-defence-attache-russia-belarus", "maxim-lukianov"],
    "ru-defence-attache-indonesia",
  ],
  ["menlu pra", ["catherine-colonna", "fr-minister-of-foreign-affairs"], "prabowo-subianto"],
  ["menhan pra", ["prabowo-subianto"], "fr-minister-of-the-armed-forces"],
])(
  "%s is who holds such a post, or the post of a country that begins so after its holder: %j, and then %s",
  async (typed, first, later) => {
    const found = (await suggest(typed)).map(({ id }) => id);
    expect(found.slice(0, first.length)).toEqual(first);
    expect(found.slice(first.length)).toContain(later);
  },
);

test.each([
  ["athan", "post"],
  ["dubes", "post"],
  ["kemhan", "organisation"],
  ["dubes brasil", "person"],
])("%s is read as the lexicon knows it, and finds a %s first", async (typed, type) => {
  expect((await suggest(typed))[0]?.type).toBe(type);
});

test("an abbreviation finds the titles that have it written out", async () => {
  expect((await suggest("mou")).map(({ id }) => id)).toContain("x-saudi-memorandum");
});

test.each([
  ["rabowo", "prabowo-subianto"],
  ["orabowo", "prabowo-subianto"],
  ["parbowo", "prabowo-subianto"],
  ["prabwoo", "prabowo-subianto"],
  ["sjafrie sjamsodedin", "sjafrie-sjamsoeddin"],
  ["lecronu", "sebastien-lecornu"],
  ["kunjugnan kehormatan duta besar jepang", "japan-courtesy-call-2022-03-02"],
])("%s, which has a slip, finds %s", async (typed, id) => {
  expect((await suggest(typed)).map((one) => one.id)).toContain(id);
});
