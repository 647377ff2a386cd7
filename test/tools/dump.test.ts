import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { rebuildRecord } from "../../src/record/write.ts";
import { Random } from "../../tools/bench/corpus/random.ts";
import { readJudgements } from "../../tools/bench/search/judgements.ts";
import type { Manifest } from "../../tools/bulk/manifest.ts";
import { dump } from "../../tools/dump.ts";
import { startEndpointInProcess } from "../../tools/libsql-endpoint/index.ts";
import { load } from "../../tools/load.ts";
import { inProject } from "../../tools/paths.ts";
import { contentOf, type Dump, dumpOf, expectConsistent, openRecord, type RecordDatabase } from "../record/database.ts";
import { type History, live, makeHistory, wordsOfHistory } from "../record/histories/history.ts";
import { requestsTo } from "../record/histories/requests.ts";
import { loadWorld } from "../record/histories/world.ts";
import { uncached } from "../support/bindings.ts";
import { copyDatabase } from "../support/database-file.ts";
import { endPrograms, startProgram } from "../support/program.ts";
import { projection, telling } from "../support/projection.ts";

/*
 * A database after several writes, dumped and loaded. What answers must be equal in is everything: versions and times too.
 */

const origin = "https://mitra.test";
const later = new Date("2026-02-01T00:00:00Z");

