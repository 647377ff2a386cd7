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
    for (const table of ["records", "terms", "evidence", "changes", "dossiers"]) {
      expect(await empty.query(`select * from ${table}`), table).toEqual([]);
    }
  } finally {
    await empty.close();
  }
});

test("foreign keys hold, and are enforced", async () => {
  expect(await database.query("pragma foreign_key_check")).toEqual([]);
  expect(await database.query("pragma foreign_keys")).toEqual([{ foreign_keys: 1 }]);
});

describe("the database refuses", () => {
  /** Turns one value of a seeded row into another. */
  const set = (table: string, assignment: string, where = "true") =>
    `update ${table} set ${assignment} where rowid = (select rowid from ${table} where ${where} limit 1)`;

  test.each<[string, string]>([
    ["a kind of engagement that is none", set("engagements", "kind = 'party'")],
    ["a status of an engagement that is none", set("engagements", "status = 'maybe'")],
    ["a kind of agreement that is none", set("agreements", "kind = 'handshake'")],
    ["a rung that the ladder has not", set("agreements", "status = 'hoped-for'")],
    ["a rung in the history that the ladder has not", set("agreement_status_history", "status = 'hoped-for'")],
    ["a signature on what is only proposed", set("agreements", "status = 'proposed'", "has_signed")],
    ["a medium that is none", set("statements", "medium = 'telepathy'")],
    ["a kind of organisation that is none", set("organisations", "kind = 'club'")],
    ["a kind of source that is none", set("sources", "kind = 'blog'")],
    ["a role of a country that is none", set("engagement_countries", "role = 'friend'")],
    [
      "Indonesia as its own partner",
      set("engagement_countries", "country_id = 'ID', role = 'partner'", "country_id <> 'ID'"),
    ],
    ["a role of a participant that is none", set("engagement_participants", "role = 'ghost'")],
    [
      "a participant who is nobody",
      set("engagement_participants", "person_id = null, organisation_id = null, country_id = null, post_id = null"),
    ],
    ["a person who is not named", set("engagement_participants", "named = 0", "person_id is not null")],
    ["a party that is both or neither", set("agreement_parties", "organisation_id = null, country_id = null")],
    ["a basis of evidence that is none", set("evidence", "basis = 'rumour'")],
    ["a type of record that is none", set("records", "type = 'rumour'")],
    ["a change that is none", set("changes", "action = 'touched'")],
    ["rights that are none", set("articles", "rights_status = 'free'")],
  ])("%s", async (_, sql) => {
    await expect(database.db.$client.execute(sql)).rejects.toThrow(/CHECK constraint failed/);
  });

  test.each<[string, string]>([
    ["evidence from no article", set("evidence", "article_id = 'none'")],
    ["a topic of an engagement that is none", set("engagement_topics", "topic_id = 'none'")],
    ["a country of a participant that is none", set("engagement_participants", "side_id = 'ZZ'")],
    ["a post of nobody's", set("person_posts", "post_id = 'none'")],
    ["the removal of a person whom others name", "delete from people where id = 'prabowo-subianto'"],
  ])("%s", async (_, sql) => {
    await expect(database.db.$client.execute(sql)).rejects.toThrow(/FOREIGN KEY constraint failed/);
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
