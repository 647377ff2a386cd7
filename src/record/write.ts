import type { Client, InStatement } from "@libsql/client/web";
import type { Db } from "../db/client.ts";
import { factTypes, type ListedType, listedTypes, type RecordType } from "../model/record-types.ts";
import { type Batch, type EntryRow, nothing } from "./batch.ts";
import type { Builders } from "./builders.ts";
import { refuseShared } from "./former-ids.ts";
import { refuseFaults, type WriteInput } from "./input.ts";
import { inChunks, inIds, keyOf, list } from "./keys.ts";
import { indexReference, type ReferenceIndex } from "./lists.ts";
import type { Machine } from "./machine.ts";
import { type Change, planBatch } from "./plan.ts";
import { Reader, writtenLists } from "./reader.ts";
import { settle } from "./settle.ts";
import { markProjected, statementsOf, writesNothing } from "./statements.ts";

export type { Builders } from "./builders.ts";
export type { WriteInput } from "./input.ts";
export type { Change } from "./plan.ts";

/** How records are made. */
export type Projection = {
  builders: Builders;
  machine: Machine;
  /** What tells this code from other code. */
  version: string;
  /** How many dossiers one transaction projects again. */
  dossiersPerBatch?: number;
};

/** How much of an input was new. */
type Written = { dossiers: number; removed: number; entries: number; entriesRemoved: number };

export type WriteResult = {
  version: number;
  /** What was written otherwise; the change log also tells which records others show otherwise by it. */
  changes: Change[];
  /** What was written of the input; absent where it said nothing new. */
  written?: Written;
};

/** How many dossiers, and how many reference records, one transaction projects again. */
const [usualBatch, referencesPerBatch] = [50, 500];

/** Where a write is of so much of the record, its indexes are settled: each is so only a few times. */
const largeShare = 1 / 8;

const versionOf = async (client: Client): Promise<{ version: number; projection: string }> => {
  const { rows } = await client.execute("select version, projection from dataset");
  return { version: Number(rows[0]?.version ?? 0), projection: String(rows[0]?.projection ?? "") };
};

/** What of the input differs from what is written. */
const differences = async (client: Client, { put, remove, reference }: WriteInput, { inflated }: Machine) => {
  const named = list([...put.map(({ article }) => article.id), ...remove]);
  const [bodies, entryRows, counted] = await client.batch(
    [
      { sql: `select id, body from dossiers where id ${inIds}`, args: [named] },
      "select type, id, body from reference_entries",
      "select count(*) as count from dossiers",
    ],
    "read",
  );
  const oldBodies = new Map(bodies?.rows.map(({ id, body }) => [String(id), inflated(body as ArrayBuffer)]));
  const oldEntries = new Map(
    entryRows?.rows.map(({ type, id, body }) => [keyOf(type as ListedType, String(id)), String(body)]),
  );
  const entries = listedTypes.flatMap((type) =>
    reference[type].map((entry): EntryRow => ({ type, id: entry.id, body: JSON.stringify(entry) })),
  );
  const current = new Set(entries.map(({ type, id }) => keyOf(type, id)));
  return {
    // Copies: what is remembered of a dossier does not outlast its writing.
    put: put
      .filter((dossier) => oldBodies.get(dossier.article.id) !== JSON.stringify(dossier))
      .map((dossier) => ({ ...dossier })),
    remove: remove.filter((id) => oldBodies.has(id)),
    entries: {
      changed: entries.filter(({ type, id, body }) => oldEntries.get(keyOf(type, id)) !== body),
      gone: [...oldEntries.keys()].filter((key) => !current.has(key)),
    },
    isKnown: (key: string) => oldEntries.has(key),
    count: Number(counted?.rows[0]?.count),
  };
};

/** Writes batches one after the other, each in a transaction of its own. */
class Writer {
  /** What the batches that were written did to records, in their order. */
  readonly changes: Change[] = [];
  readonly #client: Client;
  readonly #index: ReferenceIndex;
  readonly #projection: Projection;
  readonly #now: Date;

  constructor(client: Client, index: ReferenceIndex, projection: Projection, now: Date) {
    this.#client = client;
    this.#index = index;
    this.#projection = projection;
    this.#now = now;
  }

  #reader(): Reader {
    return new Reader(this.#client, this.#projection);
  }

