import { connect } from "node:net";

/** An answer as it came over the wire. Header names are in lower case; a repeated header's values are joined by ", ". */
export type RawAnswer = { status: number; headers: Record<string, string>; body: string };

const parse = (text: string): RawAnswer => {
  const end = text.indexOf("\r\n\r\n");
  const [statusLine = "", ...lines] = text.slice(0, end).split("\r\n");
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [name = "", ...value] = line.split(":");
    const key = name.toLowerCase();
    headers[key] = [headers[key], value.join(":").trim()].filter(Boolean).join(", ");
  }
  return { status: Number(statusLine.split(" ")[1]), headers, body: unchunked(text.slice(end + 4), headers) };
};

const unchunked = (body: string, headers: Record<string, string>): string => {
  if (headers["transfer-encoding"] !== "chunked") return body;
  let rest = body;
  let whole = "";
  for (let size = Number.parseInt(rest, 16); size > 0; size = Number.parseInt(rest, 16)) {
    const start = rest.indexOf("\r\n") + 2;
    whole += rest.slice(start, start + size);
    rest = rest.slice(start + size + 2);
  }
  return whole;
};

/**
 * Sends a request exactly as written, for what `fetch` will not send: malformed percent-encoding, TRACE, an odd Host,
 * `..` and double slashes, no Accept header.
 *
 * @param target the request target as it stands in the request line.
 * @param headers replaces the default `Host`; a header whose value is undefined is not sent.
 * @returns the answer; characters are bytes (latin1), lengths are as sent.
 */
export const rawRequest = (
  url: string,
  target: string,
  { method = "GET", headers = {}, body = "" }: RawInit = {},
): Promise<RawAnswer> =>
  rawBytes(url, [`${method} ${target} HTTP/1.1`, ...headerLines(url, headers, body), "", body].join("\r\n"));

export type RawInit = { method?: string; headers?: Record<string, string | undefined>; body?: string };

const headerLines = (url: string, headers: RawInit["headers"], body: string): string[] => {
  const length = body ? { "Content-Length": String(Buffer.byteLength(body)) } : {};
  const named = { Host: new URL(url).host, Connection: "close", ...length, ...headers };
  return Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
};

/** Sends bytes and reads until the server closes the connection, which the request must ask for. */
export const rawBytes = (url: string, request: string): Promise<RawAnswer> => {
  const { hostname, port } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(request, "latin1"));
  let text = "";
  socket.setEncoding("latin1").on("data", (chunk: string) => {
    text += chunk;
  });
  socket.on("error", (error) => (text ? resolve(parse(text)) : reject(error)));
  socket.on("end", () => {
    socket.end();
    resolve(parse(text));
  });
  return promise;
};
