import { Agent, request } from "node:http";
import type { Answer } from "./judge.ts";

export type Client = {
  /** Sends a GET for a target as it stands; an answer of status 0 where none comes within a minute. */
  get(target: string, headers?: Record<string, string>): Promise<Answer>;
  close(): void;
};

const longestWait = 60_000;

/** A client of one server, with connections that are kept. */
export const clientOf = (url: string, connections: number): Client => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  const get: Client["get"] = (target, headers = {}) => {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const start = performance.now();
    const settle = (answer: Partial<Answer>) =>
      resolve({ status: 0, contentType: "", body: "", ...answer, ms: performance.now() - start });
    const sent = request({ agent, hostname, port, path: target, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", (error) => settle({ body: error.message }));
      response.on("end", () =>
        settle({
          status: response.statusCode ?? 0,
          contentType: response.headers["content-type"] ?? "",
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.setTimeout(longestWait, () => sent.destroy(new Error("no answer within a minute")));
    sent.on("error", (error) => settle({ body: error.message }));
    sent.end();
    return promise;
  };
  return { get, close: () => agent.destroy() };
};
