import { countryIdParam } from "../../http/params.ts";
import { defineCollection } from "../collection.ts";
import { aboutFilters, inRole } from "../filters.ts";
import { loadCountries, loadCountry } from "./queries.ts";
import {
  countryItemQuery,
  countryItemSchema,
  countryQuery,
  countrySchema,
  presentCountry,
  presentCountryItem,
} from "./schemas.ts";

export const countries = defineCollection({
  type: "country",
  tag: "Countries",
  description: {
    list: "The countries that the record names, those with the latest engagement first.",
    item: "One country: its engagements by date, its agreements by status, its topics by count.",
  },
  schema: countrySchema,
  itemSchema: countryItemSchema,
  query: countryQuery,
  itemQuery: countryItemQuery,
  id: countryIdParam({ description: "ISO 3166-1 alpha-2 code, upper case", examples: { one: "JP" } }),
  example: "JP",
  filters: (query) => ({
    conditions: [...aboutFilters("country", query, []).conditions, ...inRole(query.role)],
  }),
  load: loadCountries,
  present: presentCountry,
  loadItem: loadCountry,
  presentItem: presentCountryItem,
});
