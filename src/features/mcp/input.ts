import * as z from "zod";
import { type CollectionType, collectionTypes } from "../../model/record-types.ts";
import { agreementStatuses, countryRoles, engagementStatuses, everyKind } from "../../model/vocabulary.ts";

/*
 * What tools are given. A model reads these schemas before it calls; the routes behind the tools check the values again.
 */

/** A record by type and id: `person:prabowo-subianto`, `country:JP`. */
export const key = (types: readonly CollectionType[], description: string) =>
  z
    .string()
    .max(120)
    .regex(
      new RegExp(`^(?:${types.join("|")}):[A-Za-z0-9-]+$`),
      `must be <type>:<id> with a type of ${types.join(", ")}`,
    )
    .describe(description);

const identifiers = (description: string) => z.array(z.string()).optional().describe(description);

const oneOf = <const V extends readonly [string, ...string[]]>(values: V, description: string) =>
  z.array(z.enum(values)).optional().describe(description);

const date = (description: string) =>
  z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "must be a date such as 2021, 2021-03 or 2021-03-30")
    .optional()
    .describe(description);

const distinct = <V extends string>(...lists: (readonly V[])[]) => [...new Set(lists.flat())] as [V, ...V[]];

export const types = (description: string, among: readonly CollectionType[] = collectionTypes) =>
  oneOf(among as [CollectionType, ...CollectionType[]], description);

export const text = (description: string) => z.string().min(1).max(200).describe(description);

export const limit = (most: number, usual: number) =>
  z.int().min(1).max(most).optional().describe(`How many at most; ${usual} by default`);

export const cursor = z
  .string()
  .max(512)
  .optional()
  .describe("Continues after a page: the cursor that its answer gives, with all other arguments unchanged");

export const lang = z
  .enum(["en", "id"])
  .optional()
  .describe("Language of labels and summaries: en (by default) or id (Indonesian). Questions may be in either");

/** Filters that search, lists and the timeline share. */
export const commonFilters = {
  country: identifiers('Countries by ISO 3166-1 alpha-2 code, such as ["JP"]; several mean any, "!JP" leaves one out'),
  topic: identifiers('Topics or broader ones, such as ["procurement"]'),
  person: identifiers('People, such as ["prabowo-subianto"]'),
  organisation: identifiers('Organisations and what belongs to them, such as ["pt-len-industri"]'),
  source: identifiers('News outlets and publishers that tell of it, such as ["antara"]'),
  status: oneOf(
    distinct<string>(agreementStatuses, engagementStatuses),
    "Status of an agreement (how far it has come) or of an engagement (whether it was held)",
  ),
  from: date("Only what was on or after this date: 2021, 2021-03 or 2021-03-30"),
  to: date("Only what was on or before this date"),
} as const;

/** More filters of lists and the timeline. */
export const moreFilters = {
  kind: oneOf(everyKind, "Kind of an engagement, agreement, organisation, …, or the medium of a statement"),
  post: identifiers('Posts that people held, such as ["id-minister-of-defence"]'),
  equipment: identifiers('Types of equipment, such as ["sukhoi-fighter"]'),
  place: identifiers('Places where it was, such as ["jakarta"]'),
  series: identifiers('Series of engagements, such as ["milex"]'),
  article: identifiers("Articles that are evidence for it"),
  agreement: identifiers("Agreements that it is linked to"),
  engagement: identifiers("Engagements that it is linked to"),
  reached: oneOf(agreementStatuses, "Agreements that had this status at any time, whatever came after"),
  role: oneOf(countryRoles, "Role of the country: with country JP and role host, what Japan hosted"),
} as const;

/** The identifiers of filters without their types, and lists as parameters write them. */
export const asParameters = (given: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((one) => String(one).replace(/^(!?)[a-z]+:/, "$1")).join(",") : value,
    ]),
  );
