import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import Libsql from "libsql";
import { afterEach, describe, expect, test } from "vitest";
import { operations, targetOf } from "../contract/description.ts";
import { faultsAsProblem } from "./battery.ts";
import { type HeldMitra, startHeldMitra, type Told } from "./cache/support.ts";
import { damages, type Scripted, startScripted } from "./mishaps.ts";

const opened: { close(): Promise<void> }[] = [];
const open = async (...options: Parameters<typeof startHeldMitra>): Promise<HeldMitra> => {
  const mitra = await startHeldMitra({ VERSION_TTL_MS: "0", ...options[0] }, ...(options.slice(1) as []));
  opened.push(mitra);
  return mitra;
};
afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())));

const faultsOf = ({ status, headers, body }: Told, expected: number) =>
  faultsAsProblem(new Response(body, { status, headers }), expected);

const expectReady = async (mitra: HeldMitra, isReady: boolean) => {
  const ready = await mitra.ask("/health/ready");
  if (isReady) expect([ready.status, ready.headers["cache-control"]]).toEqual([200, "no-store"]);
  else expect(await faultsOf(ready, 503)).toEqual([]);
  expect((await mitra.ask("/health/live")).status).toBe(200);
};

const dataRoutes = operations
  .filter(({ method, path, responses }) => method === "get" && path.startsWith("/v1/") && responses[503])
  .map((operation) => targetOf(operation));

const execute = (path: string, sql: string): void => {
  const database = new Libsql(path);
  database.exec(sql);
  database.close();
};

describe("a database that holds no record to be served", () => {
  test.each<[string, (path: string) => void]>([
    ["is migrated and not seeded", () => undefined],
    ["has no row of its version", (path) => execute(path, "delete from dataset")],
    ["is empty", (path) => [path, `${path}-wal`].map((file) => rmSync(file, { force: true }))],
    [
      "lacks a column of a later migration",
      (path) => execute(path, "update dataset set version = 1; alter table dataset drop column epoch"),
    ],
  ])("%s: unavailable, not ready, alive", async (_, prepare) => {
    const mitra = await open({}, false, prepare);
    await expectReady(mitra, false);
    for (const target of dataRoutes) {
      const answer = await mitra.ask(target);
      expect(await faultsOf(answer, 503), target).toEqual([]);
      expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    }
  });

  test.each(["records", "postings", "search", "documents", "suggest_names"])(
    "lacks the table %s: not ready",
    async (table) => {
      const mitra = await open({}, true, (path) => execute(path, `pragma foreign_keys = off; drop table ${table}`));
      await expectReady(mitra, false);
      for (const target of dataRoutes) expect([200, 503], target).toContain((await mitra.ask(target)).status);
    },
  );

  test("is served from the moment that it is seeded", async () => {
    const mitra = await open({}, false);
    expect((await mitra.ask("/v1/engagements")).status).toBe(503);
    await mitra.write("nothing");
    expect((await mitra.ask("/v1/engagements")).status).toBe(200);
    await expectReady(mitra, true);
  });
});

/** Overwrites the first page of a table or index with zeros. */
const zero = (path: string, name: string): void => {
  const database = new Libsql(path);
  const { rootpage } = database.prepare("select rootpage from sqlite_master where name = ?").get(name) as {
    rootpage: number;
  };
  const { page_size: size } = database.prepare("pragma page_size").get() as { page_size: number };
  database.exec("pragma wal_checkpoint(truncate)");
  database.close();
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(size), 0, size, (rootpage - 1) * size);
  closeSync(file);
};

describe("a damaged database", () => {
  test.each([
    "records",
    "postings",
    "records_by_date",
    "postings_by_record",
    "documents",
    "search_documents",
    "search_data",
    "search_config",
    "dataset",
  ])("is not ready: %s", async (table) => {
    const mitra = await open({}, true, (path) => zero(path, table));
    await expectReady(mitra, false);
    for (const target of dataRoutes) expect([200, 503], target).toContain((await mitra.ask(target)).status);
    expect(mitra.lines.join("\n")).toMatch(/damaged/);
  });

  test("is one with a value that cannot be read", async () => {
    const mitra = await open();
    await expectReady(mitra, true);
    await mitra.client.execute(
      "update search_documents set shown = '[' where record = (select number from records where id = 'retno-marsudi')",
    );
    expect(await faultsOf(await mitra.ask("/v1/search?q=retno"), 503)).toEqual([]);
    await expectReady(mitra, false);
  });

  describe.each(damages.map((mishap) => [mishap.name, mishap] as const))("that says so once: %s", (_, mishap) => {
    const start = async (): Promise<{ mitra: HeldMitra; scripted: Scripted }> => {
      const scripted = await startScripted();
      opened.push(scripted);
      const mitra = await open({ LIBSQL_URL: scripted.url });
      scripted.target = mitra.gate.target;
      await expectReady(mitra, true);
      scripted.play(mishap);
      expect((await mitra.ask("/v1/engagements")).status).toBe(503);
      scripted.play(null);
      return { mitra, scripted };
    };

    test("is not ready until it is restored, though it answers", async () => {
      const { mitra } = await start();
      for (let time = 0; time < 3; time++) {
        mitra.clock.now += 3_600_000;
        await expectReady(mitra, false);
        expect((await mitra.ask("/v1/engagements")).status).toBe(200);
        // Another version is no other database.
        await mitra.write("Written");
      }
      await mitra.client.execute("update dataset set epoch = 'another'");
      await expectReady(mitra, true);
    });

    test("is ready for a process that starts anew", async () => {
      const { mitra, scripted } = await start();
      await expectReady(mitra, false);
      const other = await open({ LIBSQL_URL: scripted.url });
      await expectReady(other, true);
    });
  });
});

test("readiness does not wait in line, and is looked for once for all who ask", async () => {
  const mitra = await open({ DB_DEADLINE_MS: "59999", REQUEST_DEADLINE_MS: "60000" });
  await mitra.ask("/health/ready");
  mitra.gate.set("held");
  const before = mitra.gate.arrivals;
  const burst = Array.from({ length: 40 }, (_, at) => mitra.ask(`/v1/engagements?limit=${at + 1}`));
  await mitra.gate.arrived(before + 32);
  const ready = Array.from({ length: 10 }, () => mitra.ask("/health/ready"));
  await mitra.gate.arrived(before + 33);
  mitra.gate.set("open");
  expect((await Promise.all(ready)).map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect((await Promise.all(burst)).map(({ status }) => status)).toEqual(Array(40).fill(200));
});
