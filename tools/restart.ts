import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./refusal.ts";

/** A child that runs until it ends or is closed. */
export type Child = { pid: number; ended: Promise<string>; close(): Promise<void> };

/** How often and how soon a child that ended by itself is started again. */
type RestartPolicy = {
  /** The waits before the first, second, … restart; after the last one it gives up. */
  delaysMs: readonly number[];
  /** A child that ran this long has recovered: its next end counts as the first. */
  steadyMs: number;
  now: () => number;
};

const defaultPolicy: RestartPolicy = { delaysMs: [250, 500, 1_000, 2_000, 4_000], steadyMs: 60_000, now: Date.now };

const stopped = (stop: AbortSignal): Promise<"stopped"> =>
  new Promise((done) => {
    if (stop.aborted) done("stopped");
    stop.addEventListener("abort", () => done("stopped"), { once: true });
  });

const wait = (ms: number, stop: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal: stop }).catch(() => undefined);

/**
 * Keeps a child running until `stop` is aborted, then closes it. A child that ends by itself is started again after a
 * growing wait; so is one that does not start again.
 *
 * @throws what the first start throws; Refusal when the child has ended too often.
 */
export const keepRunning = async (options: {
  start: () => Promise<Child>;
  stop: AbortSignal;
  say: (line: string) => void;
  policy?: Partial<RestartPolicy>;
}): Promise<void> => {
  const { start, stop, say } = options;
  const { delaysMs, steadyMs, now } = { ...defaultPolicy, ...options.policy };
  const stopping = stopped(stop);
  let failures = 0;
  let startedAt = now();
  let child: Child | null = await start();
  while (!stop.aborted) {
    const end = child ? await Promise.race([child.ended, stopping]) : "it did not start";
    if (stop.aborted) break;
    if (child && now() - startedAt >= steadyMs) failures = 0;
    const delay = delaysMs[failures];
    if (delay === undefined)
      throw new Refusal(`workerd ended ${failures + 1} times in a row (last: ${end}); giving up`);
    failures += 1;
    say(`workerd ended by itself (${end}); starting it again in ${delay} ms (${failures} of ${delaysMs.length})`);
    await wait(delay, stop);
    if (stop.aborted) return;
    startedAt = now();
    child = await start().catch((error: unknown) => {
      say(error instanceof Error ? error.message : String(error));
      return null;
    });
  }
  await child?.close();
};
