import { createClient } from "@libsql/client/web";
import { expect, onTestFinished, test } from "vitest";
import { DatabaseUnavailable, isUnavailable } from "../../src/db/errors.ts";
import { pipelineTo } from "../../src/db/pipeline.ts";
import { type InProcessOptions, startEndpointInProcess } from "../../tools/libsql-endpoint/index.ts";

/** A pipeline to an empty database of its own, and what has been executed there. */
const open = async (options: Partial<InProcessOptions> = {}) => {
  const executed: string[][] = [];
  const endpoint = await startEndpointInProcess({
    path: ":memory:",
    onPipeline: ({ sql }) => void executed.push([...sql]),
    ...options,
  });
  onTestFinished(() => endpoint.close());
  return { url: endpoint.url, authToken: endpoint.authToken, endpoint, executed, run: pipelineTo(endpoint) };
};

const one = { sql: "select 1", args: [] };

test("statements go there and back in one round trip, within one transaction", async () => {
  const { run, executed } = await open();
  const results = await run([
    { sql: "select ? as a, ? as b", args: ["x", 2] },
    { sql: "select 3 as c where ? = 0", args: [1] },
  ]);
  expect(results).toEqual([
    { columns: ["a", "b"], rows: [["x", 2]] },
    { columns: ["c"], rows: [] },
  ]);
  expect(executed).toEqual([["BEGIN DEFERRED", "select ? as a, ? as b", "select 3 as c where ? = 0"]]);
});

test("a single statement needs no transaction, and none no statement", async () => {
  const { run, executed } = await open();
  expect(await run([one])).toEqual([{ columns: ["1"], rows: [[1]] }]);
  expect(await run([])).toEqual([]);
  expect(executed).toEqual([["select 1"], []]);
});

test("values keep their types, as the driver would give them", async () => {
  const { run, url, authToken } = await open();
  const args = [null, "", 'naïve \u{1f91d} "\n', 0, -7, 2 ** 53 - 1, 0.5, 1e300];
  const sql = `select ${args.map(() => "?").join(", ")}, ${args.map(() => "typeof(?)").join(", ")}`;
  const [result] = await run([{ sql, args: [...args, ...args] }]);
  const types = ["null", "text", "text", "integer", "integer", "integer", "real", "real"];
  expect(result?.rows).toEqual([[...args, ...types]]);
  const client = createClient({ url, authToken });
  onTestFinished(() => client.close());
  const { rows } = await client.execute({ sql: `select ${args.map(() => "?").join(", ")}`, args });
  expect(Array.from(rows[0] ?? [])).toEqual(args);
});

test.each([
  ["a whole number that a number cannot hold", "select 9007199254740993", [], /integer 9007199254740993/],
  ["bytes", "select x'00'", [], /blob/],
])("%s is refused rather than read as another", async (_, sql, args, message) => {
  const { run } = await open();
  await expect(run([{ sql, args }])).rejects.toThrow(message);
});

test("what is not a value is not sent", async () => {
  const { run, executed } = await open();
  await expect(run([{ sql: "select ?", args: [{ a: 1 }] }])).rejects.toThrow("not a value for a statement: object");
  expect(executed).toEqual([]);
});

test("the first failure ends the batch, and leaves nothing open", async () => {
  const { run, executed, endpoint } = await open();
  const failing = run([one, { sql: "select nowhere()", args: [] }, { sql: "select 2", args: [] }]);
  await expect(failing).rejects.toMatchObject({ name: "LibsqlError", code: "SQLITE_ERROR" });
  await expect(failing).rejects.toThrow("no such function: nowhere");
  expect(executed[0]).not.toContain("select 2");
  expect(endpoint.stats()).toMatchObject({ streams: 0, waiting: 0, connections: { leased: 0 } });
  await expect(run([{ sql: "select 1; select 2", args: [] }])).rejects.toMatchObject({ code: "SQL_MANY_STATEMENTS" });
  expect(await run([one])).toHaveLength(1);
});

test("a token is borne, and the lack of it told", async () => {
  const { url } = await open({ authToken: "open sesame" });
  expect(await pipelineTo({ url: `${url}/`, authToken: "open sesame" })([one])).toHaveLength(1);
  const refused = pipelineTo({ url })([one]);
  await expect(refused).rejects.toThrow(DatabaseUnavailable);
  await expect(refused).rejects.toThrow(
    /^the database answered 401 \(it does not take the token\): .*A valid bearer token is required/,
  );
});

test("rows that are more than an answer holds are the fault of the statement, not of a database that is away", async () => {
  const { run } = await open();
  const most =
    "with recursive n(i) as (values (1) union all select i + 1 from n limit 11) select hex(zeroblob(5e5)) from n";
  const error = await run([{ sql: most, args: [] }]).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "RESPONSE_TOO_LARGE" });
  expect(isUnavailable(error)).toBe(false);
  expect(await run([one])).toEqual([{ columns: ["1"], rows: [[1]] }]);
});
