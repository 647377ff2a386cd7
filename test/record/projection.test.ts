import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { loadSeeds, type Seeds } from "../../seeds/load.ts";
import { writeRecord } from "../../src/record/write.ts";
import type { Dossier } from "../../src/record-types.ts";
import { inProject } from "../../tools/paths.ts";
import { projection } from "../support/projection.ts";
import { contentOf, type Dump, expectConsistent, openRecord, type RecordDatabase } from "./database.ts";

/*
 * The record is a projection of its dossiers: what it says depends on which dossiers there are, not on how they came.
 */

let seeds: Seeds;
let database: RecordDatabase;

beforeAll(async () => {
  seeds = await loadSeeds(inProject("seeds"));
});
beforeEach(async () => {
  database = await openRecord();
});
afterEach(() => database.close());

const write = (put: Dossier[], remove: string[] = []) =>
  writeRecord(database.db, { put, remove, reference: seeds.reference, now: new Date() }, projection);

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

/** A few ways to come by a record, each of steps `<what> <which dossier>`. */
const histories: string[][] = [
  ["put 0", "put 1", "remove 0"],
  ["remove 2", "put 2", "halve 2", "put 3"],
  ["halve 0", "halve 1", "put 0", "put 4", "halve 4"],
  ["put 4", "put 3", "put 2", "put 1", "put 0", "remove 4", "remove 2"],
  ["put 1", "remove 1", "put 1", "halve 1", "remove 3"],
];

test.each(histories.map((steps) => [steps.join(", "), steps] as const))(
  "after %s the record is what writing the last of the dossiers at once makes",
  async (_, steps) => {
    const there = new Map<string, Dossier>();
    for (const step of steps) {
      const [how, which] = step.split(" ");
      const dossier = seeds.dossiers[Number(which)] as Dossier;
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
    await database.close();
    database = await openRecord();
    await write([...there.values()]);
    const made = present(await contentOf(database));
    for (const table of Object.keys(made)) expect(grown[table], table).toEqual(made[table]);
  },
);

test("after entries have moved the record is what writing them where they are now makes", async () => {
  const moved = structuredClone(seeds.reference);
  for (const topic of moved.topic) topic.broader = null;
  for (const organisation of moved.organisation) {
    organisation.parent = null;
    organisation.country = organisation.country === "ID" ? organisation.country : "NZ";
  }
  for (const post of moved.post) post.organisation = null;

  await write(seeds.dossiers);
  await writeRecord(database.db, { put: [], remove: [], reference: moved, now: new Date() }, projection);
  await expectConsistent(database);
  const grown = present(await contentOf(database));
  await database.close();
  database = await openRecord();
  await writeRecord(database.db, { put: seeds.dossiers, remove: [], reference: moved, now: new Date() }, projection);
  const made = present(await contentOf(database));
  for (const table of Object.keys(made)) expect(grown[table], table).toEqual(made[table]);
});
