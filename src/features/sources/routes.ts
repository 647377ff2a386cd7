import { defineCollection } from "../../collections/define.ts";
import { referenceFilters } from "../../collections/filters.ts";
import { sourceItemQuery, sourceQuery, sourceRelations, sourceSchema } from "./schemas.ts";

export const sources = defineCollection({
  type: "source",
  tag: { name: "Sources", description: "The news outlets, agencies and official publishers of the articles." },
  description: {
    list: "News outlets, news agencies and official publishers. The filter `country` goes by where they work from; the others go by what they report.",
    item: "One news outlet, agency or official publisher, and how much of the record comes from it.",
  },
  schema: sourceSchema,
  query: sourceQuery,
  itemQuery: sourceItemQuery,
  relations: sourceRelations,
  example: "antara",
  filters: (query) => referenceFilters("source", query),
});
