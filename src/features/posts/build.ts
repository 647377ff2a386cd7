import type { DocumentOf } from "../../collections/document.ts";
import { type ReferenceBuilder, refOrNull, refsOf } from "../../record/build.ts";
import { inBoth, inEither } from "../../record/index/search-document.ts";
import { Terms } from "../../record/index/terms.ts";
import type { PostEntry } from "./input.ts";
import type { postSchema } from "./schemas.ts";

/** A post is completed after other records. */
const afterOthers = 21;

export const post: ReferenceBuilder<PostEntry> = {
  type: "post",
  namesWithin: "country",
  completionRank: afterOthers,
  label: ({ label }) => label,
  names: ({ label, aliases }) => [...inBoth(label), ...inEither(aliases)],
  build: (entry, _, world) => {
    const { id, label, aliases, organisation, country, accreditedTo } = entry;
    const document: DocumentOf<typeof postSchema> = {
      id,
      label,
      aliases,
      organisation: refOrNull("organisation", organisation, world),
      country: refOrNull("country", country, world),
      accreditedTo: refsOf("country", accreditedTo, world),
    };
    const terms = new Terms().add("country", country, ...accreditedTo).addOrganisation(organisation, world);
    if (terms.values("country").length === 0) terms.addOrUnknown("country", null);
    if (organisation === null) terms.addOrUnknown("organisation", null);
    return {
      document,
      hint: document.organisation?.label ?? document.country?.label ?? null,
      terms,
      findable: {
        names: post.names(entry),
        mentions: organisation === null ? [] : [`organisation:${organisation}`],
        keys: [`post:${id}`],
        shown: { text: null, names: aliases, date: null },
      },
    };
  },
};
