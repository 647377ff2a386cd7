import { type Client, createClient } from "@libsql/client/web";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import { drizzle } from "drizzle-orm/libsql/web";
import type { RecordVersion } from "../model/version.ts";
import { batchOn } from "./batch.ts";
import { type Pipeline, pipelineTo, type Server } from "./pipeline.ts";
import { versioned } from "./version.ts";

/** The record. Its `batch` goes by the pipeline, all else by the driver's client. */
export type Db = LibSQLDatabase & { $client: Client; $pipeline: Pipeline };

/**
 * Opens the record for one request: the client's queue must not be shared between requests, and opening costs nothing.
 *
 * @param server a libSQL server that speaks Hrana over HTTP (http: or https:), and its token if it wants one.
 * @param onVersion is told the version of the record that each batch has read; without it, none is read.
 */
export const openDb = (server: Server, onVersion?: (version: RecordVersion) => void): Db => {
  const { url, authToken, fetch } = server;
  const client = createClient({
    url,
    intMode: "number",
    ...(authToken ? { authToken } : {}),
    ...(fetch ? { fetch } : {}),
  });
  const pipeline = onVersion ? versioned(pipelineTo(server), onVersion) : pipelineTo(server);
  return Object.assign(drizzle(client), { $pipeline: pipeline, batch: batchOn(pipeline) });
};
