import { afterEach, beforeAll, expect, test } from "vitest";
import type { Seeds } from "../../seeds/load.ts";
import { Random } from "../../tools/bench/corpus/random.ts";
import { type Judgement, readJudgements } from "../../tools/bench/search/judgements.ts";
import { inProject } from "../../tools/paths.ts";
import { contentOf, type Dump, expectConsistent, openRecord, type RecordDatabase } from "./database.ts";
import { askerOf, differences } from "./histories/answers.ts";
import { live, makeHistory, wordsOfHistory } from "./histories/history.ts";
import { requestsTo } from "./histories/requests.ts";
import { loadWorld } from "./histories/world.ts";

/*
 * The same files give the same answers, whatever came before. A few random histories, and a part of what can be asked;
 * HISTORIES=50 tries so many, with all of it (about half a minute each), from HISTORY=1 on.
 */

const thorough = process.env.HISTORIES !== undefined;
const count = Number(process.env.HISTORIES ?? 2);
const first = Number(process.env.HISTORY ?? 1);
const asked = thorough ? { share: 1, searches: 400, pages: 30 } : { share: 0.03, searches: 24, pages: 2 };

let world: Seeds;
let judgements: Judgement[];
const opened: RecordDatabase[] = [];
const open = async (): Promise<RecordDatabase> => {
  const database = await openRecord();
  opened.push(database);
  return database;
};

beforeAll(async () => {
  world = await loadWorld();
  judgements = await readJudgements(inProject("test/search/judgements.yaml"));
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

/** By table, a few of the rows that only one of two databases has. */
const rowsBeyond = (made: Dump, come: Dump) =>
  Object.fromEntries(
    Object.keys(made).flatMap((table) => {
      const without = (rows: string[] = [], others: string[] = []) => {
        const known = new Set(others);
        return rows.filter((row) => !known.has(row));
      };
      const [lost, left] = [without(made[table], come[table]), without(come[table], made[table])];
      return lost.length + left.length > 0 ? [[table, { lost: lost.slice(0, 4), left: left.slice(0, 4) }]] : [];
    }),
  );

test.each(Array.from({ length: count }, (_, at) => first + at))("history %i leaves nothing behind", async (seed) => {
  const history = makeHistory(seed, world);
  const [fresh, grown] = [await open(), await open()];
  await live(fresh.db, [history.end]);
  await live(grown.db, history.states);
  await expectConsistent(grown);

  const tables = rowsBeyond(await contentOf(fresh), await contentOf(grown));
  const requests = await requestsTo(fresh, new Random(seed), judgements, {
    ...asked,
    strays: wordsOfHistory(history),
  });
  const both = [askerOf(fresh), askerOf(grown)] as const;
  const differing = {
    lists: await differences(both, requests.lists, asked.pages),
    others: await differences(both, requests.others, 1),
    searches: await differences(both, requests.searches, thorough ? 3 : 1),
  };
  if (thorough) {
    const told = Object.entries(differing).map(
      ([name, found]) => `${found.length} of ${requests[name as keyof typeof requests].length} ${name}`,
    );
    process.stdout.write(
      `history ${seed}, ${history.states.length} writes: ${told.join(", ")} differ; tables ${Object.keys(tables).join(" ")}\n`,
    );
  }
  expect(tables).toEqual({});
  for (const { target, bodies } of Object.values(differing).flat()) expect(bodies[1], target).toBe(bodies[0]);
});
