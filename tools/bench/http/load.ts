import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a generator of load has seen: latencies in milliseconds, `cpu` in microseconds of the servers for one request. */
export type Measured = { rate: number; p50: number; p99: number; cpu: number | null };

type LoadOptions = { url: string; headers?: readonly string[]; connections: number; seconds: number };

/** A generator of load: its name with its version, and how it is used. */
export type Generator = {
  name: string;
  run(options: LoadOptions): Promise<Omit<Measured, "cpu"> & { requests: number }>;
};

const milliseconds = (text: string | undefined): number => {
  const [, number, unit] = /^([\d.]+)(us|ms|s|m)$/.exec(text ?? "") ?? [];
  const scale = { us: 0.001, ms: 1, s: 1000, m: 60_000 }[unit ?? ""];
  return scale === undefined ? Number.NaN : Number(number) * scale;
};

const inPath = (program: string): string | undefined =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((file) => existsSync(file));

const wrk = async (program: string): Promise<Generator> => {
  // It prints its version along with its usage, and ends with 1.
  const version = await run(program, ["-v"]).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? "" }));
  return {
    name: /wrk \S+/.exec(version.stdout)?.[0] ?? "wrk",
    run: async ({ url, headers = [], connections, seconds }) => {
      const { stdout } = await run(program, [
        "--latency",
        "-t1",
        `-c${connections}`,
        `-d${seconds}s`,
        ...headers.flatMap((header) => ["-H", header]),
        url,
      ]);
      const failures = /Socket errors:.*|Non-2xx or 3xx responses:.*/.exec(stdout)?.[0];
      if (failures) throw new Error(`${url}: ${failures}`);
      return {
        requests: Number(/(\d+) requests in/.exec(stdout)?.[1]),
        rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
        p50: milliseconds(/50%\s+(\S+)/.exec(stdout)?.[1]),
        p99: milliseconds(/99%\s+(\S+)/.exec(stdout)?.[1]),
      };
    },
  };
};

const autocannon = (script: string): Generator => ({
  name: `autocannon ${JSON.parse(readFileSync(join(script, "../package.json"), "utf8")).version}`,
  run: async ({ url, headers = [], connections, seconds }) => {
    const given = headers.flatMap((header) => ["-H", header]);
    const { stdout } = await run(process.execPath, [
      script,
      "-j",
      "-c",
      `${connections}`,
      "-d",
      `${seconds}`,
      ...given,
      url,
    ]);
    const { requests, latency, errors, "4xx": refused, "5xx": failed } = JSON.parse(stdout);
    if (errors + refused + failed > 0) throw new Error(`${url}: ${errors} errors, ${refused} 4xx, ${failed} 5xx`);
    return { requests: requests.total, rate: requests.average, p50: latency.p50, p99: latency.p99 };
  },
});

/** wrk where it is installed, or else the autocannon of the folder of peers. */
export const findGenerator = async (peers: string): Promise<Generator> => {
  const program = inPath("wrk");
  return program ? wrk(program) : autocannon(join(peers, "node_modules/autocannon/autocannon.js"));
};

/** The processor time that a process has had, in microseconds; null where the system does not tell. */
const cpuOf = (pid: number): number | null => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return null;
  }
};

const cpuOfAll = (pids: readonly number[]): number | null =>
  pids.map(cpuOf).reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);

/** Puts load on a server, and measures also what its processes spend. */
export const measure = async (
  generator: Generator,
  pids: readonly number[],
  options: LoadOptions,
): Promise<Measured> => {
  const before = cpuOfAll(pids);
  const { requests, ...seen } = await generator.run(options);
  const after = cpuOfAll(pids);
  return { ...seen, cpu: before === null || after === null ? null : (after - before) / requests };
};

/** The memory that a process holds, in bytes; null where the system does not tell. */
export const memoryOf = (pid: number): number | null => {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
};
