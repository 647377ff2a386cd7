import { quantile } from "../numbers.ts";
import { Connection, portOf } from "./client.ts";

/**
 * Sends so many requests a second, evenly, whatever the server does with them, and measures each from the moment at
 * which it was due, so that a wait behind another counts.
 *
 * @returns the median and the 99th percentile in milliseconds, and how many were sent.
 * @see Gil Tene on coordinated omission
 */
export const pace = async (
  { url, path }: { url: string; path: string },
  { rate, seconds, connections = 64 }: { rate: number; seconds: number; connections?: number },
): Promise<{ p50: number; p99: number; sent: number }> => {
  const idle = Array.from({ length: connections }, () => new Connection(portOf(url)));
  const all = [...idle];
  await Promise.all(all.map((connection) => connection.send(path)));
  const times: number[] = [];
  const queue: number[] = [];
  const total = rate * seconds;
  let due = 0;
  let failure: unknown = null;
  const start = performance.now();

  const take = (): void => {
    while (queue.length > 0 && idle.length > 0) {
      const at = queue.shift() ?? 0;
      const connection = idle.pop();
      connection?.send(path).then(
        ({ status }) => {
          if (status !== 200) failure = new Error(`${path}: ${status}`);
          times.push(performance.now() - at);
          idle.push(connection);
          take();
        },
        (error: unknown) => {
          failure = error;
        },
      );
    }
  };

  while (times.length < total && failure === null) {
    const elapsed = performance.now() - start;
    for (; due < total && (due * 1000) / rate <= elapsed; due++) queue.push(start + (due * 1000) / rate);
    take();
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const connection of all) connection.close();
  if (failure !== null) throw failure;
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), sent: times.length };
};
