import { hash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { encodeError, ProtocolError } from "./errors.ts";
import { refuseStrangers } from "./strangers.ts";

const KEEP_ALIVE_MS = 75_000;
const JSON_TYPE = /^application\/json *(; *charset="?utf-8"? *)?$/i;

/** Whoever waits for an answer. */
export interface HttpClient {
  isGone: boolean;
  /** Is called when the connection is closed, be it with the answer or without. */
  onLeave?: () => void;
}

export interface ServerOptions {
  /** The token every pipeline has to bear. */
  readonly authToken: string;
  /** How many bytes the body of a request may have. */
  readonly bodyLimit: number;
  /**
   * Runs the pipeline of a body.
   * @param client who may leave without the answer
   * @returns the body of the answer
   * @throws ProtocolError
   */
  run(body: Buffer, client: HttpClient): Promise<string | Buffer>;
}

export interface EndpointServer {
  /**
   * Starts to listen; port 0 takes a free one.
   * @returns the port
   * @throws Error in one line when the port is in use
   */
  listen(port: number, host: string): Promise<number>;
  /** Stops listening, answers the requests that have come in, and ends all connections. */
  close(): Promise<void>;
}

/**
 * The HTTP side (HTTP_V2_SPEC.md): `POST /v2/pipeline`, `GET /v2` for the version check, `GET /health`. All errors are
 * JSON with `message` and `code`, the shape the driver turns into a `LibsqlError` of that code. Nothing is answered to a
 * page in a browser, and no statement is run without the token and the content type that a page cannot send unasked.
 * @returns a server that does not listen yet
 */
export function createEndpointServer(options: ServerOptions): EndpointServer {
  const isAuthorized = authorization(options.authToken);

  const routes: Record<string, { methods: string[]; handle: Handle }> = {
    "/v2/pipeline": { methods: ["POST"], handle: pipeline },
    "/v2": { methods: ["GET", "HEAD"], handle: async () => '{"version":2}' },
    "/health": { methods: ["GET", "HEAD"], handle: async () => '{"status":"ok"}' },
  };

  async function pipeline(request: IncomingMessage, response: ServerResponse): Promise<string | Buffer> {
    if (!isAuthorized(request.headers.authorization)) {
      response.setHeader("www-authenticate", "Bearer");
      throw new ProtocolError("A valid bearer token is required", "AUTHENTICATION", 401);
    }
    if (!JSON_TYPE.test(request.headers["content-type"] ?? "")) {
      throw new ProtocolError("The content type has to be application/json", "UNSUPPORTED_MEDIA_TYPE", 415);
    }
    const body = await readBody(request, options.bodyLimit);
    const client: HttpClient = { isGone: response.destroyed };
    response.once("close", () => {
      client.isGone = true;
      client.onLeave?.();
    });
    return options.run(body, client);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<string | Buffer> {
    const target = refuseStrangers(request);
    const [path = ""] = target.split("?");
    const route = routes[path];
    if (route === undefined) throw new ProtocolError("Not found", "NOT_FOUND", 404);
    if (!route.methods.includes(request.method ?? "")) {
      response.setHeader("allow", route.methods.join(", "));
      throw new ProtocolError("Method not allowed", "METHOD_NOT_ALLOWED", 405);
    }
    return route.handle(request, response);
  }

  const unanswered = new Set<ServerResponse>();

  const server = createServer((request, response) => {
    unanswered.add(response);
    response.once("close", () => {
      unanswered.delete(response);
      endConnections();
    });
    const send = (status: number, json: string | Buffer): void => {
      const body = typeof json === "string" ? Buffer.from(json) : json;
      // The driver only reads the error out of exactly this type.
      response.writeHead(status, { "content-type": "application/json", "content-length": body.length });
      response.end(body);
    };
    answer(request, response).then(
      (json) => send(200, json),
      (error: unknown) => {
        if (error instanceof ProtocolError) return send(error.status, encodeError(error));
        if (!response.destroyed) console.error("libsql-endpoint:", error);
        send(500, encodeError({ message: "Internal error", code: "INTERNAL_ERROR" }));
      },
    );
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;

  /** Once it has stopped listening and has answered everything, what is left open is idle. */
  function endConnections(): void {
    if (!server.listening && unanswered.size === 0) server.closeAllConnections();
  }

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once("error", (error: NodeJS.ErrnoException) => {
          reject(error.code === "EADDRINUSE" ? new Error(`port ${port} is in use`) : error);
        });
        server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        endConnections();
      }),
  };
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<string | Buffer>;

/** Compares digests, which have one length whatever was sent, in constant time. */
function authorization(token: string): (header: string | undefined) => boolean {
  const digest = (text: string) => hash("sha256", text, "buffer");
  const expected = digest(token);
  return (header = "") => timingSafeEqual(digest(/^bearer +(.*)$/i.exec(header)?.[1] ?? ""), expected);
}

/** A body over the limit is read to its end too, without keeping it, so that the client sees the answer. */
function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
    });
    request.on("end", () => {
      if (length <= limit) resolve(Buffer.concat(chunks, length));
      else reject(new ProtocolError(`The body is larger than ${limit} bytes`, "BODY_TOO_LARGE", 413));
    });
    request.on("error", reject);
  });
}
