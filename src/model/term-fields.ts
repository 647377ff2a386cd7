import type { FactType } from "./ids.ts";

const shared = ["country", "topic", "organisation", "source", "language", "year"] as const;

/** The fields by which the facts of each type are counted. */
export const termFields = {
  article: [...shared, "role", "person"],
  engagement: [...shared, "role", "person", "kind", "status"],
  agreement: [...shared, "kind", "status"],
  statement: [...shared, "person", "kind"],
} as const satisfies Record<FactType, readonly string[]>;

export type TermField = (typeof termFields)[FactType][number];

/** All of them. A fact stands in `terms` under each, or else under {@link unknownField} with the name of the field. */
export const allTermFields = [...new Set(Object.values(termFields).flat())] as readonly TermField[];

export const unknownField = "unknown";

/** The field of the finest period that a fact's date lies in: see {@link file://./period.ts}. */
export const periodField = "period";

/** The fields of which it is also kept how many facts have a value in the one and a value in the other. */
export const pairedFields = ["country", "kind", "language", "source", "status", "topic", "year", periodField] as const;

export const isPaired = (field: string): boolean => (pairedFields as readonly string[]).includes(field);
