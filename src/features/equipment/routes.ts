import { defineCollection } from "../../collections/define.ts";
import { referenceFilters } from "../../collections/filters.ts";
import { equipmentItemQuery, equipmentQuery, equipmentRelations, equipmentSchema } from "./schemas.ts";

export const equipment = defineCollection({
  type: "equipment",
  tag: { name: "Equipment", description: "Types of aircraft, vessels, vehicles, weapons and systems." },
  description: {
    list: "Types of equipment that agreements are about. The filter `country` goes by the one that they are made in, the others go by the agreements.",
    item: "One type of equipment: its names, its maker, and the agreements that are about it.",
  },
  schema: equipmentSchema,
  query: equipmentQuery,
  itemQuery: equipmentItemQuery,
  relations: equipmentRelations,
  example: "sukhoi-fighter",
  filters: (query) => referenceFilters("equipment", query),
});
