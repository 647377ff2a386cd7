import Libsql from "libsql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Random } from "../../tools/bench/corpus/random.ts";
import { readJudgements } from "../../tools/bench/search/judgements.ts";
import { inProject } from "../../tools/paths.ts";
import { openRecord, type RecordDatabase } from "../record/database.ts";
import { askerOf, differences } from "../record/histories/answers.ts";
import { live, makeHistory, wordsOfHistory } from "../record/histories/history.ts";
import { requestsTo } from "../record/histories/requests.ts";
import { loadWorld } from "../record/histories/world.ts";

/*
 * SQLite gives the rows of a statement without an ORDER BY in whatever order it finds them. It can be told to turn that
 * order round; no answer may be another then.
 */

let database: RecordDatabase;
beforeAll(async () => {
  database = await openRecord();
});
afterAll(() => database.close());

type Value = { type: string; value?: string | number };
type Step = { stmt: { sql: string; args?: Value[] } };

const encode = (value: unknown): Value =>
  value === null
    ? { type: "null" }
    : typeof value === "bigint"
      ? { type: "integer", value: String(value) }
      : { type: typeof value === "number" ? "float" : "text", value: value as string | number };

const decode = ({ type, value }: Value) => (type === "integer" ? BigInt(value ?? 0) : (value ?? null));

/** Runs what is sent to a database on a connection of its own, as the local endpoint does not let the pragma through. */
const reaching = (connection: Libsql.Database): typeof fetch => {
  const run = ({ stmt: { sql, args = [] } }: Step) => {
    const statement = connection.prepare(sql);
    if (!statement.reader) return { cols: [], rows: [] };
    const rows = statement.raw(true).safeIntegers(true).all(args.map(decode)) as unknown[][];
    return { cols: statement.columns().map(({ name }) => ({ name })), rows: rows.map((row) => row.map(encode)) };
  };
  return async (_input: RequestInfo | URL, init?: RequestInit) => {
    const { requests } = JSON.parse(String(init?.body)) as { requests: [{ batch: { steps: Step[] } }] };
    const step_results = requests[0].batch.steps.map(run);
    const result = { step_results, step_errors: step_results.map(() => null) };
    const responses = [{ type: "batch", result }, { type: "close" }];
    return Response.json({ results: responses.map((response) => ({ type: "ok", response })) });
  };
};

test("no answer depends on the order of what is not ordered", async () => {
  const world = await loadWorld();
  const history = makeHistory(1, world);
  await live(database.db, [history.end]);
  const judgements = await readJudgements(inProject("test/search/judgements.yaml"));
  const share = Number(process.env.SHARE ?? 0.05);
  const { lists, others, searches } = await requestsTo(database, new Random(1), judgements, {
    share,
    searches: Math.ceil(400 * share),
    strays: wordsOfHistory(history),
  });
  const [forward, backward] = [new Libsql(database.path), new Libsql(database.path)];
  backward.exec("pragma reverse_unordered_selects = 1");
  const askers = [askerOf(database, reaching(forward)), askerOf(database, reaching(backward))] as const;
  const differing = await differences(askers, [...lists, ...others, ...searches], 2);
  forward.close();
  backward.close();
  for (const { target, bodies } of differing) expect.soft(bodies[1], target).toBe(bodies[0]);
});
