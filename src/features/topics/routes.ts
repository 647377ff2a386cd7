import { defineCollection } from "../collection.ts";
import { aboutFilters } from "../filters.ts";
import { loadTopic, loadTopics } from "./queries.ts";
import { presentTopic, presentTopicItem, topicItemQuery, topicItemSchema, topicQuery, topicSchema } from "./schemas.ts";

export const topics = defineCollection({
  type: "topic",
  tag: "Topics",
  description: {
    list: "The topics of the record, a scheme of two levels. `topic` gives that topic and the narrower ones.",
    item: "One topic: what is broader and narrower, and the engagements, agreements and countries where it occurs.",
  },
  schema: topicSchema,
  itemSchema: topicItemSchema,
  query: topicQuery,
  itemQuery: topicItemQuery,
  example: "technology-transfer",
  filters: (query) => aboutFilters("topic", query, ["topic"]),
  load: loadTopics,
  present: presentTopic,
  loadItem: loadTopic,
  presentItem: presentTopicItem,
});
