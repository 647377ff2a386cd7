import { spawn } from "node:child_process";
import { once } from "node:events";
import { root } from "../../tools/paths.ts";

/** A program of the project that runs as a child process. */
export type Program = {
  pid: number;
  /** What it has written until now. */
  output(): { stdout: string; stderr: string };
  /** Waits for text that matches on stdout or stderr; rejects when the program ends without it. */
  saw(pattern: RegExp): Promise<RegExpExecArray>;
  /** How it ended. */
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
  signal(name: NodeJS.Signals): void;
};

const started: Program[] = [];

/** Ends every program that is still running: for `afterAll`. */
export const endPrograms = async (): Promise<void> => {
  for (const program of started) program.signal("SIGTERM");
  await Promise.all(started.map((program) => program.ended));
};

/**
 * Starts a program of `tools/` or `seeds/` as package.json does, on this Node, with PORT=0 unless said otherwise.
 *
 * @param script path from the root of the project.
 */
export const startProgram = (script: string, env: Record<string, string>, args: readonly string[] = []): Program => {
  const { LIBSQL_URL: _url, LIBSQL_AUTH_TOKEN: _token, PUBLIC_URL: _public, LOG: _log, ...inherited } = process.env;
  const child = spawn(process.execPath, ["--import", "./tools/node-version.js", script, ...args], {
    cwd: root,
    env: { ...inherited, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  const checks = new Set<() => void>();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    for (const check of checks) check();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    for (const check of checks) check();
  });
  const ended = once(child, "close").then(([code]: (number | null)[]) => ({ code: code ?? null, stdout, stderr }));
  const program: Program = {
    pid: child.pid ?? 0,
    output: () => ({ stdout, stderr }),
    ended,
    signal: (name) => void child.kill(name),
    saw: (pattern) => {
      const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
      const check = () => {
        const match = pattern.exec(stdout) ?? pattern.exec(stderr);
        if (match) resolve(match);
      };
      checks.add(check);
      check();
      void ended.then(() => reject(new Error(`${script} ended without ${pattern}:\n${stdout}\n${stderr}`)));
      return promise.finally(() => checks.delete(check));
    },
  };
  started.push(program);
  return program;
};
