import { createClient as createNodeClient } from "@libsql/client";
import { createClient as createWebClient } from "@libsql/client/web";
import { onTestFinished } from "vitest";
import {
  type Clock,
  type Endpoint,
  type InProcessEndpoint,
  type InProcessOptions,
  startEndpointInProcess,
} from "../../../tools/libsql-endpoint/index.ts";

/** Starts an endpoint that ends with the test; without a path it has an empty database of its own. */
export async function start(options: Partial<InProcessOptions> = {}): Promise<InProcessEndpoint> {
  const endpoint = await startEndpointInProcess({ path: ":memory:", ...options });
  onTestFinished(() => endpoint.close());
  return endpoint;
}

/** The two builds of the driver that speak HTTP. */
export const drivers = [
  { driver: "@libsql/client", createClient: createNodeClient },
  { driver: "@libsql/client/web", createClient: createWebClient },
];

/** Time that passes only when it is told to. */
export class ManualClock implements Clock {
  #now = 0;
  readonly #timers = new Set<{ at: number; callback: () => void }>();

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  get timers(): number {
    return this.#timers.size;
  }

  advance(ms: number): void {
    this.#now += ms;
    for (const timer of this.#timers) {
      if (timer.at > this.#now) continue;
      this.#timers.delete(timer);
      timer.callback();
    }
  }
}

export interface Col {
  name: string;
  decltype: string | null;
}

export interface StmtResult {
  cols: Col[];
  rows: Array<Array<{ type: string; value?: unknown; base64?: string }>>;
  affected_row_count: number;
  last_insert_rowid: string | null;
}

export interface HranaError {
  message: string;
  code: string;
}

export interface StreamResult {
  type: "ok" | "error";
  error?: HranaError;
  response?: {
    type: string;
    is_autocommit?: boolean;
    result?: StmtResult & {
      step_results: Array<StmtResult | null>;
      step_errors: Array<HranaError | null>;
      params: Array<{ name: string | null }>;
      is_explain: boolean;
      is_readonly: boolean;
    };
  };
}

export interface PipelineResponse {
  baton: string | null;
  base_url: null;
  results: StreamResult[];
}

/** Posts a body, as it is or as JSON, to the pipeline of an endpoint. */
export function post(
  endpoint: Endpoint,
  body: unknown,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<Response> {
  return fetch(`${endpoint.url}/v2/pipeline`, {
    method: "POST",
    signal: signal ?? null,
    headers: { "content-type": "application/json", authorization: `Bearer ${endpoint.authToken}`, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** Runs a pipeline that has to be answered with 200. */
export async function pipeline(
  endpoint: Endpoint,
  requests: unknown[],
  baton: string | null = null,
): Promise<PipelineResponse> {
  const response = await post(endpoint, { baton, requests });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as PipelineResponse;
}

/** Runs one request on a stream of its own. */
export async function run(endpoint: Endpoint, request: unknown): Promise<StreamResult> {
  const { results } = await pipeline(endpoint, [request, { type: "close" }]);
  const [result] = results;
  if (result === undefined) throw new Error("no result");
  return result;
}

export const execute = (sql: string, args: unknown[] = [], more: Record<string, unknown> = {}) => ({
  type: "execute",
  stmt: { sql, args, ...more },
});

export const close = { type: "close" };
export const integer = (value: number | bigint | string) => ({ type: "integer", value: String(value) });
export const text = (value: string) => ({ type: "text", value });
