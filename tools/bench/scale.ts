import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildWorker } from "../build.ts";
import { Refusal, runProgram } from "../refusal.ts";
import { corpusDatabase } from "./corpus/database.ts";
import { quantile } from "./numbers.ts";
import { measure, ratioOf, type Series } from "./scale/measure.ts";
import { findScans } from "./scale/plans.ts";
import { type Served, serve } from "./scale/served.ts";
import { describeSizes, ratesOf } from "./scale/sizes.ts";
import { findTargets, type Target } from "./scale/targets.ts";

const usage =
  "usage: node tools/bench/scale.ts [sizes, 1000 10000 100000 by default] [--rounds 60] [--only name] [--reuse] [--plans]";

/** No answer may take longer. */
const longest = 2000;

const cell = (text: string | number, width: number) => String(text).padStart(width);

const describe = (series: Series): string =>
  series.times.length === 0
    ? cell(`(${series.status})`, 26)
    : `${cell(quantile(series.times, 0.5).toFixed(1), 8)}${cell(quantile(series.times, 0.99).toFixed(1), 9)}${cell(series.roundTrips, 3)}${cell(`${Math.ceil(series.bytes / 1024)}K`, 6)}`;

const verdict = ({ goal }: Target, all: readonly Series[]): string => {
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last || first === last || first.times.length === 0 || last.times.length === 0) return "";
  const { ratio, least, greatest } = ratioOf(last.times, first.times);
  const kept = goal === null ? "" : ratio <= goal ? `  ≤ ${goal}` : `  over ${goal}`;
  const slow = Math.max(...last.times) > longest ? "  TOO SLOW" : "";
  return `${cell(ratio.toFixed(2), 7)} (${least.toFixed(2)}–${greatest.toFixed(2)})${kept}${slow}`;
};

const main = async (): Promise<undefined> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "60" },
      only: { type: "string" },
      reuse: { type: "boolean", default: false },
      plans: { type: "boolean", default: false },
    },
  });
  const sizes = (positionals.length > 0 ? positionals : ["1000", "10000", "100000"]).map(Number);
  const rounds = Number(values.rounds);
  if (![...sizes, rounds].every((value) => Number.isSafeInteger(value) && value > 0)) throw new Refusal(usage);

  const folder = mkdtempSync(join(tmpdir(), "mitra-scale-"));
  const served: Served[] = [];
  try {
    const built = await buildWorker({ outdir: folder });
    const paths: string[] = [];
    for (const size of sizes) {
      const start = performance.now();
      const progress: { written: number; ms: number }[] = [];
      const onProgress = (written: number) => void progress.push({ written, ms: performance.now() - start });
      const { path, seconds } = await corpusDatabase({ size, reuse: values.reuse, onProgress });
      const rates = ratesOf(progress);
      const tenths =
        rates === null ? "" : `, ${rates.first.toFixed(0)} in the first tenth, ${rates.last.toFixed(0)} in the last`;
      console.log(
        `${size} dossiers: ${seconds === null ? "built before" : `${(size / seconds).toFixed(0)} a second${tenths}`}`,
      );
      for (const line of describeSizes(path, size)) console.log(line);
      paths.push(path);
    }
    if (values.plans) {
      const scans = await findScans(paths[0] ?? "", built);
      for (const { target, scanned, sql } of scans) {
        console.log(`${target}: ${scanned.join(", ")}\n    ${sql.replace(/\s+/g, " ").slice(0, 600)}`);
      }
      console.log(scans.length === 0 ? "no statement scans a table" : `${scans.length} scans`);
      return undefined;
    }
    for (const [at, path] of paths.entries()) served.push(await serve(sizes[at] ?? 0, path, built));
    const records = await Promise.all(
      served.map(async (one) => ({
        served: one,
        targets: (await findTargets(one.url)).filter(({ name }) => name.includes(values.only ?? "")),
      })),
    );
    const series = await measure(records, rounds, (round) => {
      if (process.stderr.isTTY) process.stderr.write(`\rround ${round + 1} of ${rounds}`);
    });
    console.log(
      `\n${rounds} rounds, ms: median, 99th percentile, round trips, largest body; ratio of medians, its range over five slices, the goal`,
    );
    console.log(cell("", 32) + sizes.map((size) => cell(size, 26)).join("") + cell("ratio", 7));
    for (const [at, target] of (records[0]?.targets ?? []).entries()) {
      const all = series.flatMap((of) => of[at] ?? []);
      console.log(target.name.padEnd(32) + all.map(describe).join("") + verdict(target, all));
    }
  } finally {
    await Promise.all(served.map((one) => one.close()));
    rmSync(folder, { recursive: true, force: true });
  }
  return undefined;
};

if (import.meta.main) await runProgram(main);
