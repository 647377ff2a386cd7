import { createRoute } from "@hono/zod-openapi";
import { sendRows } from "../../collections/export.ts";
import { selectFacts } from "../../collections/facts.ts";
import { jsonResponses } from "../../http/openapi/responses.ts";
import { itemEnvelope } from "../../http/response/envelopes.ts";
import { problemResponses } from "../../http/response/problem.ts";
import { sendItem } from "../../http/response/respond.ts";
import { createRouter, type QueryOf } from "../../http/router.ts";
import { loadStats } from "./queries.ts";
import { presentStats, statsQuery, statsSchema, tableLimit } from "./schemas.ts";
import { statsColumns } from "./table.ts";

export const stats = createRouter();

const getStats = createRoute({
  method: "get",
  path: "/v1/stats",
  operationId: "getStats",
  tags: ["Read models"],
  summary: "Count facts by one or two properties",
  description:
    "How many engagements, agreements, statements and articles there are by country, topic, year and so on, or by two of these at once. Facts without a value are a group of their own, whose value is null.",
  request: { query: statsQuery },
  responses: {
    ...jsonResponses({
      description: "Groups with their counts.",
      schema: itemEnvelope("StatsItem", statsSchema, { description: "Counts of facts." }),
    }),
    ...problemResponses(),
  },
});

stats.openapi(getStats, async (c) => {
  const { db, language } = c.var;
  const query = c.var.query as QueryOf<typeof getStats>;
  const groupBy = query.groupBy ?? ["type"];
  const loaded = await loadStats(db, selectFacts(query), { dimensions: groupBy, limit: query.limit ?? tableLimit });
  const counted = presentStats(loaded, groupBy, language);
  if (c.get("format") !== "json") return sendRows(c, "stats", statsColumns(groupBy), counted.groups);
  return sendItem(c, counted);
});
