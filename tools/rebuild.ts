import { openDb } from "../src/db/client.ts";
import { rebuildRecord, type WriteResult } from "../src/record/write.ts";
import { withDatabase } from "./database.ts";
import { currentProjection } from "./projection.ts";
import { Refusal, reasonOf, runProgram } from "./refusal.ts";
import { type Database, readSettings } from "./settings.ts";

/** Projects the whole record again from the dossiers and reference lists that the database holds. */
export const rebuild = async (database: Database, now = new Date()): Promise<WriteResult> => {
  const db = openDb(database);
  try {
    return await rebuildRecord(db, now, await currentProjection(), { afresh: true });
  } catch (error) {
    if (/no such table/.test(reasonOf(error)))
      throw new Refusal("the database has no tables yet: run npm run db:migrate first");
    if (/dataset version conflict/.test(reasonOf(error)))
      throw new Refusal("another program wrote into the record meanwhile: run npm run db:rebuild again");
    throw error;
  } finally {
    db.$client.close();
  }
};

const main = async (): Promise<undefined> => {
  const { version, changes } = await withDatabase(readSettings(process.env), (database) => rebuild(database));
  const what =
    changes.length === 0
      ? "every record came out as it was"
      : `${changes.length} records came out otherwise than before`;
  console.log(`the record is made again, at version ${version}: ${what}`);
};

if (import.meta.main) await runProgram(main);
