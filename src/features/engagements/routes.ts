import { defineCollection } from "../../collections/define.ts";
import { factFilters } from "../../collections/filters.ts";
import { engagementItemQuery, engagementItemRelations, engagementQuery, engagementSchema } from "./schemas.ts";

export const engagements = defineCollection({
  type: "engagement",
  tag: {
    name: "Engagements",
    description:
      "Meetings, calls, visits, signings, exercises, exhibitions, deployments, deliveries, ratifications, training and the like: planned, held, postponed or cancelled.",
  },
  description: {
    list: "Meetings, calls, dialogues, visits, signings, exercises, exhibitions, deployments, deliveries, ratifications, launches, press conferences, port visits and training: planned, held, postponed or cancelled; the latest first.",
    item: "One engagement: who took part, when and where, what it was about, which paragraphs say so, and what was said of it.",
  },
  schema: engagementSchema,
  query: engagementQuery,
  itemQuery: engagementItemQuery,
  relations: engagementItemRelations,
  example: "japan-courtesy-call-2022-03-02",
  filters: (query) => factFilters("engagement", query),
});
