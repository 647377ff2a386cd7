import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations, targetOf } from "../contract/description.ts";
import { eventually } from "../support/eventually.ts";
import { startMitra, type TestMitra } from "../support/mitra.ts";
import { faultsAsProblem } from "./battery.ts";

const reads = operations.filter(({ method, responses }) => method === "get" && responses[503]);

describe("with the database gone, and nothing known of it", () => {
  let mitra: TestMitra;
  beforeAll(async () => {
    mitra = await startMitra({ logs: /"problem":"unavailable"/ });
    await mitra.database.stop();
  });
  afterAll(() => mitra.close());

  // The routes that read the record; the index of links is true without it.
  test.each(reads.filter(({ path }) => path !== "/v1").map((operation) => [operation.operationId, operation] as const))(
    "%s is unavailable, and says when to come again",
    async (_, operation) => {
      for (const init of [{}, { headers: { "If-None-Match": '"1"' } }]) {
        const response = await mitra.fetch(targetOf(operation), init);
        expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
        expect(await faultsAsProblem(response, 503)).toEqual([]);
      }
      const head = await mitra.fetch(targetOf(operation), { method: "HEAD" });
      expect(head.status).toBe(503);
    },
  );

  test("the process is alive, the description is there, and faults of a request are told as ever", async () => {
    for (const path of ["/health/live", "/openapi.json", "/problems", "/docs", "/", "/v1"]) {
      expect((await mitra.fetch(path)).status, path).toBe(200);
    }
    expect((await mitra.fetch("/v1/articles?limit=0")).status).toBe(400);
    expect((await mitra.fetch("/v1/nothing")).status).toBe(404);
    expect((await mitra.fetch("/v1/articles", { method: "POST" })).status).toBe(405);
  });

  test("recovers by itself when it is back", async () => {
    await mitra.database.start();
    for (const path of ["/health/ready", "/v1/engagements", "/v1/countries/FR"]) {
      await eventually(async () => expect((await mitra.fetch(path)).status, path).toBe(200));
    }
  });
});
