import { parseArgs } from "node:util";
import { Refusal, runProgram } from "../refusal.ts";
import { corpusDatabase } from "./corpus/database.ts";

const usage = "usage: node tools/bench/corpus.ts [dossiers, 1000 by default] [--seed 1] [--chunk 1000]";

const main = async (): Promise<undefined> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: "string", default: "1" }, chunk: { type: "string", default: "1000" } },
  });
  const [size = 1000, seed, chunk] = [positionals[0] ?? 1000, values.seed, values.chunk].map(Number);
  if (![size, seed, chunk].every((value) => Number.isSafeInteger(value) && Number(value) > 0)) throw new Refusal(usage);
  const start = performance.now();
  const { path, seconds } = await corpusDatabase({
    size,
    seed,
    chunk,
    onProgress: (written) => {
      if (written % 5000 === 0 || written === size)
        console.error(`${written} dossiers, ${Math.round((1000 * written) / (performance.now() - start))} a second`);
    },
  });
  console.log(
    seconds === null
      ? path
      : `${path} (${size} dossiers in ${seconds.toFixed(1)} s, ${(size / seconds).toFixed(0)} a second)`,
  );
};

if (import.meta.main) await runProgram(main);
