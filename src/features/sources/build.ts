import type { DocumentOf } from "../../collections/document.ts";
import { sourceKindLabels } from "../../model/vocabulary.ts";
import { type ReferenceBuilder, refOrNull } from "../../record/build.ts";
import { inBoth, inEither } from "../../record/index/search-document.ts";
import { Terms } from "../../record/index/terms.ts";
import type { SourceEntry } from "./input.ts";
import type { sourceSchema } from "./schemas.ts";

export const source: ReferenceBuilder<SourceEntry> = {
  type: "source",
  completionRank: 3,
  label: ({ name }) => ({ en: name, id: name }),
  names: ({ name, aliases, domain }) => inEither([name, ...aliases, ...(domain ? [domain] : [])]),
  build: (entry, _, world) => {
    const { id, name, aliases, kind, country, domain } = entry;
    const document: DocumentOf<typeof sourceSchema> = {
      id,
      name,
      aliases,
      kind,
      country: refOrNull("country", country, world),
      domain,
    };
    return {
      document,
      hint: domain === null ? (document.country?.label ?? null) : { en: domain, id: domain },
      terms: new Terms().addOrUnknown("country", country).add("kind", kind).add("source", id),
      findable: {
        names: source.names(entry),
        extra: inBoth(sourceKindLabels[kind]),
        mentions: country ? [`country:${country}`] : [],
        shown: { text: null, names: aliases, date: null },
      },
    };
  },
};
