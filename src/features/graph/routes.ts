import { createRoute, type z } from "@hono/zod-openapi";
import type { Db } from "../../db/client.ts";
import { jsonResponses } from "../../http/openapi/responses.ts";
import { formats } from "../../http/request/negotiate.ts";
import { itemEnvelope } from "../../http/response/envelopes.ts";
import { ApiError, type FieldError, problemResponses } from "../../http/response/problem.ts";
import { datasetOf, sendItem, sendVersioned } from "../../http/response/respond.ts";
import { createRouter } from "../../http/router.ts";
import { nodeTypes } from "../../model/record-types.ts";
import { findConnection } from "./connection.ts";
import { describe } from "./describe.ts";
import { toDot, toGexf, toGraphml } from "./formats.ts";
import { type Found, findNeighbourhood, findOverview } from "./neighbourhood.ts";
import { graphQuery } from "./query.ts";
import { exampleGraph, graphSchema, presentGraph } from "./schemas.ts";
import { edgeTypes, idOf, type Key, typeOf } from "./vocabulary.ts";

export const graph = createRouter();

const writers = { graphml: toGraphml, gexf: toGexf, dot: toDot };

const getGraph = createRoute({
  method: "get",
  path: "/v1/graph",
  operationId: "getGraph",
  tags: ["Read models"],
  summary: "Get a network of records",
  description: [
    "Countries, organisations, people, topics, agreements and engagements, and what they have to do with each other: every edge has a type, the number of facts that say so as its weight, and its evidence.",
    "With `focus`: what is around these records. With `from` and `to`: the cheapest connection between two, over records that few facts name rather than those that link everything. With neither: the strongest part of the whole record, which is around the records that most facts name.",
    "The work and the size of an answer are bounded; `truncated` tells which bounds were met. `format=graphml` and `format=gexf` open in Gephi, `format=dot` in Graphviz.",
  ].join("\n\n"),
  request: { query: graphQuery },
  responses: {
    ...jsonResponses({
      description: "The network.",
      schema: itemEnvelope("GraphItem", graphSchema, { description: "A network of records." }),
      example: { data: exampleGraph, dataset: { version: 7 } },
    }),
    ...problemResponses("not-found"),
  },
});

type Query = z.output<typeof graphQuery>;

const find = (db: Db, query: Query): Promise<Found> => {
  const { from, to, type, edge, country, topic, since, until, depth = 1, limit = 100 } = query;
  const filters = { country, topic, since, until };
  const search = { types: type ?? nodeTypes, edges: edge ?? edgeTypes, filters, limit };
  if (from && to) return findConnection(db, from as Key, to as Key, search);
  const focus = query.focus ?? (from || to ? [from ?? to] : []);
  if (focus.length > 0) return findNeighbourhood(db, focus as Key[], depth, search);
  return findOverview(db, depth, search);
};

/** Refuses to start from what the record does not have. */
const refuseUnknown = ({ focus = [], from, to }: Query, known: ReadonlySet<string>): void => {
  const asked = [...focus.map((key) => ["focus", key]), ["from", from], ["to", to]] as [string, Key | undefined][];
  const errors = asked.flatMap(([name, key]): FieldError[] =>
    key === undefined || known.has(key)
      ? []
      : [{ location: "query", name, message: `there is no ${typeOf(key)} "${idOf(key)}"` }],
  );
  if (errors.length > 0)
    throw new ApiError("not-found", "The record does not have all that the graph is to start from.", { errors });
};

graph.openapi(getGraph, async (c) => {
  const query = c.req.valid("query") as Query;
  const found = await find(c.var.db, query);
  const described = await describe(c.var.db, found);
  refuseUnknown(query, new Set(described.nodes.map(({ key }) => key)));
  const { from, to } = query;
  const isConnected = found.edges.length > 0 || from === to;
  const connection = from && to ? { source: from, target: to, length: isConnected ? found.edges.length : null } : null;
  const data = presentGraph(described, found, connection, c.get("language"));
  const format = c.get("format");
  if (format === "graphml" || format === "gexf" || format === "dot") {
    return sendVersioned(c, writers[format](data, datasetOf(c)), { contentType: formats[format] });
  }
  return sendItem(c, data);
});
