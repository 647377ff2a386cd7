import { defineCollection } from "../collection.ts";
import { aboutFilters } from "../filters.ts";
import { loadOrganisation, loadOrganisations } from "./queries.ts";
import {
  organisationItemQuery,
  organisationItemSchema,
  organisationQuery,
  organisationSchema,
  presentOrganisation,
  presentOrganisationItem,
} from "./schemas.ts";

export const organisations = defineCollection({
  type: "organisation",
  tag: "Organisations",
  description: {
    list: "Ministries, armed forces, agencies and companies that the record names. `country` is the one they belong to.",
    item: "One organisation: its names and misprints, its parts, and the engagements and agreements it belongs to.",
  },
  schema: organisationSchema,
  itemSchema: organisationItemSchema,
  query: organisationQuery,
  itemQuery: organisationItemQuery,
  example: "bakamla",
  filters: (query) => aboutFilters("organisation", query, ["country", "kind"]),
  load: loadOrganisations,
  present: presentOrganisation,
  loadItem: loadOrganisation,
  presentItem: presentOrganisationItem,
});
