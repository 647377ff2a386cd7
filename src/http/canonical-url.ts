import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./app-env.ts";
import { ApiError } from "./problem.ts";

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
const canonicalPath = (pathname: string): string => {
  const single = pathname.replace(/[\\/]+/g, "/");
  return single.length > 1 && single.endsWith("/") ? single.slice(0, -1) : single;
};

/**
 * Lets only well-formed URLs through: 414 for one of more than 8,000 bytes, 400 for broken percent-encoding or UTF-8,
 * 308 from doubled and trailing slashes to the canonical path.
 *
 * @see RFC 3986, section 2.1; RFC 9110, sections 15.4.9 and 15.5.15
 */
export const canonicalUrl = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  const { url } = c.req;
  if (url.length > maxBytes) throw new ApiError("uri-too-long", `A URL may have ${maxBytes} bytes.`);
  if (!URL.canParse(url)) throw new ApiError("invalid-request", "The URL or the Host header is not well-formed.");
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const [target = ""] = start < 0 ? [""] : url.slice(start).split("#");
  if (!isWellEncoded(target)) {
    throw new ApiError("invalid-request", "The URL has broken percent-encoding: write UTF-8, each byte as %XX.");
  }
  const question = target.indexOf("?");
  const pathname = question < 0 ? target : target.slice(0, question);
  const canonical = canonicalPath(pathname);
  if (canonical !== pathname && pathname !== "") {
    // Parsed once more so that whatever else is odd in it is encoded; the origin is dropped.
    const location = new URL(canonical + (question < 0 ? "" : target.slice(question)), "http://localhost");
    c.header("Cache-Control", "public, max-age=3600");
    return c.redirect(location.pathname + location.search, 308);
  }
  return next();
};
