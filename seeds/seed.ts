import { openDb } from "../src/db/client.ts";
import { type Projection, type WriteResult, writeRecord } from "../src/record/write.ts";
import { loadSeeds } from "./load.ts";

export type SeedOptions = {
  /** A libSQL server over HTTP, migrated. */
  url: string;
  authToken?: string | undefined;
  /** Folder of `reference/` and `dossiers/`; that of this file by default. */
  folder?: string | undefined;
  now?: Date | undefined;
  /** How records are made. */
  projection: Projection;
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
  projection,
  warn = () => {},
}: SeedOptions): Promise<WriteResult> => {
  const { reference, dossiers, warnings } = await loadSeeds(folder ?? import.meta.dirname);
  for (const line of warnings) warn(line);
  const db = openDb({ url, authToken });
  const stored = await db.$client.execute("select id from dossiers");
  const current = new Set(dossiers.map(({ article }) => article.id));
  const remove = stored.rows.map((row) => String(row.id)).filter((id) => !current.has(id));
  return writeRecord(db, { put: dossiers, remove, reference, now }, projection);
};
