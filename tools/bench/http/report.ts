import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { inProject } from "../../paths.ts";
import { median, ratiosOf, type Spread, spreadOf } from "../numbers.ts";
import type { Measured } from "./load.ts";
import { type Contender, names, type Question, type Uncached } from "./plan.ts";

/** What was seen of a contender, round by round. */
export type Result = Contender & { rounds: Measured[] };

export type Pace = { name: string; rounds: { p50: number; p99: number }[] };

export type Findings = {
  results: Result[];
  uncached: Uncached[];
  generator: string;
  seconds: number;
  connections: number;
  rows: number;
  missing: string[];
  pace: { rate: number; seconds: number; servers: Pace[] } | null;
  soak: { minutes: number; requests: number; wrong: number; memory: number[]; growth: number } | null;
};

const whole = (value: number) => Math.round(value).toLocaleString("en");
const fixed = (value: number, digits: number) => (Number.isFinite(value) ? value.toFixed(digits) : "–");
const between = ({ median: middle, least, greatest }: Spread) =>
  `${fixed(middle, 2)} (${fixed(least, 2)}–${fixed(greatest, 2)})`;
const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(inProject(`node_modules/${name}/package.json`), "utf8")).version;

const machine = (): string =>
  `${cpus().length} cores (${cpus()[0]?.model.trim() || "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, workerd ${versionOf("workerd")}`;

const titles: Record<Question, string> = {
  records: "A filtered list of 20 whole records",
  list: "A filtered list of 20, a few members of each",
  item: "One record",
  search: "A search",
  "304": "A copy of the list that is current",
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, column) => (column === 0 ? "---" : "---:")), ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");

const resultTable = (results: readonly Result[], question: Question): string => {
  const of = results.filter((result) => result.question === question);
  const floor = of.find(({ name }) => name === names.floor);
  const rates = (result: Result) => result.rounds.map(({ rate }) => rate);
  return table(
    ["server", "requests a second", "of the floor", "p50 ms", "p99 ms", "CPU µs a request", "bytes"],
    of.map((result) => {
      const { median: middle, least, greatest } = spreadOf(rates(result));
      const spent = result.rounds.flatMap(({ cpu }) => cpu ?? []);
      return [
        result.name,
        `${whole(middle)} (${whole(least)}–${whole(greatest)})`,
        floor ? between(ratiosOf(rates(result), rates(floor))) : "–",
        fixed(median(result.rounds.map(({ p50 }) => p50)), 2),
        fixed(median(result.rounds.map(({ p99 }) => p99)), 2),
        spent.length > 0 ? whole(median(spent)) : "–",
        whole(result.bytes),
      ];
    }),
  );
};

/** What answers cost that Mitra makes from its database. */
const uncachedTable = ({ results, uncached }: Findings): string =>
  table(
    [
      "answer",
      "requests a second",
      "of the same SQL in a minimal Worker",
      "CPU µs a request",
      "round trips",
      "statements",
      "bytes from the database over those of the answer",
    ],
    uncached.flatMap(({ question, trips, statements, received }) => {
      const find = (name: string) => results.find((one) => one.question === question && one.name === name);
      const [cold, minimal] = [find(names.cold), find(names.minimal)];
      if (!cold) return [];
      const rates = (result: Result) => result.rounds.map(({ rate }) => rate);
      const { median: middle, least, greatest } = spreadOf(rates(cold));
      const spent = cold.rounds.flatMap(({ cpu }) => cpu ?? []);
      return [
        [
          titles[question],
          `${whole(middle)} (${whole(least)}–${whole(greatest)})`,
          minimal ? between(ratiosOf(rates(cold), rates(minimal))) : "–",
          spent.length > 0 ? whole(median(spent)) : "–",
          String(trips),
          String(statements),
          fixed(received / cold.bytes, 2),
        ],
      ];
    }),
  );

type Goal = { text: string; seen: Spread | null; holds: (median: number) => boolean };

