import { chmodSync, chownSync, copyFileSync, existsSync, linkSync, renameSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import Libsql from "libsql";
import { fileArgument, requireEmbedded } from "./backup.ts";
import { claimDataFolder, type DataFolder } from "./data-folder.ts";
import { inspectDatabase } from "./inspect.ts";
import { refuseForeignHistory } from "./migrate.ts";
import { inProject } from "./paths.ts";
import { faultOf, Refusal, reasonOf, runProgram } from "./refusal.ts";
import { readSettings, type Settings } from "./settings.ts";
import { keepOnDisk, removeDatabase, removeLogs } from "./whole-file.ts";

const usage = "usage: npm run restore -- <file>, the file being one that npm run backup has written";

/**
 * Moves what the log of a database holds into its file.
 *
 * @throws Error of the code SQLITE_BUSY where another program is reading it, so that something would stay in the log.
 */
const foldLog = (file: string, work?: (database: Libsql.Database) => void): void => {
  const database = new Libsql(file);
  try {
    work?.(database);
    const [done] = database.prepare("pragma wal_checkpoint(truncate)").all() as { busy: number }[];
    if (done?.busy) throw Object.assign(new Error("its log is being read"), { code: "SQLITE_BUSY" });
  } finally {
    database.close();
  }
};

/** A backup from before there were epochs is given one by the migration that brings them. */
const renewEpoch = (database: Libsql.Database): void => {
  const [column] = database.prepare("select 1 from pragma_table_info('dataset') where name = 'epoch'").all();
  if (column) database.exec("update dataset set epoch = lower(hex(randomblob(8)))");
};

/** What root restores is for whoever owns the folder, and runs Mitra. */
const giveTo = (folder: string, file: string): void => {
  const { uid, gid } = statSync(folder);
  if (process.getuid?.() === 0) chownSync(file, uid, gid);
};

/** @throws Refusal unless the file is a sound database of a Mitra that this code can serve. */
const requireRecord = async (file: string, source: string): Promise<number> => {
  const inspection = await inspectDatabase(file);
  if (inspection.state === "damaged") throw new Refusal(`${source} is damaged: ${inspection.reason}`);
  if (inspection.state !== "sound" || !inspection.version) throw new Refusal(`${source} holds no record of a Mitra`);
  refuseForeignHistory(readMigrationFiles({ migrationsFolder: inProject("migrations") }), inspection.applied);
  return inspection.version;
};

/**
 * Keeps the present database under another name, and leaves it in its place without a log: SQLite would take a log that is
 * left there for that of the next database.
 */
const setAside = async ({ databaseFile }: DataFolder, aside: string): Promise<void> => {
  if (!existsSync(databaseFile)) return;
  const { state } = await inspectDatabase(databaseFile);
  if (state === "sound") foldLog(databaseFile);
  removeDatabase(aside);
  if (state !== "sound" && existsSync(`${databaseFile}-wal`)) copyFileSync(`${databaseFile}-wal`, `${aside}-wal`);
  linkSync(databaseFile, aside);
  removeLogs(databaseFile);
};

/**
 * Puts a backup in the place of the embedded database, which no Mitra may be serving. At every moment the folder holds the
 * one or the other, whole. The restored database gets an epoch of its own: what anybody has kept of the history that is
 * lost is not taken for current.
 *
 * @returns the version of the record, and where the database of before is kept.
 * @throws Refusal
 */
const restore = async (settings: Settings, target: string): Promise<{ version: number; aside: string }> => {
  requireEmbedded(settings);
  const source = resolve(target);
  if (!existsSync(source)) throw new Refusal(`there is no file ${source}`);
  const folder = claimDataFolder(settings.dataFolder);
  const { databaseFile, restoring } = folder;
  const aside = `${databaseFile}.before-restore`;
  try {
    copyFileSync(source, restoring);
    chmodSync(restoring, 0o600);
    if (existsSync(`${source}-wal`)) copyFileSync(`${source}-wal`, `${restoring}-wal`);
    const version = await requireRecord(restoring, source);
    foldLog(restoring, renewEpoch);
    removeLogs(restoring);
    giveTo(settings.dataFolder, restoring);
    keepOnDisk(restoring);
    await setAside(folder, aside);
    renameSync(restoring, databaseFile);
    keepOnDisk(settings.dataFolder);
    return { version, aside };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${source} cannot be restored to ${databaseFile}: ${faultOf(error) ?? reasonOf(error)}`);
  } finally {
    removeDatabase(restoring);
    folder.release();
  }
};

const main = async (): Promise<undefined> => {
  const settings = readSettings(process.env);
  const { version, aside } = await restore(settings, fileArgument(usage).file);
  console.log(
    `${settings.dataFolder} holds the record at version ${version} again; the database of before is kept in ${aside}`,
  );
};

if (import.meta.main) await runProgram(main);
