import { type Client, createClient } from "@libsql/client/http";
import type { RecordVersion } from "../model/version.ts";
import { batchOn, type Query, type RunBatch } from "./batch.ts";
import { type Guard, type Pipeline, pipelineTo, type Server } from "./pipeline.ts";
import { SQL } from "./sql.ts";
import { versioned } from "./version.ts";

export type Db = {
  /** A query to be run in a batch, its rows of this type. */
  all<Row>(query: SQL): Query<Row>;
  /** The same where it gives one row at most, and never one of nulls alone. */
  one<Row>(query: SQL): Query<Row>;
  batch: RunBatch;
  readonly $pipeline: Pipeline;
  /** The driver's client, by which the record is written; made when it is first asked for. */
  readonly $client: Client;
};

/** How round trips are made to serve a request: guarded, and each telling the version of the record that it has read. */
export type Serving = { guard: Guard; onVersion: (version: RecordVersion) => void };

const servingPipeline = (pipeline: Pipeline, { guard, onVersion }: Serving): Pipeline => {
  const reading = versioned(pipeline, onVersion);
  return (statements) => guard((signal) => reading(statements, signal));
};

const clientOf = ({ url, authToken, fetch: send = fetch }: Server): Client =>
  createClient({
    url,
    intMode: "number",
    ...(authToken ? { authToken } : {}),
    // A redirect would be sent the token.
    fetch: (input: RequestInfo | URL, init?: RequestInit) => send(input, { ...init, redirect: "manual" }),
  });

const all = <Row>(query: SQL): Query<Row> => query;

const one = <Row>({ sql, args }: SQL): Query<Row> => new SQL(sql, args, true);

/**
 * Opens the record for one request, which costs nothing.
 *
 * @param server a libSQL server that speaks Hrana over HTTP (http: or https:), and its token if it wants one.
 * @param serving for requests; without it round trips are bare, and read no version.
 */
export const openDb = (server: Server, serving?: Serving): Db => {
  const direct = pipelineTo(server);
  const pipeline = serving ? servingPipeline(direct, serving) : direct;
  let client: Client | undefined;
  return {
    all,
    one,
    batch: batchOn(pipeline),
    $pipeline: pipeline,
    get $client() {
      client ??= clientOf(server);
      return client;
    },
  };
};
