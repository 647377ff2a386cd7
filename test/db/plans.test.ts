import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordFilters } from "../../src/collections/filters.ts";
import { asOf } from "../../src/db/as-of.ts";
import { type Operation, operations, targetOf } from "../contract/description.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

const reads = operations.filter(({ method, path }) => method === "get" && path.startsWith("/v1/"));
const lists = reads.filter(({ parameters }) => parameters.some(({ name }) => name === "cursor"));
const named = (some: Operation[]) => some.map((operation) => [operation.operationId, operation] as const);

/**
 * The steps of a plan that read a table from end to end. What is not one: the single row of `dataset`, lists that a
 * request has brought along (json_each), an FTS index, and rows that an earlier step has found.
 */
const fullScans = (plan: readonly string[]): string[] =>
  plan.filter(
    (step) => /^SCAN /.test(step) && !/^SCAN (dataset$|CONSTANT ROW|\(?\w*subquery|.*VIRTUAL TABLE)/.test(step),
  );

let tables: ReadonlySet<string>;
beforeAll(async () => {
  const { rows } = await mitra.database.client.execute("select name from sqlite_master where type = 'table'");
  tables = new Set(rows.map(({ name }) => String(name)));
});

/** Statement → its full scans; most requests send the same ones. */
const known = new Map<string, string[]>();

const scansIn = async (sql: string): Promise<string[]> => {
  const aliases = aliasesOf(sql, tables);
  const steps = fullScans(await mitra.database.explain(sql));
  return steps.filter((step) => aliases.has(/^SCAN (\w+)/.exec(step)?.[1] ?? "")).map((step) => `${step}: ${sql}`);
};

/** The full scans of all statements that a request sends, each with its statement. */
const scansOf = async (target: string): Promise<string[]> => {
  const { log } = mitra.database;
  log.reset();
  const { status } = await mitra.fetch(target);
  if (status !== 200) throw new Error(`${target} answered ${status}`);
  const statements = new Set(log.statements().filter((sql) => /^\s*(select|with)\b/i.test(sql)));
  for (const sql of statements) if (!known.has(sql)) known.set(sql, await scansIn(sql));
  return [...statements].flatMap((sql) => (known.get(sql) ?? []).map((scan) => `${target}: ${scan}`));
};

/** The names under which a statement reads tables; what else a plan scans are results of its own. */
const aliasesOf = (sql: string, real: ReadonlySet<string>): Set<string> => {
  const names = new Set(real);
  for (const [, table = "", alias = ""] of sql.matchAll(/\b(?:from|join)\s+"?(\w+)"?(?:\s+(?:as\s+)?"?(\w+)"?)?/gi)) {
    if (real.has(table) && alias) names.add(alias);
  }
  for (const [, own = ""] of sql.matchAll(/\)\s+(?:as\s+)?"?(\w+)"?/gi)) names.delete(own);
  return names;
};

describe.each(named(lists))("%s", (_, operation) => {
  test("has no full scan, whatever the filter", async () => {
    const filters = operation.parameters.filter(
      ({ in: where, name }) =>
        where === "query" && !["cursor", "fields", "lang", "format", "limit", "sort"].includes(name),
    );
    const scans: string[] = [];
    for (const { name, examples } of filters) {
      const [{ value } = { value: "" }] = Object.values(examples ?? {});
      scans.push(...(await scansOf(targetOf(operation, { [name]: value }))));
    }
    expect(scans).toEqual([]);
  });

  test("has no full scan, whatever the sort, on the first page and the next", async () => {
    const { schema } = operation.parameters.find(({ name }) => name === "sort") ?? {};
    const scans: string[] = [];
    for (const sort of (schema?.enum ?? []) as string[]) {
      const text = sort === "relevance" ? { q: "defence" } : {};
      for (const more of [{}, { country: "JP" }, { country: "JP", topic: "defence-industry", from: "2000" }]) {
        const first = targetOf(operation, { sort, limit: 1, ...text, ...more });
        scans.push(...(await scansOf(first)));
        const { page } = (await (await mitra.fetch(first)).json()) as { page: { next: string | null } };
        if (page.next) scans.push(...(await scansOf(`${first}&cursor=${page.next}`)));
      }
    }
    expect(scans).toEqual([]);
  });
});

test.each(named(reads.filter((operation) => !lists.includes(operation))))(
  "%s has no full scan",
  async (_, operation) => {
    expect(await scansOf(targetOf(operation))).toEqual([]);
  },
);

/** The plans of what a request asks, as the record of a version answers it. */
const standingPlan = async (target: string): Promise<string[]> => {
  const { log } = mitra.database;
  log.reset();
  const { status } = await mitra.fetch(target);
  if (status !== 200) throw new Error(`${target} answered ${status}`);
  const statements = log.statements().filter((text) => /^\s*(select|with)\b/i.test(text) && !text.includes("dataset"));
  const plans = await Promise.all(
    statements.map((text) => mitra.database.explain(asOf({ sql: text, args: [] }, 1).sql)),
  );
  return plans.flat();
};

const items = reads.filter(({ path }) => /^\/v1\/[a-z]+\/\{\w+\}$/.test(path));

test.each(named(items))(
  "%s of a record as it stood goes through neither every posting nor, for each row, every record",
  async (_, operation) => {
    const plan = await standingPlan(targetOf(operation));
    expect(plan.filter((step) => /^SCAN (?:p USING INDEX|[rd]$)/.test(step))).toEqual([]);
  },
);

/** All terms of a field, all records of a type to be joined with what was found, or a table of all records that stood. */
const isOfAll = (step: string) =>
  /^SEARCH \w+ USING PRIMARY KEY \(field=\?\)$|^SEARCH main\.records USING INDEX records_by_update_time \(type=\?\)$|^MATERIALIZE records$/.test(
    step,
  );

const collections = lists.filter(({ path }) => !/search|changes/.test(path));

test.each(named(collections))("%s as it stood looks up what it is filtered by", async (_, operation) => {
  const steps: string[] = [];
  for (const filter of Object.keys(recordFilters)) {
    const { examples } = operation.parameters.find(({ name }) => name === filter) ?? {};
    const [{ value } = { value: "" }] = Object.values(examples ?? {});
    if (value === "") continue;
    const target = targetOf(operation, { [filter]: value });
    steps.push(...(await standingPlan(target)).filter(isOfAll).map((step) => `${target}: ${step}`));
  }
  expect(steps).toEqual([]);
});

test.each(["focus=country:JP&depth=2", "focus=country:JP&topic=defence-industry", "from=country:JP&to=country:FR"])(
  "a graph as it stood looks up its links and their records: %s",
  async (query) => {
    expect((await standingPlan(`/v1/graph?${query}`)).filter(isOfAll)).toEqual([]);
  },
);

test("a full scan would be seen", async () => {
  const plan = await mitra.database.explain("select * from observations e where e.body = 7");
  expect(fullScans(plan)).toEqual(["SCAN e"]);
  expect(aliasesOf("select * from observations e", tables)).toContain("e");
});
