import { createHash } from "node:crypto";
import { createClient } from "@libsql/client/web";
import type { Server } from "../../../src/db/pipeline.ts";
import { quantile } from "../numbers.ts";
import { Connection, headerOf, portOf, type Reply } from "./client.ts";
import { memoryOf } from "./load.ts";
import type { Traffic } from "./traffic.ts";

export type Crowded = {
  requests: number;
  versions: number;
  /** 200s whose body was compared with the one that was computed for the version in its entity tag. */
  checked: number;
  /** 200s of which no body was computed for their version, as it was replaced too soon. */
  unchecked: number;
  failures: string[];
  p50: number;
  p99: number;
  /** Bytes, in the order of time. */
  memory: number[];
};

const digest = (body: Buffer): string => createHash("sha1").update(body).digest("base64");

/** Moves the record to its next version, past the Worker. */
const write = async (database: Server, turn: number): Promise<void> => {
  const client = createClient(database);
  await client.batch(
    [
      "update dataset set version = version + 1",
      {
        sql: "update engagements set label_en = ? where id in (select id from engagements order by id limit 5)",
        args: [`Written ${turn}`],
      },
    ],
    "write",
  );
  client.close();
};

/** Whether a body tells of the version that its entity tag names. */
const isOfItsTag = (reply: Reply, tag: string): boolean => {
  const version = /^W\/"(\d+)\./.exec(tag)?.[1];
  return reply.body.subarray(-80).toString("latin1").includes(`"dataset":{"version":${version}}`);
};

/**
 * Mixed traffic of many connections while the record is being written to. Every 200 is compared with the body that a
 * Mitra without a cache computes for the same path and entity tag.
 *
 * @param computed the Mitra without a cache, over the same database.
 */
export const crowd = async (
  { url, pid }: { url: string; pid: number },
  { computed, database, traffic }: { computed: string; database: Server; traffic: Traffic },
  { seconds, connections, writeEvery }: { seconds: number; connections: number; writeEvery: number },
): Promise<Crowded> => {
  const expected = new Map<string, string>();
  const waiting = new Map<string, Set<string>>();
  const tags = new Map<string, string>();
  const failures: string[] = [];
  const [memory, times]: number[][] = [[], []];
  const end = Date.now() + seconds * 1000;
  let [requests, versions, checked] = [0, 1, 0];
  const fail = (line: string) => failures.length < 100 && failures.push(line);

  const learn = async (): Promise<void> => {
    const connection = new Connection(portOf(computed));
    for (const path of traffic.paths) {
      const reply = await connection.send(path);
      const key = `${path}\n${headerOf(reply, "etag")}`;
      const right = digest(reply.body);
      expected.set(key, right);
      for (const seen of waiting.get(key) ?? []) if (seen !== right) fail(`another body: ${key}`);
      waiting.delete(key);
    }
    connection.close();
  };

  const check = (path: string, reply: Reply): void => {
    const tag = headerOf(reply, "etag") ?? "";
    if (!isOfItsTag(reply, tag)) fail(`a body of another version than its tag: ${path} ${tag}`);
    const key = `${path}\n${tag}`;
    const seen = digest(reply.body);
    const right = expected.get(key);
    if (right === undefined) waiting.set(key, (waiting.get(key) ?? new Set()).add(seen));
    else if (right !== seen) fail(`another body: ${key}`);
    checked += 1;
    tags.set(path, tag);
  };

  const known = new Set(traffic.paths);
  const visit = async (): Promise<void> => {
    const connection = new Connection(portOf(url));
    while (Date.now() < end) {
      const { path, headers, method, fine } = traffic.next((of) => tags.get(of));
      const start = performance.now();
      try {
        const reply = await connection.send(path, headers, method);
        times?.push(performance.now() - start);
        if (!fine.includes(reply.status)) fail(`${reply.status} ${path}`);
        else if (reply.status === 200 && method === "GET" && known.has(path)) check(path, reply);
      } catch (error) {
        fail(`${String(error)} ${path}`);
      }
      requests += 1;
    }
    connection.close();
  };

  const writing = async (): Promise<void> => {
    for (let turn = 1; Date.now() + writeEvery * 1000 < end; turn++) {
      await new Promise((resolve) => setTimeout(resolve, writeEvery * 1000));
      await write(database, turn);
      versions += 1;
      await learn();
    }
  };

  const sample = setInterval(() => memory?.push(memoryOf(pid) ?? 0), 1000);
  await learn();
  await Promise.all([writing(), ...Array.from({ length: connections }, visit)]);
  clearInterval(sample);
  const unchecked = [...waiting.values()].reduce((sum, seen) => sum + seen.size, 0);
  return {
    requests,
    versions,
    checked,
    unchecked,
    failures,
    p50: quantile(times ?? [], 0.5),
    p99: quantile(times ?? [], 0.99),
    memory: memory ?? [],
  };
};
