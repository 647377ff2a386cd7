import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { InStatement } from "@libsql/client/web";

type Value = { type: string; value?: string | number | null };
type Statement = { sql?: string; sql_id?: number; args?: Value[] };
type Pipeline = {
  requests: { sql?: string; sql_id?: number; stmt?: Statement; batch?: { steps: { stmt: Statement }[] } }[];
};

/** One round trip: its statements, the body that carried them, and how many bytes came back. */
export type Trip = { statements: InStatement[]; body: string; received: number };

const plain = ({ type, value = null }: Value) => (type === "integer" ? Number(value) : value);

/** The statements of a pipeline, where they stand or by the texts that it has stored before. */
const statementsOf = ({ requests }: Pipeline): InStatement[] => {
  const stored = new Map(requests.map(({ sql_id: id, sql = "" }) => [id, sql]));
  return requests
    .flatMap(({ stmt, batch }) => (batch ? batch.steps.map((step) => step.stmt) : stmt ? [stmt] : []))
    .map(({ sql, sql_id: id, args = [] }) => ({ sql: sql ?? stored.get(id) ?? "", args: args.map(plain) }))
    .filter(({ sql }) => !/^(BEGIN|COMMIT|ROLLBACK)\b/i.test(sql));
};

/** A way to an endpoint that keeps what is sent along it. */
export const startRecorder = async (target: string) => {
  const trips: Trip[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const answer = await fetch(target + (request.url ?? ""), {
      method: request.method ?? "GET",
      headers: {
        "content-type": request.headers["content-type"] ?? "",
        authorization: request.headers.authorization ?? "",
      },
      ...(request.method === "POST" ? { body } : {}),
    });
    const sent = Buffer.from(await answer.arrayBuffer());
    if (request.method === "POST") {
      trips.push({ statements: statementsOf(JSON.parse(body) as Pipeline), body, received: sent.byteLength });
    }
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    response.end(sent);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What has been sent since this was last asked. */
    take: (): Trip[] => trips.splice(0),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
