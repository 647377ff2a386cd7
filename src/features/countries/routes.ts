import { defineCollection } from "../../collections/define.ts";
import { inRole, referenceFilters } from "../../collections/filters.ts";
import { alpha2Of, countryIdParam } from "../../http/request/params.ts";
import { countryItemQuery, countryQuery, countryRelations, countrySchema } from "./schemas.ts";

export const countries = defineCollection({
  type: "country",
  tag: { name: "Countries", description: "The countries that the record names, and what is recorded of each." },
  description: {
    list: "The countries that the record names, those with the latest engagement first.",
    item: "One country: its engagements by date, its agreements by status, its topics by how often they come up.",
  },
  schema: countrySchema,
  query: countryQuery,
  itemQuery: countryItemQuery,
  relations: countryRelations,
  id: countryIdParam({ description: "ISO 3166-1 alpha-2 code, upper case", examples: { one: "JP" } }),
  canonicalId: alpha2Of,
  example: "JP",
  filters: (query) => {
    const { terms, conditions } = referenceFilters("country", query);
    return { terms, conditions: [...conditions, ...inRole(query.role)] };
  },
});
