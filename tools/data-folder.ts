import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Libsql from "libsql";
import { codeOf, faultOf, Refusal } from "./refusal.ts";
import type { Database } from "./settings.ts";
import { removeDatabase } from "./whole-file.ts";

/** A data folder that this process alone may serve. */
export type DataFolder = {
  databaseFile: string;
  /** Where a database is made ready that is to take its place. */
  restoring: string;
  /** Where the bundle and the assets are. */
  buildFolder: string;
  /** Tells other programs of the same user where the database is being served. */
  announce(database: Database): void;
  release(): void;
};

/** The folder is served by another process, which may have said where its database is. */
export class FolderInUse extends Refusal {
  override name = "FolderInUse";
  readonly served: Database | null;
  constructor(folder: string, served: Database | null) {
    super(`the data folder ${folder} is already in use by another Mitra; stop it, or set MITRA_DATA to another folder`);
    this.served = served;
  }
}

const why = (error: unknown): string => {
  const reasons: Record<string, string> = {
    EEXIST: "it is a file",
    ENOENT: "a folder cannot be made there",
    ENOTDIR: "a part of its path is a file",
  };
  return reasons[codeOf(error)] ?? faultOf(error) ?? (codeOf(error) || String(error));
};

/** Node's own recursive mkdir never returns where a parent is there and takes no children, as in /proc. */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
  mkdirSync(folder);
};

const usable = (folder: string): void => {
  try {
    makeFolder(folder);
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error("a file"), { code: "EEXIST" });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Refusal(`the data folder ${folder} cannot be used: ${why(error)}`);
  }
};

const readable = (file: string): void => {
  if (existsSync(file) && !statSync(file).isFile()) throw new Refusal(`the database ${file} is not a file`);
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw new Refusal(`the database ${file} cannot be used: ${why(error)}`);
  }
};

const readAnnouncement = (file: string): Database | null => {
  try {
    const { url, ...more }: Partial<Database> = JSON.parse(readFileSync(file, "utf8"));
    return url ? { url, ...more } : null;
  } catch {
    return null;
  }
};

/**
 * Makes the folder if need be and claims it. The claim is SQLite's own file lock on an empty database, so that the
 * operating system lifts it however this process ends.
 *
 * @throws FolderInUse when another process holds it, Refusal when it cannot be read and written.
 */
export const claimDataFolder = (folder: string): DataFolder => {
  usable(folder);
  const databaseFile = join(folder, "mitra.db");
  readable(databaseFile);
  const announcement = join(folder, "endpoint.json");
  const lock = openLock(join(folder, "lock"), () => new FolderInUse(folder, readAnnouncement(announcement)));
  const restoring = join(folder, "restoring.db");
  // A restore that was killed has left it.
  removeDatabase(restoring);
  return {
    databaseFile,
    restoring,
    buildFolder: join(folder, "build"),
    announce: (database) => {
      rmSync(announcement, { force: true });
      writeFileSync(announcement, JSON.stringify(database), { mode: 0o600 });
    },
    release: () => {
      rmSync(announcement, { force: true });
      lock.close();
    },
  };
};

const openLock = (file: string, inUse: () => FolderInUse): Libsql.Database => {
  try {
    const lock = new Libsql(file);
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    if (codeOf(error).startsWith("SQLITE_BUSY")) throw inUse();
    throw new Refusal(`the data folder cannot be locked: ${file}: ${error instanceof Error ? error.message : error}`);
  }
};
