import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDb } from "../../../src/db/client.ts";
import type { Server } from "../../../src/db/pipeline.ts";
import { settle } from "../../../src/record/settle.ts";
import { writeRecord } from "../../../src/record/write.ts";
import { startEndpoint } from "../../libsql-endpoint/index.ts";
import { migrateDatabase } from "../../migrate.ts";
import { inProject } from "../../paths.ts";
import { currentProjection } from "../../projection.ts";
import { type Corpus, makeCorpus } from "./make.ts";

/** How many dossiers one transaction writes. */
const chunkSize = 1000;

/** Such a transaction is larger than what a server need take from clients. */
const bodyLimit = 256 * 1024 * 1024;

/** Where databases that were built are kept: MITRA_BENCH_CACHE, or a folder of the system for temporary files. */
const cacheFolder = (): string => process.env.MITRA_BENCH_CACHE || join(tmpdir(), "mitra-bench");

/** Everything that a built database depends on, but for the helpers of its writing. */
const ingredients = ["migrations", "src", "seeds", "tools/bench/corpus"];

const fingerprint = (): string => {
  const hash = createHash("sha256");
  const visit = (path: string): void => {
    for (const name of readdirSync(path).sort()) {
      const inner = join(path, name);
      if (statSync(inner).isDirectory()) visit(inner);
      else hash.update(name).update(readFileSync(inner));
    }
  };
  for (const folder of ingredients) visit(inProject(folder));
  return hash.digest("hex").slice(0, 12);
};

function* chunks<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/** Writes a corpus into a migrated record through the door that real dossiers take, many to a transaction. */
export const writeCorpus = async (
  server: Server,
  { reference, dossiers }: Corpus,
  { chunk = chunkSize, onProgress = () => undefined }: { chunk?: number; onProgress?: (written: number) => void } = {},
): Promise<void> => {
  const db = openDb(server);
  const projection = await currentProjection();
  let written = 0;
  for (const put of chunks(dossiers, chunk)) {
    await writeRecord(db, { put, remove: [], reference, now: new Date("2026-11-22T08:00:00Z") }, projection);
    written += put.length;
    onProgress(written);
  }
  await settle(db.$client);
  db.$client.close();
};

type BuildOptions = {
  size: number;
  seed?: number;
  chunk?: number;
  /** Takes a database that an older version of the code has built, if there is one of this size and seed. */
  reuse?: boolean;
  onProgress?: (written: number) => void;
};

/**
 * The file of a database that holds the corpus of this size and seed: built, or kept from an earlier call with the same
 * code. It must not be written to.
 *
 * @returns the path, and the seconds that building took; null where it was there already.
 */
export const corpusDatabase = async ({ size, seed = 1, chunk, reuse = false, onProgress }: BuildOptions) => {
  const folder = cacheFolder();
  mkdirSync(folder, { recursive: true });
  const prefix = `corpus-${size}-${seed}-`;
  const path = join(folder, `${prefix}${fingerprint()}.db`);
  if (existsSync(path)) return { path, seconds: null };
  if (reuse) {
    const older = readdirSync(folder).filter((name) => name.startsWith(prefix) && name.endsWith(".db"));
    const latest = older.map((name) => join(folder, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
    if (latest) return { path: latest, seconds: null };
  }
  const start = performance.now();
  const unfinished = `${path}.${process.pid}`;
  const endpoint = await startEndpoint({ path: unfinished, bodyLimit });
  try {
    await migrateDatabase(endpoint);
    await writeCorpus(endpoint, await makeCorpus(size, seed), {
      ...(chunk ? { chunk } : {}),
      ...(onProgress ? { onProgress } : {}),
    });
  } finally {
    await endpoint.close();
  }
  renameSync(unfinished, path);
  for (const suffix of ["-wal", "-shm"]) rmSync(unfinished + suffix, { force: true });
  return { path, seconds: (performance.now() - start) / 1000 };
};
