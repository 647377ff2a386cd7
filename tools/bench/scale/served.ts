import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { inProject } from "../../paths.ts";
import { Refusal } from "../../refusal.ts";
import { startWorkerd } from "../../workerd.ts";

/** A Mitra over one database: the bundled Worker in bare workerd, the endpoint in a process of its own. */
export type Served = { size: number; url: string; close(): Promise<void> };

const startEndpointProcess = async (path: string): Promise<{ url: string; stop(): Promise<void> }> => {
  const child = spawn(process.execPath, [inProject("tools/libsql-endpoint/main.ts"), path, "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  for await (const line of createInterface({ input: child.stdout })) {
    const url = / at (http:\S+)$/.exec(line)?.[1];
    if (!url) continue;
    return {
      url,
      stop: async () => {
        child.kill("SIGTERM");
        await ended;
      },
    };
  }
  throw new Refusal(`the endpoint for ${path} did not start`);
};

/** Serves a database without any cache of answers. */
export const serve = async (
  size: number,
  path: string,
  { bundle, assets }: { bundle: string; assets: string },
): Promise<Served> => {
  const endpoint = await startEndpointProcess(path);
  const workerd = await startWorkerd({
    bundle,
    assets,
    port: 0,
    bindings: { LIBSQL_URL: endpoint.url, CACHE_BYTES: "0", DB_DEADLINE_MS: "30000" },
    stdout: "ignore",
  });
  return {
    size,
    url: workerd.url,
    close: async () => {
      await workerd.close();
      await endpoint.stop();
    },
  };
};
