import { createRoute } from "@hono/zod-openapi";
import { sendRows } from "../../collections/export.ts";
import { selectFacts } from "../../collections/facts.ts";
import { jsonResponses } from "../../http/openapi/responses.ts";
import { itemEnvelope } from "../../http/response/envelopes.ts";
import { problemResponses } from "../../http/response/problem.ts";
import { sendItem } from "../../http/response/respond.ts";
import { createRouter, type QueryOf } from "../../http/router.ts";
import { loadFirst, loadPeriods } from "./queries.ts";
import { layOut, presentTimeline, timelineQuery, timelineSchema } from "./schemas.ts";
import { timelineColumns, timelineRows } from "./table.ts";

export const timeline = createRouter();

const getTimeline = createRoute({
  method: "get",
  path: "/v1/timeline",
  operationId: "getTimeline",
  tags: ["Read models"],
  summary: "Count facts over time",
  description:
    "How many facts there are in each year, quarter or month, by their date: of engagements and statements the day, of agreements the signature or latest status, of articles the publication. A date that is less exact than the interval is counted in the finest period that holds it, and that period says so; what has no date stands apart.",
  request: { query: timelineQuery },
  responses: {
    ...jsonResponses({
      description: "Periods with their facts.",
      schema: itemEnvelope("TimelineItem", timelineSchema, { description: "Facts over time." }),
    }),
    ...problemResponses(),
  },
});

timeline.openapi(getTimeline, async (c) => {
  const { db, language } = c.var;
  const query = c.var.query as QueryOf<typeof getTimeline>;
  const { interval, by, limit = 5 } = query;
  const selections = selectFacts(query);
  const loaded = await loadPeriods(db, selections, { interval, split: by });
  const buckets = layOut(loaded.periods).naming;
  const first = await loadFirst(db, selections, { buckets, interval, limit });
  const counted = presentTimeline(loaded, first, query, language);
  if (c.get("format") !== "json") return sendRows(c, "timeline", timelineColumns(by), timelineRows(counted));
  return sendItem(c, counted);
});
