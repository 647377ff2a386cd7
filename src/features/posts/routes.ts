import { defineCollection } from "../../collections/define.ts";
import { referenceFilters } from "../../collections/filters.ts";
import { postItemQuery, postQuery, postRelations, postSchema } from "./schemas.ts";

export const posts = defineCollection({
  type: "post",
  tag: { name: "Posts", description: "Public offices, with who is known to have held them." },
  description: {
    list: "Public offices that the record names. The filter `country` goes by the one that they serve or are accredited to, `organisation` by the one they belong to or one above it, `person` by who held them.",
    item: "One post: its organisation and country, who is known to have held it, and the engagements of its holders.",
  },
  schema: postSchema,
  query: postQuery,
  itemQuery: postItemQuery,
  relations: postRelations,
  example: "id-minister-of-defence",
  filters: (query) => referenceFilters("post", query),
});
