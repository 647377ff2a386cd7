import { countsIn } from "../../collections/counts.ts";
import { defineCollection } from "../../collections/define.ts";
import { referenceFilters } from "../../collections/filters.ts";
import { agreementsOf, companionsOf, engagementsOf, partsOf } from "../../collections/links-back.ts";
import { organisationItemQuery, organisationQuery, organisationRelations, organisationSchema } from "./schemas.ts";

export const organisations = defineCollection({
  type: "organisation",
  tag: { name: "Organisations", description: "Ministries, armed forces, agencies, missions and companies." },
  description: {
    list: "Ministries, armed forces, agencies and companies that the record names. The filter `country` goes by the country that they belong to.",
    item: "One organisation: its names and misprints, its parts, the engagements that it took part in and the agreements that it is a party to.",
  },
  schema: organisationSchema,
  query: organisationQuery,
  itemQuery: organisationItemQuery,
  relations: organisationRelations,
  example: "bakamla",
  filters: (query) => referenceFilters("organisation", query),
  members: () => countsIn("organisation", ["articles", "engagements", "agreements", "statements"]),
  linksBack: (id, language) => ({
    parts: partsOf("organisation", id, language),
    engagements: engagementsOf("organisation", id, language),
    agreements: agreementsOf("organisation", id, language),
    people: companionsOf("organisation", id, "person", language),
    topics: companionsOf("organisation", id, "topic", language),
  }),
});
