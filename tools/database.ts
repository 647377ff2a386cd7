import { randomBytes } from "node:crypto";
import { claimDataFolder, type DataFolder, FolderInUse } from "./data-folder.ts";
import { startEndpoint } from "./libsql-endpoint/index.ts";
import { Refusal, reasonOf } from "./refusal.ts";
import type { Database, Settings } from "./settings.ts";

/** A database that is being served, and how to stop serving it. */
export type OpenDatabase = Database & { close(): Promise<void> };

/** Serves the embedded database of a claimed folder on a free port of the loopback, to holders of a token made for it. */
export const serveEmbedded = async (folder: DataFolder): Promise<OpenDatabase> => {
  const authToken = randomBytes(24).toString("base64url");
  try {
    const endpoint = await startEndpoint({ path: folder.databaseFile, authToken });
    folder.announce({ url: endpoint.url, authToken });
    return { url: endpoint.url, authToken, close: () => endpoint.close() };
  } catch (error) {
    throw new Refusal(`the database ${folder.databaseFile} cannot be opened: ${reasonOf(error)}`);
  }
};

/**
 * Runs `work` on the database that the settings name: the libSQL server, or else the embedded database, served for as
 * long as `work` takes. Where a Mitra is serving the data folder already, `work` goes through that one.
 */
export const withDatabase = async <T>(settings: Settings, work: (database: Database) => Promise<T>): Promise<T> => {
  if (settings.database) return work(settings.database);
  let folder: DataFolder;
  try {
    folder = claimDataFolder(settings.dataFolder);
  } catch (error) {
    if (error instanceof FolderInUse && error.served) return work(error.served);
    throw error;
  }
  try {
    const database = await serveEmbedded(folder);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    folder.release();
  }
};

/** The database's address as it may be shown: without credentials or parameters. */
export const shown = ({ url }: Database): string => `${new URL(url).protocol}//${new URL(url).host}`;
