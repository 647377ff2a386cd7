import type { IncomingMessage } from "node:http";
import { ProtocolError } from "./errors.ts";

const HOST = /^(127\.0\.0\.1|localhost|\[::1\])(?::(\d{1,5}))?$/i;
const ABSOLUTE = /^http:\/\/([^/?#]*)(.*)$/i;

/**
 * Refuses what a page in a browser could send here. Whoever listens on the loopback hears from every page that the
 * user opens: across sites, in the name of its `Origin`, or with a name of its own that it has let point to 127.0.0.1
 * (DNS rebinding), which only `Host` gives away.
 *
 * @returns the request target in origin form.
 * @throws ProtocolError 400 without exactly one `Host`, 421 for another's, 403 for a request that a page has caused.
 */
export function refuseStrangers(request: IncomingMessage): string {
  const [host, ...more] = request.headersDistinct.host ?? [];
  if (host === undefined || more.length > 0) {
    throw new ProtocolError("A request has exactly one Host", "BAD_HOST", 400);
  }
  const target = request.url ?? "";
  const [, authority = host, rest = target] = ABSOLUTE.exec(target) ?? [];
  const port = request.socket.localPort;
  if (!isOurs(host, port) || !isOurs(authority, port)) {
    throw new ProtocolError("The host is not this endpoint", "MISDIRECTED_REQUEST", 421);
  }
  const site = request.headers["sec-fetch-site"];
  if (request.headers.origin !== undefined || (site !== undefined && site !== "none")) {
    throw new ProtocolError("Pages may not use this endpoint", "FORBIDDEN", 403);
  }
  return rest.startsWith("/") ? rest : `/${rest}`;
}

function isOurs(host: string, ourPort: number | undefined): boolean {
  const [whole, , port] = HOST.exec(host) ?? [];
  return whole !== undefined && (port === undefined || Number(port) === ourPort);
}
