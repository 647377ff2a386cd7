import type { FactType } from "./ids.ts";

const shared = ["country", "topic", "organisation", "source", "language", "year"] as const;

/** The fields by which facts are counted: each stands in `terms` under this name, or the fact stands in {@link unknownField}. */
export const termFields = {
  article: [...shared, "role", "person"],
  engagement: [...shared, "role", "person", "kind", "status"],
  agreement: [...shared, "kind", "status"],
  statement: [...shared, "person", "kind"],
} as const satisfies Record<FactType, readonly string[]>;

/** The field under which a fact has the names of the {@link termFields} that it has no value in. */
export const unknownField = "unknown";
