import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { inProject } from "../paths.ts";
import { Refusal } from "../refusal.ts";

export type EndpointProcess = { url: string; pid: number; close(): Promise<void> };

/** Serves a database with the local endpoint, in a process of its own. */
export const startEndpointProcess = async (database: string): Promise<EndpointProcess> => {
  const child = spawn(process.execPath, [inProject("tools/libsql-endpoint/main.ts"), database, "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  for await (const line of createInterface({ input: child.stdout })) {
    const url = / at (http:\S+)$/.exec(line)?.[1];
    if (!url || child.pid === undefined) continue;
    return {
      url,
      pid: child.pid,
      close: async () => {
        child.kill("SIGTERM");
        await ended;
      },
    };
  }
  throw new Refusal(`the endpoint for ${database} did not start`);
};
