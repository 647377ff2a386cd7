import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startEndpoint } from "../libsql-endpoint/index.ts";
import { migrateDatabase } from "../migrate.ts";
import { inProject } from "../paths.ts";
import { runProgram } from "../refusal.ts";
import { seedRecord } from "../seed.ts";
import { type Engine, enginesOn } from "./search/engines.ts";
import { isHeld, type Judgement, readJudgements, withJudgedSeeds } from "./search/judgements.ts";
import { mean, ndcg, recall } from "./search/measures.ts";

type Result = { judgement: Judgement; found: string[]; ndcg: number; recall: number };

const run = async (engine: Engine, judgements: readonly Judgement[]): Promise<Result[]> => {
  const results: Result[] = [];
  for (const judgement of judgements) {
    const found = await engine(judgement);
    results.push({
      judgement,
      found,
      ndcg: ndcg(found, judgement.grades),
      recall: recall(found, judgement.grades),
    });
  }
  return results;
};

const line = (name: string, results: readonly Result[]): string => {
  const asked = results.filter(({ judgement }) => Object.keys(judgement.grades).length > 0);
  const empty = asked.filter(({ found }) => found.length === 0).length / Math.max(1, asked.length);
  const figures = [mean(results.map((it) => it.ndcg)), mean(results.map((it) => it.recall)), empty];
  return `${name.padEnd(18)} ${figures.map((figure) => figure.toFixed(3).padStart(10)).join(" ")}`;
};

const worst = (results: readonly Result[], count: number): string[] =>
  results
    .filter((it) => it.ndcg < 0.95 || it.recall < 0.98)
    .sort((a, b) => a.ndcg + a.recall - b.ndcg - b.recall)
    .slice(0, count)
    .flatMap(({ judgement: { q, why, params, grades }, found, ...it }) => [
      `${it.ndcg.toFixed(2)} ${it.recall.toFixed(2)} "${q}" ${JSON.stringify(params ?? {})} (${why ?? ""})`,
      `    found  ${found
        .slice(0, 10)
        .map((key) => `${key}=${grades[key] ?? 0}`)
        .join(" ")}`,
      `    missed ${Object.entries(grades)
        .filter(([key]) => !found.includes(key))
        .map(([key, grade]) => `${key}=${grade}`)
        .join(" ")}`,
    ]);

const groups = (results: readonly Result[]): string[] =>
  [...Map.groupBy(results, ({ judgement }) => (judgement.why ?? "").split(":")[0] ?? "")].map(([why, of]) =>
    line(`${why} (${of.length})`.padEnd(52), of),
  );

const main = async (): Promise<undefined> => {
  const { values } = parseArgs({
    options: {
      judgements: { type: "string", default: inProject("test/search/judgements.yaml") },
      invented: { type: "string", default: inProject("test/search") },
      worst: { type: "string", default: "0" },
      groups: { type: "boolean", default: false },
      only: { type: "string" },
    },
  });
  const judgements = await readJudgements(values.judgements);
  const held = judgements.filter(isHeld);
  const tuned = judgements.filter((judgement) => !isHeld(judgement));
  const folder = mkdtempSync(join(tmpdir(), "mitra-bench-search-"));
  const endpoint = await startEndpoint({ path: join(folder, "mitra.db") });
  const server = { url: endpoint.url, authToken: endpoint.authToken };
  try {
    await migrateDatabase(server);
    await withJudgedSeeds(values.invented, (seeds) => seedRecord({ ...server, folder: seeds }));
    const head = `${"".padEnd(18)} ${["nDCG@10", "recall@20", "no result"].map((it) => it.padStart(10)).join(" ")}`;
    console.log(`${judgements.length} queries, of which ${held.length} are held back`);
    for (const [name, engine] of await enginesOn(server)) {
      if (values.only && name !== values.only) continue;
      const results = await run(engine, tuned);
      const back = await run(engine, held);
      console.log([head, line(name, results), line("  held back", back)].join("\n"));
      if (name !== "Mitra") continue;
      if (values.groups) console.log([...groups(results), "held back:", ...groups(back)].join("\n"));
      console.log(worst(results, Number(values.worst)).join("\n"));
    }
  } finally {
    await endpoint.close();
    rmSync(folder, { recursive: true });
  }
};

if (import.meta.main) await runProgram(main);
