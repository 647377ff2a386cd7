import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Libsql from "libsql";
import { buildWorker } from "../build.ts";
import { Refusal, runProgram } from "../refusal.ts";
import { startWorkerd } from "../workerd.ts";
import { corpusDatabase } from "./corpus/database.ts";
import { startEndpointProcess } from "./endpoint.ts";
import { memoryOf } from "./http/load.ts";
import { median, spreadOf } from "./numbers.ts";

const rounds = 5;

const megabytesOf = (pid: number): number => (memoryOf(pid) ?? Number.NaN) / 2 ** 20;

/** Adds copies of the agreements of a database, under ids of their own, until a list has `wanted` of them. */
export const multiply = (path: string, wanted: number): void => {
  const database = new Libsql(path);
  const columnsOf = (table: string) =>
    (database.prepare(`select name from pragma_table_info('${table}')`).all() as { name: string }[]).map(
      ({ name }) => name,
    );
  const { held } = database.prepare("select count(*) as held from records where type = 'agreement'").get() as {
    held: number;
  };
  const copies = Math.ceil(wanted / held) - 1;
  for (const table of ["records", "documents"]) {
    // A copy is numbered anew.
    const columns = columnsOf(table).filter((name) => name !== "number");
    const values = columns.map((name) => (name === "id" ? "id || '-copy-' || n.value" : name));
    database.exec(`with recursive n(value) as (select 1 union all select value + 1 from n where value < ${copies})
      insert into ${table} (${columns.join(", ")}) select ${values.join(", ")} from ${table} join n
      where type = 'agreement' and id not like '%-copy-%'`);
  }
  database.exec("pragma wal_checkpoint(truncate)");
  database.close();
};

/** Takes an answer in as it comes; gives its lines, bytes and seconds. */
const drain = async (url: string) => {
  const start = performance.now();
  const response = await fetch(url, { headers: { "Accept-Encoding": "identity" } });
  let [bytes, lines] = [0, 0];
  if (!response.ok) throw new Refusal(`${url} answered ${response.status}`);
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    for (const byte of chunk) if (byte === 10) lines++;
  }
  return { bytes, lines, seconds: (performance.now() - start) / 1000, count: response.headers.get("Record-Count") };
};

const main = async (): Promise<undefined> => {
  const { values } = parseArgs({ options: { records: { type: "string", default: "100000" } } });
  const { path } = await corpusDatabase({ size: 1000, reuse: false });
  const folder = mkdtempSync(join(tmpdir(), "mitra-stream-"));
  const database = join(folder, "mitra.db");
  copyFileSync(path, database);
  multiply(database, Number(values.records));
  const { bundle, assets } = await buildWorker({ outdir: join(folder, "dist") });
  const endpoint = await startEndpointProcess(database);
  const workerd = await startWorkerd({
    bundle,
    assets,
    port: 0,
    bindings: { ...endpoint.bindings, DB_DEADLINE_MS: "30000", REQUEST_DEADLINE_MS: "60000" },
    stdout: "ignore",
  });
  try {
    await drain(`${workerd.url}/v1/agreements?format=csv&limit=200`);
    const idle = megabytesOf(workerd.pid);
    let peak = idle;
    const timer = setInterval(() => {
      peak = Math.max(peak, megabytesOf(workerd.pid));
    }, 20);
    for (const format of ["csv", "ndjson"]) {
      const rates: number[] = [];
      let last = { bytes: 0, lines: 0, count: null as string | null };
      for (let round = 0; round < rounds; round++) {
        const drained = await drain(`${workerd.url}/v1/agreements?format=${format}`);
        rates.push(drained.lines / drained.seconds);
        last = drained;
      }
      const { least, greatest } = spreadOf(rates);
      console.log(
        `${format}: ${last.lines} lines, ${(last.bytes / 1e6).toFixed(0)} MB, told ${last.count}; ${median(rates).toFixed(0)} a second (${least.toFixed(0)}–${greatest.toFixed(0)})`,
      );
    }
    clearInterval(timer);
    console.log(`memory of the Worker: idle ${idle.toFixed(0)} MB, at most ${peak.toFixed(0)} MB`);
  } finally {
    await workerd.close();
    await endpoint.close();
    rmSync(folder, { recursive: true });
  }
};

if (import.meta.main) await runProgram(main);
