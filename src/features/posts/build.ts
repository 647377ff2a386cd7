import { type ReferenceBuilder, refOrNull } from "../../record/build.ts";
import { inBoth } from "../../record/index/search-document.ts";
import { Terms } from "../../record/index/terms.ts";
import type { PostEntry } from "./input.ts";

/** Posts are named by other records; they have no routes of their own. */
export const post: ReferenceBuilder<PostEntry> = {
  type: "post",
  namesWithin: "country",
  prior: 0,
  label: ({ label }) => label,
  names: ({ label }) => inBoth(label),
  build: (entry, _, world) => ({
    document: {
      id: entry.id,
      label: entry.label,
      organisation: refOrNull("organisation", entry.organisation, world),
      country: world.ref("country", entry.country),
    },
    terms: new Terms(),
    findable: { names: post.names(entry), shown: { text: null, names: [], date: null } },
  }),
};