  /** @param also further statements of the transaction. */
  async write(batch: Batch, also: readonly InStatement[] = []): Promise<void> {
    const { version } = await versionOf(this.#client);
    const plan = await planBatch(this.#reader(), batch, this.#projection, this.#index);
    await refuseShared(this.#client, plan.rewritten, plan.removed);
    const again = plan.batch.again.map(({ article }) => article.id);
    const statements = writesNothing(plan)
      ? [markProjected(again, this.#projection.version, version)]
      : statementsOf(plan, this.#projection, version, this.#now);
    await this.#client.batch([...statements, ...also], "write");
    this.changes.push(...plan.changes);
  }

  /** Projects every dossier again that another projection made, then the reference records. */
  async catchUp(): Promise<void> {
    const { version, dossiersPerBatch = usualBatch } = this.#projection;
    for (;;) {
      const { rows } = await this.#client.execute({
        sql: "select id from dossiers where projection <> ? order by id limit ?",
        args: [version, dossiersPerBatch],
      });
      if (rows.length === 0) break;
      const again = await this.#reader().dossiers(rows.map(({ id }) => String(id)));
      await this.write({ ...nothing, again });
    }
    if ((await versionOf(this.#client)).projection === version) return;
    const { rows } = await this.#client.execute({
      sql: `select type, id from records where type not ${inIds} order by type, id`,
      args: [list(factTypes)],
    });
    const keys = rows.map(({ type, id }) => keyOf(type as RecordType, String(id)));
    for (const references of inChunks(keys, referencesPerBatch)) await this.write({ ...nothing, references });
    await this.#client.execute({ sql: "update dataset set projection = ?", args: [version] });
  }
}

/**
 * Writes dossiers into the record in one transaction: all or nothing. The record is a projection of its dossiers, so
 * what a dossier says is merged with what the others say of the same records, and a record that no dossier speaks of
 * any more goes. Every record created, changed or removed leaves a row in the change log, and the version moves by one
 * where anything is written; a write that changes nothing writes nothing.
 *
 * Records that other code has made are then projected again, in further transactions of a bounded size: what comes out
 * the same keeps its versions. Where it is broken off, the next write goes on.
 *
 * The dossiers must have been checked with `dossierIssues` and the reference lists with `referenceIssues`.
 *
 * @throws InputError where a dossier or a list is not of its form, ill-formed text included, or two records have one
 *   former id; nothing is written then.
 * @throws LibsqlError "dataset version conflict" where another writer came between; nothing is written then.
 */
export const writeRecord = async (db: Db, input: WriteInput, projection: Projection): Promise<WriteResult> => {
  refuseFaults(projection.builders, input);
  const client = db.$client;
  const { version } = await versionOf(client);
  const { put, remove, entries, isKnown, count } = await differences(client, input, projection.machine);
  const written: Written = {
    dossiers: put.length,
    removed: remove.length,
    entries: entries.changed.length,
    entriesRemoved: entries.gone.length,
  };
  const writer = new Writer(client, indexReference(input.reference), projection, input.now);
  const isNews = Object.values(written).some((count) => count > 0);
  if (isNews) {
    const reader = new Reader(client, projection);
    const renamed = entries.changed.map(({ type, id }) => keyOf(type, id)).filter(isKnown);
    const naming = await reader.namingIds(renamed, [...put.map(({ article }) => article.id), ...remove]);
    const [now, later] = [naming.slice(0, usualBatch), naming.slice(usualBatch)];
    await writer.write({ ...nothing, put, remove, again: await reader.dossiers(now), entries }, [
      // The rest is projected in the transactions that follow.
      { sql: `update dossiers set projection = '' where id ${inIds}`, args: [list(later)] },
      ...(version === 0 ? [{ sql: "update dataset set projection = ?", args: [projection.version] }] : []),
    ]);
  }
  await writer.catchUp();
  if (put.length > 0 && put.length >= count * largeShare) await settle(client);
  const result = { version: (await versionOf(client)).version, changes: writer.changes };
  return isNews ? { ...result, written } : result;
};

/**
 * Projects the record again from the dossiers and reference lists that it holds, in transactions of a bounded size. Where it
 * is broken off, the next one goes on if it is not to begin afresh.
 *
 * @param options `afresh`: also what this very projection has made.
 * @returns what came out otherwise than before.
 */
export const rebuildRecord = async (
  db: Db,
  now: Date,
  projection: Projection,
  { afresh }: { afresh: boolean },
): Promise<WriteResult> => {
  const client = db.$client;
  if (afresh)
    await client.batch(["update dossiers set projection = ''", "update dataset set projection = ''"], "write");
  const reference = indexReference(await writtenLists(client, projection.builders));
  const writer = new Writer(client, reference, projection, now);
  await writer.catchUp();
  await settle(client);
  return { version: (await versionOf(client)).version, changes: writer.changes };
};
