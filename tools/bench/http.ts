import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { inProject } from "../paths.ts";
import { Refusal, runProgram } from "../refusal.ts";
import { Connection, portOf } from "./http/client.ts";
import { type Crowded, crowd, replay, type Times } from "./http/crowd.ts";
import { findGenerator, type Generator, measure } from "./http/load.ts";
import { pace } from "./http/paced.ts";
import { installPeers, type Peer, peersFolder, removeFolder, startPeers } from "./http/peers.ts";
import { type Contender, type Mitras, names, planContenders, readQuestions, startMitras } from "./http/plan.ts";
import { type Findings, type Pace, type Result, report } from "./http/report.ts";
import { soak } from "./http/soak.ts";
import { makeTraffic } from "./http/traffic.ts";

const usage =
  "usage: node tools/bench/http.ts [--rounds 5] [--seconds 3] [--soak minutes, 10] [--only pattern] [--no-peers] [--no-report] [--load] [--minutes 5] [--uncached] [--connections 16, with --load 1000] [--rest 0, milliseconds between the requests of a connection]";

const say = (line: string) => console.error(line);

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      size: { type: "string", default: "1000" },
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "3" },
      connections: { type: "string" },
      pace: { type: "string", default: "1000" },
      soak: { type: "string", default: "10" },
      minutes: { type: "string", default: "5" },
      rest: { type: "string", default: "0" },
      only: { type: "string", default: "" },
      "no-peers": { type: "boolean", default: false },
      "no-report": { type: "boolean", default: false },
      load: { type: "boolean", default: false },
      uncached: { type: "boolean", default: false },
    },
  });
  const number = (text: string): number => {
    const value = Number(text);
    if (!Number.isFinite(value) || value < 0) throw new Refusal(usage);
    return value;
  };
  return {
    size: number(values.size),
    rounds: number(values.rounds),
    seconds: number(values.seconds),
    connections: number(values.connections ?? (values.load ? "1000" : "16")),
    pace: number(values.pace),
    soak: number(values.soak),
    minutes: number(values.minutes),
    rest: number(values.rest),
    only: new RegExp(values.only),
    peers: !values["no-peers"],
    report: !values["no-report"],
    load: values.load,
    uncached: values.uncached,
  };
};
type Options = ReturnType<typeof readOptions>;

/** Some requests before the load, as a server that has been idle has things to look up and to compile anew. */
const prime = async (url: string): Promise<void> => {
  const { pathname, search } = new URL(url);
  const connection = new Connection(portOf(url));
  for (let request = 0; request < 50; request++) await connection.send(pathname + search);
  connection.close();
};

/** Measures all in turn, round by round, so that what else the machine does falls on all of them alike. */
const takeTurns = async (
  contenders: readonly Contender[],
  generator: Generator,
  { rounds, seconds, connections }: Options,
): Promise<Result[]> => {
  const results = contenders.map((contender): Result => ({ ...contender, rounds: [] }));
  for (let round = -1; round < rounds; round++) {
    for (const result of results) {
      const { url, headers, pids } = result;
      await prime(url);
      // A first round warms up, and is not counted.
      const seen = await measure(generator, pids, { url, headers, connections, seconds: round < 0 ? 1 : seconds });
      if (round >= 0) result.rounds.push(seen);
      say(
        `${round < 0 ? "warming" : `round ${round + 1}`}: ${result.question}, ${result.name}: ${Math.round(seen.rate)} a second`,
      );
    }
  }
  return results;
};

const takePaces = async (contenders: readonly Contender[], options: Options): Promise<Findings["pace"]> => {
  const wanted = [names.floor, names.dressed, names.warm];
  const lists = contenders.filter(({ question, name }) => question === "list" && (wanted as string[]).includes(name));
  if (options.pace === 0 || lists.length === 0) return null;
  const servers = lists.map(({ name }): Pace => ({ name, rounds: [] }));
  // Long enough that a full collection of garbage is less than a hundredth of it.
  const seconds = Math.max(30, options.seconds);
  for (let round = 0; round < options.rounds; round++) {
    for (const [at, { url }] of lists.entries()) {
      const { pathname, search } = new URL(url);
      const seen = await pace({ url, path: pathname + search }, { rate: options.pace, seconds });
      servers[at]?.rounds.push(seen);
      say(`paced: ${servers[at]?.name}: p50 ${seen.p50.toFixed(2)} ms, p99 ${seen.p99.toFixed(2)} ms`);
    }
  }
  return { rate: options.pace, seconds, servers };
};

