import { z } from "zod";
import type { RecordType } from "./record-types.ts";

/** What a field names: the types of record it may, and whether it says which (`<type>:<id>`). */
type Naming = { types: readonly RecordType[]; typed: boolean };

/** The fields that name records, by their schemas. */
export const namings = z.registry<Naming>();

export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const slugText = () => z.string().min(1).max(96).regex(slugPattern, "lower-case words joined by single hyphens");
const countryText = () => z.string().regex(/^[A-Z]{2}$/, "an ISO 3166-1 alpha-2 code in upper case");

/** The id of a record of our own. */
export const slug = slugText().describe("Its id: lower-case words joined by hyphens, never used again for another one");

/** The ids that a record had before. */
export const formerIds = z
  .array(slugText())
  .max(100)
  .optional()
  .describe("Ids that it had before, and those of records that were merged into it; none that another one has");

/** The id of another record of this type. */
export const refTo = (type: RecordType) =>
  (type === "country" ? countryText() : slugText()).register(namings, { types: [type], typed: false });

/** The home country of the record. */
export const homeCountry = "ID";

const typedRef = <T extends RecordType>(...types: T[]) =>
  z
    .string()
    .regex(
      new RegExp(`^(?:${types.join("|")}):[A-Za-z0-9][A-Za-z0-9-]*$`),
      `<type>:<id> with type ${types.join(" or ")}`,
    )
    .register(namings, { types, typed: true });

export const partyRef = typedRef("country", "organisation");
export const speakerRef = typedRef("person", "organisation", "country", "post");
export const subjectRef = typedRef(
  "engagement",
  "agreement",
  "organisation",
  "country",
  "person",
  "equipment",
  "place",
  "series",
);

/** Splits `<type>:<id>`, as dossiers write a reference that can be of several types. */
export const splitRef = (ref: string): { type: RecordType; id: string } => {
  const colon = ref.indexOf(":");
  return { type: ref.slice(0, colon) as RecordType, id: ref.slice(colon + 1) };
};
