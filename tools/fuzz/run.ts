import { Random } from "../bench/corpus/random.ts";
import { clientOf } from "./client.ts";
import { readDescription } from "./description.ts";
import { type Answer, faultsOf } from "./judge.ts";
import { learn } from "./known.ts";
import { fuzzCursors } from "./lists.ts";
import { type FuzzRequest, requestsFor } from "./requests.ts";

type FuzzOptions = {
  url: string;
  /** The fuzz ends with the case in which so many have been sent. */
  requests: number;
  seed: number;
  /** How many cases are under way at once. */
  connections: number;
  /** Only this case. */
  only?: number | undefined;
  onProgress?: (sent: number) => void;
};

/** A failure of one kind: how often it was seen, and the request that shows it, by the case it belongs to. */
type Failure = { kind: string; count: number; request: string; case: number };

export type Findings = {
  requests: number;
  cases: number;
  statuses: Map<number, number>;
  failures: Failure[];
  /** Requests that took over {@link slowMs} among the others and, of the slowest, how long each took again by itself. */
  slow: { request: FuzzRequest; ms: number; alone?: number }[];
  slowestMs: number;
};

export const slowMs = 2000;

/** How many cases are about cursors. */
const cursorShare = 0.05;

/** How many slow requests are asked again. */
const askedAgain = 20;

/** A request as it can be sent again. */
export const written = ({ target, headers }: FuzzRequest): string =>
  [target, ...Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`)].join(" ");

/**
 * Sends requests of every kind to a Mitra and holds each answer against its API description. The same seed makes the same
 * cases; each case draws from a stream of its own, so that it can be run again by itself.
 */
export const fuzz = async (options: FuzzOptions): Promise<Findings> => {
  const { url, requests, seed, connections, only, onProgress } = options;
  const client = clientOf(url, connections);
  const description = readDescription(JSON.parse((await client.get("/openapi.json")).body));
  const operations = description.operations.filter(({ method }) => method === "get");
  const lists = operations.filter(({ parameters }) => parameters.some(({ name }) => name === "cursor"));
  const known = await learn(client, operations);
  const draw = requestsFor(operations);
  const findings: Findings = {
    requests: 0,
    cases: 0,
    statuses: new Map(),
    failures: [],
    slow: [],
    slowestMs: 0,
  };

  const complain = (number: number) => (request: FuzzRequest, kind: string) => {
    const whole = `${request.operation.operationId}: ${kind}`;
    const same = findings.failures.find((failure) => failure.kind === whole);
    if (same) same.count += 1;
    else findings.failures.push({ kind: whole, count: 1, request: written(request), case: number });
  };

  const runCase = async (number: number): Promise<void> => {
    const random = new Random(Math.imul(seed, 0x9e3779b1) + number);
    const told = complain(number);
    const send = async (request: FuzzRequest): Promise<Answer> => {
      const answer = await client.get(request.target, request.headers);
      findings.requests += 1;
      findings.statuses.set(answer.status, (findings.statuses.get(answer.status) ?? 0) + 1);
      findings.slowestMs = Math.max(findings.slowestMs, answer.ms);
      if (answer.ms > slowMs) findings.slow.push({ request, ms: answer.ms });
      for (const fault of faultsOf(description, request, answer)) told(request, fault);
      if (findings.requests % 1000 === 0) onProgress?.(findings.requests);
      return answer;
    };
    findings.cases += 1;
    if (random.chance(cursorShare)) await fuzzCursors(random, random.pick(lists), known, send, told);
    else await send(draw(random, known));
  };

  let next = 0;
  const work = async (): Promise<void> => {
    while (findings.requests < requests) await runCase(next++);
  };
  try {
    if (only === undefined) await Promise.all(Array.from({ length: connections }, work));
    else await runCase(only);
    findings.slow.sort((a, b) => b.ms - a.ms);
    for (const slow of findings.slow.slice(0, askedAgain)) {
      slow.alone = (await client.get(slow.request.target, slow.request.headers)).ms;
    }
  } finally {
    client.close();
  }
  return findings;
};
