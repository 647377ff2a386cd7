import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { createClient } from "@libsql/client/web";
import type { Server } from "../../../src/db/pipeline.ts";
import { quantile } from "../numbers.ts";
import { Connection, headerOf, portOf, type Reply } from "./client.ts";
import { memoryOf } from "./load.ts";
import type { Traffic } from "./traffic.ts";

export type Crowded = {
  /** How many answers had each status. */
  statuses: Map<number, number>;
  versions: number;
  /** The digest of the body that was seen for each path, by version of the record. */
  seen: Map<number, Map<string, string>>;
  failures: string[];
  /** Of all requests from the first write on, of those that were under way soon after a write, and of the others. */
  all: Times;
  afterWrite: Times;
  quiet: Times;
  /** Bytes, in the order of time. */
  memory: number[];
};

/** Milliseconds. */
export type Times = { count: number; p50: number; p99: number; slowest: number };

/** For how long a write is felt, in milliseconds: an answer may be as old, and is found anew in that time. */
const felt = 4000;

const timesOf = (times: readonly number[]): Times => ({
  count: times.length,
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
  slowest: quantile(times, 1),
});

const digest = (body: Buffer): string => createHash("sha1").update(body).digest("base64");

/** Moves the record to its next version, past the Worker; alike each time that a turn is repeated. */
const write = async (database: Server, turn: number): Promise<void> => {
  const client = createClient(database);
  await client.batch(
    [
      "update dataset set version = version + 1",
      {
        sql: `update records set label_en = ? where type = 'engagement' and id in (select id from records where type = 'engagement' order by id limit 5)`,
        args: [`Written ${turn}`],
      },
    ],
    "write",
  );
  client.close();
};

/** The version of the record that a body says it shows. */
const versionOf = ({ body }: Reply): number =>
  Number(/"dataset":\{"version":(\d+)/.exec(body.subarray(-80).toString("latin1"))?.[1]);

type CrowdOptions = {
  seconds: number;
  connections: number;
  /** How long each connection rests between its requests, in milliseconds; with 0 the server never has an idle moment. */
  rest: number;
  /** Seconds. */
  writeEvery: number;
  /** Whether a 503 that says when to come again will do, as where there is more to do than can be done. */
  mayRefuse: boolean;
};

/** An answer that takes longer is a failure, in milliseconds. */
const longest = 10_000;

/**
 * Mixed traffic of many connections while the record is being written to. Every 200 is compared with the others of the
 * same path and version, and kept to be compared with what is right.
 */
export const crowd = async (
  { url, pid }: { url: string; pid: number },
  { database, traffic }: { database: Server; traffic: Traffic },
  { seconds, connections, rest, writeEvery, mayRefuse }: CrowdOptions,
): Promise<Crowded> => {
  const [seen, statuses, tags] = [
    new Map<number, Map<string, string>>(),
    new Map<number, number>(),
    new Map<string, string>(),
  ];
  const failures: string[] = [];
  const [memory, writes]: [number[], number[]] = [[], []];
  const requests: { start: number; time: number }[] = [];
  const [began, end] = [performance.now(), Date.now() + seconds * 1000];
  const fail = (line: string) => failures.length < 100 && failures.push(line);

  const check = (path: string, reply: Reply): void => {
    const version = versionOf(reply);
    const tag = headerOf(reply, "etag") ?? "";
    if (!(version > 0)) fail(`a body of no version: ${path}`);
    const bodies = seen.get(version) ?? new Map<string, string>();
    const body = digest(reply.body);
    if ((bodies.get(path) ?? body) !== body) fail(`two bodies of version ${version}: ${path} ${tag}`);
    seen.set(version, bodies.set(path, body));
    tags.set(path, tag);
  };

  const known = new Set(traffic.paths);
  const visit = async (at: number): Promise<void> => {
    const connection = new Connection(portOf(url));
    if (rest > 0) await setTimeout((at / connections) * rest);
    while (Date.now() < end) {
      const { path, headers, method, fine } = traffic.next((of) => tags.get(of));
      const start = performance.now();
      try {
        const reply = await connection.send(path, headers, method);
        const { status } = reply;
        const time = performance.now() - start;
        requests.push({ start, time });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const isRefused = mayRefuse && status === 503 && headerOf(reply, "retry-after") !== null;
        if (!fine.includes(status) && !isRefused) fail(`${status} ${path}`);
        else if (status === 200 && method === "GET" && known.has(path)) check(path, reply);
        if (time > longest) {
          const since = Math.round(start - began);
          fail(`${Math.round(time)} ms, begun at ${since} ms: ${status} ${path} (${headerOf(reply, "server-timing")})`);
        }
      } catch (error) {
        fail(`${String(error)} ${path}`);
      }
      if (rest > 0) await setTimeout(rest);
    }
    connection.close();
  };

  const writing = async (): Promise<void> => {
    for (let turn = 1; Date.now() + writeEvery * 1000 < end; turn++) {
      await setTimeout(writeEvery * 1000);
      await write(database, turn);
      writes.push(performance.now());
    }
  };

  const isAfterWrite = ({ start, time }: { start: number; time: number }): boolean =>
    writes.some((at) => at < start + time && start < at + felt);
  const timesWhere = (isMeant: (request: { start: number; time: number }) => boolean): Times =>
    timesOf(
      requests.filter((request) => request.start > (writes[0] ?? began) && isMeant(request)).map(({ time }) => time),
    );

  const sample = setInterval(() => memory.push(memoryOf(pid) ?? 0), 1000);
  await Promise.all([writing(), ...Array.from({ length: connections }, (_, at) => visit(at))]);
  clearInterval(sample);
  return {
    statuses,
    versions: writes.length + 1,
    seen,
    failures,
    all: timesWhere(() => true),
    afterWrite: timesWhere(isAfterWrite),
    quiet: timesWhere((request) => !isAfterWrite(request)),
    memory,
  };
};

/**
 * Writes to another copy of the record what was written to the first, turn by turn, and compares what was seen of each
 * version with what a Mitra without a cache computes for it when it has nothing else to do.
 *
 * @returns how many bodies were compared, and which were wrong.
 */
export const replay = async (
  { seen, versions }: Pick<Crowded, "seen" | "versions">,
  { computed, database }: { computed: string; database: Server },
): Promise<{ compared: number; wrong: string[] }> => {
  const connection = new Connection(portOf(computed));
  const first = versionOf(await connection.send("/v1/meta"));
  const wrong = [...seen.keys()]
    .filter((version) => version < first || version >= first + versions)
    .map((version) => `version ${version}, which never was`);
  let compared = 0;
  for (let turn = 0; turn < versions; turn++) {
    if (turn > 0) await write(database, turn);
    for (const [path, body] of seen.get(first + turn) ?? []) {
      if (digest((await connection.send(path)).body) !== body)
        wrong.push(`another body of version ${first + turn}: ${path}`);
      compared += 1;
    }
  }
  connection.close();
  return { compared, wrong };
};
