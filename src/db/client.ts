import { type Client, createClient } from "@libsql/client/http";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import { drizzle } from "drizzle-orm/libsql/http";
import type { RecordVersion } from "../model/version.ts";
import { batchOn } from "./batch.ts";
import { type Guard, type Pipeline, pipelineTo, type Server } from "./pipeline.ts";
import { versioned } from "./version.ts";

/** The record. Its `batch` goes by the pipeline, all else by the driver's client. */
export type Db = LibSQLDatabase & { $client: Client; $pipeline: Pipeline };

/** How round trips are made to serve a request: guarded, and each telling the version of the record that it has read. */
export type Serving = { guard: Guard; onVersion: (version: RecordVersion) => void };

const servingPipeline = (pipeline: Pipeline, { guard, onVersion }: Serving): Pipeline => {
  const reading = versioned(pipeline, onVersion);
  return (statements) => guard((signal) => reading(statements, signal));
};

/**
 * Opens the record for one request: the client's queue must not be shared between requests, and opening costs nothing.
 *
 * @param server a libSQL server that speaks Hrana over HTTP (http: or https:), and its token if it wants one.
 * @param serving for requests; without it round trips are bare, and read no version.
 */
export const openDb = (server: Server, serving?: Serving): Db => {
  const { url, authToken, fetch: send = fetch } = server;
  const client = createClient({
    url,
    intMode: "number",
    ...(authToken ? { authToken } : {}),
    // A redirect would be sent the token.
    fetch: (input: RequestInfo | URL, init?: RequestInit) => send(input, { ...init, redirect: "manual" }),
  });
  const direct = pipelineTo(server);
  const pipeline = serving ? servingPipeline(direct, serving) : direct;
  return Object.assign(drizzle(client), { $pipeline: pipeline, batch: batchOn(pipeline) });
};
