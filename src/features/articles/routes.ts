import { defineCollection } from "../../collections/define.ts";
import { factFilters } from "../../collections/filters.ts";
import { articleItemQuery, articleQuery, articleRelations, articleSchema } from "./schemas.ts";

export const articles = defineCollection({
  type: "article",
  tag: {
    name: "Articles",
    description: "The news articles that the record is made from: citations and our own summaries.",
  },
  description: {
    list: "The news articles that the record rests on; the latest first. Their text is not published here.",
    item: "One article: where and when it was published, its rights, and every record it is evidence for.",
  },
  schema: articleSchema,
  query: articleQuery,
  itemQuery: articleItemQuery,
  relations: articleRelations,
  example: "russia-courtesy-call",
  filters: (query) => factFilters("article", query),
});
