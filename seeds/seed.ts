import { openDb } from "../src/db/client.ts";
import { type WriteResult, writeRecord } from "../src/record/write.ts";
import { withDatabase } from "../tools/database.ts";
import { currentProjection } from "../tools/projection.ts";
import { Refusal, reasonOf, runProgram } from "../tools/refusal.ts";
import { readSettings } from "../tools/settings.ts";
import { loadSeeds, SeedError } from "./load.ts";

export type SeedOptions = {
  /** A libSQL server over HTTP, migrated. */
  url: string;
  authToken?: string | undefined;
  /** Folder of `reference/` and `dossiers/`; that of this file by default. */
  folder?: string | undefined;
  now?: Date | undefined;
  /** Is told what looks wrong but need not be, one line each. */
  warn?: ((line: string) => void) | undefined;
};

/**
 * Brings the record to exactly what the seeds say, in one transaction: dossiers that are gone from the folder go from
 * the record. A second run changes nothing, not even the version.
 *
 * @throws SeedError where a file is wrong; nothing is written then.
 */
export const seed = async ({
  url,
  authToken,
  folder,
  now = new Date(),
  warn = () => {},
}: SeedOptions): Promise<WriteResult> => {
  const { reference, dossiers, warnings } = await loadSeeds(folder ?? import.meta.dirname);
  for (const line of warnings) warn(line);
  const db = openDb({ url, authToken });
  const stored = await db.$client.execute("select id from dossiers");
  const current = new Set(dossiers.map(({ article }) => article.id));
  const remove = stored.rows.map((row) => String(row.id)).filter((id) => !current.has(id));
  return writeRecord(db, { put: dossiers, remove, reference, now }, await currentProjection());
};

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** What was written though no record has changed. */
const besides = ({ dossiers, removed, entries, entriesRemoved }: NonNullable<WriteResult["written"]>): string =>
  [
    dossiers > 0 ? `${counted(dossiers, "dossier")} written anew` : "",
    removed > 0 ? `${counted(removed, "dossier")} removed` : "",
    entries > 0 ? `${counted(entries, "reference entry", "reference entries")} added or changed` : "",
    entriesRemoved > 0 ? `${counted(entriesRemoved, "reference entry", "reference entries")} removed` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");

/** What a seeding has done to the record, in one line. */
export const whatChanged = ({ version, changes, written }: WriteResult): string => {
  if (changes.length === 0 && !written) return `nothing has changed: the record stands at version ${version}`;
  const done = (["created", "changed", "removed"] as const).flatMap((action) => {
    const count = changes.filter((change) => change.action === action).length;
    return count > 0 ? [`${counted(count, "record")} ${action}`] : [];
  });
  const what = done.length > 0 || !written ? done.join(", ") : `no record changed, but ${besides(written)}`;
  return `the record is at version ${version} now: ${what}`;
};

const main = async (): Promise<number | undefined> => {
  const warn = (line: string) => console.error(`warning: ${line}`);
  try {
    const result = await withDatabase(readSettings(process.env), (database) => seed({ ...database, warn }));
    console.log(whatChanged(result));
    return undefined;
  } catch (error) {
    const reason = reasonOf(error);
    if (/no such table/.test(reason)) throw new Refusal("the database has no tables yet: run npm run db:migrate first");
    if (/dataset version conflict/.test(reason))
      throw new Refusal(
        "another program wrote into the record meanwhile; nothing was written: run npm run db:seed again",
      );
    if (!(error instanceof SeedError)) throw error;
    console.error(error.message);
    return 1;
  }
};

if (import.meta.main) await runProgram(main);
