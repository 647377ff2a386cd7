import { defineCollection } from "../../collections/define.ts";
import { referenceFilters } from "../../collections/filters.ts";
import { organisationItemQuery, organisationItemRelations, organisationQuery, organisationSchema } from "./schemas.ts";

export const organisations = defineCollection({
  type: "organisation",
  tag: {
    name: "Organisations",
    description:
      "Ministries, parliaments, armed forces, units, ships, bases, agencies, missions, companies and international bodies.",
  },
  description: {
    list: "Ministries, parliaments, armed forces, units, ships, bases, agencies, missions, companies and international bodies that the record names. The filter `country` goes by the country that they belong to.",
    item: "One organisation: its names and misprints, its parts, the engagements that it took part in, the agreements that name it and what was said by it.",
  },
  schema: organisationSchema,
  query: organisationQuery,
  itemQuery: organisationItemQuery,
  relations: organisationItemRelations,
  example: "bakamla",
  filters: (query) => referenceFilters("organisation", query),
});