const goalsOf = ({ results, pace, soak }: Findings): Goal[] => {
  const rates = (question: Question, name: string) =>
    results.find((result) => result.question === question && result.name === name)?.rounds.map(({ rate }) => rate);
  const ratio = (question: Question, of: string, to: string, other: Question = question): Spread | null => {
    const [one, another] = [rates(question, of), rates(other, to)];
    return one && another ? ratiosOf(one, another) : null;
  };
  const processor = (question: Question): number[] | undefined =>
    results
      .find((result) => result.question === question && result.name === names.cold)
      ?.rounds.flatMap(({ cpu }) => cpu ?? []);
  const [ofSearch, ofItem] = [processor("search"), processor("item")];
  const atLeast = (least: number) => (value: number) => value >= least;
  const goal = (text: string, seen: Spread | null, holds: Goal["holds"]): Goal => ({ text, seen, holds });
  const p99 = (name: string) => pace?.servers.find((server) => server.name === name)?.rounds.map((round) => round.p99);
  const [floorP99, mitraP99] = [p99(names.floor), p99(names.warm)];
  const asked = ["list", "item", "search"] as const;
  const fastify = "fastify + better-sqlite3";
  return [
    ...asked.map((one) =>
      goal(`${one}: Mitra ≥ 0.85 of the floor`, ratio(one, names.warm, names.floor), atLeast(0.85)),
    ),
    ...asked.map((one) =>
      goal(
        `${one}: Mitra ≥ 0.95 of the floor with the same headers`,
        ratio(one, names.warm, names.dressed),
        atLeast(0.95),
      ),
    ),
    goal(
      "304: Mitra ≥ 0.9 of the floor with the body of the list",
      ratio("304", names.warm, names.floor, "list"),
      atLeast(0.9),
    ),
    goal(
      "304: Mitra ≥ 0.9 of the floor that answers 304 with the same headers",
      ratio("304", names.warm, names.dressed),
      atLeast(0.9),
    ),
    goal(`list: Mitra ≥ 1.5 of ${fastify}`, ratio("list", names.warm, fastify), atLeast(1.5)),
    goal(`search: Mitra ≥ 3 of ${fastify}`, ratio("search", names.warm, fastify), atLeast(3)),
    goal(`search: Mitra without a cache ≥ 0.15 of ${fastify}`, ratio("search", names.cold, fastify), atLeast(0.15)),
    goal(
      "search: without a cache ≤ 3 of the processor time of an item",
      ofSearch && ofItem ? ratiosOf(ofSearch, ofItem) : null,
      (value) => value <= 3,
    ),
    goal(
      "list: Mitra without a cache ≥ 0.8 of the minimal Worker",
      ratio("list", names.cold, names.minimal),
      atLeast(0.8),
    ),
    goal(
      `paced at ${pace?.rate ?? 1000} a second: p99 ≤ 2 of the floor's`,
      floorP99 && mitraP99 ? ratiosOf(mitraP99, floorP99) : null,
      (value) => value <= 2,
    ),
    goal(
      "memory over the soak: last quarter ≤ 1.15 of the second",
      soak && spreadOf([soak.growth]),
      (value) => value <= 1.15,
    ),
  ];
};

/** The findings as the text of docs/benchmarks.md. */
export const report = (findings: Findings): string => {
  const { results, generator, seconds, connections, rows, missing, pace, soak } = findings;
  const goals = goalsOf(findings).map(({ text, seen, holds }) => [
    text,
    seen ? between(seen) : "not measured",
    seen ? (holds(seen.median) ? "met" : "**missed**") : "–",
  ]);
  const paced = pace
    ? [
        `## Paced: ${pace.rate} requests a second`,
        "Sent evenly whatever the server does, and timed from the moment at which each was due.",
        table(
          ["server", "p50 ms", "p99 ms"],
          pace.servers.map(({ name, rounds }) => [
            name,
            between(spreadOf(rounds.map(({ p50 }) => p50))),
            between(spreadOf(rounds.map(({ p99 }) => p99))),
          ]),
        ),
      ]
    : [];
  const soaked = soak
    ? [
        `## Soak: ${soak.minutes} minutes of mixed traffic`,
        `${whole(soak.requests)} requests, ${soak.wrong} answered with another status than they call for. Memory of workerd: ${megabytes(Math.min(...soak.memory))} to ${megabytes(Math.max(...soak.memory))}, median ${megabytes(median(soak.memory))}; last quarter over the second ${fixed(soak.growth, 2)}.`,
      ]
    : [];
  return `${[
    "# Benchmarks",
    "Written by `npm run bench`: one program, one sitting, everything on one machine. Medians of the rounds, in brackets the least and the greatest; a ratio is taken within each round, as the servers take turns. CPU is that of the server's processes, the database endpoint's included where there is one.",
    `${machine()}. Load by ${generator}, ${connections} connections, ${results[0]?.rounds.length ?? 0} rounds of ${seconds} s each. ${whole(rows)} engagements of the synthetic corpus; every server has the same rows. Mitra and its floors run in bare workerd, the others in Node. The two hand-written ones answer a search as Mitra does: the best twenty, what was found marked in label and passage, and how many there are.`,
    ...(missing.length > 0 ? [`Not measured: ${missing.join("; ")}.`] : []),
    "## Nothing cached",
    "What Mitra answers from its database: a list and an item that nobody has asked for before. To compare two versions of the code, run both in one sitting.",
    uncachedTable(findings),
    "The rows of all other sections compare an answer that Mitra has in memory with servers that compute theirs, but for the rows named “without a cache”.",
    "## Goals",
    table(["goal", "seen", ""], goals),
    ...(["records", "list", "item", "search", "304"] as const).flatMap((one) => [
      `## ${titles[one]}`,
      resultTable(results, one),
    ]),
    ...paced,
    ...soaked,
  ].join("\n\n")}\n`;
};
