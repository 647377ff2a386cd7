import { drizzle } from "drizzle-orm/libsql/http";
import { migrate } from "drizzle-orm/libsql/migrator";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import { type Db, openDb } from "../src/db/client.ts";
import { sql } from "../src/db/sql.ts";
import { shown, withDatabase } from "./database.ts";
import type { Applied } from "./inspect.ts";
import { inProject } from "./paths.ts";
import { faultOf, Refusal, reasonOf, runProgram } from "./refusal.ts";
import { type Database, readSettings } from "./settings.ts";

const appliedMigrations = async (db: Db): Promise<Applied[]> => {
  const table = sql`select 1 from sqlite_master where type = 'table' and name = '__drizzle_migrations'`;
  const [tables] = await db.batch([db.all<unknown>(table)]);
  if (tables.length === 0) return [];
  const applied = sql`select hash, created_at as at from __drizzle_migrations order by created_at`;
  const [rows] = await db.batch([db.all<{ hash: string; at: number | string }>(applied)]);
  return rows.map(({ hash, at }) => ({ hash, at: Number(at) }));
};

const day = (time: number): string => new Date(time).toISOString().slice(0, 16).replace("T", " ");

/** @throws Refusal when the database has taken a migration that this code does not know, or knows otherwise. */
export const refuseForeignHistory = (known: readonly MigrationMeta[], applied: readonly Applied[]): void => {
  for (const { at, hash } of applied) {
    const migration = known.find(({ folderMillis }) => folderMillis === at);
    if (at < (known[0]?.folderMillis ?? 0)) {
      throw new Refusal(
        "the database was made by an earlier build, before the first release: remove its file, or name another MITRA_DATA or LIBSQL_URL, and the record is seeded anew",
      );
    }
    if (!migration) {
      throw new Refusal(
        `the database is newer than this Mitra: it has a migration of ${day(at)} (UTC) that this code does not know; update Mitra, or use another database`,
      );
    }
    if (migration.hash !== hash) {
      throw new Refusal(`the migration of ${day(at)} (UTC) was changed after this database had taken it; restore it`);
    }
  }
};

/** The driver skips a migration that is older than the last one applied, and says nothing. */
const refuseGaps = (pending: readonly MigrationMeta[], applied: readonly Applied[]): void => {
  const last = applied.at(-1);
  const skipped = last && pending.find(({ folderMillis }) => folderMillis < last.at);
  if (skipped) {
    throw new Refusal(
      `the migration of ${day(skipped.folderMillis)} (UTC) is older than the last one applied: make it anew`,
    );
  }
};

/**
 * Brings the database to the schema of `migrations/`. A database that is up to date is only read.
 *
 * @returns how many migrations were applied.
 * @throws Refusal when the database cannot be reached, is newer than the code, or has another history.
 */
export const migrateDatabase = async (
  database: Database,
  migrationsFolder: string = inProject("migrations"),
): Promise<number> => {
  const db = openDb(database);
  try {
    const known = readMigrationFiles({ migrationsFolder });
    const applied = await appliedMigrations(db);
    refuseForeignHistory(known, applied);
    const pending = known.filter(({ folderMillis }) => !applied.some(({ at }) => at === folderMillis));
    refuseGaps(pending, applied);
    if (pending.length > 0) await migrate(drizzle(db.$client), { migrationsFolder });
    return pending.length;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      `the database ${shown(database)} cannot be migrated: ${[faultOf(error), reasonOf(error)].filter(Boolean).join(": ")}`,
    );
  } finally {
    db.$client.close();
  }
};

const main = async (): Promise<undefined> => {
  const applied = await withDatabase(readSettings(process.env), (database) => migrateDatabase(database));
  console.log(applied === 0 ? "the database is up to date" : `applied ${applied} migration${applied === 1 ? "" : "s"}`);
};

if (import.meta.main) await runProgram(main);
