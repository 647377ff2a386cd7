import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterAll, describe, expect, inject, test } from "vitest";
import { refuseDamage } from "../../tools/inspect.ts";
import { copyBuild } from "../support/build.ts";
import { endPrograms, startProgram } from "../support/program.ts";

const scratch = mkdtempSync(join(tmpdir(), "mitra-damage-"));
afterAll(async () => {
  await endPrograms();
  rmSync(scratch, { recursive: true, force: true });
});

const pageSize = 8192;

type Damage = (bytes: Buffer, pageOf: (name: string) => number) => Buffer;

const flip = (bytes: Buffer, from: number, count = 10): Buffer => {
  for (let at = from; at < from + count; at++) bytes[at] = ~(bytes[at] ?? 0) & 0xff;
  return bytes;
};

/** Makes a text unreadable wherever it stands: not UTF-8, of the same length. */
const garble = (bytes: Buffer, text: string): Buffer => {
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text)) bytes.fill(0xff, at, at + text.length);
  return bytes;
};

const rootPages = (file: string): Map<string, number> => {
  const database = new Libsql(file);
  const rows = database.prepare("select name, rootpage from sqlite_schema where rootpage > 0").all() as {
    name: string;
    rootpage: number;
  }[];
  database.close();
  return new Map(rows.map(({ name, rootpage }) => [name, rootpage]));
};

/** A data folder whose database is the seeded one with some damage. */
const damaged = (damage: Damage): { folder: string; file: string } => {
  const folder = mkdtempSync(join(scratch, "data-"));
  const file = join(folder, "mitra.db");
  copyFileSync(inject("prepared").seededDatabase, file);
  const pages = rootPages(file);
  const pageOf = (name: string): number => {
    const page = pages.get(name);
    if (page === undefined) throw new Error(`no table ${name}`);
    return (page - 1) * pageSize;
  };
  writeFileSync(file, damage(readFileSync(file), pageOf));
  for (const suffix of ["-wal", "-shm"]) rmSync(file + suffix, { force: true });
  return { folder, file };
};

const digest = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

/** Runs a program on a damaged database, which it must leave as it is, and gives the one line that it says. */
const refusalOf = async (script: string, { folder, file }: { folder: string; file: string }): Promise<string> => {
  copyBuild(folder);
  const before = digest(file);
  const { code, stdout, stderr } = await startProgram(script, { MITRA_DATA: folder }).ended;
  expect({ code, stdout, lines: stderr.trimEnd().split("\n").length }, stderr).toEqual({
    code: 1,
    stdout: "",
    lines: 1,
  });
  expect(digest(file)).toBe(before);
  expect(readdirSync(folder).filter((name) => name.startsWith("mitra.db"))).toEqual(["mitra.db"]);
  return stderr;
};

describe("a damaged database is refused in one line that says what to do, and left as it is", () => {
  const zero = (bytes: Buffer, from: number, count: number): Buffer => bytes.fill(0, from, from + count);

  test.each<[string, Damage]>([
    ["a header of another kind", (bytes) => flip(bytes, 0)],
    ["a page size that is none", (bytes) => flip(bytes, 16, 2)],
    ["a schema that cannot be read", (bytes) => flip(bytes, 100, 8)],
    ["a schema whose texts are not UTF-8", (bytes) => garble(bytes, "CREATE TABLE `documents`")],
    ["a first page of zeros", (bytes) => zero(bytes, 0, pageSize)],
    ["a table whose root is lost", (bytes, pageOf) => flip(bytes, pageOf("documents"))],
    ["a table whose root is zero", (bytes, pageOf) => zero(bytes, pageOf("records"), pageSize)],
    [
      "a stretch of zeros in the middle",
      (bytes) => zero(bytes, Math.floor(bytes.length / pageSize / 2) * pageSize, 4 * pageSize),
    ],
    ["an index", (bytes, pageOf) => flip(bytes, pageOf("sqlite_autoindex_documents_1"))],
    ["the index of words", (bytes, pageOf) => flip(bytes, pageOf("search_data"))],
    ["the sizes of documents", (bytes, pageOf) => zero(bytes, pageOf("search_docsize"), 64)],
    ["the end cut off within a page", (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2) + 100)],
    ["the end cut off after a page", (bytes) => bytes.subarray(0, pageSize * 3)],
    ["nothing but its first bytes", (bytes) => bytes.subarray(0, 50)],
    ["a text", () => Buffer.from("This is no database. ".repeat(1000))],
    ["an archive", () => Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(100_000, 7)])],
  ])("%s", async (_, damage) => {
    const { folder, file } = damaged(damage);
    const before = digest(file);
    const line = await refuseDamage(file).then(
      () => "",
      (error: Error) => error.message,
    );
    expect(line).toMatch(/^the database \S+mitra\.db is damaged \(.+\): .*npm run restore -- <file>.*$/);
    expect(line).toContain(file);
    expect([digest(file), readdirSync(folder)]).toEqual([before, ["mitra.db"]]);
  });

  test.each(["tools/start.ts", "tools/migrate.ts", "tools/seed.ts"])("by %s", async (script) => {
    const line = await refusalOf(
      script,
      damaged((bytes, pageOf) => flip(bytes, pageOf("documents"))),
    );
    expect(line).toContain("is damaged");
  });

  test("a database of another program", async () => {
    const { folder, file } = damaged((bytes) => bytes);
    rmSync(file);
    const other = new Libsql(file);
    other.exec("create table theirs (a)");
    other.close();
    expect(await refusalOf("tools/seed.ts", { folder, file })).toContain("is a database of another program");
  });
});

test("a folder in its place is one line", async () => {
  const { folder, file } = damaged((bytes) => bytes);
  rmSync(file);
  mkdirSync(file);
  const { code, stderr } = await startProgram("tools/start.ts", { MITRA_DATA: folder }).ended;
  expect([code, stderr]).toEqual([1, `mitra: the database ${file} is not a file\n`]);
});

test("a file of no bytes is filled as if it were not there", async () => {
  const { folder } = damaged(() => Buffer.alloc(0));
  expect(await startProgram("tools/migrate.ts", { MITRA_DATA: folder }).ended).toMatchObject({ code: 0, stderr: "" });
});

test("damage within a text, which SQLite cannot see, costs the answers that it is in", async () => {
  const { folder } = damaged((bytes) => garble(bytes, "Kishi"));
  copyBuild(folder);
  const program = startProgram("tools/serve.ts", { MITRA_DATA: folder });
  const [, url] = await program.saw(/listening on (\S+),|mitra: .*\n/);
  if (url === undefined) {
    // Seeding reads what is written, and may come across it.
    const { code, stderr } = await program.ended;
    expect([
      code,
      stderr
        .trimEnd()
        .split("\n")
        .filter((line) => !line.startsWith("libsql-endpoint: ")).length,
    ]).toEqual([1, 1]);
    return;
  }
  const paths = ["/v1/people/kishi-nobuo", "/v1/people?limit=50", "/v1/countries/FR", "/v1/topics?limit=5"];
  const statuses = [];
  for (const path of paths) statuses.push((await fetch(url + path)).status);
  expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect(statuses.slice(2)).toEqual([200, 200]);
  program.signal("SIGTERM");
  expect((await program.ended).code).toBe(0);
});
