import { type Findings, slowMs, written } from "./run.ts";

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** What a fuzz has found, in lines: figures, slow answers, and each kind of failure with the request that shows it. */
export const report = ({ requests, cases, statuses, failures, slow, slowestMs }: Findings, seed: number): string[] => {
  const byStatus = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  const again = slow.flatMap(({ alone }) => alone ?? []);
  return [
    `${requests} requests in ${cases} cases, seed ${seed}`,
    `by status: ${byStatus.join(", ")}`,
    `over ${seconds(slowMs)}: ${slow.length}; the slowest took ${seconds(slowestMs)}`,
    ...(again.length > 0
      ? [`of these the slowest ${again.length}, asked again by themselves: ${again.filter((ms) => ms > slowMs).length}`]
      : []),
    ...slow
      .slice(0, 10)
      .map(({ request, ms, alone = 0 }) => `  ${seconds(ms)}, by itself ${seconds(alone)}: ${written(request)}`),
    `failures: ${failures.length === 0 ? "none" : `${failures.length} kinds`}`,
    ...failures.flatMap(({ kind, count, request, case: number }) => [
      `  ${kind} (${count} times)`,
      `    ${request}`,
      `    --seed ${seed} --case ${number}`,
    ]),
  ];
};
