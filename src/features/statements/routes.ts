import { defineCollection } from "../../collections/define.ts";
import { factFilters } from "../../collections/filters.ts";
import { statementItemQuery, statementQuery, statementRelations, statementSchema } from "./schemas.ts";

export const statements = defineCollection({
  type: "statement",
  tag: { name: "Statements", description: "Who said what, in our words, when, where and through what medium." },
  description: {
    list: "Who said what, in our words; the latest first.",
    item: "One statement: who said it, through what medium, about which records, and which paragraphs report it.",
  },
  schema: statementSchema,
  query: statementQuery,
  itemQuery: statementItemQuery,
  relations: statementRelations,
  example: "france-marsudi-supply-chain",
  filters: (query) => factFilters("statement", query),
});
