import { beforeEach, describe, expect, test } from "vitest";
import type { InProcessEndpoint } from "../../../tools/libsql-endpoint/index.ts";
import { close, execute, integer, pipeline, run, type StmtResult, start, text } from "./support.ts";

let endpoint: InProcessEndpoint;
beforeEach(async () => {
  endpoint = await start();
  await run(endpoint, { type: "sequence", sql: "CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT UNIQUE)" });
});

async function result(sql: string, args: unknown[] = [], more: Record<string, unknown> = {}): Promise<StmtResult> {
  const { response, error } = await run(endpoint, execute(sql, args, more));
  if (response?.result === undefined) throw new Error(error?.message);
  return response.result;
}

const code = async (request: unknown) => (await run(endpoint, request)).error?.code;

describe("values", () => {
  test.each([
    ["null", { type: "null" }, { type: "null" }],
    ["the largest integer", integer("9223372036854775807"), integer("9223372036854775807")],
    ["the smallest integer", integer("-9223372036854775808"), integer("-9223372036854775808")],
    ["an integer beyond 2^53", integer("9007199254740993"), integer("9007199254740993")],
    ["a float", { type: "float", value: 0.1 }, { type: "float", value: 0.1 }],
    ["a float that is whole", { type: "float", value: 3 }, { type: "float", value: 3 }],
    ["text", text('Prabowo "\\ \u2028 ☕'), text('Prabowo "\\ \u2028 ☕')],
    ["an empty blob", { type: "blob", base64: "" }, { type: "blob", base64: "" }],
    ["a blob with padding", { type: "blob", base64: "AAEC/w==" }, { type: "blob", base64: "AAEC/w" }],
    ["a blob without padding", { type: "blob", base64: "AAEC/w" }, { type: "blob", base64: "AAEC/w" }],
  ])("%s comes back", async (_name, value, expected) => {
    expect((await result("SELECT ?", [value])).rows).toEqual([[expected]]);
  });

  test("an infinite float is a number that parses as infinite", async () => {
    expect((await result("SELECT 9e999, -9e999")).rows).toEqual([
      [
        { type: "float", value: Number.POSITIVE_INFINITY },
        { type: "float", value: Number.NEGATIVE_INFINITY },
      ],
    ]);
  });
});

