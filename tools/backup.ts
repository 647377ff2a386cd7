import { existsSync, linkSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import Libsql from "libsql";
import { inspectDatabase } from "./inspect.ts";
import { codeOf, faultOf, Refusal, reasonOf, runProgram } from "./refusal.ts";
import { readSettings, type Settings } from "./settings.ts";
import { keepOnDisk } from "./whole-file.ts";

/** What a backup holds. */
type Backup = { file: string; version: number; bytes: number };

const usage = 'usage: npm run backup -- <file> [--force]; the file must not exist, unless "--force" says to replace it';

/** Both programs copy files; a server has its own way to do that. */
export const requireEmbedded = ({ database }: Settings): void => {
  if (database)
    throw new Refusal("backup and restore are for the embedded database; unset LIBSQL_URL, or use the server's own");
};

const unfinishedName = (file: string): string => `.${basename(file)}.unfinished-`;

/** What a backup that failed or was killed has left beside the file, its journal too. */
const removeUnfinished = (file: string): void => {
  for (const name of readdirSync(dirname(file))) {
    if (name.startsWith(unfinishedName(file))) rmSync(join(dirname(file), name), { force: true });
  }
};

/** Copies what is committed, as of one moment, into one file: SQLite does not keep writers or readers waiting for it. */
const vacuumInto = (databaseFile: string, file: string): void => {
  const database = new Libsql(databaseFile);
  try {
    database.prepare("vacuum into ?").run(file);
  } finally {
    database.close();
  }
};

/** Whether a file is the database that is served, by whatever name, or one that Mitra keeps beside it. */
const isOurs = (file: string, databaseFile: string): boolean => {
  const isBeside = realpathSync(dirname(file)) === realpathSync(dirname(databaseFile));
  if (isBeside && /^(mitra\.db.*|lock.*|endpoint\.json|restoring\.db.*)$/.test(basename(file))) return true;
  if (!existsSync(file)) return false;
  const [target, own] = [statSync(file), statSync(databaseFile)];
  return target.ino === own.ino && target.dev === own.dev;
};

/**
 * Writes a copy of the embedded database into a file, which is whole or not there, also while a Mitra serves it.
 *
 * @throws Refusal
 */
const backUp = async (settings: Settings, target: string, force: boolean): Promise<Backup> => {
  requireEmbedded(settings);
  const databaseFile = join(settings.dataFolder, "mitra.db");
  const file = resolve(target);
  if (!existsSync(databaseFile)) throw new Refusal(`there is no database in ${settings.dataFolder}`);
  if (!existsSync(dirname(file))) throw new Refusal(`there is no folder ${dirname(file)}`);
  if (isOurs(file, databaseFile)) throw new Refusal(`${file} is a file of the database itself; ${usage}`);
  if (existsSync(file) && !(force && statSync(file).isFile())) throw new Refusal(`${file} is there already; ${usage}`);
  const unfinished = join(dirname(file), `${unfinishedName(file)}${process.pid}`);
  try {
    removeUnfinished(file);
    vacuumInto(databaseFile, unfinished);
    const inspection = await inspectDatabase(unfinished);
    if (inspection.state !== "sound" || !inspection.version) {
      const reason = inspection.state === "damaged" ? inspection.reason : "it holds no record";
      throw new Refusal(`the database ${databaseFile} cannot be copied: ${reason}`);
    }
    keepOnDisk(unfinished);
    // A link fails where a file of that name has come meanwhile.
    if (force) renameSync(unfinished, file);
    else linkSync(unfinished, file);
    removeUnfinished(file);
    keepOnDisk(dirname(file));
    return { file, version: inspection.version, bytes: statSync(file).size };
  } catch (error) {
    removeUnfinished(file);
    if (error instanceof Refusal) throw error;
    if (codeOf(error) === "EEXIST") throw new Refusal(`${file} is there already; ${usage}`);
    throw new Refusal(`the backup ${file} cannot be written: ${faultOf(error) ?? reasonOf(error)}`);
  }
};

/** The one file that the command line names, and whether it says `--force`. */
export const fileArgument = (usageLine: string): { file: string; force: boolean } => {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { force: { type: "boolean" } } });
    const [file, ...more] = positionals;
    if (file && more.length === 0) return { file, force: values.force ?? false };
  } catch {
    // Falls through: an option that there is not.
  }
  throw new Refusal(usageLine);
};

const main = async (): Promise<undefined> => {
  const { file: target, force } = fileArgument(usage);
  const { file, version, bytes } = await backUp(readSettings(process.env), target, force);
  console.log(`${file} holds the record at version ${version} (${bytes} bytes)`);
};

if (import.meta.main) await runProgram(main);
