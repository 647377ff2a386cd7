import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Manifest, manifestName, readManifest } from "./bulk/manifest.ts";
import { Moved, writeDump } from "./bulk/write.ts";
import { withDatabase } from "./database.ts";
import { faultOf, Refusal, reasonOf, runProgram } from "./refusal.ts";
import { type Database, readSettings } from "./settings.ts";
import { keepOnDisk } from "./whole-file.ts";

const usage =
  "usage: npm run dump -- <folder>; the folder must not exist, be empty, or hold a dump and nothing else, which is replaced";

/** How often a dump begins again where the record is written to meanwhile. */
const attempts = 5;

/** The files below a folder, by their paths from it. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));

/** @throws Refusal unless a dump may take the place of what is there. */
const refuseOther = (folder: string): void => {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new Refusal(`${folder} is a file; ${usage}`);
  const files = filesIn(folder);
  if (files.length === 0) return;
  if (!files.includes(manifestName)) throw new Refusal(`${folder} holds something else than a dump; ${usage}`);
  const own = new Set([manifestName, ...readManifest(folder).files.map(({ path }) => path)]);
  const other = files.find((file) => !own.has(file));
  if (other !== undefined) throw new Refusal(`${folder} holds ${other} beside a dump; ${usage}`);
};

/** Folders that a dump that failed or was killed has left beside its own. */
const removeUnfinished = (folder: string): void => {
  for (const name of readdirSync(dirname(folder))) {
    if (name.startsWith(`.${basename(folder)}.unfinished-`) || name === `.${basename(folder)}.before`)
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
};

/** Puts a finished dump into the place of an earlier one, or of none. */
const putInPlace = (finished: string, folder: string): void => {
  const before = join(dirname(folder), `.${basename(folder)}.before`);
  if (existsSync(folder)) renameSync(folder, before);
  renameSync(finished, folder);
  rmSync(before, { recursive: true, force: true });
  keepOnDisk(dirname(folder));
};

export type DumpOptions = {
  folder: string;
  /** The origin of the addresses in records. */
  origin: string;
  now?: Date;
  /** Is told when it begins again. */
  say?: (line: string) => void;
};

/**
 * Dumps the record into a folder, which is whole or not there. All of it is of one version: where the record is written to
 * meanwhile, it begins again.
 *
 * @throws Refusal
 */
export const dump = async (
  database: Database,
  { folder: target, origin, now = new Date(), say = () => {} }: DumpOptions,
): Promise<Manifest> => {
  const folder = resolve(target);
  if (!existsSync(dirname(folder))) throw new Refusal(`there is no folder ${dirname(folder)}`);
  refuseOther(folder);
  const unfinished = join(dirname(folder), `.${basename(folder)}.unfinished-${process.pid}`);
  try {
    for (let attempt = 1; ; attempt++) {
      removeUnfinished(folder);
      mkdirSync(unfinished);
      try {
        const manifest = await writeDump(database, { folder: unfinished, origin, now });
        putInPlace(unfinished, folder);
        return manifest;
      } catch (error) {
        if (!(error instanceof Moved)) throw error;
        if (attempt === attempts)
          throw new Refusal(`${error.message}, for the ${attempts}th time; dump it while nobody writes`);
        say(`${error.message}: beginning again`);
      }
    }
  } catch (error) {
    const fault = error instanceof Refusal ? undefined : faultOf(error);
    if (fault) throw new Refusal(`the record cannot be dumped into ${folder}: ${fault} (${reasonOf(error)})`);
    throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
};

/** @throws Refusal with the usage, unless the command line names one folder. */
export const folderArgument = (usageLine: string): string => {
  try {
    const { positionals } = parseArgs({ allowPositionals: true });
    if (positionals.length === 1 && positionals[0]) return positionals[0];
  } catch {
    // The usage says what the arguments are.
  }
  throw new Refusal(usageLine);
};

const main = async (): Promise<undefined> => {
  const folder = folderArgument(usage);
  const settings = readSettings(process.env);
  const origin = settings.publicUrl ?? `http://localhost${settings.port === 0 ? "" : `:${settings.port}`}`;
  const manifest = await withDatabase(settings, (database) =>
    dump(database, { folder, origin, say: (line) => console.error(line) }),
  );
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  console.log(
    `${resolve(folder)} holds the record at version ${manifest.version} (${manifest.files.length} files, ${bytes} bytes)`,
  );
};

if (import.meta.main) await runProgram(main);
