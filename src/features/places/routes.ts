import { defineCollection } from "../../collections/define.ts";
import { referenceFilters } from "../../collections/filters.ts";
import { placeItemQuery, placeQuery, placeRelations, placeSchema } from "./schemas.ts";

export const places = defineCollection({
  type: "place",
  tag: { name: "Places", description: "Where things happened, with coordinates where they are certain." },
  description: {
    list: "Cities, venues, bases and regions where something happened. The filter `country` goes by the one that they lie in.",
    item: "One place: where it lies, and the engagements that took place there.",
  },
  schema: placeSchema,
  query: placeQuery,
  itemQuery: placeItemQuery,
  relations: placeRelations,
  example: "tokyo",
  filters: (query) => referenceFilters("place", query),
});
