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
  // What else it is called leads to it by itself; in what names it, words of the query are read by the same table.
  names: ({ names }) => inBoth(names),
  build: (entry) => {
    const { id, alpha3, numeric, names } = entry;
    const document: DocumentOf<typeof countrySchema> = { id, alpha3, numeric, label: names };
    return {
      document,
      hint: { en: id, id },
      terms: new Terms().add("country", id),
      findable: {
        names: [...inBoth(names), ...inEither(entry.otherNames)],
        extra: inEither([alpha3]),
        codes: [id, alpha3],
        shown: { text: null, names: [alpha3], date: null },
      },
    };
  },
};
