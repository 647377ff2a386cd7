import { createClient } from "@libsql/client/web";
import { claimDataFolder, type DataFolder, FolderInUse } from "./data-folder.ts";
import { damage, refuseDamage } from "./inspect.ts";
import { startEndpoint } from "./libsql-endpoint/index.ts";
import { causesOf, codeOf, faultOf, Refusal, reasonOf } from "./refusal.ts";
import type { Database, Settings } from "./settings.ts";

/** A database that is being served, and how to stop serving it. */
export type OpenDatabase = Database & { close(): Promise<void> };

/**
 * Serves the embedded database of a claimed folder on a free port of the loopback, to holders of a token made for it.
 *
 * @param say is told when checking it takes longer than a moment.
 * @throws Refusal when it is damaged, which leaves it as it is, or cannot be opened.
 */
export const serveEmbedded = async (folder: DataFolder, say?: (line: string) => void): Promise<OpenDatabase> => {
  await refuseDamage(folder.databaseFile, say);
  try {
    const { url, authToken, close } = await startEndpoint({ path: folder.databaseFile });
    const database = { url, authToken, file: folder.databaseFile };
    folder.announce(database);
    return { ...database, close };
  } catch (error) {
    throw new Refusal(`the database ${folder.databaseFile} cannot be opened: ${faultOf(error) ?? reasonOf(error)}`);
  }
};

/** Moves what the log of the embedded database holds into its file, which is then whole by itself. */
export const checkpoint = async (database: Database): Promise<void> => {
  const client = createClient(database);
  await client.execute("pragma wal_checkpoint(truncate)");
  client.close();
};

/**
 * Runs `work` on the database that the settings name: the libSQL server, or else the embedded database, served for as
 * long as `work` takes. Where a Mitra is serving the data folder already, `work` goes through that one. What `work`
 * writes into an embedded database is in its file when this ends.
 */
export const withDatabase = async <T>(settings: Settings, work: (database: Database) => Promise<T>): Promise<T> => {
  if (settings.database) return work(settings.database);
  let folder: DataFolder;
  try {
    folder = claimDataFolder(settings.dataFolder);
  } catch (error) {
    if (!(error instanceof FolderInUse && error.served)) throw error;
    const { served } = error;
    const result = await namingFaults(served, work(served));
    await checkpoint(served);
    return result;
  }
  try {
    const database = await serveEmbedded(folder);
    try {
      return await namingFaults(database, work(database));
    } finally {
      await database.close();
    }
  } finally {
    folder.release();
  }
};

/** The database as it may be shown: its file, or its address without credentials or parameters. */
export const shown = ({ url, file }: Database): string => file ?? `at ${new URL(url).protocol}//${new URL(url).host}`;

/** What the record holds is not what was written: SQLite's check does not see into texts. */
const isUnreadable = (error: unknown): boolean =>
  causesOf(error).some((cause) => /^(Zod|Syntax)Error$/.test(cause.name) || codeOf(cause) === "SERVER_ERROR");

/** @throws Refusal that names the database, where it or its machine is at fault for what `work` throws. */
export const namingFaults = async <T>(database: Database, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const fault = faultOf(error);
    if (fault) throw new Refusal(`the database ${shown(database)}: ${fault} (${reasonOf(error)})`);
    if (database.file && isUnreadable(error)) throw damage(database.file, "texts in it cannot be read");
    throw error;
  }
};
