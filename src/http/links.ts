import type { Context } from "hono";
import type { AppEnv } from "./app-env.ts";

/**
 * The origin of absolute links: PUBLIC_URL, or else that of the request itself. X-Forwarded-* and Forwarded have no say.
 */
export const publicOrigin = (c: Context<AppEnv>): string => {
  // A request that fails before its bindings are read has none.
  const configured: string | undefined = c.env?.PUBLIC_URL;
  const base = configured ?? c.req.url;
  return URL.canParse(base) ? new URL(base).origin : "";
};

/** An absolute link to a path of ours, such as `/v1/articles`. */
export const absoluteUrl = (c: Context<AppEnv>, path: string): string => publicOrigin(c) + path;

/** An absolute link to the page of this request's list that `cursor` names, or to its first page; filters are kept. */
export const pageUrl = (c: Context<AppEnv>, cursor: string | null): string => {
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.delete("cursor");
  if (cursor !== null) searchParams.append("cursor", cursor);
  const search = searchParams.toString();
  return absoluteUrl(c, search === "" ? pathname : `${pathname}?${search}`);
};
