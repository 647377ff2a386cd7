import { defineCollection } from "../../collections/define.ts";
import { referenceFilters } from "../../collections/filters.ts";
import { seriesItemQuery, seriesQuery, seriesRelations, seriesSchema } from "./schemas.ts";

export const series = defineCollection({
  type: "series",
  tag: { name: "Series", description: "Meetings, exercises and exhibitions that are held again and again." },
  description: {
    list: "Recurring meetings, exercises and exhibitions. The filter `country` goes by those that hold them.",
    item: "One series, and the engagements that belong to it.",
  },
  schema: seriesSchema,
  query: seriesQuery,
  itemQuery: seriesItemQuery,
  relations: seriesRelations,
  example: "milex",
  filters: (query) => referenceFilters("series", query),
});
