/** Where a request is aimed: the one reading of its Host and its target, by which all else goes. */
export type Target = {
  /** Scheme, host and port: `https://mitra.example.org`. */
  readonly origin: string;
  /** As it was sent, percent-encoding and all; begins with a slash. */
  readonly path: string;
  /** The query with its question mark, as it was sent; empty where there is none. */
  readonly search: string;
};

/** The target of a request that names none that is well-formed. It is answered with a problem, whatever it asks for. */
export const nowhere: Target = { origin: "", path: "/", search: "" };

/** host[:port]: a registered name or IPv4 address, or an IPv6 address in brackets. No user, no escapes, no empty port. */
const authorityPattern = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(?::[1-9]\d{0,4})?$/i;
const longestAuthority = 260;

const origins = new Map<string, string | null>();
const mostOrigins = 100;

const parseOrigin = (scheme: string, authority: string): string | null => {
  if (authority.length > longestAuthority || !authorityPattern.test(authority)) return null;
  const url = `${scheme}://${authority}`;
  return URL.canParse(url) ? new URL(url).origin : null;
};

const originOf = (scheme: string, authority: string): string | null => {
  const key = `${scheme}://${authority}`;
  const known = origins.get(key);
  if (known !== undefined) return known;
  if (origins.size >= mostOrigins) origins.clear();
  const origin = parseOrigin(scheme, authority);
  origins.set(key, origin);
  return origin;
};

const urlPattern = /^(https?):\/\/([^/\\?#]*)(\/[^?#]*)(\?[^#]*)?/;

/**
 * Reads the target of a request. The runtime makes a request's URL by putting the Host header, as it was sent, before the
 * request target: only where the header is a host by itself does the path begin where it seems to.
 *
 * @returns {@link nowhere} for a Host that is not `host[:port]`, and for a target that is not a path.
 * @see RFC 9110, section 7.2; RFC 9112, section 3.2; RFC 3986, section 3.2
 */
export const readTarget = ({ url, headers }: Pick<Request, "url" | "headers">): Target => {
  const [, scheme = "", authority = "", path, search = ""] = urlPattern.exec(url) ?? [];
  if (path === undefined) return nowhere;
  const origin = originOf(scheme, authority);
  const host = headers.get("Host");
  if (origin === null || (host !== null && host !== authority && originOf(scheme, host) === null)) return nowhere;
  return { origin, path, search };
};
