import { afterAll, beforeAll, expect, test } from "vitest";
import type { Seeds } from "../../seeds/load.ts";
import { createApp } from "../../src/app.ts";
import { collections, collectionTypes } from "../../src/model/record-types.ts";
import { Random } from "../../tools/bench/corpus/random.ts";
import { uncached } from "../support/bindings.ts";
import { openRecord, type RecordDatabase } from "./database.ts";
import { live, makeHistory } from "./histories/history.ts";
import { loadWorld } from "./histories/world.ts";

/*
 * The change log tells of every record of which an answer shows something else than in the version before, which members
 * these are, and of nothing else. HISTORIES=10 tries so many histories.
 */

const count = Number(process.env.HISTORIES ?? 1);

let world: Seeds;
let database: RecordDatabase;
beforeAll(async () => {
  world = await loadWorld();
});
afterAll(() => database?.close());

type Served = Record<string, unknown>;

/** What is served of a record, by `<path> <language>`: member by member. */
type Answers = Map<string, Served>;

/** Asks for every record on its own and in a list, in both languages. */
const answersOf = async ({ url, authToken, query }: RecordDatabase): Promise<Map<string, Answers>> => {
  const app = createApp({ log: () => {} });
  const env = { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken, ...uncached };
  const ask = async (target: string) => {
    const answer = await app.request(target, undefined, env as never);
    expect(answer.status, target).toBe(200);
    return (await answer.json()) as { data: Served & Served[]; page?: { next: string | null } };
  };
  const all = new Map<string, Answers>();
  const keep = (type: string, form: string, { updatedVersion, updatedAt, ...served }: Served) => {
    const key = `${type} ${served.id}`;
    all.set(key, (all.get(key) ?? new Map()).set(form, served));
  };
  const rows = await query<{ type: keyof typeof collections; id: string }>("select type, id from records");
  for (const language of ["en", "id"]) {
    for (const type of collectionTypes) {
      const list = `/v1/${collections[type]}?lang=${language}&limit=200`;
      for (let target: string | null = list; target !== null; ) {
        const { data, page }: Awaited<ReturnType<typeof ask>> = await ask(target);
        for (const one of data) keep(type, `list ${language}`, one);
        target = page?.next ? `${list}&cursor=${page.next}` : null;
      }
    }
    for (const { type, id } of rows) {
      keep(type, `item ${language}`, (await ask(`/v1/${collections[type]}/${id}?lang=${language}`)).data);
    }
  }
  return all;
};

/** The members that are served otherwise in any form. */
const differing = (before: Answers, after: Answers): string[] => [
  ...new Set(
    [...after].flatMap(([form, served]) => {
      const old = before.get(form) ?? {};
      return [...new Set([...Object.keys(served), ...Object.keys(old)])].filter(
        (member) => JSON.stringify(served[member]) !== JSON.stringify(old[member]),
      );
    }),
  ),
];

type Told = Record<string, { action: string; members: string[] }>;

const whatChanged = (before: Map<string, Answers>, after: Map<string, Answers>): Told => {
  const told: Told = {};
  for (const [key, answers] of after) {
    const old = before.get(key);
    const members = old ? differing(old, answers).sort() : [];
    if (!old) told[key] = { action: "created", members };
    else if (members.length > 0) told[key] = { action: "changed", members };
  }
  for (const key of before.keys()) if (!after.has(key)) told[key] = { action: "removed", members: [] };
  return told;
};

test.each(Array.from({ length: count }, (_, at) => at + 1))(
  "the log tells what is served otherwise, history %i",
  async (seed) => {
    database = await openRecord();
    const random = new Random(seed);
    const { states } = makeHistory(seed, { ...world, dossiers: random.some(world.dossiers, 6) });
    let [answers, version, writes] = [new Map<string, Answers>(), 0, 0];
    await live(database.db, states, async () => {
      const rows = await database.query<{ type: string; id: string; action: string; members: string; at: number }>(
        `select type, id, action, members, version as at from changes where version > ${version}`,
      );
      const now = await answersOf(database);
      const log: Told = {};
      for (const { type, id, action, members } of rows) {
        expect(log[`${type} ${id}`], "one row of a record in a version").toBeUndefined();
        log[`${type} ${id}`] = { action, members: (JSON.parse(members) as string[]).sort() };
      }
      expect(log, `version ${version + 1}`).toEqual(whatChanged(answers, now));
      answers = now;
      const [dataset] = await database.query<{ version: number }>("select version from dataset");
      version = dataset?.version ?? 0;
      writes += 1;
    });
    expect(writes).toBe(states.length);
  },
);