const takeSoak = async ({ warm }: Mitras, word: string, minutes: number): Promise<Findings["soak"]> => {
  if (minutes === 0) return null;
  say(`soaking for ${minutes} minutes`);
  const traffic = await makeTraffic(warm.url, word);
  const { requests, wrong, memory, growth } = await soak(warm, traffic, { seconds: minutes * 60, connections: 32 });
  for (const line of wrong.slice(0, 10)) say(`wrong: ${line}`);
  return { minutes, requests, wrong: wrong.length, memory, growth };
};

const bench = async (options: Options, mitras: Mitras): Promise<number> => {
  const { rows, questions } = await readQuestions(mitras);
  say(`${rows.length} rows; ${JSON.stringify(questions)}`);
  const missing: string[] = [];
  let peers: Peer[] = [];
  const fault = options.peers ? await installPeers() : "not wanted";
  if (fault === null) peers = await startPeers(mitras.folder, rows, questions, (line) => missing.push(line));
  else missing.push(`other servers (${fault})`);
  for (const line of missing) say(line);
  const generator = await findGenerator(peersFolder);
  const { contenders, uncached, close } = await planContenders(mitras, questions, peers);
  try {
    const chosen = contenders.filter(({ question, name }) => options.only.test(`${question}, ${name}`));
    const results = await takeTurns(chosen, generator, options);
    const findings: Findings = {
      uncached,
      results,
      generator: generator.name,
      seconds: options.seconds,
      connections: options.connections,
      rows: rows.length,
      missing,
      pace: await takePaces(chosen, options),
      soak: await takeSoak(mitras, questions.word, options.soak),
    };
    const text = report(findings);
    if (options.report) writeFileSync(inProject("docs/benchmarks.md"), text);
    console.log(text);
    return 0;
  } finally {
    await close();
    await Promise.all(peers.map((peer) => peer.close()));
  }
};

const timed = (of: string, { count, p50, p99, slowest }: Times): string =>
  `${of}: ${count}, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, slowest ${slowest.toFixed(0)} ms`;

const told = ({ statuses, versions, all, afterWrite, quiet, memory }: Crowded): string =>
  [
    `${versions} versions of the record`,
    `statuses: ${[...statuses].map(([status, count]) => `${count} × ${status}`).join(", ")}`,
    timed("requests from the first write on (the client and its checks included)", all),
    timed("of them within 4 s of a write", afterWrite),
    timed("of them when nothing was written", quiet),
    `memory of workerd: at most ${Math.round(Math.max(...memory) / 2 ** 20)} MB, at the end ${Math.round((memory.at(-1) ?? 0) / 2 ** 20)} MB`,
  ].join("\n");

const load = async (
  { minutes, connections, rest, uncached }: Options,
  mitras: Mitras,
  word: string,
): Promise<number> => {
  const traffic = await makeTraffic(mitras.warm.url, word);
  say(`${connections} connections for ${minutes} minutes, a write every 5 seconds`);
  const mitra = uncached ? await mitras.startUncached() : mitras.warm;
  const seen = await crowd(
    mitra,
    { database: mitras.endpoint, traffic },
    { seconds: minutes * 60, connections, rest, writeEvery: 5, mayRefuse: uncached },
  );
  console.log(told(seen));
  if (uncached) await mitra.close();
  const anew = await mitras.startAnew();
  const { compared, wrong } = await replay(seen, { computed: anew.url, database: anew.database });
  await anew.close();
  console.log(`${compared} bodies compared with what is right for their version, ${wrong.length} of them wrong`);
  const failures = [...seen.failures, ...wrong];
  console.log(
    failures.length === 0 ? "no failure" : `FAILURES: ${failures.length}\n${failures.slice(0, 20).join("\n")}`,
  );
  return failures.length === 0 ? 0 : 1;
};

const main = async (): Promise<number> => {
  const options = readOptions();
  const folder = mkdtempSync(join(tmpdir(), "mitra-bench-"));
  const mitras = await startMitras(folder, options.size);
  try {
    if (!options.load) return await bench(options, mitras);
    const { questions } = await readQuestions(mitras);
    return await load(options, mitras, questions.word);
  } finally {
    await mitras.close();
    removeFolder(folder);
  }
};

await runProgram(main);
