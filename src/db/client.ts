import { type Client, createClient } from "@libsql/client/web";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import { drizzle } from "drizzle-orm/libsql/web";
import { batchOn } from "./batch.ts";

export type Db = LibSQLDatabase & { $client: Client };

/**
 * Opens the record for one request: the client's queue must not be shared between requests, and opening costs nothing.
 *
 * @param options `url` of a libSQL server that speaks Hrana over HTTP (http: or https:), and its token if it wants one.
 */
export const openDb = (options: {
  url: string;
  authToken?: string | undefined;
  fetch?: typeof fetch | undefined;
}): Db => {
  const client = createClient({
    url: options.url,
    intMode: "number",
    ...(options.authToken ? { authToken: options.authToken } : {}),
    ...(options.fetch ? { fetch: options.fetch } : {}),
  });
  return Object.assign(drizzle(client), { batch: batchOn(client) });
};
