import { createRoute, z } from "@hono/zod-openapi";
import { asOf } from "../../collections/as-of.ts";
import { jsonResponses } from "../../http/openapi/responses.ts";
import { format } from "../../http/request/params.ts";
import { problemResponses } from "../../http/response/problem.ts";
import { datasetOf, sendVersioned } from "../../http/response/respond.ts";
import { createRouter, news } from "../../http/router.ts";
import { loadMeta } from "./queries.ts";
import { indexSchema, metaSchema, presentIndex, presentMeta } from "./schemas.ts";

export const meta = createRouter();

const getIndex = createRoute({
  method: "get",
  path: "/v1",
  operationId: "getIndex",
  tags: ["Dataset"],
  summary: "Get the index of links",
  description: "Where everything is: the collections, the dataset, the documentation.",
  request: { query: z.strictObject({ format }) },
  responses: {
    ...jsonResponses({ description: "Links by name.", schema: indexSchema }),
    ...problemResponses(),
  },
});

meta.openapi(getIndex, (c) => sendVersioned(c, JSON.stringify(presentIndex(c))));

const getMeta = createRoute({
  method: "get",
  path: "/v1/meta",
  middleware: news,
  operationId: "getMeta",
  tags: ["Dataset"],
  summary: "Get the state of the dataset",
  description: "The version of the dataset, when it last changed, how much it holds, and on what terms it may be used.",
  request: { query: z.strictObject({ asOf, format }) },
  responses: {
    ...jsonResponses({ description: "The dataset.", schema: metaSchema }),
    ...problemResponses(),
  },
});

meta.openapi(getMeta, async (c) => {
  const loaded = await loadMeta(c.var.db);
  return sendVersioned(c, JSON.stringify(presentMeta(loaded, datasetOf(c))));
});
