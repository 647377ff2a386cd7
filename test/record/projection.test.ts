import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSeeds, type Seeds } from "../../seeds/load.ts";
import type { Dossier } from "../../src/model/dossier.ts";
import { writeRecord } from "../../src/record/write.ts";
import { inProject } from "../../tools/paths.ts";
import { contentOf, type Dump, expectConsistent, openRecord, type RecordDatabase } from "./database.ts";

/*
 * The record is a projection of its dossiers: what it says depends on which dossiers there are, not on how they came.
 */

let seeds: Seeds;
let database: RecordDatabase;

beforeAll(async () => {
  seeds = await loadSeeds(inProject("seeds"));
  database = await openRecord();
});
afterAll(() => database.close());

const write = (put: Dossier[], remove: string[] = []) =>
  writeRecord(database.db, { put, remove, reference: seeds.reference, now: new Date() });

const present = (dump: Dump): Dump =>
  Object.fromEntries(
    Object.entries(dump).map(([table, rows]) => [table, rows.filter((row) => !row.includes('"count":0'))]),
  );

/** A dossier with a part of its facts gone. */
const halved = (dossier: Dossier): Dossier => ({
  ...dossier,
  statements: dossier.statements.filter((_, index) => index % 2 === 0),
  people: dossier.people.slice(1),
});

test("however dossiers come, change and go, the record is what writing the last of them at once makes", async () => {
  const step = fc.record({ which: fc.nat({ max: 4 }), how: fc.constantFrom("put", "halve", "remove") });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      const there = new Map<string, Dossier>();
      for (const { which, how } of steps) {
        const dossier = seeds.dossiers[which % seeds.dossiers.length] as Dossier;
        const { id } = dossier.article;
        if (how === "remove") {
          there.delete(id);
          await write([], [id]);
        } else {
          there.set(id, how === "put" ? dossier : halved(dossier));
          await write([there.get(id) as Dossier]);
        }
      }
      await expectConsistent(database);
      const grown = present(await contentOf(database));
      await write([], [...there.keys()]);
      await write([...there.values()]);
      expect(grown).toEqual(present(await contentOf(database)));
      await write([], [...there.keys()]);
    }),
    { numRuns: 6 },
  );
}, 60_000);
