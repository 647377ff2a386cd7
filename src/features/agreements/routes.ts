import { defineCollection } from "../../collections/define.ts";
import { factFilters } from "../../collections/filters.ts";
import { agreementItemQuery, agreementItemRelations, agreementQuery, agreementSchema } from "./schemas.ts";

export const agreements = defineCollection({
  type: "agreement",
  tag: {
    name: "Agreements",
    description:
      "Agreements and undertakings of every kind, from a proposal to what is in force or completed, and what was suspended, cancelled or denied.",
  },
  description: {
    list: "Agreements and undertakings of every kind, from memoranda, treaties, contracts and grants to plans and areas of cooperation, each with its status; the latest first, by the day of signature or else of the latest status.",
    item: "One agreement or undertaking: its status and how it came there, its parties, which paragraphs say so, and what was done and said about it.",
  },
  schema: agreementSchema,
  query: agreementQuery,
  itemQuery: agreementItemQuery,
  relations: agreementItemRelations,
  example: "russia-sukhoi-offset-programme",
  filters: (query) => factFilters("agreement", query),
});
