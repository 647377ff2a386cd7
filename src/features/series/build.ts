import type { DocumentOf } from "../../collections/document.ts";
import { engagementKindLabels } from "../../model/vocabulary.ts";
import { type ReferenceBuilder, refsOf } from "../../record/build.ts";
import { inBoth, inEither } from "../../record/index/search-document.ts";
import { Terms } from "../../record/index/terms.ts";
import type { SeriesEntry } from "./input.ts";
import type { seriesSchema } from "./schemas.ts";

export const series: ReferenceBuilder<SeriesEntry> = {
  type: "series",
  completionRank: 2,
  label: ({ label }) => label,
  names: ({ label, aliases }) => [...inBoth(label), ...inEither(aliases)],
  build: (entry, _, world) => {
    const { id, label, aliases, kind, countries } = entry;
    const document: DocumentOf<typeof seriesSchema> = {
      id,
      label,
      aliases,
      kind,
      countries: refsOf("country", countries, world),
    };
    const terms = new Terms().add("kind", kind).add("country", ...countries);
    if (countries.length === 0) terms.addOrUnknown("country", null);
    return {
      document,
      hint: engagementKindLabels[kind],
      terms,
      findable: {
        names: series.names(entry),
        extra: inBoth(engagementKindLabels[kind]),
        mentions: countries.map((country) => `country:${country}`),
        shown: { text: null, names: aliases, date: null },
      },
    };
  },
};
