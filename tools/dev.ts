import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkpoint, withDatabase } from "./database.ts";
import { migrateDatabase } from "./migrate.ts";
import { inProject, root } from "./paths.ts";
import { tryPort } from "./port.ts";
import { runProgram } from "./refusal.ts";
import { seedRecord } from "./seed.ts";
import { type Database, readSettings, type Settings } from "./settings.ts";

const writeVariables = (settings: Settings, port: number, { url, authToken }: Database): string => {
  const file = join(settings.dataFolder, "dev.vars");
  const variables = {
    LIBSQL_URL: url,
    ...(authToken ? { LIBSQL_AUTH_TOKEN: authToken } : {}),
    PUBLIC_URL: settings.publicUrl ?? `http://127.0.0.1:${port}`,
    ACCESS_LOG: settings.accessLog ? "1" : "0",
    // It outlives a reload, and would answer with what the code said before.
    EDGE_CACHE: "0",
    ...settings.passedOn,
  };
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
  writeFileSync(file, lines.join(""), { mode: 0o600 });
  return file;
};

/** Without reports to Cloudflare, and without asking it where this machine stands. */
const quiet = { WRANGLER_SEND_METRICS: "false", CLOUDFLARE_CF_FETCH_ENABLED: "false" };

/** Runs `wrangler dev` to its end; a signal to us is passed on to it. */
const runWrangler = async (port: number, variables: string): Promise<number> => {
  const wrangler = spawn(
    process.execPath,
    [inProject("node_modules/wrangler/bin/wrangler.js"), "dev", "--ip", "127.0.0.1", "--port", String(port)].concat(
      "--env-file",
      variables,
    ),
    { cwd: root, stdio: "inherit", env: { ...process.env, ...quiet } },
  );
  let asked = false;
  const pass = (signal: NodeJS.Signals) => {
    asked = true;
    // A Ctrl-C in a terminal reaches wrangler by itself; here it must only not end us first.
    if (signal !== "SIGINT") wrangler.kill(signal);
  };
  process.on("SIGINT", pass).on("SIGTERM", pass).on("SIGHUP", pass);
  const [code]: (number | null)[] = await once(wrangler, "exit");
  return asked ? 0 : (code ?? 1);
};

// The program for editing: the Worker is rebuilt and reloaded at every change of src/.
await runProgram(async () => {
  const settings = readSettings(process.env);
  const port = await tryPort(settings.port);
  return withDatabase(settings, async (database) => {
    await migrateDatabase(database);
    await seedRecord(database);
    if (!settings.database) await checkpoint(database);
    const variables = writeVariables(settings, port, database);
    try {
      return await runWrangler(port, variables);
    } finally {
      rmSync(variables, { force: true });
    }
  });
});
