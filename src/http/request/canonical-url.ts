import type { Context, MiddlewareHandler } from "hono";
import type { AppEnv } from "../app-env.ts";
import { ApiError, nothingAt } from "../response/problem.ts";
import { nowhere } from "./target.ts";

const maxBytes = 8000;

const isWellEncoded = (text: string): boolean => {
  if (/%(?![0-9a-fA-F]{2})/.test(text)) return false;
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
};

/** A path without doubled and trailing slashes. A backslash counts as a slash, as it does to every browser. */
const canonicalPath = (path: string): string => {
  const single = path.replace(/[\\/]+/g, "/");
  return single.length > 1 && single.endsWith("/") ? single.slice(0, -1) : single;
};

/** No path of ours has an escape or a dot segment: such a one may be another path to whoever has passed it on. */
const isAmbiguous = (path: string): boolean => /%|\/\.\.?(?:\/|$)/.test(path);

/** A 308 to another target of ours, and for how many seconds it may be kept. */
export const redirect = (c: Context<AppEnv>, target: string, seconds = 3600): Response => {
  // Parsed once more so that whatever else is odd in it is encoded.
  const location = new URL(target, "http://localhost");
  c.header("Cache-Control", `public, max-age=${seconds}`);
  return c.redirect(location.pathname + location.search, 308);
};

/**
 * Redirects with 308 from another spelling of the identifier in `/v1/<collection>/<id>` to its one form.
 *
 * @param canonical gives that form; null for what is no spelling of any.
 */
export const canonicalId =
  (canonical: (id: string) => string | null): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const { path, search } = c.get("target");
    const [root, version, collection, id = "", ...rest] = path.split("/");
    const form = canonical(id);
    if (form === null || form === id) return next();
    return redirect(c, [root, version, collection, form, ...rest].join("/") + search);
  };

/**
 * Lets only well-formed targets through, each in its one form: 400 for a Host that is none and for broken
 * percent-encoding or UTF-8, 414 for a target of more than 8,000 bytes, 308 from doubled and trailing slashes to the
 * canonical path, 404 for a path with escapes or dot segments.
 *
 * @see RFC 3986, sections 2.1 and 6.2; RFC 9110, sections 7.2, 15.4.9 and 15.5.15
 */
export const canonicalUrl = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  const target = c.get("target");
  if (target === nowhere) {
    throw new ApiError("invalid-request", "The Host header must be host[:port], given once, and the target a path.");
  }
  const { path, search } = target;
  if (path.length + search.length > maxBytes) throw new ApiError("uri-too-long", `A URL may have ${maxBytes} bytes.`);
  if (!isWellEncoded(path + search)) {
    throw new ApiError("invalid-request", "The URL has broken percent-encoding: write UTF-8, each byte as %XX.");
  }
  const canonical = canonicalPath(path);
  if (canonical !== path) return redirect(c, canonical + search);
  if (isAmbiguous(path)) throw nothingAt(path);
  return next();
};