let scratch: string;
let history: History;
let grown: RecordDatabase;
let folder: string;
let manifest: Manifest;
const opened: RecordDatabase[] = [];
const open = async (options: Parameters<typeof openRecord>[0] = {}): Promise<RecordDatabase> => {
  const database = await openRecord(options);
  opened.push(database);
  return database;
};

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "mitra-dump-"));
  history = makeHistory(3, await loadWorld());
  grown = await open();
  await live(grown.db, history.states);
  folder = join(scratch, "dump");
  manifest = await dump(grown, { folder, origin });
});
afterAll(async () => {
  await endPrograms();
  for (const database of opened) await database.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Everything that a database holds, but for its epoch, and the index of the search. */
const allOf = async (database: RecordDatabase): Promise<Dump> => ({
  ...(await dumpOf(database)),
  dataset: (await database.query("select version, updated_at, stamp, projection from dataset")).map((row) =>
    JSON.stringify(row),
  ),
  search: (await contentOf(database)).search ?? [],
});

const askerOf = ({ url, authToken }: RecordDatabase) => {
  const app = createApp({ log: () => {} });
  const env = { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken, ...uncached };
  return async (target: string) => {
    const answer = await app.request(target, undefined, env as never);
    return { status: answer.status, body: await answer.text(), tag: answer.headers.get("ETag") };
  };
};

describe("a loaded dump", () => {
  let loaded: RecordDatabase;
  beforeAll(async () => {
    loaded = await open();
    const { version, changes } = await load(loaded, { folder, projection });
    expect([version, changes]).toEqual([manifest.version, []]);
  });

  test("is the same database, but for its epoch", async () => {
    expect(await grown.query("select count(distinct action) as actions from changes")).toEqual([{ actions: 3 }]);
    expect(await allOf(loaded)).toEqual(await allOf(grown));
    expect(await loaded.query("select epoch from dataset")).not.toEqual(await grown.query("select epoch from dataset"));
    await expectConsistent(loaded);
  });

  test("gives the same answers, byte for byte, to all that can be asked", async () => {
    const judgements = await readJudgements(inProject("test/search/judgements.yaml"));
    const strays = wordsOfHistory(history);
    const requests = await requestsTo(grown, new Random(3), judgements, { share: 0.03, searches: 24, strays });
    const [one, other] = [askerOf(grown), askerOf(loaded)];
    const changes = ["/v1/articles?sort=-updated", "/v1/engagements?updatedSince=2026-01-01&lang=all"];
    let found = 0;
    for (const target of [...Object.values(requests).flat(), ...changes]) {
      const [a, b] = await Promise.all([one(target), other(target)]);
      expect([target, b.status, b.body]).toEqual([target, a.status, a.body]);
      if (a.status === 200) found += 1;
    }
    expect(found).toBeGreaterThan(100);
  });

  test("dumps as it was dumped", async () => {
    const again = await dump(loaded, { folder: join(scratch, "again"), origin });
    const hashes = ({ files }: Manifest) =>
      files.flatMap(({ path, sha256 }) => (path === "datapackage.json" ? [] : [`${path} ${sha256}`]));
    expect(hashes(again)).toEqual(hashes(manifest));
  });

  test("goes on as the other would: the next write comes to the same", async () => {
    const [first] = history.states;
    const both = await Promise.all([grown, loaded].map((from) => open({ from })));
    const contents = [];
    for (const copy of both) {
      await live(copy.db, first ? [first] : []);
      const { dataset: _, versions: __, ...rest } = await allOf(copy);
      contents.push(rest);
    }
    expect(contents[1]).toEqual(contents[0]);
  });
});

test("a dump that other code has made is made again as a rebuild does it", async () => {
  const [rebuilt, loaded] = [await open({ from: grown }), await open()];
  const expected = await rebuildRecord(rebuilt.db, later, telling, { afresh: false });
  expect(await load(loaded, { folder, projection: telling, now: later })).toEqual(expected);
  expect(expected.changes.length).toBeGreaterThan(0);
  const withoutStamp = ({ dataset: _, versions: __, ...rest }: Dump) => rest;
  expect(withoutStamp(await allOf(loaded))).toEqual(withoutStamp(await allOf(rebuilt)));
  await expectConsistent(loaded);
});

test("what a load that was killed has left is in nobody's way", async () => {
  const database = await open();
  const writer = new Libsql(database.path);
  writer.exec("insert into search_words values ('left'); insert into dossiers values ('left', x'00', 'test')");
  writer.close();
  await load(database, { folder, projection });
  expect(await allOf(database)).toEqual(await allOf(grown));
});

describe("a record that is written to meanwhile", () => {
  /** A database that is written to whenever a table is read, so many times. */
  const restless = async (table: string, writes: number) => {
    const path = join(mkdtempSync(join(scratch, "restless-")), "mitra.db");
    copyDatabase(inject("prepared").seededDatabase, path);
    let left = writes;
    const endpoint = await startEndpointInProcess({
      path,
      onPipeline: ({ sql }) => {
        if (left === 0 || !sql.some((one) => one.includes(table))) return;
        left -= 1;
        const writer = new Libsql(path);
        writer.exec("update dataset set version = version + 1");
        writer.close();
      },
    });
    return endpoint;
  };

  test("is dumped again, until all of it is of one version", async () => {
    const endpoint = await restless('from "postings"', 2);
    const said: string[] = [];
    const target = join(scratch, "moving");
    const { version } = await dump(endpoint, { folder: target, origin, say: (line) => said.push(line) });
    await endpoint.close();
    expect(version).toBe(3);
    expect(said).toEqual([
      "the record moved from version 1 to 2 while it was being dumped: beginning again",
      "the record moved from version 2 to 3 while it was being dumped: beginning again",
    ]);
  });

  test("is not dumped where it never rests, and nothing is left", async () => {
    const endpoint = await restless("documents", 1000);
    const parent = mkdtempSync(join(scratch, "parent-"));
    await expect(dump(endpoint, { folder: join(parent, "dump"), origin })).rejects.toThrow(/^the record moved .*5th/);
    await endpoint.close();
    expect(readdirSync(parent)).toEqual([]);
  });
});

const copyOfDump = (): string => {
  const copy = mkdtempSync(join(scratch, "copy-"));
  cpSync(folder, copy, { recursive: true });
  return copy;
};
/** Puts another manifest into a copy. */
const remanifest = (copy: string, change: (manifest: Manifest) => unknown) => {
  const changed = structuredClone(manifest);
  change(changed);
  writeFileSync(join(copy, "manifest.json"), JSON.stringify(changed));
};
const fileOf = ({ files }: Manifest, path: string) => files.find((file) => file.path === path) ?? files[0];
const terms = "database/postings.ndjson.gz";

test.each<[what: string, (copy: string) => unknown, RegExp]>([
  ["no manifest", (copy) => rmSync(join(copy, "manifest.json")), /is no dump: it has no manifest\.json/],
  ["a manifest of something else", (copy) => writeFileSync(join(copy, "manifest.json"), "{}"), /is not the manifest/],
  [
    "a path that leads out",
    (copy) => remanifest(copy, ({ files }) => Object.assign(files[0] ?? {}, { path: "../x" })),
    /files\.0\.path is wrong/,
  ],
  ["a missing file", (copy) => rmSync(join(copy, terms)), /damaged: database\/postings\.ndjson\.gz: it is missing/],
  [
    "a longer file",
    (copy) => appendFileSync(join(copy, "collections/people.csv.gz"), "x"),
    /damaged: collections\/people\.csv\.gz: /,
  ],
  [
    "a shorter file",
    (copy) => writeFileSync(join(copy, terms), readFileSync(join(folder, terms)).subarray(0, 900)),
    /damaged: database\/postings/,
  ],
  [
    "another text",
    (copy) => writeFileSync(join(copy, "openapi.json"), "{}"),
    /damaged: openapi\.json: it is not the file/,
  ],
  [
    "another hash",
    (copy) => remanifest(copy, (one) => Object.assign(fileOf(one, terms) ?? {}, { sha256: "0".repeat(64) })),
    /damaged: database\/postings/,
  ],
  [
    "another number of rows",
    (copy) => remanifest(copy, (one) => Object.assign(fileOf(one, terms) ?? {}, { rows: 3 })),
    /damaged: database\/postings/,
  ],
  [
    "other columns",
    (copy) => remanifest(copy, (one) => fileOf(one, terms)?.columns?.pop()),
    /another schema .*the table postings/,
  ],
  [
    "a table more",
    (copy) =>
      remanifest(copy, (one) => Object.assign(fileOf(one, "openapi.json") ?? {}, { table: "tides", columns: [] })),
    /another schema .*the table tides/,
  ],
  [
    "a table less",
    (copy) =>
      remanifest(copy, (one) =>
        one.files.splice(
          one.files.findIndex(({ path }) => path === terms),
          1,
        ),
      ),
    /another schema .*the table postings/,
  ],
])("a dump with %s is refused, and nothing is written", async (_, damage, line) => {
  const copy = copyOfDump();
  damage(copy);
  const database = await open();
  const before = await allOf(database);
  await expect(load(database, { folder: copy, projection })).rejects.toThrow(line);
  expect(await allOf(database)).toEqual(before);
});

test("a load that fails half way leaves an empty database", async () => {
  const copy = copyOfDump();
  const database = await open();
  const before = await allOf(database);
  const builders = { ...projection.builders, dossier: projection.builders.dossier.refine(() => false) };
  await expect(load(database, { folder: copy, projection: { ...projection, builders } })).rejects.toThrow();
  expect(await allOf(database)).toEqual(before);
});

test("a database that holds a record is not loaded into", async () => {
  const database = await open({ seeded: true });
  const before = await allOf(database);
  await expect(load(database, { folder, projection })).rejects.toThrow("holds a record at version 1 already");
  expect(await allOf(database)).toEqual(before);
});

test.each<[what: string, path: (parent: string) => string, RegExp]>([
  ["nowhere", (parent) => join(parent, "none", "dump"), /^there is no folder/],
  ["a file", (parent) => join(parent, "file"), /^\S+ is a file/],
  ["a folder of something else", (parent) => join(parent, "other"), /^\S+ holds something else than a dump/],
  ["a folder of a dump and more", (parent) => join(parent, "dump"), /^\S+ holds notes\.txt beside a dump/],
])("%s is not dumped into, and stays as it is", async (_, path, line) => {
  const parent = mkdtempSync(join(scratch, "parent-"));
  writeFileSync(join(parent, "file"), "mine");
  mkdirSync(join(parent, "other"));
  writeFileSync(join(parent, "other", "notes.txt"), "mine");
  cpSync(folder, join(parent, "dump"), { recursive: true });
  writeFileSync(join(parent, "dump", "notes.txt"), "mine");
  const before = readdirSync(parent, { recursive: true }).sort();
  await expect(dump(grown, { folder: path(parent), origin })).rejects.toThrow(line);
  expect(readdirSync(parent, { recursive: true }).sort()).toEqual(before);
});

test("the programs dump, replace a dump, load it, and say what is wrong in one line", async () => {
  const [data, empty, out] = ["data-", "empty-", "out-"].map((name) => mkdtempSync(join(scratch, name)));
  copyDatabase(inject("prepared").seededDatabase, join(data ?? "", "mitra.db"));
  const target = join(out ?? "", "dump");
  cpSync(folder, target, { recursive: true });
  const run = (program: "dump" | "load" | "migrate", MITRA_DATA = "", ...args: string[]) =>
    startProgram(`tools/${program}.ts`, { MITRA_DATA }, args).ended;
  const answered = (stdout: RegExp) => ({ code: 0, stdout: expect.stringMatching(stdout), stderr: "" });
  const refused = (stderr: RegExp) => ({ code: 1, stdout: "", stderr: expect.stringMatching(stderr) });
  expect(await run("dump", data, target)).toEqual(
    answered(/^\S+ holds the record at version 1 \(\d+ files, \d+ bytes\)\n$/),
  );
  expect(readdirSync(out ?? "")).toEqual(["dump"]);
  expect(await run("dump", data)).toEqual(refused(/^mitra: usage: npm run dump.*\n$/));
  expect(await run("load", empty, target)).toEqual(refused(/^mitra: the database has no tables yet: .*\n$/));
  expect((await run("migrate", empty)).code).toBe(0);
  expect(await run("dump", empty, target)).toEqual(refused(/^mitra: the database holds no record yet: .*\n$/));
  expect(await run("load", empty, target)).toEqual(answered(/^the record of \S+ is loaded, at version 1\n$/));
});
