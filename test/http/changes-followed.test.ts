import { afterAll, beforeAll, expect, test } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { collections, collectionTypes } from "../../src/model/record-types.ts";
import { loadWorld } from "../record/histories/world.ts";
import { randomWriter, type Writer } from "../record/histories/writes.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";

const writes = Number(process.env.WRITES ?? 200);

type Shown = { id: string; [member: string]: unknown };
type Change = { sequence: number; type: string; id: string; record: Shown | null };
type Page<T> = { data: T[]; page: { next: string | null }; dataset: { version: number } };

let mitra: TestMitra;
let writer: Writer;
beforeAll(async () => {
  // An answer from memory may be as old as this says, and the copies must be true all the same.
  mitra = await startMitra({ seeded: false, env: { CACHE_BYTES: "33554432", VERSION_TTL_MS: "50" } });
  const world = await loadWorld();
  writer = randomWriter(openDb(mitra.database), 11, { ...world, dossiers: world.dossiers.slice(0, 6) }, []);
  await writer.next();
});
afterAll(() => mitra.close());

const read = async <T>(target: string): Promise<Page<T>> => {
  const answer = await mitra.fetch(target);
  expect(answer.status, target).toBe(200);
  return (await answer.json()) as Page<T>;
};

/** All records of all lists as they stood in a version, by `<type>:<id>`. */
const recordsAt = async (version: number): Promise<Map<string, unknown>> => {
  const records = new Map<string, unknown>();
  for (const type of collectionTypes) {
    const list = `/v1/${collections[type]}?limit=200&asOf=${version}`;
    for (let next: string | null = ""; next !== null; ) {
      const { data, page }: Page<Shown> = await read(next === "" ? list : `${list}&cursor=${next}`);
      for (const record of data) records.set(`${type}:${record.id}`, record);
      next = page.next;
    }
  }
  return records;
};

/** A copy of the record that is kept by the change log alone, and the version at which it stands. */
class Follower {
  readonly copy = new Map<string, unknown>();
  readonly #limit: number;
  version = 0;
  #sequence = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Reads all pages of what came since; every change comes once, and in order. */
  async catchUp(): Promise<void> {
    const list = `/v1/changes?since=${this.version}&limit=${this.#limit}&expand=record`;
    for (let next: string | null = ""; next !== null; ) {
      const { data, page, dataset }: Page<Change> = await read(next === "" ? list : `${list}&cursor=${next}`);
      for (const { sequence, type, id, record } of data) {
        expect(sequence).toBeGreaterThan(this.#sequence);
        this.#sequence = sequence;
        if (record === null) this.copy.delete(`${type}:${id}`);
        else this.copy.set(`${type}:${id}`, record);
      }
      next = page.next;
      if (next === null) this.version = dataset.version;
    }
  }
}

test("five readers have the record at every version at which they stand, while it is written", async () => {
  let latest = Number.POSITIVE_INFINITY;
  const follow = async (limit: number, checks: number): Promise<void> => {
    const follower = new Follower(limit);
    for (let stand = 0; follower.version < latest; stand++) {
      await follower.catchUp();
      if (stand % checks === 0) expect(follower.copy, `limit ${limit}`).toEqual(await recordsAt(follower.version));
    }
    expect(follower.copy).toEqual(await recordsAt(latest));
  };
  const readers = [1, 3, 20, 77, 200].map((limit, at) => follow(limit, 20 + 7 * at));
  for (let write = 1; write < writes; write++) await writer.next();
  latest = (await writer.next()).version;
  expect(latest).toBeGreaterThanOrEqual(writes);
  await Promise.all(readers);
}, 900_000);
