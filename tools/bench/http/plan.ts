import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { buildWorker } from "../../build.ts";
import { startWorkerd, type Workerd } from "../../workerd.ts";
import { corpusDatabase } from "../corpus/database.ts";
import { type EndpointProcess, startEndpointProcess } from "../endpoint.ts";
import { Connection, portOf } from "./client.ts";
import { type Sample, startFloor, startMinimal } from "./floors.ts";
import type { Peer } from "./peers.ts";
import { startRecorder } from "./recorder.ts";
import { chooseQuestions, type Questions, type Row, readRows, rowFields } from "./rows.ts";

/** What is asked of every server. */
export type Question = "records" | "list" | "item" | "search" | "304";

/** One server under one question: where to send the load, and whose processor time counts. */
export type Contender = {
  question: Question;
  name: string;
  url: string;
  headers: string[];
  pids: number[];
  bytes: number;
};

/** What an answer that is not known asks of the database: round trips, statements, and the bytes that come back. */
export type Uncached = { question: "records" | "item"; trips: number; statements: number; received: number };

export const names = {
  floor: "bare workerd, constant body",
  dressed: "bare workerd, constant body, Mitra's headers",
  warm: "Mitra",
  cold: "Mitra without a cache",
  minimal: "minimal Worker, same SQL",
  raw: "minimal Worker, same SQL, no client",
} as const;

/** A Mitra that keeps answers and one that does not, over one endpoint. */
export type Mitras = {
  warm: Workerd;
  cold: Workerd;
  endpoint: EndpointProcess;
  folder: string;
  built: { bundle: string; assets: string };
  /** Another Mitra without a cache, as it is told to be by default, over the same endpoint. */
  startUncached(): Promise<Workerd>;
  /** A Mitra without a cache over a copy of the record as it was at the start. */
  startAnew(): Promise<{ url: string; database: EndpointProcess; close(): Promise<void> }>;
  close(): Promise<void>;
};

const publicUrl = "https://api.mitra.example";

export const startMitras = async (folder: string, size: number): Promise<Mitras> => {
  const built = await buildWorker({ outdir: join(folder, "mitra") });
  const { path } = await corpusDatabase({ size, reuse: true });
  // A copy, as the load writes to it.
  const database = join(folder, "mitra.db");
  copyFileSync(path, database);
  const endpoint = await startEndpointProcess(database);
  const start = (bindings: Record<string, string>, server = endpoint) =>
    startWorkerd({
      ...built,
      port: 0,
      stdout: "ignore",
      bindings: { ...server.bindings, PUBLIC_URL: publicUrl, ...bindings },
    });
  const patient = { CACHE_BYTES: "0", DB_DEADLINE_MS: "30000", REQUEST_DEADLINE_MS: "60000" };
  const [warm, cold] = [await start({}), await start(patient)];
  const startAnew = async () => {
    const copy = join(folder, "anew.db");
    copyFileSync(path, copy);
    const other = await startEndpointProcess(copy);
    const mitra = await start(patient, other);
    const closeAnew = async () => {
      await mitra.close();
      await other.close();
    };
    return { url: mitra.url, database: other, close: closeAnew };
  };
  const close = async () => {
    await Promise.all([warm.close(), cold.close()]);
    await endpoint.close();
  };
  return { warm, cold, endpoint, folder, built, startUncached: () => start({ CACHE_BYTES: "0" }), startAnew, close };
};

/** An answer as it is once it is known, to a request without any header of preference. */
const sampleOf = async (url: string, path: string, headers: readonly string[] = []): Promise<Sample> => {
  const connection = new Connection(portOf(url));
  await connection.send(path);
  await connection.send(path, headers);
  const { status, head, body } = await connection.send(path, headers);
  connection.close();
  const lines = head.split("\r\n").slice(1);
  const pairs = lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]);
  const kept = pairs.filter(([name = ""]) => !/^(content-length|date|connection)$/i.test(name));
  return { status, body: body.toString(), headers: Object.fromEntries(kept) as Record<string, string> };
};

/** The bytes of an answer that is a 200. */
const sizeOf = async (url: string): Promise<number> => {
  const answer = await fetch(url);
  const { byteLength } = await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return byteLength;
};

