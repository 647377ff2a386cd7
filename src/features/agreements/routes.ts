import { defineCollection } from "../../collections/define.ts";
import { factFilters } from "../../collections/filters.ts";
import { agreementItemQuery, agreementQuery, agreementRelations, agreementSchema } from "./schemas.ts";

export const agreements = defineCollection({
  type: "agreement",
  tag: {
    name: "Agreements",
    description: "Agreements of every kind, from a proposal to what is in force or completed, each with its status.",
  },
  description: {
    list: "Agreements of every kind with their status; the latest first, by the day of signature or else of the latest status.",
    item: "One agreement or undertaking: its status and how it came there, its parties, and which paragraphs say so.",
  },
  schema: agreementSchema,
  query: agreementQuery,
  itemQuery: agreementItemQuery,
  relations: agreementRelations,
  example: "russia-sukhoi-offset-programme",
  filters: (query) => factFilters("agreement", query),
});
