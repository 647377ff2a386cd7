import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { DEFAULT_NEGOTIATED_PROTOCOL_VERSION, ErrorCode } from "@modelcontextprotocol/sdk/types.js";
import type { Ask } from "./ask.ts";
import { McpSide } from "./server.ts";

/** The last version of the protocol that has batches. */
const lastWithBatches = "2025-03-26";
const mostInBatch = 20;

/** A message as it came: the address it was sent to, its body, and the version of the protocol that it names. */
type Posted = { url: string; body: string; version: string | undefined };

const failure = (code: number, message: string): Response =>
  Response.json({ jsonrpc: "2.0", id: null, error: { code, message } }, { status: 400 });

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/**
 * Answers a JSON-RPC message, or a batch where the version of the protocol has them, as the body of a POST.
 *
 * @returns 200 with JSON, 202 for what wants no answer, or 400 with a JSON-RPC error for what is no message.
 * @throws what went wrong on our side.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#streamable-http
 */
export const exchange = async (ask: Ask, origin: string, { url, body, version }: Posted): Promise<Response> => {
  const parsedBody = parse(body);
  if (parsedBody === undefined) return failure(ErrorCode.ParseError, "The body is not JSON.");
  if (Array.isArray(parsedBody)) {
    if ((version ?? DEFAULT_NEGOTIATED_PROTOCOL_VERSION) > lastWithBatches) {
      return failure(ErrorCode.InvalidRequest, `Batches ended with version ${lastWithBatches} of the protocol.`);
    }
    if (parsedBody.length === 0 || parsedBody.length > mostInBatch) {
      return failure(ErrorCode.InvalidRequest, `A batch has 1 to ${mostInBatch} messages.`);
    }
  }
  const side = new McpSide(ask, origin);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await side.connect(transport);
  // What the transport would check of them is checked already: the caller need not accept a stream that it is never sent.
  const headers = new Headers({ Accept: "application/json, text/event-stream", "Content-Type": "application/json" });
  if (version !== undefined) headers.set("Mcp-Protocol-Version", version);
  try {
    const response = await transport.handleRequest(new Request(url, { method: "POST", headers }), { parsedBody });
    if (side.failure !== undefined) throw side.failure;
    return response;
  } finally {
    await side.close();
  }
};
