import type { InStatement } from "@libsql/client/web";
import type { Db } from "../db/client.ts";
import { factTypes, type RecordType } from "../model/record-types.ts";
import { type Batch, nothing } from "./batch.ts";
import { factKeysIn } from "./claims.ts";
import { inChunks, inIds, keyOf, list } from "./keys.ts";
import { indexReference } from "./lists.ts";
import { planBatch } from "./plan.ts";
import type { Projected } from "./projected.ts";
import { Reader, writtenLists } from "./reader.ts";
import type { Projection } from "./write.ts";

/** How many dossiers, and how many reference records, are projected at once. */
const [dossiersAtOnce, referencesAtOnce] = [50, 500];

const rowsPerStatement = 500;

/** Rows of the index, under the numbers that the records have. */
const rowsOf = (records: readonly Projected[]): InStatement[] =>
  inChunks(records, rowsPerStatement).map((chunk) => ({
    sql: `insert into search (rowid, terms) select d.id, k.value ->> 2
      from json_each(?) k cross join records r on r.type = k.value ->> 0 and r.id = k.value ->> 1
        cross join search_documents d on d.record = r.number order by d.id`,
    args: [list(chunk.map(({ type, id, indexed }) => [type, id, indexed.terms]))],
  }));

/**
 * Fills the index of the search, which is empty, in a database that has every other row of the record: the index keeps no
 * texts, so these are made again from the dossiers and reference lists. Nothing else is written.
 */
export const fillSearch = async (db: Db, projection: Projection): Promise<void> => {
  const { builders } = projection;
  const client = db.$client;
  const index = indexReference(await writtenLists(client, builders));
  const filled = new Set<string>();
  const fill = async (part: Partial<Batch>, keys: readonly string[]): Promise<void> => {
    const batch = { ...nothing, ...part, forced: new Set(keys) };
    const { rewritten } = await planBatch(new Reader(client, projection), batch, projection, index);
    const records = rewritten.filter(({ type, id }) => !filled.has(keyOf(type, id)));
    for (const { type, id } of records) filled.add(keyOf(type, id));
    await client.batch(rowsOf(records), "write");
  };

  const dossiers = await client.execute("select id from dossiers order by id");
  for (const chunk of inChunks(dossiers.rows, dossiersAtOnce)) {
    const again = await new Reader(client, projection).dossiers(chunk.map(({ id }) => String(id)));
    await fill({ again }, factKeysIn(again, builders));
  }
  const references = await client.execute({
    sql: `select type, id from records where type not ${inIds} order by type, id`,
    args: [list(factTypes)],
  });
  const keys = references.rows.map(({ type, id }) => keyOf(type as RecordType, String(id)));
  for (const chunk of inChunks(keys, referencesAtOnce)) await fill({ references: chunk }, chunk);
};
