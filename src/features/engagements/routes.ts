import { defineCollection } from "../../collections/define.ts";
import { factFilters } from "../../collections/filters.ts";
import { engagementItemQuery, engagementQuery, engagementRelations, engagementSchema } from "./schemas.ts";

export const engagements = defineCollection({
  type: "engagement",
  tag: {
    name: "Engagements",
    description: "Meetings, courtesy calls, visits, signings, exercises and exhibitions, planned or held.",
  },
  description: {
    list: "Meetings, courtesy calls, signings, visits, dialogues, exercises and exhibitions, planned or held; the latest first.",
    item: "One engagement: who took part, when and where, what it was about, and which paragraphs say so.",
  },
  schema: engagementSchema,
  query: engagementQuery,
  itemQuery: engagementItemQuery,
  relations: engagementRelations,
  example: "japan-courtesy-call-2022-03-02",
  filters: (query) => factFilters("engagement", query),
});
