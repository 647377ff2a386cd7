import { afterAll, beforeAll, expect, test } from "vitest";
import { startMitra, type TestMitra } from "../support/mitra.ts";

let mitra: TestMitra;
let empty: TestMitra;

beforeAll(async () => {
  [mitra, empty] = await Promise.all([
    startMitra({ logs: /"message":"the database did not answer"/ }),
    startMitra({ seeded: false, logs: /has not been seeded/ }),
  ]);
});

afterAll(() => Promise.all([mitra?.close(), empty?.close()]));

test("a seeded Mitra has the record, an empty one only its tables", async () => {
  expect(await (await mitra.fetch("/v1/meta")).json()).toMatchObject({ dataset: { version: 1 } });
  expect(
    (await mitra.database.client.execute("select count(*) as n from records where type = 'article'")).rows[0]?.n,
  ).toBe(5);
  expect(
    (await empty.database.client.execute("select count(*) as n from records where type = 'article'")).rows[0]?.n,
  ).toBe(0);
});

test("the log has the round trips since its reset, and explaining leaves no trace in it", async () => {
  mitra.database.log.reset();
  await mitra.fetch("/health/ready");
  expect(mitra.database.log.pipelines).toHaveLength(1);
  expect(mitra.database.log.statements()).toContainEqual(expect.stringContaining("from dataset"));
  const plan = mitra.database.explain("select * from dataset where id = ?");
  expect(plan).toEqual([expect.stringContaining("USING INTEGER PRIMARY KEY")]);
  expect(mitra.database.log.pipelines).toHaveLength(1);
});

test("a raw request goes out as it stands", async () => {
  expect((await mitra.raw("/v1//countries")).status).toBe(308);
  expect((await mitra.raw("/v1/countries/%zz")).status).toBe(400);
  expect((await mitra.raw("/health/live", { method: "TRACE" })).status).toBe(405);
  const live = await mitra.raw("/health/live", { headers: { Accept: undefined } });
  expect(live).toMatchObject({ status: 200, headers: { "content-type": expect.stringContaining("json") } });
  expect(JSON.parse(live.body)).toBeTruthy();
});

test("an empty Mitra is alive and not ready", async () => {
  expect((await empty.fetch("/health/ready")).status).toBe(503);
  expect((await empty.fetch("/health/live")).status).toBe(200);
});

test("the database goes away and comes back", async () => {
  await mitra.database.stop();
  expect((await mitra.fetch("/health/ready")).status).toBe(503);
  expect((await mitra.fetch("/health/live")).status).toBe(200);
  await mitra.database.start();
  expect((await mitra.fetch("/health/ready")).status).toBe(200);
});