describe("results", () => {
  test("columns have names, also twice the same, and declared types", async () => {
    const { cols } = await result("SELECT id, b, id AS b, 1 + 1 FROM t");
    expect(cols).toEqual([
      { name: "id", decltype: "INTEGER" },
      { name: "b", decltype: "TEXT" },
      { name: "b", decltype: "INTEGER" },
      { name: "1 + 1", decltype: null },
    ]);
  });

  test("rows are left out when they are not wanted", async () => {
    const insert = "INSERT INTO t (b) VALUES ('x'), ('y') RETURNING id";
    expect(await result(insert, [], { want_rows: false })).toMatchObject({ rows: [], affected_row_count: 2 });
    expect((await result("SELECT count(*) FROM t")).rows).toEqual([[integer(2)]]);
  });

  test.each([
    ["INSERT INTO t (b) VALUES ('x'), ('y')", 2, "11"],
    ["INSERT INTO t (b) VALUES ('x'), ('y') RETURNING b", 2, "11"],
    ["REPLACE INTO t (id, b) VALUES (9, 'z')", 1, "9"],
    ["INSERT OR IGNORE INTO t (id) VALUES (9)", 0, null],
    ["INSERT INTO t (id) VALUES (9223372036854775807)", 1, "9223372036854775807"],
    ["WITH x(a) AS (VALUES ('p'), ('q'), ('r')) INSERT INTO t (b) SELECT a FROM x", 3, "12"],
    ["UPDATE t SET b = 'x' WHERE id = 9", 1, null],
    ["UPDATE t SET b = 'x' WHERE id = 9 RETURNING id", 1, null],
    ["DELETE FROM t", 1, null],
    ["DELETE FROM t WHERE id = 1", 0, null],
    ["SELECT * FROM t", 0, null],
    ["CREATE TABLE u (a)", 0, null],
  ])("%s counts exactly", async (sql, affected_row_count, last_insert_rowid) => {
    await run(endpoint, execute("INSERT INTO t (id, b) VALUES (9, 'nine')"));
    expect(await result(sql)).toMatchObject({ affected_row_count, last_insert_rowid });
  });

  test("a change of the schema, by any stream, is seen by statements that are already prepared", async () => {
    const select = execute("SELECT * FROM t");
    const first = await pipeline(endpoint, [execute("INSERT INTO t VALUES (1, 'x')"), select]);
    await run(endpoint, execute("ALTER TABLE t RENAME COLUMN b TO c"));
    await run(endpoint, execute("ALTER TABLE t ADD COLUMN d DATE DEFAULT 'now'"));
    const second = await pipeline(endpoint, [select, close], first.baton);
    const names = [first.results[1], second.results[0]].map((each) =>
      each?.response?.result?.cols.map((col) => col.name),
    );
    expect(names).toEqual([
      ["id", "b"],
      ["id", "c", "d"],
    ]);
    expect(second.results[0]?.response?.result?.rows[0]).toHaveLength(3);
  });

  test("a change of the schema is seen by the rest of the pipeline", async () => {
    const select = execute("SELECT * FROM t");
    const { results } = await pipeline(endpoint, [
      select,
      execute("ALTER TABLE t RENAME COLUMN b TO c"),
      select,
      close,
    ]);
    expect(results[2]?.response?.result?.cols.map((col) => col.name)).toEqual(["id", "c"]);
  });

  test("rows of more than 10 MB are refused, and the stream goes on", async () => {
    const rows = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 11) SELECT hex(zeroblob(5e5))";
    const { results } = await pipeline(endpoint, [
      execute(`${rows} FROM n`),
      { type: "batch", batch: { steps: [{ stmt: { sql: `${rows} FROM n` } }] } },
      execute(`${rows} FROM n LIMIT 9`),
      execute("INSERT INTO t (b) VALUES ('still here')"),
      close,
    ]);
    expect(results.map((each) => each.error?.code)).toEqual([
      "RESPONSE_TOO_LARGE",
      "RESPONSE_TOO_LARGE",
      undefined,
      undefined,
      undefined,
    ]);
    expect(results[2]?.response?.result?.rows).toHaveLength(9);
  });

  test("a statement that is refused for its rows does not keep its stream in the past", async () => {
    const numbers = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 150)";
    await run(endpoint, execute(`${numbers} INSERT INTO t (b) SELECT hex(zeroblob(6e4)) || i FROM n`));
    const { baton, results } = await pipeline(endpoint, [execute("SELECT * FROM t")]);
    expect(results[0]?.error?.code).toBe("RESPONSE_TOO_LARGE");
    await run(endpoint, execute("DELETE FROM t"));
    const after = await pipeline(endpoint, [execute("SELECT count(*) FROM t"), close], baton);
    expect(after.results[0]?.response?.result?.rows).toEqual([[integer(0)]]);
  });
});

describe("arguments", () => {
  const named = (args: Record<string, unknown>) => ({
    named_args: Object.entries(args).map(([name, value]) => ({ name, value })),
  });

  test.each([
    ["SELECT ?2, ?, ?3", [text("a"), text("b"), text("c")], {}, ["b", "c", "c"]],
    ["SELECT :a, @b, $c", [], { a: text("1"), b: text("2"), $c: text("3") }, ["1", "2", "3"]],
    ["SELECT :a, $a, @a", [], { a: text("1"), $a: text("2") }, ["1", "2", "1"]],
    ["SELECT :a, ?1", [], { ":a": text("1") }, ["1", "1"]],
    ["SELECT ?, :a", [text("first")], { a: text("named") }, ["first", "named"]],
    ["SELECT :a, ?", [text("1"), text("2")], { a: text("named") }, ["named", "2"]],
    ["SELECT ?, :a", [{ type: "null" }], { a: { type: "null" } }, [undefined, undefined]],
  ])("%s is bound", async (sql, args, namedArgs, values) => {
    const [row] = (await result(sql, args, named(namedArgs))).rows;
    expect(row?.map((value) => value.value)).toEqual(values);
  });

  test.each([
    ["SELECT ?, ?", [text("a")], {}, "value for parameter 2 not found"],
    ["SELECT ?3, ?1", [text("a")], {}, "value for parameter 2 not found"],
    ["SELECT :a, :b", [], { a: text("1") }, "value for parameter :b not found"],
    ["SELECT ?", [text("a"), text("b")], {}, "too many parameters, expected 1 found 2"],
    ["SELECT 1", [], { a: text("1") }, "too many parameters, expected 0 found 1"],
    ["SELECT ?", [], { a: text("1") }, "value for parameter 1 not found"],
    ["SELECT ?", [text("a")], { b: text("1") }, "parameter b not found"],
  ])("%s with the wrong ones is refused", async (sql, args, namedArgs, reason) => {
    const { error } = await run(endpoint, execute(sql, args, named(namedArgs)));
    expect(error).toEqual({ code: "ARGS_INVALID", message: `Arguments do not match SQL parameters: ${reason}` });
  });
});

