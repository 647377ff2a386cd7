import { createClient, type InStatement } from "@libsql/client/web";

type Bindings = { LIBSQL_URL: string; LIBSQL_AUTH_TOKEN: string; TRIPS: string; RAW?: string };

let trips: { statements: InStatement[]; body: string }[] | undefined;

/**
 * The least Worker that sends the same SQL as Mitra through the same endpoint: the round trips of TRIPS one after the
 * other, all rows sent as JSON. With RAW the client is left out too: the recorded bodies are sent as they are.
 */
export default {
  async fetch(_request: Request, env: Bindings): Promise<Response> {
    trips ??= JSON.parse(env.TRIPS) as { statements: InStatement[]; body: string }[];
    const rows: unknown[] = [];
    if (env.RAW) {
      const headers = { "Content-Type": "application/json", Authorization: `Bearer ${env.LIBSQL_AUTH_TOKEN}` };
      for (const { body } of trips) {
        const answer = await fetch(`${env.LIBSQL_URL}/v2/pipeline`, { method: "POST", headers, body });
        rows.push(await answer.json());
      }
    } else {
      const client = createClient({ url: env.LIBSQL_URL, authToken: env.LIBSQL_AUTH_TOKEN, intMode: "number" });
      for (const { statements } of trips) {
        for (const result of await client.batch(statements, "deferred")) rows.push(result.rows);
      }
    }
    return Response.json(rows);
  },
};
