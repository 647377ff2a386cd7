import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { InStatement } from "@libsql/client/web";

type Value = { type: string; value?: string | number };
type Statement = { sql: string; args?: Value[] };
type Pipeline = {
  requests: { type: string; stmt?: Statement; batch?: { steps: { stmt: Statement }[] } }[];
};

/** One round trip: its statements, and the body that carried them. */
export type Trip = { statements: InStatement[]; body: string };

const plain = ({ type, value = null }: Value) => (type === "integer" ? Number(value) : value);

const statementsOf = ({ requests }: Pipeline): InStatement[] =>
  requests
    .flatMap(({ stmt, batch }) => (batch ? batch.steps.map((step) => step.stmt) : stmt ? [stmt] : []))
    .filter(({ sql }) => !/^(BEGIN|COMMIT|ROLLBACK)\b/i.test(sql))
    .map(({ sql, args = [] }) => ({ sql, args: args.map(plain) }));

/** A way to an endpoint that keeps what is sent along it. */
export const startRecorder = async (target: string) => {
  const trips: Trip[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const answer = await fetch(target + (request.url ?? ""), {
      method: request.method ?? "GET",
      ...(request.method === "POST" ? { body } : {}),
    });
    if (request.method === "POST") trips.push({ statements: statementsOf(JSON.parse(body) as Pipeline), body });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    response.end(await answer.text());
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
