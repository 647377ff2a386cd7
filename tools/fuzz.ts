import { parseArgs } from "node:util";
import { startOwnMitra } from "./fuzz/mitra.ts";
import { report } from "./fuzz/report.ts";
import { fuzz } from "./fuzz/run.ts";
import { Refusal, runProgram } from "./refusal.ts";

const usage =
  "usage: npm run fuzz -- [--requests 20000] [--seed 1] [--case number] [--connections 16] [--url http://127.0.0.1:8787 | --articles 0]";

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      requests: { type: "string", default: "20000" },
      seed: { type: "string", default: "1" },
      case: { type: "string" },
      connections: { type: "string", default: "16" },
      url: { type: "string" },
      articles: { type: "string", default: "0" },
    },
  });
  const whole = (text: string): number => {
    if (!/^\d{1,9}$/.test(text)) throw new Refusal(usage);
    return Number(text);
  };
  return {
    requests: whole(values.requests),
    seed: whole(values.seed),
    only: values.case === undefined ? undefined : whole(values.case),
    connections: Math.max(1, whole(values.connections)),
    url: values.url,
    articles: whole(values.articles),
  };
};

await runProgram(async () => {
  const { url, articles, ...options } = readOptions();
  const own = url === undefined ? await startOwnMitra(articles) : null;
  try {
    const findings = await fuzz({
      ...options,
      url: url ?? own?.url ?? "",
      onProgress: (sent) => sent % 10_000 === 0 && console.error(`${sent} requests`),
    });
    for (const line of report(findings, options.seed)) console.log(line);
    return findings.failures.length > 0 ? 1 : 0;
  } finally {
    await own?.close();
  }
});
