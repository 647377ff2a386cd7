import { median } from "../numbers.ts";
import { Connection, headerOf, portOf } from "./client.ts";
import { memoryOf } from "./load.ts";
import type { Traffic } from "./traffic.ts";

type Soaked = {
  requests: number;
  /** Answers with another status than the request calls for. */
  wrong: string[];
  /** Bytes, in the order of time. */
  memory: number[];
  /** The median of the last quarter over that of the second. */
  growth: number;
};

/** Asks mixed traffic for some time, over a number of connections, and watches the memory of the process. */
export const soak = async (
  { url, pid }: { url: string; pid: number },
  traffic: Traffic,
  { seconds, connections }: { seconds: number; connections: number },
): Promise<Soaked> => {
  const end = Date.now() + seconds * 1000;
  const wrong: string[] = [];
  const memory: number[] = [];
  const tags = new Map<string, string>();
  let requests = 0;
  const sample = setInterval(() => {
    const bytes = memoryOf(pid);
    if (bytes !== null) memory.push(bytes);
  }, 1000);
  const visit = async (): Promise<void> => {
    const connection = new Connection(portOf(url));
    while (Date.now() < end) {
      const { path, headers, method, fine } = traffic.next((of) => tags.get(of));
      const reply = await connection.send(path, headers, method);
      requests += 1;
      if (!fine.includes(reply.status) && wrong.length < 100) wrong.push(`${reply.status} ${path}`);
      const tag = headerOf(reply, "etag");
      if (tag) tags.set(path, tag);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, visit));
  clearInterval(sample);
  const quarter = (at: number) => memory.slice((at * memory.length) / 4, ((at + 1) * memory.length) / 4);
  return { requests, wrong, memory, growth: median(quarter(3)) / median(quarter(1)) };
};
