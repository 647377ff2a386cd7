import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { rebuildRecord, writeRecord } from "../../src/record/write.ts";
import { startEndpointInProcess } from "../../tools/libsql-endpoint/index.ts";
import { inProject } from "../../tools/paths.ts";
import { copyDatabase } from "../support/database-file.ts";
import { startProgram } from "../support/program.ts";
import { mended, projection, telling } from "../support/projection.ts";
import { contentOf, type Dump, dumpOf, expectConsistent, openRecord } from "./database.ts";
import { engagement, harbour, invented, personPost, statement } from "./dossiers.ts";
import { named, useWriting } from "./writing.ts";

const writing = useWriting();
const later = new Date("2026-02-01T00:00:00Z");

/** What a record says that was written by one projection alone. */
const writtenBy = async (by: typeof projection, put: ReturnType<typeof harbour>[]): Promise<Dump> => {
  const database = await openRecord();
  await writeRecord(database.db, { put, remove: [], reference: writing.reference, now: later }, by);
  const content = await contentOf(database);
  await database.close();
  return content;
};

const stampsOf = () =>
  writing.database.query("select type, id, created_version, updated_version from records order by type, id");

describe("code that makes records otherwise", () => {
  test("brings every record to what it says, as soon as anything is written", async () => {
    await writing.write([harbour()]);
    const { version, changes } = await writeRecord(
      writing.database.db,
      { put: [harbour()], remove: [], reference: writing.reference, now: later },
      telling,
    );
    expect(named({ version, changes }, "changed")).toEqual(["engagement harbour-talks"]);
    expect(await writing.documentOf("engagement", "harbour-talks")).toMatchObject({ summary: { en: "Told anew." } });
    await expectConsistent(writing.database);
    expect(await contentOf(writing.database)).toEqual(await writtenBy(telling, [harbour()]));
    expect(
      await writing.database.query(
        "select id as record_id from suggest_names where instr(terms, 'e.renamedsubject') > 0 order by 1",
      ),
    ).toEqual([{ record_id: "ships" }, { record_id: "tugs" }]);
  });

  test("leaves the versions of what is served as before, and no row in the log, where only the index differs", async () => {
    await writing.write([harbour()]);
    const before = await stampsOf();
    const code = mended("found by more", {
      facts: (builder) => ({
        ...builder,
        build: (...given) => {
          const parts = builder.build(...given);
          return { ...parts, findable: { ...parts.findable, extra: [["sextant", "en"]] } };
        },
      }),
    });
    const result = await rebuildRecord(writing.database.db, later, code, { afresh: false });
    expect(result).toEqual({ version: 2, changes: [] });
    expect(await stampsOf()).toEqual(before);
    const found = "select count(*) as count from search where search match '\"m.sextant\"'";
    expect(await writing.database.query(found)).toEqual([{ count: 4 }]);
  });

  test("writes nothing where all comes out the same, but that it was tried", async () => {
    await writing.write([harbour()]);
    const before = await dumpOf(writing.database);
    const other = { ...projection, version: "only renamed" };
    expect(await rebuildRecord(writing.database.db, later, other, { afresh: false })).toEqual({
      version: 1,
      changes: [],
    });
    const after = await dumpOf(writing.database);
    for (const table of ["dossiers", "dataset"]) {
      expect(after[table]?.join("\n")).toBe(before[table]?.join("\n").replaceAll('"test"', '"only renamed"'));
    }
    expect({ ...after, dossiers: [], dataset: [] }).toEqual({ ...before, dossiers: [], dataset: [] });
  });

  test("is also followed on purpose, by whoever doubts what is there", async () => {
    await writing.write([harbour()]);
    await writing.database.db.$client.execute("update documents set body = '{}' where type = 'engagement'");
    await writing.database.db.$client.execute("update records set document_hash = '' where type = 'engagement'");
    const result = await rebuildRecord(writing.database.db, later, projection, { afresh: true });
    expect(named(result, "changed")).toEqual(["engagement harbour-talks"]);
    await expectConsistent(writing.database);
    expect(await contentOf(writing.database)).toEqual(await writtenBy(projection, [harbour()]));
  });
});

/** What differs from one run to another whatever is written. */
const timeless = (dump: Dump): Dump =>
  Object.fromEntries(
    Object.entries(dump).map(([table, rows]) => [
      table,
      rows.map((row) => row.replace(/"(?:at|updated_at|epoch|stamp)":"[^"]*"/g, "")),
    ]),
  );

/** Puts the program that is killed into one file, which starts in a tenth of the time of its many. */
const bundledChild = async (): Promise<string> => {
  const outfile = `${writing.database.path}.child.mjs`;
  await build({
    entryPoints: [inProject("test/record/rebuild-child.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    // The database by fetch alone, as the Worker has it.
    conditions: ["workerd"],
    logLevel: "silent",
  });
  return outfile;
};

test("a rebuild that is killed at twenty moments ends as one that is not", async () => {
  const dossiers = Array.from({ length: 48 }, (_, at) =>
    invented(`news-${at}`, {
      engagements: [
        engagement({
          id: `talks-${Math.floor(at / 2)}`,
          participants: [{ person: "ada", post: "nz-head", side: "country:NZ" }],
          topics: ["tugs"],
        }),
      ],
      statements: [
        statement({ id: `said-${at}`, speakers: ["person:ada"], about: [`engagement:talks-${Math.floor(at / 2)}`] }),
      ],
      people: [personPost("ada", "nz-head")],
    }),
  );
  await writing.write(dossiers);
  const copy = `${writing.database.path}.killed`;
  copyDatabase(writing.database.path, copy);
  await rebuildRecord(writing.database.db, later, telling, { afresh: false });
  const whole = await dumpOf(writing.database);

  let left = 0;
  let kill = () => {};
  const endpoint = await startEndpointInProcess({
    path: copy,
    onPipeline: () => {
      left -= 1;
      if (left === 0) kill();
    },
  });
  const moments = Array.from({ length: 20 }, (_, at) => 1 + ((at * 7) % 20));
  const child = await bundledChild();
  const codes: (number | null)[] = [];
  for (const moment of moments) {
    const program = startProgram(child, {}, [endpoint.url, endpoint.authToken]);
    kill = () => program.signal("SIGKILL");
    left = moment;
    codes.push((await program.ended).code);
  }
  left = -1;
  // Killed, and not run to the end: most of them at least.
  expect(codes.filter((code) => code === null).length).toBeGreaterThan(14);
  const db = openDb(endpoint);
  await rebuildRecord(db, later, telling, { afresh: false });
  const query = async <T extends object>(sql: string) =>
    (await db.$client.execute(sql)).rows.map((row) => ({ ...row })) as unknown as T[];
  const mendedDump = await dumpOf({ ...writing.database, query });
  db.$client.close();
  await endpoint.close();
  expect(timeless(mendedDump)).toEqual(timeless(whole));
});
