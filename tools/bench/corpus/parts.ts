import type { Localised } from "../../../src/model/localised.ts";

/** What the corpus leaves out of agreements. */
export const noParts = {
  proposedBy: [],
  signatories: [],
  countries: [],
  values: [],
  identifiers: [],
  relations: [],
  distinctFrom: [],
};

/** The beginning of a text, as a title. */
export const shortened = ({ en, id }: Localised): Localised => ({
  en: en.slice(0, 60).trimEnd(),
  id: id.slice(0, 60).trimEnd(),
});
