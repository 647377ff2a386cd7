import { createRoute, z } from "@hono/zod-openapi";
import type { SQL } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import type { TermFilter } from "../db/list.ts";
import type { TextMatch } from "../db/search.ts";
import type { AnswerLanguage } from "../http/locale.ts";
import { jsonResponses } from "../http/openapi-responses.ts";
import { idParam, withDateOrder } from "../http/params.ts";
import { ApiError, problemResponses } from "../http/problem.ts";
import { itemEnvelope, listEnvelope } from "../http/respond.ts";
import { createRouter } from "../http/router.ts";
import { type CollectionType, collections } from "../model/ids.ts";
import type { Expander } from "./expand.ts";
import { planFacets } from "./facets.ts";
import type { FilterValues } from "./filters.ts";
import { findPage, inOrder, sendPage, sendRecord } from "./listing.ts";
import { findingText, withText } from "./matching.ts";

type Presented = { id: string } & object;

/** What makes a collection: how its records are found, loaded and shown. */
export type CollectionSpec<Row extends { id: string }, ItemRow extends { id: string }, Query extends z.ZodType> = {
  type: CollectionType;
  tag: string;
  /** One or two sentences for the OpenAPI document. */
  description: { list: string; item: string };
  schema: z.ZodObject;
  /** The shape of one record on its own, where it tells more than in a list. */
  itemSchema?: z.ZodObject;
  query: Query;
  itemQuery: z.ZodType;
  id?: ReturnType<typeof idParam>;
  example: string;
  filters: (query: z.output<Query>) => { terms?: readonly TermFilter[]; conditions?: readonly SQL[] };
  load: (db: Db, ids: readonly string[]) => Promise<Row[]>;
  present: (row: Row, language: AnswerLanguage) => Presented;
  loadItem: (db: Db, id: string) => Promise<ItemRow[]>;
  presentItem: (row: ItemRow, language: AnswerLanguage) => Presented;
};

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const withArticle = (noun: string) => `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;

/** A record as it is sent, or what `fields=` leaves of it. */
const wholeOrSparse = (name: string, schema: z.ZodObject) => {
  const sparse = schema.partial().required({ id: true });
  return z
    .union([schema, sparse.openapi(`Sparse${name}`, { description: "The members that `fields=` asks for." })])
    .openapi({ description: "The whole record; under `fields=`, the members asked for." });
};

/** The list and the item route of a collection, and the expander by which other collections show its records in full. */
export const defineCollection = <Row extends { id: string }, ItemRow extends { id: string }, Query extends z.ZodType>(
  spec: CollectionSpec<Row, ItemRow, Query>,
) => {
  const { type, tag, description, example } = spec;
  const collection = collections[type];
  const name = capitalised(type);
  const router = createRouter();
  const listed = wholeOrSparse(name, spec.schema);
  const alone = spec.itemSchema ? wholeOrSparse(`${name}Detail`, spec.itemSchema) : listed;

  const list = createRoute({
    method: "get",
    path: `/v1/${collection}`,
    operationId: `list${capitalised(collection)}`,
    tags: [tag],
    summary: `List ${collection}`,
    description: description.list,
    request: { query: withDateOrder(spec.query as unknown as z.ZodObject) },
    responses: {
      ...jsonResponses({
        description: `One page of ${collection}.`,
        schema: listEnvelope(`${name}List`, listed, { facets: true }),
        link: true,
      }),
      ...problemResponses(),
    },
  });
  router.openapi(list, async (c) => {
    const query = c.var.query as FilterValues & z.output<Query>;
    const find = async (text?: TextMatch) => {
      const facets = planFacets(type, query, (others) => withText(type, spec.filters(others), text));
      return { facets, page: await findPage(c, type, spec.filters(query), facets.statements, text) };
    };
    const { facets, page } = await findingText(c, find);
    const rows = page.ids.length === 0 ? [] : await spec.load(c.var.db, page.ids);
    return sendPage(
      c,
      type,
      page,
      inOrder(page.ids, rows).map((row) => spec.present(row, c.var.language)),
      facets.read(page.besides, c.var.language),
    );
  });

  const item = createRoute({
    method: "get",
    path: `/v1/${collection}/{id}`,
    operationId: `get${name}`,
    tags: [tag],
    summary: `Get ${withArticle(type)}`,
    description: description.item,
    request: {
      params: z.object({
        id: spec.id ?? idParam({ description: `Identifier of the ${type}`, examples: { one: example } }),
      }),
      query: spec.itemQuery as z.ZodObject,
    },
    responses: {
      ...jsonResponses({ description: `The ${type}.`, schema: itemEnvelope(`${name}Item`, alone) }),
      ...problemResponses("not-found"),
    },
  });
  router.openapi(item, async (c) => {
    const { id } = c.req.valid("param") as { id: string };
    const [row] = await spec.loadItem(c.var.db, id);
    if (!row) throw new ApiError("not-found", `There is no ${type} "${id}".`);
    return sendRecord(c, type, spec.presentItem(row, c.var.language));
  });

  const expander: Expander = async (db, ids, language) => {
    const rows = await spec.load(db, ids);
    return rows.map((row) => spec.present(row, language));
  };
  return { router, expander };
};
