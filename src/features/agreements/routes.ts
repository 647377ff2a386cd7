import { defineCollection } from "../../collections/define.ts";
import { factFilters } from "../../collections/filters.ts";
import { agreementItemQuery, agreementQuery, agreementRelations, agreementSchema } from "./schemas.ts";

export const agreements = defineCollection({
  type: "agreement",
  tag: { name: "Agreements", description: "Instruments and undertakings, each on its rung of the status ladder." },
  description: {
    list: "Instruments and undertakings with their place on the status ladder; the latest signed first.",
    item: "One agreement or undertaking: its status and how it came there, its parties, and which paragraphs say so.",
  },
  schema: agreementSchema,
  query: agreementQuery,
  itemQuery: agreementItemQuery,
  relations: agreementRelations,
  example: "russia-sukhoi-offset-programme",
  filters: (query) => factFilters("agreement", query),
});
