import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";

/**
 * The origin of absolute links: PUBLIC_URL, or else that of the request itself. X-Forwarded-* and Forwarded have no say.
 */
export const publicOrigin = (c: Context<AppEnv>): string => {
  // A request that fails before its bindings are read has none.
  const configured: string | undefined = c.env?.PUBLIC_URL;
  if (configured === undefined) return c.get("target").origin;
  return URL.canParse(configured) ? new URL(configured).origin : "";
};

/** An absolute link to a path of ours, such as `/v1/articles`. */
export const absoluteUrl = (c: Context<AppEnv>, path: string): string => publicOrigin(c) + path;

/** An absolute link to the page of this request's list that `cursor` names, or to its first page; filters are kept. */
export const pageUrl = (c: Context<AppEnv>, cursor: string | null): string => {
  const { path, search } = c.get("target");
  const parameters = new URLSearchParams(search);
  parameters.delete("cursor");
  if (cursor !== null) parameters.append("cursor", cursor);
  return absoluteUrl(c, parameters.size === 0 ? path : `${path}?${parameters}`);
};
