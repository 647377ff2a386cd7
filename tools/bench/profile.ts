import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { modulesOf } from "../build/modules.ts";
import { buildWorker } from "../build.ts";
import { Refusal, runProgram } from "../refusal.ts";
import { startWorkerd } from "../workerd.ts";
import { corpusDatabase } from "./corpus/database.ts";
import { startEndpointProcess } from "./endpoint.ts";
import { findGenerator } from "./http/load.ts";
import { freePort, peersFolder, removeFolder } from "./http/peers.ts";

/*
 * Where the time of the Worker goes while it is asked one thing as fast as it answers: a sampling profile of V8, taken in
 * workerd, summed by package or file.
 */

const usage = "usage: node tools/bench/profile.ts [path] [--cold] [--seconds 6] [--size 1000]";

/** @see https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#type-Profile */
type Profile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
};

/** Takes a profile of the first Worker behind an inspector while `load` runs. */
const profiled = async (inspector: number, load: () => Promise<unknown>): Promise<Profile> => {
  const targets = (await (await fetch(`http://127.0.0.1:${inspector}/json`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? "");
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error("the inspector does not answer")));
  });
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener("message", ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id: number; result: unknown };
    waiting.get(id)?.(result);
  });
  let last = 0;
  const call = (method: string, params = {}): Promise<unknown> => {
    last += 1;
    socket.send(JSON.stringify({ id: last, method, params }));
    return new Promise((resolve) => waiting.set(last, resolve));
  };
  await call("Profiler.enable");
  await call("Profiler.setSamplingInterval", { interval: 200 });
  await call("Profiler.start");
  await load();
  const { profile } = (await call("Profiler.stop")) as { profile: Profile };
  socket.close();
  return profile;
};

/** The source file that each line of each module comes from, by the comments that esbuild leaves. */
const filesOf = async (bundle: string): Promise<Map<string, string[]>> => {
  const sources = new Map<string, string[]>();
  for (const name of await modulesOf(bundle)) {
    let file = "";
    const lines = readFileSync(join(dirname(bundle), name), "utf8").split("\n");
    sources.set(
      name,
      lines.map((line) => {
        file = /^\s*\/\/ ((?:src|node_modules)\/\S+)$/.exec(line)?.[1] ?? file;
        return file;
      }),
    );
  }
  return sources;
};

const packageOf = (file: string): string =>
  /^node_modules\/(?:.*\/node_modules\/)?((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file;

/** Parts of the time that was not idle, the largest first. */
const partsOf = (
  { nodes, samples, timeDeltas }: Profile,
  files: Map<string, string[]>,
): [name: string, part: number][] => {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const spent = new Map<string, number>();
  let total = 0;
  for (const [at, id] of samples.entries()) {
    const { functionName = "", url = "", lineNumber = 0 } = frames.get(id) ?? {};
    if (functionName === "(idle)") continue;
    const lines = files.get(url);
    const name = lines
      ? packageOf(lines[lineNumber] ?? "")
      : `the runtime: ${functionName || "calls into and out of JavaScript"}`;
    spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[at] ?? 0));
    total += timeDeltas[at] ?? 0;
  }
  return [...spent].sort(([, a], [, b]) => b - a).map(([name, time]) => [name, time / total]);
};

const main = async (): Promise<undefined> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      cold: { type: "boolean", default: false },
      seconds: { type: "string", default: "6" },
      size: { type: "string", default: "1000" },
    },
  });
  const [path = "/v1/engagements?country=US&limit=20"] = positionals;
  const [seconds, size] = [Number(values.seconds), Number(values.size)];
  if (!path.startsWith("/") || !(seconds > 0) || !(size > 0)) throw new Refusal(usage);
  const folder = mkdtempSync(join(tmpdir(), "mitra-profile-"));
  const built = await buildWorker({ outdir: join(folder, "mitra"), minify: false });
  const endpoint = await startEndpointProcess((await corpusDatabase({ size, reuse: true })).path);
  const inspector = await freePort();
  const bindings = {
    ...endpoint.bindings,
    ...(values.cold ? { CACHE_BYTES: "0", DB_DEADLINE_MS: "30000", REQUEST_DEADLINE_MS: "60000" } : {}),
  };
  const mitra = await startWorkerd({ ...built, port: 0, bindings, inspector, stdout: "ignore" });
  try {
    const url = mitra.url + path;
    for (let request = 0; request < 50; request++) {
      const answer = await fetch(url);
      await answer.arrayBuffer();
      if (!answer.ok) throw new Refusal(`${path}: ${answer.status}`);
    }
    const files = await filesOf(built.bundle);
    const generator = await findGenerator(peersFolder);
    const profile = await profiled(inspector, () => generator.run({ url, connections: 16, seconds }));
    for (const [name, part] of partsOf(profile, files)) {
      if (part >= 0.005) console.log(`${(part * 100).toFixed(1).padStart(5)} %  ${name}`);
    }
  } finally {
    await mitra.close();
    await endpoint.close();
    removeFolder(folder);
  }
  return undefined;
};

if (import.meta.main) await runProgram(main);
