import { describe, expect, test } from "vitest";
import { StmtError } from "../../../tools/libsql-endpoint/errors.ts";
import { parseOne, parseSql } from "../../../tools/libsql-endpoint/sql.ts";

const trigger = `CREATE TRIGGER a AFTER INSERT ON t BEGIN
  UPDATE t SET b = CASE WHEN 1 THEN 2 END; DELETE FROM u;
END`;

describe("parseSql", () => {
  test.each<[string, string[]]>([
    ["", []],
    [" ; -- nothing\n ; /* at all */", []],
    ["SELECT 1", ["SELECT 1"]],
    ["  SELECT 1 ; \n", ["SELECT 1"]],
    ["SELECT 1; SELECT 2", ["SELECT 1", "SELECT 2"]],
    ["SELECT ';', \";\", `;`, [;]; SELECT 2", ["SELECT ';', \";\", `;`, [;]", "SELECT 2"]],
    ["SELECT 'it''s; one'; SELECT 2", ["SELECT 'it''s; one'", "SELECT 2"]],
    ["SELECT 1 -- ; no\n; SELECT /* ; */ 2", ["SELECT 1", "SELECT /* ; */ 2"]],
    ["SELECT 1; /* open ; SELECT 2", ["SELECT 1"]],
    [`${trigger}; SELECT 1`, [trigger, "SELECT 1"]],
    [`explain ${trigger}`, [`explain ${trigger}`]],
    ["BEGIN; END; SELECT 1", ["BEGIN", "END", "SELECT 1"]],
  ])("splits %j", (sql, statements) => {
    expect(parseSql(sql).map((statement) => statement.sql)).toEqual(statements);
  });

  test.each<[string, Array<string | null>]>([
    ["SELECT ?, ?", [null, null]],
    ["SELECT ?3, ?1", ["?1", null, "?3"]],
    ["SELECT ?2, ?, ?3", [null, "?2", "?3"]],
    ["SELECT :a, @a, $a, :a", [":a", "@a", "$a"]],
    ["SELECT $a::b(c), ?", ["$a::b(c)", null]],
    ["SELECT :b, :a, ?1", [":b", ":a"]],
    ["SELECT ':a', \"?\", [@b], `$c` -- ?\n", []],
    ["SELECT a->>'$.b', 1.5e3, x'00', t.c1", []],
  ])("finds the parameters of %j", (sql, params) => {
    expect(parseOne(sql).params).toEqual(params);
  });

  test.each([
    ["select 1", "SELECT", false],
    ["/* hint */ INSERT INTO t VALUES (1)", "INSERT", true],
    ["REPLACE INTO t VALUES (1)", "REPLACE", true],
    ["WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x", "INSERT", true],
    ["WITH x AS (SELECT 1), y(a) AS MATERIALIZED (DELETE) UPDATE t SET a = 1", "UPDATE", true],
    ["WITH RECURSIVE x AS (VALUES (1)) SELECT * FROM x", "SELECT", false],
    ["EXPLAIN DELETE FROM t", "EXPLAIN", false],
    ["BEGIN IMMEDIATE", "BEGIN", false],
  ])("knows what %j does", (sql, verb, isIud) => {
    expect(parseOne(sql)).toMatchObject({ verb, isIud });
  });

  test.each([
    "ATTACH 'x' AS y",
    "/* */ attach database 'x' as y",
    "DETACH y",
    "VACUUM INTO 'copy'",
    "VACUUM main INTO 'copy'",
    "CREATE TEMP TABLE a (b)",
    "create temporary view a as select 1",
    'CREATE TABLE "temp".a (b)',
    "CREATE VIEW temp . a AS SELECT 1",
    "PRAGMA case_sensitive_like = ON",
    "PRAGMA writable_schema(1)",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA main.journal_mode(DELETE)",
    'PRAGMA "locking_mode" = EXCLUSIVE',
    "pragma busy_timeout = 1000",
    "SELECT 1; DETACH y",
  ])("refuses %j", (sql) => {
    expect(() => parseSql(sql)).toThrow(expect.objectContaining({ code: "SQL_PARSE_ERROR" }));
  });

  test.each([
    "PRAGMA journal_mode",
    "PRAGMA table_info(t)",
    "PRAGMA main.index_xinfo = i",
    "PRAGMA user_version = 3",
    "VACUUM",
    "CREATE TABLE temperature (b)",
    "CREATE TABLE template.a (b)",
    "SELECT 'ATTACH', attach FROM t",
  ])("does not refuse %j", (sql) => {
    expect(parseSql(sql)).toHaveLength(1);
  });

  test.each([
    ["PRAGMA foreign_keys = OFF", true],
    ["pragma main.foreign_keys(0)", true],
    ["PRAGMA defer_foreign_keys = 1", false],
    ["PRAGMA foreign_keys", false],
    ["PRAGMA foreign_key_list(t)", false],
  ])("knows whether %j touches foreign keys", (sql, touchesForeignKeys) => {
    expect(parseOne(sql).touchesForeignKeys).toBe(touchesForeignKeys);
  });

  test("reads a text of many megabytes", () => {
    const long = `SELECT '${"x;".repeat(4_000_000)}' /*${";".repeat(1_000_000)}*/`;
    expect(parseSql(long)).toHaveLength(1);
  });
});

describe("parseOne", () => {
  test.each([
    ["", "SQL_NO_STATEMENT"],
    ["-- only a comment", "SQL_NO_STATEMENT"],
    ["SELECT 1; SELECT 2", "SQL_MANY_STATEMENTS"],
  ])("refuses %j", (sql, code) => {
    expect(() => parseOne(sql)).toThrow(StmtError);
    expect(() => parseOne(sql)).toThrow(expect.objectContaining({ code }));
  });
});
