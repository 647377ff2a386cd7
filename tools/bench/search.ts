import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startEndpoint } from "../libsql-endpoint/index.ts";
import { migrateDatabase } from "../migrate.ts";
import { inProject } from "../paths.ts";
import { runProgram } from "../refusal.ts";
import { seedRecord } from "../seed.ts";
import { type Ask, askOn } from "./search/ask.ts";
import { type CompletionShare, completionShares, judgedNames } from "./search/completion.ts";
import { type Engine, enginesOn } from "./search/engines.ts";
import { isHeld, type Judgement, readJudgements, withJudgedSeeds } from "./search/judgements.ts";
import { byKind, goals, head, line, measured, type Result, worst } from "./search/report.ts";
import { wordsOfRecords } from "./search/words.ts";

const run = async (engine: Engine, judgements: readonly Judgement[]): Promise<Result[]> => {
  const results: Result[] = [];
  for (const judgement of judgements) results.push(measured(judgement, await engine(judgement)));
  return results;
};

/** How often every record is completed, by what is typed for it. */
const complete = async (ask: Ask, invented: string): Promise<CompletionShare[]> => {
  const there = new Set((await wordsOfRecords(ask)).map(({ key }) => key));
  return completionShares(
    async (q) => {
      const { data } = await ask<{ data: { type: string; id: string }[] }>(`/v1/suggest?q=${encodeURIComponent(q)}`);
      return data.map(({ type, id }) => `${type}:${id}`);
    },
    await judgedNames(invented),
    (key) => there.has(key),
  );
};

const main = async (): Promise<undefined> => {
  const { values } = parseArgs({
    options: {
      judgements: { type: "string", default: inProject("test/search/judgements.yaml") },
      invented: { type: "string", default: inProject("test/search") },
      worst: { type: "string", default: "0" },
      only: { type: "string" },
    },
  });
  const judgements = await readJudgements(values.judgements);
  const folder = mkdtempSync(join(tmpdir(), "mitra-bench-search-"));
  const endpoint = await startEndpoint({ path: join(folder, "mitra.db") });
  const server = { url: endpoint.url, authToken: endpoint.authToken };
  const ask = askOn(server);
  try {
    await migrateDatabase(server);
    await withJudgedSeeds(values.invented, (seeds) => seedRecord({ ...server, folder: seeds }));
    console.log(`${judgements.length} queries, of which ${judgements.filter(isHeld).length} are held back\n${head}`);
    for (const [name, engine] of await enginesOn(server, ask)) {
      if (values.only && name !== values.only) continue;
      const results = await run(engine, judgements);
      const held = results.filter(({ judgement }) => isHeld(judgement));
      const tuned = results.filter(({ judgement }) => !isHeld(judgement));
      console.log([line(name, tuned), line("  held back", held)].join("\n"));
      if (name !== "Mitra") continue;
      console.log(["", "tuned, by kind:", head, ...byKind(tuned)].join("\n"));
      console.log(["", "held back, by kind:", head, ...byKind(held)].join("\n"));
      const shares = await complete(ask, values.invented);
      const asked = shares.filter(({ kind }) => !kind.includes(": "));
      console.log(
        [
          "",
          "completion:",
          ...asked.map(({ kind, asked: of, share }) => `  ${kind.padEnd(34)}${share.toFixed(3)} of ${of}`),
        ].join("\n"),
      );
      const missed = asked.reduce((sum, share) => sum + share.missed.length, 0);
      const completion = 1 - missed / asked.reduce((sum, { asked: of }) => sum + of, 0);
      console.log(["", ...goals(tuned, held, completion)].join("\n"));
      console.log(worst(tuned, Number(values.worst)).join("\n"));
    }
  } finally {
    await endpoint.close();
    rmSync(folder, { recursive: true });
  }
};

if (import.meta.main) await runProgram(main);
