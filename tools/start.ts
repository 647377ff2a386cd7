import { runProgram } from "./refusal.ts";
import { readSettings } from "./settings.ts";
import { supervise } from "./supervisor.ts";
import { tryLines } from "./try-lines.ts";

await runProgram(async () => {
  await supervise(readSettings(process.env, { log: "off" }), {
    ready: ({ url, pid, version, database }) => {
      console.log(`Mitra listens on ${url} (dataset version ${version}, data in ${database}, workerd ${pid})`);
      console.log(["", "Try:", ...tryLines(url).map((line) => `  ${line}`), "", "Ctrl-C stops it."].join("\n"));
    },
    line: (line) => console.error(`mitra: ${line}`),
  });
  console.log("Mitra has stopped.");
  return 0;
});
