import type { DocumentOf } from "../../collections/document.ts";
import type { ReferenceBuilder } from "../../record/build.ts";
import type { Country } from "../../record/countries.ts";
import { inBoth, inEither } from "../../record/index/search-document.ts";
import { Terms } from "../../record/index/terms.ts";
import type { countrySchema } from "./schemas.ts";

export const country: ReferenceBuilder<Country> = {
  type: "country",
  completionRank: 0,
  label: ({ names }) => names,
  names: ({ names, otherNames }) => [...inBoth(names), ...inEither(otherNames)],
  // Where a query has another, the lexicon knows what it stands for.
  namesInMentions: ({ names }) => inBoth(names),
  build: (entry) => {
    const { id, alpha3, numeric, names } = entry;
    const document: DocumentOf<typeof countrySchema> = { id, alpha3, numeric, label: names };
    return {
      document,
      hint: { en: id, id },
      terms: new Terms().add("country", id),
      findable: {
        names: country.names(entry),
        extra: inEither([alpha3]),
        codes: [id, alpha3],
        shown: { text: null, names: [alpha3], date: null },
      },
    };
  },
};
