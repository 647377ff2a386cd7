import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeRecord } from "../../src/record/write.ts";
import type { Dossier, Reference } from "../../src/record-types.ts";
import { Random } from "../../tools/bench/corpus/random.ts";
import { projection } from "../support/projection.ts";
import { expectConsistent, openRecord, type RecordDatabase } from "./database.ts";
import { variedReference } from "./histories/reference.ts";
import { echoed, foreign, loadWorld, settled, varied } from "./histories/world.ts";

/*
 * What was superseded is kept: after a long random history the rows of every version can still be told, and the change
 * log tells how each came about. WRITES=2000 tries a longer one.
 */

const writes = Number(process.env.WRITES ?? 200);
const tables = ["records", "documents", "links", "postings"] as const;

let database: RecordDatabase;
beforeAll(async () => {
  database = await openRecord();
});
afterAll(() => database.close());

const hashOf = (rows: readonly object[]): string => {
  const hash = createHash("sha256");
  for (const row of rows.map((one) => JSON.stringify(one)).sort()) hash.update(row);
  return `${rows.length} rows ${hash.digest("hex")}`;
};

/** The rows that answers were read from in a version, by table: those that are marked to have stood then. */
const stoodIn = async (version: number): Promise<string[]> => {
  const stood: string[] = [];
  for (const table of tables) {
    const columns = (await database.query<{ name: string }>(`pragma table_info(${table})`)).map(({ name }) => name);
    const select = `select ${columns.join(", ")} from`;
    const rows = await database.query(`${select} ${table} where since <= ${version}
      union all ${select} ${table}_past where since <= ${version} and until > ${version}`);
    stood.push(`${table} ${hashOf(rows)}`);
  }
  return stood;
};

const present = async (): Promise<string[]> => {
  const found: string[] = [];
  for (const table of tables) found.push(`${table} ${hashOf(await database.query(`select * from ${table}`))}`);
  return found;
};

const pastRows = async (): Promise<number> => {
  const counts = tables.map((table) => `(select count(*) from ${table}_past)`).join(" + ");
  const [row] = await database.query<{ count: number }>(`select ${counts} as count`);
  return row?.count ?? 0;
};

type Held = { dossiers: Map<string, Dossier>; reference: Reference };

/** A fact under another id, or an article: the one that it was is now this one. */
const renamed = <T extends { id: string; formerIds?: string[] | undefined }>(fact: T, id: string): T => ({
  ...fact,
  id,
  formerIds: [fact.id],
});

const withoutFormer = (dossier: Dossier): Dossier => {
  const bare = structuredClone(dossier);
  for (const one of [bare.article, ...bare.engagements, ...bare.agreements, ...bare.statements]) delete one.formerIds;
  return bare;
};

/** One step: something comes, changes, goes, comes again, or is merged into something else. */
const step = (random: Random, { dossiers, reference }: Held, world: readonly Dossier[], at: number): Held => {
  const next = new Map([...dossiers].map(([id, one]) => [id, withoutFormer(one)]));
  const put = (one: Dossier) => next.set(one.article.id, one);
  const base = random.pick(world);
  const held = next.size > 0 ? random.pick([...next.values()]) : base;
  const isTaken = (id: string) => [...next.values()].some((one) => one.statements.some((other) => other.id === id));
  random.pick([
    () => put(base),
    () => put(varied(random, held, reference)),
    () => put(varied(random, base, reference)),
    () => put(echoed(random, held, reference, `echo-${at}`)),
    () => put(foreign(random, base, reference, String(at))),
    () => next.delete(held.article.id),
    () => next.delete(held.article.id),
    () => {
      next.delete(held.article.id);
      put({ ...held, article: renamed(held.article, `renamed-${at}`) });
    },
    () => {
      const [first, ...others] = held.statements;
      if (!first || [...next.values()].filter((one) => one.statements.some(({ id }) => id === first.id)).length > 1)
        return;
      const id = isTaken("merged") ? `merged-${at}` : "merged";
      put({ ...held, statements: [renamed(first, id), ...others] });
    },
    () => {},
  ])();
  const kept = settled([...next.values()]);
  return {
    dossiers: new Map(kept.map((one) => [one.article.id, one])),
    reference: random.chance(0.1) ? variedReference(random, reference) : reference,
  };
};

test("every version can be told after it has passed, and the log tells what led to it", async () => {
  const seeds = await loadWorld();
  const random = new Random(12);
  const world = random.some(seeds.dossiers, 4);
  const stood = new Map<number, string[]>();
  const times = new Map<number, string>();
  let held: Held = { dossiers: new Map(), reference: seeds.reference };
  let [version, idle, passed] = [0, 0, 0];
  for (let at = 1; at <= writes; at++) {
    const next = step(random, held, world, at);
    const now = new Date(Date.UTC(2026, 0, 1) + at * 60_000);
    const result = await writeRecord(
      database.db,
      {
        put: [...next.dossiers.values()],
        remove: [...held.dossiers.keys()].filter((id) => !next.dossiers.has(id)),
        reference: next.reference,
        now,
      },
      projection,
    );
    expect(result.version - version).toBeLessThanOrEqual(1);
    const rows = await present();
    const isIdle = result.version === version;
    const past = await pastRows();
    if (isIdle && version > 0) {
      idle += 1;
      expect([rows, past]).toEqual([stood.get(version), passed]);
    } else if (!isIdle) {
      stood.set(result.version, rows);
      times.set(result.version, now.toISOString());
    }
    [held, version, passed] = [next, result.version, past];
  }
  await expectConsistent(database);
  expect(idle).toBeGreaterThan(0);
  for (const [each, rows] of stood) expect(await stoodIn(each), `version ${each}`).toEqual(rows);

  const [{ stamp } = { stamp: "" }] = await database.query<{ stamp: string }>("select stamp from dataset");
  const versions = await database.query<{ version: number; at: string; stamp: string }>("select * from versions");
  expect(versions.map((one) => [one.version, one.at])).toEqual([...times]);
  expect(new Set(versions.map((one) => one.stamp)).size).toBe(version);
  expect(versions.at(-1)?.stamp).toBe(stamp);

  const log = await database.query<{ version: number; type: string; id: string; action: string; into: string | null }>(
    "select * from changes order by sequence",
  );
  expect(log.map((row) => row.version)).toEqual(log.map((row) => row.version).toSorted((a, b) => a - b));
  const alive = new Set<string>();
  const actions = new Map<string, number>();
  for (const { type, id, action, into } of log) {
    const key = `${type} ${id}`;
    expect(alive.has(key), `${key} ${action}`).toBe(action !== "created");
    if (action === "created") alive.add(key);
    if (action === "removed" || action === "merged") alive.delete(key);
    if (action === "merged") expect(into).toMatch(/^(renamed|merged)/);
    actions.set(action, (actions.get(action) ?? 0) + 1);
  }
  expect([...actions.keys()].sort()).toEqual(["changed", "created", "merged", "removed"]);
  const records = await database.query<{ type: string; id: string }>("select type, id from records");
  expect([...alive].sort()).toEqual(records.map(({ type, id }) => `${type} ${id}`).sort());
});
