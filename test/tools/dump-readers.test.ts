import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Manifest } from "../../tools/bulk/manifest.ts";
import { dump } from "../../tools/dump.ts";
import { openRecord, type RecordDatabase } from "../record/database.ts";

/* A dump of the seeds, opened by readers that we did not write, as its data package says. */

type Resource = {
  name: string;
  path: string;
  format: string;
  bytes: number;
  hash: string;
  schema?: { fields: { name: string; type: string }[]; primaryKey: string };
};

let database: RecordDatabase;
let folder: string;
let manifest: Manifest;
let resources: Resource[];
beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), "mitra-dump-")), "dump");
  database = await openRecord({ seeded: true });
  manifest = await dump(database, { folder, origin: "https://mitra.test" });
  resources = JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8")).resources;
});
afterAll(async () => {
  await database.close();
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

const has = (program: string): boolean => spawnSync(program, ["--version"]).status === 0;

const rowsOf = (path: string) => manifest.files.find((file) => file.path === path)?.rows;

test("the data package names every file of records, with its size and hash, by a path within it", () => {
  const files = manifest.files.filter(({ path }) => path.endsWith(".gz"));
  expect(resources.map(({ path, bytes, hash }) => ({ path, bytes, hash }))).toEqual(
    files.map(({ path, bytes, sha256 }) => ({ path, bytes, hash: `sha256:${sha256}` })),
  );
  expect(new Set(resources.map(({ name }) => name)).size).toBe(files.length);
  for (const { name } of resources) expect(name).toMatch(/^[a-z0-9-]+$/);
});

const valid: Readonly<Record<string, RegExp>> = {
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
};

test("tables have the columns, the types and the key that the data package says", () => {
  const tables = resources.filter(({ schema }) => schema);
  expect(tables.length).toBe(13);
  const types = new Set<string>();
  for (const { path, schema } of tables) {
    const rows = parse<Record<string, string>>(gunzipSync(readFileSync(join(folder, path))), { columns: true });
    expect(rows.length, path).toBe(rowsOf(path));
    expect(Object.keys(rows[0] ?? {}), path).toEqual(schema?.fields.map(({ name }) => name));
    expect(new Set(rows.map(({ id }) => id)).size, path).toBe(rows.length);
    for (const { name, type } of schema?.fields ?? []) {
      const cells = rows.flatMap((row) => (row[name] ? [row[name]] : []));
      if (cells.length > 0) types.add(type);
      const pattern = valid[type] ?? /^/;
      expect(
        cells.filter((cell) => !pattern.test(cell)),
        `${path} ${name}`,
      ).toEqual([]);
    }
  }
  expect([...types].sort()).toEqual(["boolean", "date", "datetime", "integer", "number", "string"]);
});

const script = `
import csv, gzip, hashlib, json, os, sys
folder = sys.argv[1]
told = {}
for resource in json.load(open(os.path.join(folder, "datapackage.json"), encoding="utf-8"))["resources"]:
    path = os.path.join(folder, resource["path"])
    with open(path, "rb") as file:
        assert "sha256:" + hashlib.sha256(file.read()).hexdigest() == resource["hash"], path
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        if resource["format"] == "csv":
            told[resource["path"]] = len(list(csv.DictReader(file, strict=True)))
        else:
            told[resource["path"]] = len([json.loads(line) for line in file])
print(json.dumps(told))
`;

test.skipIf(!has("python3"))("python reads every file, as many rows as the manifest says", () => {
  const { stdout, stderr } = spawnSync("python3", ["-c", script, folder], { encoding: "utf8", maxBuffer: 1e8 });
  expect(stderr).toBe("");
  const counted = manifest.files.flatMap(({ path, rows }) => (path.endsWith(".gz") ? [[path, rows]] : []));
  expect(JSON.parse(stdout)).toEqual(Object.fromEntries(counted));
});

test.skipIf(!has("sqlite3"))("sqlite3 imports the tables", async () => {
  const tables = resources.filter(({ schema }) => schema);
  const imports = tables.map(({ name, path }) => `.import --csv "|gzip -dc ${join(folder, path)}" "${name}"`);
  const counts = tables.map(({ name }) => `select '${name}', count(distinct id) from "${name}";`);
  const { stdout, stderr } = spawnSync("sqlite3", [":memory:"], {
    input: [
      ...imports,
      ".mode list",
      ...counts,
      `select distinct "source.id" from articles where "source.id" <> '' order by 1;`,
    ].join("\n"),
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  const sources = await database.query<{ id: string }>("select id from records where type = 'source' order by 1");
  expect(stdout.trimEnd().split("\n")).toEqual([
    ...tables.map(({ name, path }) => `${name}|${rowsOf(path)}`),
    ...sources.map(({ id }) => id),
  ]);
});
