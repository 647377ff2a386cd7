import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { parse } from "csv-parse/sync";
import ical from "node-ical";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { writeRecord } from "../../src/record/write.ts";
import { hasPython, python } from "../formats/support.ts";
import { engagement, invented, inventedReference } from "../record/dossiers.ts";
import { blocksOf, exampleOrigin, run, startCounting } from "../support/documented.ts";
import { eventually } from "../support/eventually.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { openHtml } from "../support/page.ts";
import { projection } from "../support/projection.ts";

const recipes = blocksOf("docs/recipes.md");

let mitra: TestMitra;
let counting: Awaited<ReturnType<typeof startCounting>>;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mitra-recipes-"));
  mitra = await startMitra();
  counting = await startCounting(mitra.url);
});
afterAll(async () => {
  await counting.close();
  await mitra.close();
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = (number: number): string => (recipes[number - 1]?.code ?? "").replaceAll(exampleOrigin, counting.url);

/** Runs a recipe by `work`, and holds it to two calls. */
const atMostTwo = async <T>(work: () => Promise<T>): Promise<T> => {
  counting.calls.splice(0);
  const outcome = await work();
  expect(counting.calls.length).toBeGreaterThan(0);
  expect(counting.calls.length).toBeLessThanOrEqual(2);
  return outcome;
};

const shell = (number: number) => atMostTwo(() => run("sh", ["-c", codeOf(number)], folder));
const programOf = (number: number, command = "python3") =>
  atMostTwo(() => run(command, ["-X", "utf8", "-c", codeOf(number)], folder));

/** What a page comes to show, which has `wanted` in it. */
const shown = (number: number, wanted: string) =>
  atMostTwo(async () => {
    const page = await openHtml(codeOf(number));
    await eventually(async () => expect(await page.text()).toContain(wanted));
    const text = await page.text();
    await page.close();
    return text;
  });

test("there are ten recipes, none longer than twenty lines", () => {
  expect(recipes.map(({ heading }) => Number.parseInt(heading, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  for (const { heading, code } of recipes) expect(code.trimEnd().split("\n").length, heading).toBeLessThanOrEqual(20);
});

test("1: the latest with Japan, in Indonesian, the last one first", async () => {
  const text = await shown(1, "Pertemuan 2+2");
  expect(text).toMatch(/2022-03-02 · Kunjungan kehormatan Duta Besar Jepang.*2021-03-30 · Penandatanganan/s);
});

describe("2: agreements by status and country", () => {
  const url = /"(https:[^"]*)"/.exec(recipes[1]?.code ?? "")?.[1] ?? "";
  const stats = /`(\/v1\/stats[^`]*)`/.exec(readFileSync("docs/recipes.md", "utf8"))?.[1] ?? "";
  type Row = Record<string, string>;

  test("are in columns that the recipe names, and count as the statistics do", async () => {
    const rows: Row[] = parse(await (await mitra.fetch(url.slice(exampleOrigin.length))).text(), { columns: true });
    const named = [...(recipes[1]?.code ?? "").matchAll(/"(\w+\.\w+|status)"/g)].map(([, name = ""]) => name);
    expect(named).toContain("countries.id");
    for (const name of named) expect(Object.keys(rows[0] ?? {})).toContain(name);
    const pairs = rows.flatMap((row) => (row["countries.id"] ?? "").split(" | ").map((id) => `${row.status} ${id}`));
    const counted: Row[] = parse(await (await mitra.fetch(stats)).text(), { columns: true });
    expect(counted.length).toBeGreaterThan(10);
    for (const { status, country, count } of counted) {
      expect(pairs.filter((pair) => pair === `${status} ${country}`)).toHaveLength(Number(count));
    }
  });

  test.skipIf(!hasPython)("are read so by Python's csv", async () => {
    const text = await (await mitra.fetch(url.slice(exampleOrigin.length))).text();
    const program =
      "import csv, json, sys; print(json.dumps([row['countries.id'] for row in csv.DictReader(sys.stdin) if row['status'] == 'completed']))";
    expect(python(program, text)).toEqual(["ID | RU"]);
  });

  const hasPandas = spawnSync("python3", ["-c", "import pandas"]).status === 0;
  test.skipIf(!hasPandas)("are a cross table in pandas", async () => {
    expect(await programOf(2)).toMatch(/^completed .*\b1\b.*\b1\b/m);
  });
});

test.skipIf(!hasPython)("3: who met Prabowo, without those of his side", async () => {
  const lines = (await programOf(3)).trimEnd().split("\n");
  expect(lines).toContain(
    "2021-03-30; Signing of the equipment and technology transfer agreement with Japan; ['Kishi Nobuo']",
  );
  expect(lines.some((line) => line.includes("Catherine Colonna") && line.includes("Sébastien Lecornu"))).toBe(true);
  expect(lines.join()).not.toContain("Retno Marsudi");
});

test("4: a list that is confirmed without a body, and there without a network", async () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: async (key: string) => kept.get(key) ?? null,
    setItem: async (key: string, value: string) => void kept.set(key, value),
  };
  const counted = await startCounting(mitra.url);
  const code = (recipes[3]?.code ?? "").replaceAll(exampleOrigin, counted.url);
  type Listing = { list: (from: typeof store) => Promise<{ label: string }[]> };
  const { list } = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)) as Listing;
  const first = await list(store);
  expect(first[0]?.label).toContain("Duta Besar Jepang");
  expect(await list(store)).toEqual(first);
  expect(counted.calls.map(({ status }) => status)).toEqual([200, 304]);
  await counted.close();
  expect(await list(store)).toEqual(first);
  kept.clear();
  await expect(list(store)).rejects.toThrow("fetch failed");
});

test("5: what changed since yesterday, without what changed before", async () => {
  const own = await startMitra({ seeded: false });
  const counted = await startCounting(own.url);
  const write = (id: string, now: number) =>
    writeRecord(
      openDb(own.database),
      {
        put: [invented(id, { engagements: [engagement({ id: `${id}-meeting`, label: id })] })],
        remove: [],
        reference: inventedReference(),
        now: new Date(now),
      },
      projection,
    );
  await write("before", Date.now() - 3 * 86_400_000);
  await write("today", Date.now());
  const code = (recipes[4]?.code ?? "").replaceAll(exampleOrigin, counted.url);
  const rows: Record<string, string>[] = parse(await run("sh", ["-c", code], folder), { columns: true });
  const told = rows.map(({ id, action }) => `${id} ${action}`);
  expect(told).toContain("today-meeting created");
  expect(told.join()).not.toContain("before");
  expect(counted.calls).toHaveLength(1);
  await counted.close();
  await own.close();
});

test("6: a chart by year", async () => {
  const text = await shown(6, "without a date");
  expect(text).toMatch(/2015: 1.*2021: 1.*2022: 1.*2025: 1.*\d without a date/s);
});

test("7: a citation that a program for bibliographies reads", async () => {
  await shell(7);
  const text = readFileSync(join(folder, "paper.bib"), "utf8");
  const [entry] = new Cite(text, { forceType: "@biblatex/text" }).data as Record<string, string>[];
  expect(entry?.id).toBe("article-japan-courtesy-call-2022");
  expect(readFileSync("docs/recipes.md", "utf8")).toContain(`\\cite{${entry?.id}}`);
  expect(entry?.URL).toMatch(/\/v1\/articles\/japan-courtesy-call-2022\?asOf=1$/);
});

test("8: a calendar that a program for calendars reads", async () => {
  await shell(8);
  const events = Object.values(ical.sync.parseFile(join(folder, "japan.ics"))).filter((one) => one?.type === "VEVENT");
  const signing = events.find(({ summary }) => String(summary).startsWith("Signing of the equipment"));
  expect(signing?.start.toISOString()).toMatch(/^2021-03-(29|30)/);
});

test("9: a map of what has a place", async () => {
  expect(await shown(9, "Courtesy call")).toContain("2022-03-02 Courtesy call by Japan's ambassador");
});

test("10: a box that completes what is typed", async () => {
  await atMostTwo(async () => {
    const page = await openHtml(codeOf(10));
    await page.type("sjamseo");
    await eventually(async () => expect(await page.text()).toContain("Minister of Defence of Indonesia"));
    await page.type("");
    await eventually(async () => expect(await page.text()).not.toContain("Minister"));
    await page.close();
  });
});
