import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterAll, afterEach, beforeEach, expect, inject, test } from "vitest";
import { claimDataFolder } from "../../tools/data-folder.ts";
import { inspectDatabase } from "../../tools/inspect.ts";
import { copyDatabase } from "../support/database-file.ts";
import { endPrograms, startProgram } from "../support/program.ts";

let scratch: string;
let data: string;
let databaseFile: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "mitra-backup-"));
  data = join(scratch, "data");
  databaseFile = join(data, "mitra.db");
  mkdirSync(data);
  copyDatabase(inject("prepared").seededDatabase, databaseFile);
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));
afterAll(endPrograms);

const run = (program: "backup" | "restore", args: readonly string[], env: Record<string, string> = {}) =>
  startProgram(`tools/${program}.ts`, { MITRA_DATA: data, ...env }, args);

const read = <T>(file: string, sql: string): T => {
  const database = new Libsql(file);
  const [row] = database.prepare(sql).all() as T[];
  database.close();
  return row as T;
};

type Dataset = { version: number; epoch: string; stamp: string };
const datasetOf = (file: string) => read<Dataset>(file, "select version, epoch, stamp from dataset");

const execute = (file: string, sql: string): void => {
  const database = new Libsql(file);
  database.exec(sql);
  database.close();
};

const write = (file: string) => execute(file, "pragma journal_mode = wal; update dataset set version = version + 1");

/** Counts the changes to files that a program makes, each kind of change to each file once, as it makes them. */
const watchChanges = (folders: readonly string[], changed: (count: number) => void): (() => void) => {
  const seen = new Set<string>();
  const watchers = folders.map((folder) =>
    watch(folder, (type, name) => {
      seen.add(`${type} ${name?.replace(/[\da-f-]{8,}|\d+/g, "")}`);
      changed(seen.size);
    }),
  );
  return () => {
    for (const watcher of watchers) watcher.close();
  };
};

/** Of the moments to kill a program at, every third is tried; KILLS=1 tries each. */
const step = Number(process.env.KILLS ?? 3);

/** Kills a program after some of its changes to files, and looks at what is left each time. */
const killAtEveryChange = async (start: () => ReturnType<typeof run>, look: () => Promise<void>): Promise<void> => {
  for (let moment = step, isOver = false; !isOver; moment += step) {
    const program = start();
    const close = watchChanges([scratch, data], (count) => {
      if (count === moment) program.signal("SIGKILL");
    });
    const { code } = await program.ended;
    close();
    await look();
    // It makes no further change.
    isOver = code !== null;
  }
};

test("a backup is the record as of one moment, whatever is being written meanwhile", async () => {
  const writer = new Libsql(databaseFile);
  writer.exec("pragma journal_mode = wal; create table twice (version integer); insert into twice values (1)");
  const target = join(scratch, "backup.db");
  const program = run("backup", [target]);
  let isRunning = true;
  void program.ended.then(() => {
    isRunning = false;
  });
  while (isRunning) {
    writer.exec("begin; update dataset set version = version + 1; update twice set version = version + 1; commit");
    await new Promise(setImmediate);
  }
  writer.close();
  const { code, stdout } = await program.ended;
  const { version } = datasetOf(target);
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(`^${target} holds the record at version ${version} \\(\\d+ bytes\\)\n$`),
  ]);
  expect(read<{ version: number }>(target, "select version from twice").version).toBe(version);
  expect(version).toBeLessThanOrEqual(datasetOf(databaseFile).version);
  expect(readdirSync(scratch).sort()).toEqual(["backup.db", "data"]);
});

test("a restored database is the one of before under another epoch, and the present one is kept", async () => {
  const target = join(scratch, "backup.db");
  expect((await run("backup", [target]).ended).code).toBe(0);
  const before = datasetOf(databaseFile);
  write(databaseFile);
  const lost = datasetOf(databaseFile);
  const { code, stdout } = await run("restore", [target]).ended;
  expect([code, stdout]).toEqual([0, expect.stringContaining("at version 1 again")]);
  const restored = datasetOf(databaseFile);
  expect(restored).toEqual({ ...before, epoch: expect.not.stringMatching(before.epoch) });
  expect(datasetOf(`${databaseFile}.before-restore`)).toEqual(lost);
  // The next version is another than the one that is lost, though it has its number.
  write(databaseFile);
  expect(datasetOf(databaseFile)).toEqual({ ...restored, version: 2, stamp: expect.not.stringMatching(lost.stamp) });
  expect(readdirSync(data).filter((name) => name.startsWith("restoring"))).toEqual([]);
});

test("a database that another program reads is not restored over, and keeps what is in its log", async () => {
  const target = join(scratch, "backup.db");
  expect((await run("backup", [target]).ended).code).toBe(0);
  execute(databaseFile, "pragma journal_mode = wal");
  const reader = new Libsql(databaseFile);
  reader.exec("begin");
  reader.prepare("select * from dataset").all();
  write(databaseFile);
  const aside = `${databaseFile}.before-restore`;
  writeFileSync(aside, "kept by an earlier restore");
  const { code, stderr } = await run("restore", [target]).ended;
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^mitra: .*in use by another program.*\n$/)]);
  expect(readFileSync(aside, "utf8")).toBe("kept by an earlier restore");
  reader.exec("rollback");
  reader.close();
  expect([datasetOf(databaseFile).version, await inspectDatabase(databaseFile)]).toMatchObject([2, { state: "sound" }]);
  expect((await run("restore", [target]).ended).code).toBe(0);
  expect(datasetOf(databaseFile).version).toBe(1);
});

