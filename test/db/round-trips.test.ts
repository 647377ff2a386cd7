import { afterAll, beforeAll, expect, test } from "vitest";
import { operations, targetOf } from "../contract/description.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";

let mitra: TestMitra;
beforeAll(async () => {
  mitra = await startMitra();
});
afterAll(() => mitra.close());

const reads = operations.filter(({ method }) => method === "get");

/** How many round trips and statements a request costs, by operation. */
const costOf = async (target: string, init?: RequestInit): Promise<string> => {
  mitra.database.log.reset();
  const { status } = await mitra.fetch(target, init);
  const { pipelines } = mitra.database.log;
  const statements = pipelines.flat().filter((sql) => !/^(begin|commit|rollback)/i.test(sql));
  return `${status}: ${pipelines.length} round trips, ${statements.length} statements`;
};

test("what every route costs the database", async () => {
  const costs: Record<string, string> = {};
  for (const operation of reads) costs[operation.operationId] = await costOf(targetOf(operation));
  for (const { path, operationId } of reads.filter(({ path }) => /^\/v1\/[a-z]+(\/\{id\})?$/.test(path))) {
    const most = ["getGraph"].includes(operationId) ? 3 : 2;
    expect(Number(/: (\d+) round/.exec(costs[operationId] ?? "")?.[1]), path).toBeLessThanOrEqual(most);
  }
  expect(costs).toMatchSnapshot();
});

test("what is current costs one light look-up at most", async () => {
  for (const operation of reads.filter(({ path }) => path.startsWith("/v1"))) {
    const tag = (await mitra.fetch(targetOf(operation))).headers.get("ETag") ?? "";
    const cost = await costOf(targetOf(operation), { headers: { "If-None-Match": tag } });
    expect(cost, operation.operationId).toMatch(/^304: [01] round trips, [01] statements$/);
  }
});

test("what is refused costs nothing", async () => {
  for (const operation of reads) {
    const target = targetOf(operation, { "no-such-parameter": 1 });
    expect(await costOf(target), operation.operationId).toBe("400: 0 round trips, 0 statements");
  }
  expect(await costOf("/v1/nothing")).toBe("404: 0 round trips, 0 statements");
  expect(await costOf("/v1/articles", { method: "DELETE" })).toBe("405: 0 round trips, 0 statements");
});