describe("errors", () => {
  test.each([
    ["SELECT foobar", "SQLITE_ERROR", "SQLite error: no such column: foobar"],
    ["NOT SQL", "SQLITE_ERROR", 'SQLite error: near "NOT": syntax error'],
    ["INSERT INTO t VALUES (1, 'x'), (1, 'y')", "SQLITE_CONSTRAINT", "SQLite error: UNIQUE constraint failed: t.id"],
    [
      "INSERT INTO t (b) VALUES ('x'), ('x') RETURNING id",
      "SQLITE_CONSTRAINT",
      "SQLite error: UNIQUE constraint failed: t.b",
    ],
    ["INSERT INTO strictly VALUES ('x')", "SQLITE_CONSTRAINT", /cannot store TEXT value/],
    ["INSERT INTO child VALUES (5)", "SQLITE_CONSTRAINT", "SQLite error: FOREIGN KEY constraint failed"],
    ["SELECT load_extension('x')", "SQLITE_ERROR", "SQLite error: not authorized"],
    ["COMMIT", "SQLITE_ERROR", "SQLite error: cannot commit - no transaction is active"],
    ["", "SQL_NO_STATEMENT", "SQL string does not contain any statement"],
    ["SELECT 1; SELECT 2", "SQL_MANY_STATEMENTS", "SQL string contains more than one statement"],
    ["ATTACH 'x' AS y", "SQL_PARSE_ERROR", "SQL string could not be parsed: unsupported statement: ATTACH 'x' AS y"],
  ])("%j fails with %s", async (sql, expected, message) => {
    await run(endpoint, {
      type: "sequence",
      sql: "CREATE TABLE strictly (a INT) STRICT; CREATE TABLE child (a REFERENCES t)",
    });
    const { error } = await run(endpoint, execute(sql));
    expect(error?.code).toBe(expected);
    expect(error?.message).toMatch(message);
  });

  test("a request that fails does not stop the next one", async () => {
    const { results } = await pipeline(endpoint, [execute("SELECT foobar"), execute("SELECT 1"), close]);
    expect(results.map((each) => each.type)).toEqual(["error", "ok", "ok"]);
  });
});

describe("sequence", () => {
  test("runs all statements, triggers included", async () => {
    const sql = `CREATE TABLE log (a); -- one
      CREATE TRIGGER logging AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.b); INSERT INTO log VALUES (';'); END;
      INSERT INTO t (b) VALUES ('x');;`;
    expect(await run(endpoint, { type: "sequence", sql })).toEqual({ type: "ok", response: { type: "sequence" } });
    expect((await result("SELECT count(*) FROM log")).rows).toEqual([[integer(2)]]);
  });

  test("stops at the first failure", async () => {
    const sql = "INSERT INTO t (b) VALUES ('x'); INSERT INTO t (b) VALUES ('x'); INSERT INTO t (b) VALUES ('y')";
    expect(await code({ type: "sequence", sql })).toBe("SQLITE_CONSTRAINT");
    expect((await result("SELECT b FROM t")).rows).toEqual([[text("x")]]);
  });

  test("of nothing is done at once", async () => {
    expect(await run(endpoint, { type: "sequence", sql: " -- nothing" })).toMatchObject({ type: "ok" });
  });
});

