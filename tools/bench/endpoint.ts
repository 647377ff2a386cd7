import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { inProject } from "../paths.ts";
import { Refusal } from "../refusal.ts";

export type EndpointProcess = {
  url: string;
  authToken: string;
  /** What a Worker has to be told of it. */
  bindings: { LIBSQL_URL: string; LIBSQL_AUTH_TOKEN: string };
  /** Of the endpoint and its database process. */
  pids: number[];
  close(): Promise<void>;
};

/** The processes that a process has started; none where the system does not tell. */
const childrenOf = (pid: number): number[] => {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    return children.split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
};

/** Serves a database with the local endpoint, in a process of its own. */
export const startEndpointProcess = async (database: string): Promise<EndpointProcess> => {
  const child = spawn(process.execPath, [inProject("tools/libsql-endpoint/main.ts"), database, "0"], {
    env: { ...process.env, LIBSQL_AUTH_TOKEN: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url, authToken] = / at (http:\S+) with the token (\S+)$/.exec(line) ?? [];
    if (!url || !authToken || child.pid === undefined) continue;
    return {
      url,
      authToken,
      bindings: { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken },
      pids: [child.pid, ...childrenOf(child.pid)],
      close: async () => {
        child.kill("SIGTERM");
        await ended;
      },
    };
  }
  throw new Refusal(`the endpoint for ${database} did not start`);
};
