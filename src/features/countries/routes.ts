import { countsMember } from "../../collections/counts.ts";
import { defineCollection } from "../../collections/define.ts";
import { inRole, referenceFilters } from "../../collections/filters.ts";
import { agreementsOf, companionsOf, engagementsOf, heldEngagement } from "../../collections/links-back.ts";
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
  members: () =>
    countsMember({
      partner: ["country.partner", "engagement"],
      host: ["country.host", "engagement"],
      observer: ["country.observer", "engagement"],
      mentioned: ["country.mentioned", "engagement"],
      articles: ["country", "article"],
      engagements: ["country", "engagement"],
      agreements: ["country", "agreement"],
      statements: ["country", "statement"],
    }),
  linksBack: (id, language) => ({
    firstEngagement: heldEngagement(id, "first", language),
    latestEngagement: heldEngagement(id, "latest", language),
    engagements: engagementsOf("country", id, language),
    agreements: agreementsOf("country", id, language),
    topics: companionsOf("country", id, "topic", language),
  }),
});
