import { defineCollection } from "../../collections/define.ts";
import { referenceFilters } from "../../collections/filters.ts";
import { personItemQuery, personItemRelations, personQuery, personSchema } from "./schemas.ts";

export const people = defineCollection({
  type: "person",
  tag: { name: "People", description: "Holders of public office, with their posts as the articles give them." },
  description: {
    list: "Holders of public office whom the record names. The filter `country` goes by the country that their posts serve.",
    item: "One person: their posts over time, their other names, the engagements they took part in, what they signed and what they said.",
  },
  schema: personSchema,
  query: personQuery,
  itemQuery: personItemQuery,
  relations: personItemRelations,
  example: "retno-marsudi",
  filters: (query) => referenceFilters("person", query),
});
