import { resolve } from "node:path";
import { openDb } from "../src/db/client.ts";
import { fillSearch } from "../src/record/fill-search.ts";
import { type Projection, rebuildRecord, type WriteResult } from "../src/record/write.ts";
import { linesOf, measureFile } from "./bulk/files.ts";
import { type DumpedFile, type Manifest, readManifest } from "./bulk/manifest.ts";
import { dumpedTables, writeLines } from "./bulk/tables.ts";
import { withDatabase } from "./database.ts";
import { folderArgument } from "./dump.ts";
import { currentProjection } from "./projection.ts";
import { codeOf, Refusal, reasonOf, runProgram } from "./refusal.ts";
import { type Database, readSettings } from "./settings.ts";

const usage = "usage: npm run load -- <folder>, the folder being one that npm run dump has written";

type Client = ReturnType<typeof openDb>["$client"];

/** What a file of a dump is not, against the manifest; undefined where it is as it was written. */
const faultIn = async (
  folder: string,
  { path, bytes, sha256, content, rows }: DumpedFile,
): Promise<string | undefined> => {
  try {
    const measured = await measureFile(folder, path);
    const isSame =
      measured.file.bytes === bytes &&
      measured.file.sha256 === sha256 &&
      (!content || (measured.content.bytes === content.bytes && measured.content.sha256 === content.sha256)) &&
      (!path.endsWith(".ndjson.gz") || measured.content.lines === rows);
    return isSame ? undefined : "it is not the file that was dumped";
  } catch (error) {
    return codeOf(error) === "ENOENT" ? "it is missing" : reasonOf(error);
  }
};

/** @throws Refusal unless the files of a dump are those that were written, and hold what this code keeps. */
const requireWhole = async (folder: string, { files, apiVersion }: Manifest): Promise<void> => {
  for (const file of files) {
    const fault = await faultIn(folder, file);
    if (fault) throw new Refusal(`the dump ${folder} is damaged: ${file.path}: ${fault}`);
  }
  const theirs = new Map(files.flatMap(({ table, columns }) => (table ? [[table, columns?.join()]] : [])));
  const differing =
    dumpedTables.find(({ name, columns }) => theirs.get(name) !== columns.join())?.name ??
    [...theirs.keys()].find((name) => !dumpedTables.some((table) => table.name === name));
  if (differing)
    throw new Refusal(
      `the dump ${folder} is of a Mitra with another schema (version ${apiVersion}; the table ${differing} is not the same): load it by that one`,
    );
};

/** @throws Refusal unless the database is migrated, and holds no record. */
const requireEmpty = async (client: Client): Promise<void> => {
  let version: number;
  try {
    version = Number((await client.execute("select version from dataset")).rows[0]?.version);
  } catch (error) {
    if (/no such table/.test(reasonOf(error)))
      throw new Refusal("the database has no tables yet: run npm run db:migrate first");
    throw error;
  }
  if (version !== 0)
    throw new Refusal(`the database holds a record at version ${version} already: load into an empty one`);
};

/** Takes away what a load that was broken off has left: nothing of a record. */
const clear = async (client: Client): Promise<void> => {
  // The last one takes what triggers have put there.
  const tables = [...dumpedTables.map(({ name }) => name), "search_words_left"];
  await client.batch(
    tables.map((name) => `delete from "${name}" where (select version from dataset) = 0`),
    "write",
  );
};

/** Has the database be at the version of a dump, under an epoch of its own; what is in it is served from then on. */
const setVersion = async (client: Client, { version, writtenAt, stamp, projection }: Manifest): Promise<void> => {
  const { rows } = await client.execute({
    sql: `insert or replace into dataset (id, version, updated_at, epoch, stamp, projection)
      select 1, ?, ?, lower(hex(randomblob(8))), ?, ? from dataset where version = 0 returning version`,
    args: [version, writtenAt, stamp, projection],
  });
  if (rows.length === 0) throw new Refusal("another program wrote into the database meanwhile: load into an empty one");
};

/**
 * Loads a dump into an empty, migrated database, which then answers as the one that was dumped did, under an epoch of its
 * own. Nothing is served of it until it is whole. What other code has made is then made again by this code.
 *
 * @returns what came out otherwise than it was dumped.
 * @throws Refusal where the dump is damaged or the database is not empty; nothing is written then.
 */
export const load = async (
  database: Database,
  { folder, projection, now = new Date() }: { folder: string; projection: Projection; now?: Date },
): Promise<WriteResult> => {
  const manifest = readManifest(folder);
  await requireWhole(folder, manifest);
  const db = openDb(database);
  const client = db.$client;
  try {
    await requireEmpty(client);
    await clear(client);
    try {
      for (const table of dumpedTables) {
        const path = manifest.files.find((file) => file.table === table.name)?.path ?? "";
        await writeLines(client, table, linesOf(folder, path));
      }
      await fillSearch(db, projection);
      await setVersion(client, manifest);
    } catch (error) {
      await clear(client).catch(() => {});
      throw error;
    }
    return await rebuildRecord(db, now, projection, { afresh: false });
  } finally {
    client.close();
  }
};

const main = async (): Promise<undefined> => {
  const folder = resolve(folderArgument(usage));
  const projection = await currentProjection();
  const { version, changes } = await withDatabase(readSettings(process.env), (database) =>
    load(database, { folder, projection }),
  );
  const again = changes.length > 0 ? `; ${changes.length} records are made otherwise by this Mitra` : "";
  console.log(`the record of ${folder} is loaded, at version ${version}${again}`);
};

if (import.meta.main) await runProgram(main);
