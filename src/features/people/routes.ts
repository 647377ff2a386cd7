import { defineCollection } from "../collection.ts";
import { aboutFilters } from "../filters.ts";
import { loadPeople, loadPerson } from "./queries.ts";
import {
  personItemQuery,
  personItemSchema,
  personQuery,
  personSchema,
  presentPerson,
  presentPersonItem,
} from "./schemas.ts";

export const people = defineCollection({
  type: "person",
  tag: "People",
  description: {
    list: "Holders of public office whom the record names. `country` is the country that their posts serve.",
    item: "One person: their posts over time, the engagements they took part in, and their other names.",
  },
  schema: personSchema,
  itemSchema: personItemSchema,
  query: personQuery,
  itemQuery: personItemQuery,
  example: "retno-marsudi",
  filters: (query) => aboutFilters("person", query, ["country"]),
  load: loadPeople,
  present: presentPerson,
  loadItem: loadPerson,
  presentItem: presentPersonItem,
});
