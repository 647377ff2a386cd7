import { defineCollection } from "../../collections/define.ts";
import { referenceFilters } from "../../collections/filters.ts";
import { topicItemQuery, topicQuery, topicRelations, topicSchema } from "./schemas.ts";

export const topics = defineCollection({
  type: "topic",
  tag: { name: "Topics", description: "The subjects of the record, in a scheme of two levels." },
  description: {
    list: "The topics of the record, a scheme of two levels. The filter `topic` gives that topic and the narrower ones.",
    item: "One topic: what is broader and narrower, and the engagements, agreements and countries where it occurs.",
  },
  schema: topicSchema,
  query: topicQuery,
  itemQuery: topicItemQuery,
  relations: topicRelations,
  example: "technology-transfer",
  filters: (query) => referenceFilters("topic", query),
});