/** The paths of the questions at a Mitra. */
const pathsOf = ({ country, id, word }: Questions): Record<Exclude<Question, "304">, string> => ({
  records: `/v1/engagements?country=${country}&limit=20`,
  list: `/v1/engagements?country=${country}&limit=20&fields=${rowFields}`,
  item: `/v1/engagements/${id}`,
  search: `/v1/search?q=${word}`,
});

export const readQuestions = async ({ cold }: Mitras): Promise<{ rows: Row[]; questions: Questions }> => {
  const rows = await readRows(cold.url);
  return { rows, questions: chooseQuestions(rows) };
};

/** The round trips that Mitra makes for each path. */
const recordTrips = async ({ endpoint, built, folder: _ }: Mitras, paths: readonly string[]) => {
  const recorder = await startRecorder(endpoint.url);
  const bindings = { ...endpoint.bindings, LIBSQL_URL: recorder.url, PUBLIC_URL: publicUrl, CACHE_BYTES: "0" };
  const mitra = await startWorkerd({ ...built, port: 0, stdout: "ignore", bindings });
  const recorded = [];
  for (const path of paths) {
    await (await fetch(mitra.url + path)).arrayBuffer();
    recorded.push(recorder.take());
  }
  await mitra.close();
  recorder.close();
  return recorded;
};

/** Starts whatever is compared with Mitra in workerd, and lists everything that is to be measured. */
export const planContenders = async (mitras: Mitras, questions: Questions, peers: readonly Peer[]) => {
  const { warm, cold, endpoint, folder, built } = mitras;
  const contenders: Contender[] = [];
  const started: Workerd[] = [];
  const place = { folder, assets: built.assets };
  const add = (question: Question, name: string, url: string, pids: number[], bytes: number, headers: string[] = []) =>
    contenders.push({ question, name, url, headers, pids, bytes });
  const keep = (workerd: Workerd) => {
    started.push(workerd);
    return workerd;
  };

  const paths = pathsOf(questions);
  const trips = await recordTrips(mitras, Object.values(paths));
  const uncached: Uncached[] = [];
  for (const [at, question] of (["records", "list", "item", "search"] as const).entries()) {
    const path = paths[question];
    const sample = await sampleOf(warm.url, path);
    if (sample.status !== 200) throw new Error(`${path}: ${sample.status} ${sample.body.slice(0, 200)}`);
    const bytes = Buffer.byteLength(sample.body);
    if (question === "records" || question === "item") {
      const made = trips[at] ?? [];
      const received = made.reduce((sum, trip) => sum + trip.received, 0);
      uncached.push({
        question,
        trips: made.length,
        statements: made.flatMap((trip) => trip.statements).length,
        received,
      });
    }
    const floor = keep(await startFloor(`${question}-bare`, sample, false, place));
    const dressed = keep(await startFloor(`${question}-dressed`, sample, true, place));
    add(question, names.floor, floor.url, [floor.pid], bytes);
    add(question, names.dressed, dressed.url, [dressed.pid], bytes);
    add(question, names.warm, warm.url + path, [warm.pid], bytes);
    add(question, names.cold, cold.url + path, [cold.pid, ...endpoint.pids], bytes);
    for (const raw of [false, true]) {
      const options = { endpoint: endpoint.bindings, raw, folder };
      const minimal = keep(await startMinimal(`${question}-minimal-${raw}`, trips[at] ?? [], options));
      const size = await sizeOf(minimal.url);
      add(question, raw ? names.raw : names.minimal, minimal.url, [minimal.pid, ...endpoint.pids], size);
    }
    if (question === "records") continue;
    for (const peer of peers) {
      const url = peer.url + peer.paths[question];
      add(question, peer.name, url, peer.pids, await sizeOf(url));
    }
    if (question !== "list") continue;
    const condition = [`If-None-Match: ${sample.headers.etag ?? sample.headers.ETag ?? ""}`];
    const confirmed = await sampleOf(warm.url, path, condition);
    if (confirmed.status !== 304) throw new Error(`${path}: ${confirmed.status}, where a 304 was to come`);
    const [bare, full] = [
      keep(await startFloor("304-bare", confirmed, false, place)),
      keep(await startFloor("304-dressed", confirmed, true, place)),
    ];
    add("304", names.floor, bare.url, [bare.pid], 0);
    add("304", names.dressed, full.url, [full.pid], 0);
    add("304", names.warm, warm.url + path, [warm.pid], 0, condition);
  }
  return { contenders, uncached, close: () => Promise.all(started.map((workerd) => workerd.close())) };
};
