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
};

/**
 * Brings the record to exactly what the seeds say, in one transaction: dossiers that are gone from the folder go from
 * the record. A second run changes nothing, not even the version.
 *
 * @throws SeedError where a file is wrong; nothing is written then.
 */
export const seed = async ({ url, authToken, folder, now = new Date() }: SeedOptions): Promise<WriteResult> => {
  const { reference, dossiers } = await loadSeeds(folder ?? import.meta.dirname);
  const db = openDb({ url, authToken });
  const stored = await db.$client.execute("select id from dossiers");
  const current = new Set(dossiers.map(({ article }) => article.id));
  const remove = stored.rows.map((row) => String(row.id)).filter((id) => !current.has(id));
  return writeRecord(db, { put: dossiers, remove, reference, now }, await currentProjection());
};

const main = async (): Promise<number | undefined> => {
  try {
    const { version, changes } = await withDatabase(readSettings(process.env), seed);
    console.log(
      changes.length === 0
        ? `the record stands as it was, at version ${version}`
        : `the record is at version ${version}; ${changes.length} records were created, changed or removed`,
    );
    return undefined;
  } catch (error) {
    if (/no such table/.test(reasonOf(error)))
      throw new Refusal("the database has no tables yet: run npm run db:migrate first");
    if (!(error instanceof SeedError)) throw error;
    console.error(error.message);
    return 1;
  }
};

if (import.meta.main) await runProgram(main);
