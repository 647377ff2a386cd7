import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { corpusDatabase } from "../bench/corpus/database.ts";
import { startEndpointProcess } from "../bench/endpoint.ts";
import { buildWorker } from "../build.ts";
import { migrateDatabase } from "../migrate.ts";
import { seedRecord } from "../seed.ts";
import { startWorkerd } from "../workerd.ts";

/** A Mitra of our own, in workerd, in which every request reaches the database. */
type OwnMitra = { url: string; close(): Promise<void> };

/**
 * Starts a Mitra over a fresh database.
 *
 * @param articles how many synthetic articles it holds; 0 for those of the seeds.
 */
export const startOwnMitra = async (articles: number): Promise<OwnMitra> => {
  const folder = mkdtempSync(join(tmpdir(), "mitra-fuzz-"));
  const closing: (() => Promise<void>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const step of closing.toReversed()) await step();
  };
  try {
    const database = join(folder, "mitra.db");
    if (articles > 0) {
      const { path } = await corpusDatabase({ size: articles });
      for (const suffix of ["", "-wal"]) if (existsSync(path + suffix)) copyFileSync(path + suffix, database + suffix);
    }
    const { bundle, assets } = await buildWorker({ outdir: folder });
    const endpoint = await startEndpointProcess(database);
    closing.push(endpoint.close);
    if (articles === 0) {
      await migrateDatabase(endpoint);
      await seedRecord(endpoint);
    }
    const workerd = await startWorkerd({
      bundle,
      assets,
      port: 0,
      bindings: {
        ...endpoint.bindings,
        CACHE_BYTES: "0",
        VERSION_TTL_MS: "0",
        DB_DEADLINE_MS: "30000",
        REQUEST_DEADLINE_MS: "60000",
      },
    });
    closing.push(workerd.close);
    return { url: workerd.url, close };
  } catch (error) {
    await close();
    throw error;
  }
};
