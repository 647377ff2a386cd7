import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { openDb } from "../../src/db/client.ts";
import { type CollectionType, collections, collectionTypes } from "../../src/model/record-types.ts";
import { loadWorld } from "../record/histories/world.ts";
import { randomWriter, type Writer } from "../record/histories/writes.ts";
import { uncached } from "../support/bindings.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";

/*
 * A writer at work, and readers who keep a copy by the change log alone; then the record as it stood in each version.
 */

const writes = Number(process.env.WRITES ?? 200);

type Shown = { id: string; [member: string]: unknown };
type Change = {
  sequence: number;
  version: number;
  type: CollectionType;
  id: string;
  action: string;
  into: string | null;
  record: Shown | null;
};
type Page<T> = { data: T[]; page: { next: string | null }; dataset: { version: number } };
type Ask = (target: string) => Promise<Response>;
/** Records as lists show them, by `<type>:<id>`. */
type Copy = ReadonlyMap<string, string>;

let mitra: TestMitra;
let writer: Writer;
beforeAll(async () => {
  // An answer from memory may be as old as this says, and the copies must be true all the same.
  mitra = await startMitra({ seeded: false, env: { CACHE_BYTES: "33554432", VERSION_TTL_MS: "50" } });
  const world = await loadWorld();
  const smallest = world.dossiers.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length).slice(0, 4);
  writer = randomWriter(openDb(mitra.database), 11, { ...world, dossiers: smallest }, []);
});
afterAll(() => mitra.close());

const ask: Ask = (target) => mitra.fetch(target);

/** Asks past the memory of the Worker. */
const askDirectly = (): Ask => {
  const app = createApp({ log: () => {} });
  const env = { LIBSQL_URL: mitra.database.url, LIBSQL_AUTH_TOKEN: mitra.database.authToken, ...uncached };
  return async (target) => app.request(mitra.url + target, undefined, env as never);
};

const read = async <T>(target: string, by: Ask = ask): Promise<Page<T>> => {
  const answer = await by(target);
  expect(answer.status, target).toBe(200);
  return (await answer.json()) as Page<T>;
};

/** All pages of a list. */
const readAll = async <T>(list: string, each: (page: Page<T>) => void, by: Ask = ask): Promise<void> => {
  for (let next: string | null = ""; next !== null; ) {
    const page: Page<T> = await read(next === "" ? list : `${list}&cursor=${next}`, by);
    each(page);
    next = page.page.next;
  }
};

/** All records of all lists. */
const recordsBy = async (by: Ask, parameter = ""): Promise<Copy> => {
  const records = new Map<string, string>();
  const each =
    (type: CollectionType) =>
    ({ data }: Page<Shown>) => {
      for (const record of data) records.set(`${type}:${record.id}`, JSON.stringify(record));
    };
  for (const type of collectionTypes) await readAll(`/v1/${collections[type]}?limit=200${parameter}`, each(type), by);
  return records;
};

/** A copy of the record that is kept by the change log alone, and what it was at each version at which it stood. */
class Follower {
  readonly stood = new Map<number, Copy>();
  readonly #copy = new Map<string, string>();
  readonly #limit: number;
  version = 0;
  #sequence = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Reads all pages of what came since; every change comes once, and in order. */
  async catchUp(): Promise<void> {
    const since = this.version;
    await readAll<Change>(
      `/v1/changes?since=${since}&limit=${this.#limit}&expand=record`,
      ({ data, page, dataset }) => {
        for (const { sequence, type, id, record } of data) {
          expect(sequence).toBeGreaterThan(this.#sequence);
          this.#sequence = sequence;
          if (record === null) this.#copy.delete(`${type}:${id}`);
          else this.#copy.set(`${type}:${id}`, JSON.stringify(record));
        }
        if (page.next === null) this.version = dataset.version;
      },
    );
    this.stood.set(this.version, new Map(this.#copy));
  }
}

const recorded = new Map<number, Copy>();

const sorted = (copy: Copy | undefined) => [...(copy ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));

test("five readers have the record at every version at which they stand, while it is written", async () => {
  let [newest, isOver] = [0, false];
  let begun = Promise.withResolvers<void>();
  const begin = () => {
    begun.resolve();
    begun = Promise.withResolvers();
  };
  const follow = async (limit: number): Promise<Follower> => {
    const follower = new Follower(limit);
    while (!isOver || follower.version < newest) {
      await follower.catchUp();
      // Nothing is there to read until the writer begins again.
      if (!isOver && follower.version >= newest) await begun.promise;
    }
    return follower;
  };
  const directly = askDirectly();
  const write = async (): Promise<void> => {
    begin();
    const { version } = await writer.next();
    newest = version;
    recorded.set(version, await recordsBy(directly));
  };
  await write();
  const readers = [7, 20, 50, 100, 200].map(follow);
  for (let written = 1; written < writes; written++) await write();
  isOver = true;
  begin();
  expect(newest).toBeGreaterThanOrEqual(writes);
  for (const { stood } of await Promise.all(readers)) {
    for (const [version, copy] of stood) {
      if (version > 0) expect(sorted(copy), `version ${version}`).toEqual(sorted(recorded.get(version)));
    }
  }
}, 900_000);

test("the record as of every version is what it was when that was current", async () => {
  for (const [version, copy] of recorded) {
    expect([...(await recordsBy(ask, `&asOf=${version}`))], `version ${version}`).toEqual([...copy]);
  }
}, 900_000);

test("what went is told of where it was: gone, or which record it is now", async () => {
  const last = new Map<string, Change>();
  const actions = new Set<string>();
  await readAll<Change>("/v1/changes?limit=200", ({ data }) => {
    for (const change of data) {
      actions.add(change.action);
      last.set(`${change.type}:${change.id}`, change);
    }
  });
  expect([...actions].sort()).toEqual(["changed", "created", "merged", "removed"]);
  const { rows } = await mitra.database.client.execute("select type, former_id, id from former_ids");
  const now = new Map(rows.map(({ type, former_id, id }) => [`${type}:${former_id}`, String(id)]));
  const statuses = new Map<number, number>();
  for (const [key, { type, id, action, into, version }] of last) {
    const path = `/v1/${collections[type]}/${id}`;
    const { status, headers } = await mitra.fetch(path, { redirect: "manual" });
    const other = into ?? now.get(key);
    const isThere = action === "created" || action === "changed";
    const to = isThere || other === undefined ? null : `/v1/${collections[type]}/${other}`;
    expect([path, status, headers.get("Location")]).toEqual([path, isThere ? 200 : to ? 308 : 410, to]);
    if (!isThere) expect((await mitra.fetch(`${path}?asOf=${version - 1}`)).status, path).toBe(200);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  for (const status of [200, 308, 410]) expect(statuses.get(status), String(status)).toBeGreaterThan(2);
}, 900_000);
