import { median } from "../numbers.ts";
import type { Served } from "./served.ts";
import type { Target } from "./targets.ts";

/** What one target took on one record: milliseconds in the order of the rounds, and what else was seen. */
export type Series = { times: number[]; roundTrips: number; bytes: number; status: number };

const ask = async (url: string, series: Series): Promise<void> => {
  const start = performance.now();
  const answer = await fetch(url);
  const body = await answer.arrayBuffer();
  const ms = performance.now() - start;
  series.status = Math.max(series.status, answer.status);
  if (answer.status !== 200) return;
  series.times.push(ms);
  series.bytes = Math.max(series.bytes, body.byteLength);
  const trips = Number(/desc="(\d+) round/.exec(answer.headers.get("Server-Timing") ?? "")?.[1] ?? 0);
  series.roundTrips = Math.max(series.roundTrips, trips);
};

const empty = (): Series => ({ times: [], roundTrips: 0, bytes: 0, status: 0 });

/**
 * Asks every record for every target, one request after the other, the records in turn, so that what else the machine
 * does falls on all of them alike. A first round warms up and is not counted.
 */
export const measure = async (
  records: readonly { served: Served; targets: readonly Target[] }[],
  rounds: number,
  onRound: (round: number) => void,
): Promise<Series[][]> => {
  const series = records.map(({ targets }) => targets.map(empty));
  const [first] = records;
  for (let round = -1; round < rounds; round++) {
    for (const [at] of (first?.targets ?? []).entries()) {
      for (const [which, { served, targets }] of records.entries()) {
        const target = targets[at];
        const into = round < 0 ? empty() : series[which]?.[at];
        if (!target || !into || series[which]?.[at]?.status === 404) continue;
        const path = target.paths[(round + target.paths.length) % target.paths.length];
        if (path !== undefined) await ask(served.url + path, into);
      }
    }
    onRound(round);
  }
  return series;
};

/** The ratio of two medians, and the least and the greatest of it over slices of the rounds. */
export const ratioOf = (slow: readonly number[], quick: readonly number[], slices = 5) => {
  const parts = Array.from({ length: slices }, (_, at) => {
    const sliceOf = (times: readonly number[]) =>
      times.slice(Math.floor((at * times.length) / slices), Math.floor(((at + 1) * times.length) / slices));
    return median(sliceOf(slow)) / median(sliceOf(quick));
  });
  return {
    ratio: median(slow) / median(quick),
    least: Math.min(...parts),
    greatest: Math.max(...parts),
  };
};
