import { type Findings, slowMs } from "./run.ts";

/** What a fuzz has found, in lines: figures, slow answers, and each kind of failure with the request that shows it. */
export const report = ({ requests, cases, statuses, failures, slow, slowestMs }: Findings, seed: number): string[] => {
  const byStatus = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  const slowest = slow.toSorted((a, b) => b.ms - a.ms).slice(0, 10);
  return [
    `${requests} requests in ${cases} cases, seed ${seed}`,
    `by status: ${byStatus.join(", ")}`,
    `over ${slowMs / 1000} s: ${slow.length}; the slowest took ${(slowestMs / 1000).toFixed(2)} s`,
    ...slowest.map(({ request, ms }) => `  ${(ms / 1000).toFixed(2)} s ${request}`),
    `failures: ${failures.length === 0 ? "none" : `${failures.length} kinds`}`,
    ...failures.flatMap(({ kind, count, request, case: number }) => [
      `  ${kind} (${count} times)`,
      `    ${request}`,
      `    --seed ${seed} --case ${number}`,
    ]),
  ];
};
