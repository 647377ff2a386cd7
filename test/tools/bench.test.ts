import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterAll, expect, inject, test } from "vitest";
import { chooseQuestions, readRows } from "../../tools/bench/http/rows.ts";
import { multiply } from "../../tools/bench/stream.ts";
import { copyDatabase } from "../support/database-file.ts";
import { startMitra } from "../support/mitra.ts";

const folder = mkdtempSync(join(tmpdir(), "mitra-bench-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the other servers of the benchmark get every engagement, and questions that have answers", async () => {
  const mitra = await startMitra();
  const rows = await readRows(mitra.url);
  const totalOf = async (path: string) => {
    const { page } = (await (await mitra.fetch(path)).json()) as { page: { total: { value: number } } };
    return page.total.value;
  };
  expect(rows).toHaveLength(await totalOf("/v1/engagements?limit=1"));
  expect(rows.filter((row) => row.place_name !== null && row.place_country !== null)).not.toEqual([]);
  const { country, id, word } = chooseQuestions(rows);
  expect(await totalOf(`/v1/engagements?country=${country}`)).toBe(
    rows.filter(({ countries }) => countries.includes(country)).length,
  );
  expect((await mitra.fetch(`/v1/engagements/${id}`)).status).toBe(200);
  expect(word).not.toBe("");
  await mitra.close();
});

test("the benchmark of streams has as many agreements as it is to have, each with a document", () => {
  const path = join(folder, "copies.db");
  copyDatabase(inject("prepared").seededDatabase, path);
  multiply(path, 100);
  const database = new Libsql(path, { readonly: true });
  const idsIn = (table: string) =>
    database.prepare(`select id from ${table} where type = 'agreement' order by id`).pluck().all() as string[];
  const ids = idsIn("records");
  expect(new Set(ids).size).toBeGreaterThanOrEqual(100);
  expect(idsIn("documents")).toEqual(ids);
  database.close();
});