test("no journal of another database is left to be replayed into what is restored", async () => {
  const target = join(scratch, "old.db");
  copyDatabase(inject("prepared").seededDatabase, target);
  writeFileSync(`${databaseFile}-journal`, "what is left of a journal");
  expect(await run("restore", [target]).ended).toMatchObject({ code: 0, stderr: "" });
  expect(existsSync(`${databaseFile}-journal`)).toBe(false);
  expect(read<{ version: number }>(databaseFile, "select version from dataset")).toEqual({ version: 1 });
});

test("a killed backup is whole or not there, and leaves nothing to the next", async () => {
  const target = join(scratch, "backup.db");
  await killAtEveryChange(
    () => run("backup", [target, "--force"]),
    async () => {
      if (existsSync(target)) expect(await inspectDatabase(target)).toMatchObject({ state: "sound", version: 1 });
      rmSync(target, { force: true });
    },
  );
  expect((await run("backup", [target]).ended).code).toBe(0);
  expect(readdirSync(scratch).sort()).toEqual(["backup.db", "data"]);
});

test("a killed restore leaves the one database or the other, whole", async () => {
  const target = join(scratch, "backup.db");
  expect((await run("backup", [target]).ended).code).toBe(0);
  write(databaseFile);
  const seen = new Set<number>();
  await killAtEveryChange(
    () => run("restore", [target]),
    async () => {
      // What the log holds belongs to the database, until it has been folded in.
      const left = join(scratch, "left.db");
      for (const suffix of ["", "-wal"]) {
        rmSync(left + suffix, { force: true });
        if (existsSync(databaseFile + suffix)) copyFileSync(databaseFile + suffix, left + suffix);
      }
      expect(await inspectDatabase(left)).toMatchObject({ state: "sound" });
      const { version } = datasetOf(left);
      seen.add(version);
      if (version === 1) write(databaseFile);
      expect(datasetOf(databaseFile).version).toBe(2);
    },
  );
  expect([...seen].filter((version) => version !== 1 && version !== 2)).toEqual([]);
  claimDataFolder(data).release();
  expect(readdirSync(data).filter((name) => name.startsWith("restoring"))).toEqual([]);
});

test.each([
  ["backup", [], /^mitra: usage: npm run backup/],
  ["backup", ["a", "b"], /^mitra: usage: npm run backup/],
  ["backup", ["a", "--what"], /^mitra: usage: npm run backup/],
  ["backup", ["SCRATCH/none/a.db"], /^mitra: there is no folder/],
  ["backup", ["SCRATCH/there"], /^mitra: \S+ is there already/],
  ["backup", ["SCRATCH/data", "--force"], /^mitra: \S+ is there already/],
  ["backup", ["SCRATCH/data/mitra.db", "--force"], /^mitra: \S+ is a file of the database itself/],
  ["backup", ["SCRATCH/data/mitra.db-wal", "--force"], /^mitra: \S+ is a file of the database itself/],
  ["backup", ["SCRATCH/data/lock", "--force"], /^mitra: \S+ is a file of the database itself/],
  ["backup", ["SCRATCH/same.db", "--force"], /^mitra: \S+ is a file of the database itself/],
  ["restore", [], /^mitra: usage: npm run restore/],
  ["restore", ["SCRATCH/none.db"], /^mitra: there is no file/],
  ["restore", ["SCRATCH/there"], /^mitra: \S+ is damaged: /],
  ["restore", ["SCRATCH/nothing"], /^mitra: \S+ holds no record of a Mitra/],
  ["restore", ["SCRATCH/other.db"], /^mitra: \S+ holds no record of a Mitra/],
  ["restore", ["SCRATCH/unseeded.db"], /^mitra: \S+ holds no record of a Mitra/],
  ["restore", ["SCRATCH/newer.db"], /^mitra: the database is newer than this Mitra/],
] as const)("%s %j is refused in one line, and nothing is touched", async (program, args, line) => {
  writeFileSync(join(scratch, "there"), "no database");
  writeFileSync(join(scratch, "nothing"), "");
  linkSync(databaseFile, join(scratch, "same.db"));
  execute(join(scratch, "other.db"), "create table t (a)");
  copyDatabase(inject("prepared").emptyDatabase, join(scratch, "unseeded.db"));
  copyDatabase(inject("prepared").seededDatabase, join(scratch, "newer.db"));
  execute(join(scratch, "newer.db"), "insert into __drizzle_migrations (hash, created_at) values ('x', 9000000000000)");
  const before = [readdirSync(scratch).sort(), datasetOf(databaseFile)];
  const { code, stdout, stderr } = await run(
    program,
    args.map((one) => one.replace("SCRATCH", scratch)),
  ).ended;
  expect([code, stdout, stderr]).toEqual([1, "", expect.stringMatching(line)]);
  expect(stderr.trimEnd()).not.toContain("\n");
  expect([readdirSync(scratch).sort(), datasetOf(databaseFile)]).toEqual(before);
});

test("neither is for a server, and a folder that is served is not restored", async () => {
  const target = join(scratch, "backup.db");
  for (const program of ["backup", "restore"] as const) {
    const { code, stderr } = await run(program, [target], { LIBSQL_URL: "http://127.0.0.1:1" }).ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining("for the embedded database")]);
  }
  const folder = claimDataFolder(data);
  expect((await run("backup", [target]).ended).code).toBe(0);
  const { code, stderr } = await run("restore", [target]).ended;
  folder.release();
  expect([code, stderr]).toEqual([1, expect.stringMatching(/already in use by another Mitra; stop it/)]);
});
