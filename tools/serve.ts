import { runProgram } from "./refusal.ts";
import { readSettings } from "./settings.ts";
import { supervise } from "./supervisor.ts";

// Standard output is the access log's alone.
await runProgram(async () => {
  await supervise(readSettings(process.env, { log: "json" }), {
    ready: ({ url, pid, version, database }) =>
      console.error(`mitra: listening on ${url}, dataset version ${version}, data in ${database}, workerd ${pid}`),
    line: (line) => console.error(`mitra: ${line}`),
  });
  console.error("mitra: stopped");
  return 0;
});
