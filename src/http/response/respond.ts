import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import type { Answer } from "../cache/store.ts";
import { entityTag, ifNoneMatch, notModified, setValidators } from "./conditional.ts";
import { pageUrl } from "./links.ts";

/** How many records match: exactly, or at least so many where counting stopped at its cap. */
type Total = { value: number; relation: "eq" | "gte" };

/** One facet of a list: how many matching records have each value; null is the bucket of those without one. */
export type FacetBucket = {
  value: string | null;
  label: string | { en: string; id: string } | null;
  count: number;
  relation: Total["relation"];
};
export type Facets = Record<string, FacetBucket[]>;

/** Keeps the members that `fields=` asks for, in the record's own order; `id` always stays. */
export const sparse = (record: object, fields: readonly string[] | undefined): object =>
  fields === undefined
    ? record
    : Object.fromEntries(Object.entries(record).filter(([key]) => key === "id" || fields.includes(key)));

const fieldsOf = (c: Context<AppEnv>): readonly string[] | undefined => {
  const { fields } = c.get("query");
  return Array.isArray(fields) ? fields.map(String) : undefined;
};

/** `Link` to the next page of a list and, from a later page, to the first. */
export const pageLinks = (c: Context<AppEnv>, next: string | null | undefined): string | undefined => {
  if (next === undefined) return undefined;
  const links = next === null ? [] : [`<${pageUrl(c, next)}>; rel="next"`];
  if (c.get("query").cursor !== undefined) links.push(`<${pageUrl(c, null)}>; rel="first"`);
  return links.length > 0 ? links.join(", ") : undefined;
};

type Finished = Pick<Answer, "entityTag" | "contentType" | "next"> & { body: string | Answer["body"] };

/** Sends a finished answer with its entity tag and cache headers, or as a 304 where the caller has it already. */
export const sendFinished = (c: Context<AppEnv>, { entityTag: tag, contentType, next, body }: Finished): Response => {
  if (ifNoneMatch(c.req.header("If-None-Match"), tag)) return notModified(c, tag);
  c.header("Link", pageLinks(c, next));
  setValidators(c, tag);
  return c.body(body, 200, { "Content-Type": contentType });
};

/** What every answer from the record says of it. The round trips of the request have seen the version by then. */
export const datasetOf = (c: Context<AppEnv>): { version: number } => ({ version: c.get("version")?.version ?? 0 });

/**
 * Sends a body that depends on the version of the record that the request has read (if any), the URL, the language and the
 * format only.
 *
 * @param next the cursor of the next page, where the body is a page of a list.
 */
export const sendVersioned = (
  c: Context<AppEnv>,
  body: string,
  { contentType = "application/json", next }: { contentType?: string; next?: string | null } = {},
): Response => {
  const version = c.get("version") ?? null;
  const shown = { version, entityTag: entityTag(c, version), contentType, next, body };
  c.set("shown", shown);
  return sendFinished(c, shown);
};

/** A record as JSON; as an object it has the members that `fields=` asks for. */
type Sent = object | string;

const jsonOf = (record: Sent, fields: readonly string[] | undefined): string =>
  typeof record === "string" ? record : JSON.stringify(sparse(record, fields));

/**
 * Sends one page of a list in its envelope, with `Link` to the next and the first page.
 *
 * @param list `next` is the cursor of the next page, null on the last one.
 */
export const sendList = (
  c: Context<AppEnv>,
  list: { data: readonly Sent[]; next: string | null; total: Total; facets?: Facets | undefined },
): Response => {
  const fields = fieldsOf(c);
  const rest = JSON.stringify({
    page: { limit: c.get("query").limit, next: list.next, total: list.total },
    facets: list.facets,
    dataset: datasetOf(c),
  });
  const data = list.data.map((record) => jsonOf(record, fields)).join(",");
  return sendVersioned(c, `{"data":[${data}],${rest.slice(1)}`, { next: list.next });
};

/** Sends one record in its envelope. */
export const sendItem = (c: Context<AppEnv>, record: Sent): Response =>
  sendVersioned(c, `{"data":${jsonOf(record, fieldsOf(c))},"dataset":${JSON.stringify(datasetOf(c))}}`);

const datasetSchema = z
  .object({
    version: z.int().min(1).max(2_147_483_647).openapi({ description: "Moves with every change", example: 7 }),
  })
  .openapi("Dataset", { description: "The version of the record that this answer shows.", example: { version: 7 } });

const pageSchema = z
  .object({
    limit: z.int().min(1).max(200).openapi({ description: "The page size used", example: 20 }),
    next: z.string().max(512).nullable().openapi({
      description: "The `cursor` of the next page; null on the last one",
      example: null,
    }),
    total: z
      .object({
        value: z.int().min(0).max(1_000_000_000).openapi({ description: "How many records match", example: 5 }),
        relation: z.enum(["eq", "gte"]).openapi({ description: "eq: exactly so many; gte: at least", example: "eq" }),
      })
      .openapi("Total", { description: "How many records match the filters.", example: { value: 5, relation: "eq" } }),
  })
  .openapi("Page", {
    description: "Where this page stands in its list.",
    example: { limit: 20, next: null, total: { value: 5, relation: "eq" } },
  });

const facetsSchema = z
  .record(
    z.string().max(40),
    z
      .array(
        z.object({
          value: z.string().max(96).nullable().openapi({ description: "null: records without one", example: "FR" }),
          label: z
            .union([z.string().max(200), z.object({ en: z.string().max(200), id: z.string().max(200) })])
            .nullable()
            .openapi({ description: "What to show for the value", example: "France" }),
          count: z.int().min(0).max(1_000_000_000).openapi({ description: "Matching records", example: 3 }),
          relation: z.enum(["eq", "gte"]).openapi({
            description: "eq: exactly so many; gte: at least, as counting stopped at its cap",
            example: "eq",
          }),
        }),
      )
      .max(101),
  )
  .openapi("Facets", {
    description:
      "Counts of the matching records by the properties that `facets=` names, the most frequent values first and the unknown last. A facet is counted under all filters but its own.",
    example: { country: [{ value: "FR", label: "France", count: 3, relation: "eq" }] },
  });

/** The schema of {@link sendList}'s body. `records` is what `data` holds; a `sparse` one also fits `fields=`. */
export const listEnvelope = <S extends z.ZodType>(name: string, record: S, options: { facets?: boolean } = {}) =>
  z
    .object({
      data: z.array(record).max(200).openapi({ description: "The records of this page, in the order of the sort" }),
      page: pageSchema,
      ...(options.facets ? { facets: facetsSchema.optional() } : {}),
      dataset: datasetSchema,
    })
    .openapi(name, { description: "One page of a list." });

/** The schema of {@link sendItem}'s body. */
export const itemEnvelope = <S extends z.ZodType>(name: string, record: S) =>
  z.object({ data: record, dataset: datasetSchema }).openapi(name, { description: "One record." });
