import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import type { Answer } from "../cache/store.ts";
import { httpDate } from "./date.ts";

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

/** An absolute link to what this request asks for, but for one parameter, which is left out where it is null. */
const urlWith = (c: Context<AppEnv>, name: string, value: string | null): string => {
  const { path, search } = c.get("target");
  const parameters = new URLSearchParams(search);
  parameters.delete(name);
  if (value !== null) parameters.append(name, value);
  return absoluteUrl(c, parameters.size === 0 ? path : `${path}?${parameters}`);
};

/** An absolute link to the page of this request's list that `cursor` names, or to its first page; filters are kept. */
export const pageUrl = (c: Context<AppEnv>, cursor: string | null): string => urlWith(c, "cursor", cursor);

const pageLinks = (c: Context<AppEnv>, next: string | null | undefined): string[] => {
  if (next === undefined) return [];
  const links = next === null ? [] : [`<${pageUrl(c, next)}>; rel="next"`];
  return c.get("query").cursor === undefined ? links : [...links, `<${pageUrl(c, null)}>; rel="first"`];
};

const httpDateOf = (at: string): string => httpDate(Date.parse(at));

/** Whether an answer is asked for as it stood. */
const isMemento = (c: Context<AppEnv>): boolean => c.get("query").asOf !== undefined;

const versionLinks = (c: Context<AppEnv>, { standing }: Pick<Answer, "standing">): string[] => {
  if (standing === undefined) return [];
  const { version, at, timemap } = standing;
  return [
    isMemento(c)
      ? `<${urlWith(c, "asOf", null)}>; rel="original"`
      : `<${urlWith(c, "asOf", String(version))}>; rel="memento"; datetime="${httpDateOf(at)}"`,
    ...(timemap === undefined ? [] : [`<${absoluteUrl(c, timemap)}>; rel="timemap"; type="application/json"`]),
  ];
};

/**
 * `Link` of an answer: to the next page of a list and, from a later page, to the first; to the version that it shows, or from
 * there to the present, and to all versions of it; and what its route links to.
 *
 * @see RFC 8288; RFC 7089, section 2.2
 */
export const linksOf = (
  c: Context<AppEnv>,
  answer: Pick<Answer, "next" | "standing"> = { next: undefined },
): string | undefined =>
  [...pageLinks(c, answer.next), ...versionLinks(c, answer), ...c.get("links")].join(", ") || undefined;

/** When the version was written that an answer is asked for. @see RFC 7089, section 2.1.1 */
export const mementoDatetime = (c: Context<AppEnv>, { standing }: Pick<Answer, "standing">): string | undefined =>
  standing !== undefined && isMemento(c) ? httpDateOf(standing.at) : undefined;
