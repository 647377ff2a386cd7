import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildWhereChanged } from "../../tools/built.ts";
import { type Endpoint, startEndpoint } from "../../tools/libsql-endpoint/index.ts";
import { migrateDatabase } from "../../tools/migrate.ts";
import { seedRecord } from "../../tools/seed.ts";
import { copyDatabase } from "./database-file.ts";

/** What every test file starts from: the bundle, and databases to copy. */
export type Prepared = {
  bundle: string;
  assets: string;
  /** Migrated, without a record. */
  emptyDatabase: string;
  /** Migrated and seeded. */
  seededDatabase: string;
};

declare module "vitest" {
  interface ProvidedContext {
    prepared: Prepared;
  }
}

const withEndpoint = async (path: string, work: (endpoint: Endpoint) => Promise<unknown>): Promise<void> => {
  const endpoint = await startEndpoint({ path });
  try {
    await work(endpoint);
  } finally {
    await endpoint.close();
  }
};

const makeDatabases = async (folder: string): Promise<Pick<Prepared, "emptyDatabase" | "seededDatabase">> => {
  const [emptyDatabase, seededDatabase] = [join(folder, "empty.db"), join(folder, "seeded.db")];
  await withEndpoint(emptyDatabase, (endpoint) => migrateDatabase(endpoint));
  copyDatabase(emptyDatabase, seededDatabase);
  await withEndpoint(seededDatabase, ({ url, authToken }) => seedRecord({ url, authToken }));
  return { emptyDatabase, seededDatabase };
};

/** Builds the Worker and makes the template databases, once for a run. */
export default async (project: TestProject): Promise<() => void> => {
  const folder = mkdtempSync(join(tmpdir(), "mitra-test-"));
  const building = buildWhereChanged(join(folder, "build"));
  const [{ bundle, assets }, databases] = await Promise.all([building, makeDatabases(folder)]);
  project.provide("prepared", { bundle, assets, ...databases });
  return () => rmSync(folder, { recursive: true, force: true });
};
