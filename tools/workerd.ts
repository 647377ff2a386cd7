import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { modulesOf } from "./build/modules.ts";
import { Refusal } from "./refusal.ts";
import { outboundFor, variableOf, workerdConfig } from "./workerd-config.ts";
import { readCompatibility } from "./wrangler-config.ts";

type WorkerdOptions = {
  /** The main module of the Worker, `worker.js`. Its folder must be writable. */
  bundle: string;
  /** On 127.0.0.1; 0 for a free one. */
  port: number;
  /** Text bindings. LIBSQL_URL also says where the Worker may connect to. */
  bindings: Record<string, string> & { LIBSQL_URL: string };
  /** The folder behind the ASSETS binding. */
  assets: string;
  /** Where the Worker's console.log goes: to our own stdout (default), or nowhere. */
  stdout?: "inherit" | "ignore";
  /** Takes what is written to stderr, the Worker's console.error too; by default it goes to our own. */
  stderr?: (text: string) => void;
  /** The port of 127.0.0.1 on which V8's inspector is to listen; none by default. */
  inspector?: number;
};

export type Workerd = {
  url: string;
  port: number;
  pid: number;
  /** Fulfilled when the process has ended, with how it ended. */
  ended: Promise<string>;
  /** Lets requests under way finish, for a few seconds, and ends the process. */
  close(): Promise<void>;
};

/** The port is taken. */
export class PortInUse extends Refusal {
  override name = "PortInUse";
  constructor(port: number) {
    super(`port ${port} of 127.0.0.1 is already in use; stop what listens there, or set PORT to another`);
  }
}

const workerdBinary: string = createRequire(import.meta.url)("workerd").default;
const startTimeMs = 20_000;
const drainTimeMs = 5_000;

let configs = 0;

const writeConfig = async ({ bundle, bindings }: WorkerdOptions): Promise<string> => {
  configs += 1;
  const file = join(dirname(bundle), `workerd-${process.pid}-${configs}.capnp`);
  const text = workerdConfig({
    modules: await modulesOf(bundle),
    bindings: Object.keys(bindings),
    outbound: outboundFor(bindings.LIBSQL_URL),
    compatibility: readCompatibility(),
  });
  await writeFile(file, text);
  return file;
};

const spawnWorkerd = (
  config: string,
  { port, bindings, assets, stdout = "inherit", inspector }: WorkerdOptions,
): ChildProcess =>
  spawn(
    workerdBinary,
    ["serve", "--socket-addr", `http=127.0.0.1:${port}`, "--directory-path", `assets=${resolve(assets)}`].concat(
      "--control-fd=3",
      ...(inspector === undefined ? [] : [`--inspector-addr=127.0.0.1:${inspector}`]),
      config,
      "config",
    ),
    {
      env: Object.fromEntries(Object.entries(bindings).map(([name, value]) => [variableOf(name), value])),
      // A group of its own: Ctrl-C reaches only the supervisor, which stops it in order.
      detached: true,
      stdio: ["ignore", stdout, "pipe", "pipe"],
    },
  );

/**
 * Ends workerd when this process is gone, however it went: a shell waits for the other end of its standard input to
 * close.
 */
const guard = (pid: number, ended: Promise<string>): void => {
  const shell = spawn("sh", ["-c", 'read -r _; kill "$0"', String(pid)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  shell.on("error", () => undefined);
  shell.unref();
  void ended.then(() => shell.kill("SIGKILL"));
};

const listening = async (control: Readable): Promise<number> => {
  for await (const line of createInterface({ input: control })) {
    const message: { event?: string; port?: number } = JSON.parse(line);
    if (message.event === "listen" && message.port !== undefined) return message.port;
  }
  return new Promise(() => undefined);
};

const afterMs = (ms: number): Promise<"late"> => new Promise((done) => void setTimeout(() => done("late"), ms).unref());

/**
 * Serves a bundled Worker with bare `workerd serve` on 127.0.0.1. It is ready when the promise is fulfilled: workerd
 * itself reports that it listens.
 *
 * @throws PortInUse, or Refusal with workerd's own words when it does not start.
 */
export const startWorkerd = async (options: WorkerdOptions): Promise<Workerd> => {
  const { stderr: write = (text) => void process.stderr.write(text) } = options;
  const config = await writeConfig(options);
  const child = spawnWorkerd(config, options);
  const ended = once(child, "close").then(
    ([code, signal]: (number | string | null)[]) => (signal ? `signal ${signal}` : `exit code ${code}`),
    (error: unknown) => String(error),
  );
  if (child.pid !== undefined) guard(child.pid, ended);
  const [control, stderr] = [child.stdio[3] as Readable, child.stderr as Readable];
  let complaints = "";
  let quiet = true;
  stderr.setEncoding("utf8").on("data", (text: string) => {
    if (quiet) complaints = (complaints + text).slice(0, 4_000);
    else write(text);
  });
  const outcome = await Promise.race([listening(control), ended, afterMs(startTimeMs)]);
  quiet = false;
  await rm(config, { force: true });
  if (typeof outcome === "string" || child.pid === undefined) {
    child.kill("SIGKILL");
    await ended;
    if (/address already in use/i.test(complaints)) throw new PortInUse(options.port);
    throw new Refusal(`workerd did not start (${outcome}): ${complaints.trim().split("\n")[0] ?? ""}`);
  }
  write(complaints);
  return {
    url: `http://127.0.0.1:${outcome}`,
    port: outcome,
    pid: child.pid,
    ended,
    close: async () => {
      child.kill("SIGTERM");
      const late = (await Promise.race([ended, afterMs(drainTimeMs)])) === "late";
      if (late) child.kill("SIGKILL");
      await ended;
    },
  };
};