describe("describe", () => {
  test("gives parameters and columns", async () => {
    const { response } = await run(endpoint, {
      type: "describe",
      sql: "SELECT id, b AS c FROM t WHERE b = :b AND id > ?",
    });
    expect(response?.result).toEqual({
      params: [{ name: ":b" }, { name: null }],
      cols: [
        { name: "id", decltype: "INTEGER" },
        { name: "c", decltype: "TEXT" },
      ],
      is_explain: false,
      is_readonly: true,
    });
  });

  test.each([
    ["SELECT * FROM t", false, true],
    ["BEGIN", false, true],
    ["BEGIN IMMEDIATE", false, false],
    ["INSERT INTO t VALUES (?, ?)", false, false],
    ["WITH x AS (SELECT 1) DELETE FROM t", false, false],
    ["CREATE TABLE u (a)", false, false],
    ["VACUUM", false, false],
    ["EXPLAIN SELECT * FROM t", true, true],
    ["EXPLAIN DELETE FROM t", true, false],
    ["EXPLAIN QUERY PLAN DELETE FROM t", true, false],
  ])("%s", async (sql, is_explain, is_readonly) => {
    const { response } = await run(endpoint, { type: "describe", sql });
    expect(response?.result).toMatchObject({ is_explain, is_readonly });
    expect((await result("SELECT count(*) FROM sqlite_schema WHERE name = 'u'")).rows).toEqual([[integer(0)]]);
  });

  test("fails as the statement would", async () => {
    expect(await code({ type: "describe", sql: "SELECT foobar" })).toBe("SQLITE_ERROR");
    expect(await code({ type: "describe", sql: "" })).toBe("SQL_NO_STATEMENT");
  });
});

describe("batch", () => {
  const ok = { type: "ok", step: 0 };
  const error = { type: "error", step: 1 };
  const skipped = [
    { type: "ok", step: 2 },
    { type: "error", step: 2 },
  ];
  const autocommit = { type: "is_autocommit" };
  const not = (cond: unknown) => ({ type: "not", cond });
  const and = (...conds: unknown[]) => ({ type: "and", conds });
  const or = (...conds: unknown[]) => ({ type: "or", conds });

  test.each<[string, unknown, boolean]>([
    ["no condition", undefined, true],
    ["null", null, true],
    ["ok of a success", ok, true],
    ["ok of a failure", { type: "ok", step: 1 }, false],
    ["ok of a skipped step", skipped[0], false],
    ["error of a failure", error, true],
    ["error of a success", { type: "error", step: 0 }, false],
    ["error of a skipped step", skipped[1], false],
    ["not", not(ok), false],
    ["and", and(ok, error), true],
    ["and, one false", and(ok, not(error)), false],
    ["and of nothing", and(), true],
    ["or, one true", or(not(ok), error), true],
    ["or, none true", or(not(ok), not(error)), false],
    ["or of nothing", or(), false],
    ["nested", not(or(and(ok, not(error)), not(and(or(ok), error)))), true],
    ["is_autocommit", autocommit, true],
    ["not is_autocommit", not(autocommit), false],
  ])("%s", async (_name, condition, isExecuted) => {
    const { response } = await run(endpoint, {
      type: "batch",
      batch: {
        steps: [
          { stmt: { sql: "SELECT 1" } },
          { stmt: { sql: "SELECT foobar" } },
          { stmt: { sql: "SELECT 2" }, condition: { type: "ok", step: 1 } },
          { stmt: { sql: "SELECT 3" }, condition },
        ],
      },
    });
    const { step_results, step_errors } = response?.result ?? {};
    expect(step_results?.map((each) => each !== null)).toEqual([true, false, false, isExecuted]);
    expect(step_errors?.map((each) => each?.code)).toEqual([undefined, "SQLITE_ERROR", undefined, undefined]);
  });

  test("controls a transaction", async () => {
    const step = (sql: string, condition?: unknown) => ({ stmt: { sql }, condition });
    const { response } = await run(endpoint, {
      type: "batch",
      batch: {
        steps: [
          step("BEGIN IMMEDIATE"),
          step("INSERT INTO t (b) VALUES ('x')", and(ok, not(autocommit))),
          step("INSERT INTO t (b) VALUES ('x')", { type: "ok", step: 1 }),
          step("COMMIT", { type: "ok", step: 2 }),
          step("ROLLBACK", not({ type: "ok", step: 3 })),
        ],
      },
    });
    expect(response?.result?.step_results.map((each) => each !== null)).toEqual([true, true, false, false, true]);
    expect((await result("SELECT count(*) FROM t")).rows).toEqual([[integer(0)]]);
  });

  test("runs nothing when a step is not exactly one statement", async () => {
    const steps = ["INSERT INTO t (b) VALUES ('x')", "SELECT 1; SELECT 2"].map((sql) => ({ stmt: { sql } }));
    expect(await code({ type: "batch", batch: { steps } })).toBe("SQL_MANY_STATEMENTS");
    expect((await result("SELECT count(*) FROM t")).rows).toEqual([[integer(0)]]);
  });
});
