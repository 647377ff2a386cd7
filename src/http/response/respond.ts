import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import type { Answer, Standing } from "../cache/store.ts";
import {
  cacheControlOf,
  entityTag,
  ifNoneMatch,
  isOver,
  notModified,
  setValidators,
  shownVersion,
} from "./conditional.ts";
import { linksOf, mementoDatetime } from "./links.ts";
import type { Translations } from "./translations.ts";

/** How many records match: exactly, or at least so many where counting stopped at its cap. */
type Total = { value: number; relation: "eq" | "gte" };

/** One facet of a list: how many matching records have each value; null is the bucket of those without one. */
export type FacetBucket = {
  value: string | null;
  label: string;
  count: number;
  relation: Total["relation"];
  translations?: Translations;
};
export type Facets = Record<string, FacetBucket[]>;

/** Keeps the members that `fields=` asks for, in the record's own order; `id` always stays, and what of them is translated. */
export const sparse = (record: object, fields: readonly string[] | undefined): object => {
  if (fields === undefined) return record;
  const kept = (of: object) => Object.entries(of).filter(([name]) => name === "id" || fields.includes(name));
  const { translations } = record as { translations?: Translations };
  return {
    ...Object.fromEntries(kept(record)),
    ...(translations ? { translations: { id: Object.fromEntries(kept(translations.id)) } } : {}),
  };
};

const fieldsOf = (c: Context<AppEnv>): readonly string[] | undefined => {
  const { fields } = c.get("query");
  return Array.isArray(fields) ? fields.map(String) : undefined;
};

type Finished = Pick<Answer, "entityTag" | "contentType" | "next" | "count" | "standing" | "isOver"> & {
  body: string | Answer["body"];
};

/** The headers of a 200 that its 304 does not have. */
export const wholeHeadersOf = (
  c: Context<AppEnv>,
  answer: Pick<Answer, "contentType" | "next" | "count" | "standing">,
): Record<string, string | undefined> => ({
  "Content-Type": answer.contentType,
  Link: linksOf(c, answer),
  "Record-Count": answer.count?.toString(),
  "Memento-Datetime": mementoDatetime(c, answer),
});

/** Sends a finished answer with its entity tag and cache headers, or as a 304 where the caller has it already. */
export const sendFinished = (c: Context<AppEnv>, answer: Finished): Response => {
  const { entityTag: tag, body } = answer;
  if (ifNoneMatch(c.req.header("If-None-Match"), tag)) return notModified(c, tag, cacheControlOf(answer));
  for (const [name, value] of Object.entries(wholeHeadersOf(c, answer))) c.header(name, value);
  setValidators(c, tag, cacheControlOf(answer));
  return c.body(body, 200);
};

/** What every answer from the record says of it. The round trips of the request have seen the version by then. */
export const datasetOf = (c: Context<AppEnv>): { version: number } => ({ version: shownVersion(c)?.version ?? 0 });

type Sending = { contentType?: string; next?: string | null; count?: number; standing?: Standing | undefined };

/**
 * Sends a body that depends on the version of the record that the request has read (if any), the URL, the language and the
 * format only.
 *
 * @param more `next` is the cursor of the next page, where the body is a page of a list; `standing` the version that last
 *   changed what it shows, where it is an item; `count` is how many records it has, where that is to be said.
 */
export const sendVersioned = (
  c: Context<AppEnv>,
  body: string,
  { contentType = "application/json", next, count, standing }: Sending = {},
): Response => {
  const past = c.get("past");
  const shown = {
    version: c.get("version") ?? null,
    isOver: isOver(c),
    entityTag: entityTag(c, shownVersion(c)),
    contentType,
    next,
    count,
    standing: past ? { ...standing, version: past.version, at: past.at } : standing,
    body,
  };
  c.set("shown", shown);
  return sendFinished(c, shown);
};

/**
 * Sends a body that is still being found, under the headers of one that is not. It is not kept, and where it breaks off the
 * connection does.
 *
 * @param count how many records it has, where that is known.
 */
export const sendStream = (
  c: Context<AppEnv>,
  body: ReadableStream<Uint8Array>,
  { contentType, count }: { contentType: string; count?: number | undefined },
): Response => {
  const tag = entityTag(c, shownVersion(c));
  const cacheControl = cacheControlOf({ isOver: isOver(c) });
  if (ifNoneMatch(c.req.header("If-None-Match"), tag)) return notModified(c, tag, cacheControl);
  const headers = wholeHeadersOf(c, { contentType, count, next: undefined, standing: c.get("past") });
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  setValidators(c, tag, cacheControl);
  return c.req.method === "HEAD" ? c.body(null, 200) : c.body(body, 200);
};

/** A record as JSON; as an object it has the members that `fields=` asks for. */
export type Sent = object | string;

/** Records besides those that were asked for, by `<type>:<id>`. */
type Included = Readonly<Record<string, Sent>>;

/** What a request asked for and the record does not have: an id that no record has, and those that look like it. */
export type RequestWarning = { parameter: string; value: string; message: string; nearest: readonly string[] };

const jsonOf = (record: Sent, fields?: readonly string[]): string =>
  typeof record === "string" ? record : JSON.stringify(sparse(record, fields));

/** An envelope of members that are JSON; those that are undefined are left out. */
const envelope = (members: Readonly<Record<string, string | undefined>>): string =>
  `{${Object.entries(members)
    .flatMap(([name, json]) => (json === undefined ? [] : [`"${name}":${json}`]))
    .join(",")}}`;

const includedJson = (included: Included | undefined): string | undefined =>
  included && envelope(Object.fromEntries(Object.entries(included).map(([key, record]) => [key, jsonOf(record)])));

/**
 * Sends one page of a list in its envelope, with `Link` to the next and the first page.
 *
 * @param list `next` is the cursor of the next page, null on the last one.
 */
export const sendList = (
  c: Context<AppEnv>,
  list: {
    data: readonly Sent[];
    next: string | null;
    total: Total;
    facets?: Facets | undefined;
    included?: Included | undefined;
    warnings?: readonly RequestWarning[] | undefined;
  },
): Response => {
  const fields = fieldsOf(c);
  const { next, total, facets, included, warnings = [] } = list;
  const body = envelope({
    data: `[${list.data.map((record) => jsonOf(record, fields)).join(",")}]`,
    page: JSON.stringify({ limit: c.get("query").limit, next, total }),
    facets: JSON.stringify(facets),
    included: includedJson(included),
    warnings: warnings.length > 0 ? JSON.stringify(warnings) : undefined,
    dataset: JSON.stringify(datasetOf(c)),
  });
  return sendVersioned(c, body, { next });
};

/** Sends one record, or one answer of another kind, in its envelope. */
export const sendItem = (c: Context<AppEnv>, record: Sent, included?: Included, standing?: Standing): Response =>
  sendVersioned(
    c,
    envelope({
      data: jsonOf(record, fieldsOf(c)),
      included: includedJson(included),
      dataset: JSON.stringify(datasetOf(c)),
    }),
    { standing },
  );
