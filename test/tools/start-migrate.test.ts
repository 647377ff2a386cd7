import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startEndpoint } from "../../tools/libsql-endpoint/index.ts";
import { migrateDatabase } from "../../tools/migrate.ts";

const scratch = mkdtempSync(join(tmpdir(), "mitra-migrate-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Migrations = Record<string, { when: number; sql: string }>;

const writeMigrations = (migrations: Migrations): string => {
  const folder = mkdtempSync(join(scratch, "migrations-"));
  mkdirSync(join(folder, "meta"));
  const entries = Object.entries(migrations).map(([tag, { when }], idx) => ({ idx, when, tag, breakpoints: true }));
  writeFileSync(join(folder, "meta/_journal.json"), JSON.stringify({ entries }));
  for (const [tag, { sql }] of Object.entries(migrations)) writeFileSync(join(folder, `${tag}.sql`), sql);
  return folder;
};

const one = { when: Date.UTC(2026, 0, 1), sql: "create table one (id integer)" };
const two = { when: Date.UTC(2026, 0, 2), sql: "create table two (id integer)" };

/** Migrates one database with each folder in turn; the last outcome counts. */
const migrateThrough = async (folders: readonly string[]): Promise<{ outcome: number | string; file: string }> => {
  const file = join(mkdtempSync(join(scratch, "database-")), "mitra.db");
  let outcome: number | string = 0;
  for (const folder of folders) {
    const endpoint = await startEndpoint({ path: file });
    outcome = await migrateDatabase(endpoint, folder).catch((error: Error) => error.message);
    await endpoint.close();
  }
  return { outcome, file };
};

const digest = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

test("what is missing is applied, and a database that is up to date is left as it is", async () => {
  const both = writeMigrations({ one, two });
  const first = await migrateThrough([writeMigrations({ one }), both]);
  expect(first.outcome).toBe(1);
  const before = digest(first.file);
  const endpoint = await startEndpoint({ path: first.file });
  expect(await migrateDatabase(endpoint, both)).toBe(0);
  await endpoint.close();
  expect(digest(first.file)).toBe(before);
});

test.each<[string, Migrations[], RegExp]>([
  ["a newer database", [{ one, two }, { one }], /newer than this Mitra.*2026-01-02/],
  [
    "a migration that was edited",
    [{ one }, { one: { ...one, sql: "create table uno (id integer)" } }],
    /was changed after/,
  ],
  [
    "a migration older than the last one applied",
    [{ two }, { one, two }],
    /2026-01-01.*older than the last one applied/,
  ],
  [
    "a migration that does not hold",
    [{ one: { ...one, sql: "create table (" } }],
    /cannot be migrated: .*syntax error/,
  ],
])("%s is refused in one line", async (_, folders, message) => {
  const { outcome } = await migrateThrough(folders.map((migrations) => writeMigrations(migrations)));
  expect(outcome).toMatch(message);
  expect(String(outcome)).not.toContain("\n");
});

test("a database that does not answer is refused in one line", async () => {
  const endpoint = await startEndpoint({ path: join(scratch, "gone.db") });
  await endpoint.close();
  await expect(migrateDatabase(endpoint, writeMigrations({ one }))).rejects.toThrow(
    /^the database at http:.* cannot be migrated: .*ECONNREFUSED/,
  );
});
