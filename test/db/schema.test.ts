import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrateDatabase } from "../../tools/migrate.ts";
import { dumpOf, openRecord, type RecordDatabase } from "../record/database.ts";

let database: RecordDatabase;
beforeAll(async () => {
  database = await openRecord({ seeded: true });
});
afterAll(() => database.close());

test("a database that is up to date is left as it is", async () => {
  const before = await dumpOf(database);
  expect(await migrateDatabase(database)).toBe(0);
  expect(await dumpOf(database)).toEqual(before);
});

test("migrations make every table of the schema, empty, at version 0", async () => {
  const empty = await openRecord();
  try {
    const tables = (of: RecordDatabase) =>
      of.query("select name, sql from sqlite_master where name not like 'sqlite_%' order by name");
    expect(await tables(empty)).toEqual(await tables(database));
    expect(await empty.query("select version from dataset")).toEqual([{ version: 0 }]);
    for (const table of ["records", "documents", "terms", "changes", "dossiers"]) {
      expect(await empty.query(`select * from ${table}`), table).toEqual([]);
    }
  } finally {
    await empty.close();
  }
});

describe("the database refuses", () => {
  test.each<[string, string]>([
    ["a change that is none", "update changes set action = 'touched'"],
    ["a second version beside the first", "insert into dataset (id, version, updated_at) values (2, 0, '')"],
  ])("%s", async (_, sql) => {
    await expect(database.db.$client.execute(sql)).rejects.toThrow(/CHECK constraint failed/);
  });
  test("a version that does not move by one, and a second row of it", async () => {
    for (const version of [0, 1, 3, 7].filter((one) => one !== 1)) {
      await expect(
        database.db.$client.execute({ sql: "update dataset set version = ?", args: [version] }),
      ).rejects.toThrow(/version conflict/);
    }
    await expect(
      database.db.$client.execute("insert into dataset (id, version, updated_at) values (2, 0, '')"),
    ).rejects.toThrow(/CHECK/);
  });
});
