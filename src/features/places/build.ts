import type { DocumentOf } from "../../collections/document.ts";
import { placeKindLabels } from "../../model/vocabulary.ts";
import { type ReferenceBuilder, refOrNull } from "../../record/build.ts";
import { inBoth, inEither } from "../../record/index/search-document.ts";
import { Terms } from "../../record/index/terms.ts";
import type { PlaceEntry } from "./input.ts";
import type { placeSchema } from "./schemas.ts";

export const place: ReferenceBuilder<PlaceEntry> = {
  type: "place",
  namesWithin: "country",
  completionRank: 3,
  label: ({ names }) => names,
  names: ({ names, aliases }) => [...inBoth(names), ...inEither(aliases)],
  build: (entry, _, world) => {
    const { id, names, aliases, kind, country, coordinates } = entry;
    const document: DocumentOf<typeof placeSchema> = {
      id,
      name: names,
      aliases,
      kind,
      country: refOrNull("country", country, world),
      coordinates,
    };
    return {
      document,
      hint: document.country?.label ?? null,
      terms: new Terms().addOrUnknown("country", country).add("kind", kind),
      findable: {
        names: place.names(entry),
        extra: inBoth(placeKindLabels[kind]),
        mentions: country ? [`country:${country}`] : [],
        keys: [`place:${id}`],
        shown: { text: null, names: aliases, date: null },
      },
    };
  },
};
