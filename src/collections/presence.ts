import type { z } from "@hono/zod-openapi";
import { hasTerm, type TermFilter } from "../db/select/selection.ts";
import { type SQL, sql } from "../db/sql.ts";
import { countryList, oneOfList, sidesOf, slugList } from "../http/request/params.ts";
import { absencesOf, periodField, unknownField } from "../model/fields.ts";
import { type CollectionType, collections, isFact } from "../model/record-types.ts";
import { countryRoles } from "../model/vocabulary.ts";
import { bothSides, type Filters, inRole, isOneOf } from "./filters.ts";

/** Which records by themselves, and what they lack: the parameters that every list has. */
export type OwnValues = Partial<Record<"ids" | "missing" | "has", readonly string[] | undefined>>;

/** As many as a page holds. */
const mostIds = 200;

const idsMeta = (type: CollectionType, example: string) => ({
  description: `Only the ${collections[type]} with these identifiers${type === "country" ? " (in either case)" : ""}, separated by commas or repeated; \`!\` before one leaves it out. One that no record has is told in \`warnings\`.`,
  examples: { one: [example] },
});

/** `missing=` and `has=`, by the names of what a record can lack. */
export const presenceParams = (names: readonly [string, ...string[]]) => ({
  missing: oneOfList(names, {
    description:
      "Only records without a value in this property: `missing=date` finds those whose date is not known. Of several at least one is missing; `!` before one means that it is not.",
    examples: { one: [names[0]] },
  }),
  has: oneOfList(names, {
    description:
      "Only records with a value in this property: `has=date` finds those whose date is known. Of several at least one is there; `!` before one means that it is not.",
    examples: { one: [names[0]] },
  }),
});

/** The parameters of a list by which its records are chosen for themselves. */
const ownParams = (type: CollectionType, example: string) => ({
  ids: (type === "country" ? countryList : slugList)(idsMeta(type, example), mostIds),
  ...presenceParams(absencesOf[type]),
});

/** The term of a record that lacks a value; null where no term tells. */
const absence = (type: CollectionType, name: string): TermFilter[number] | null => {
  if (name === "date") return isFact(type) ? { field: unknownField, value: periodField } : null;
  return type === "country" && name === "role" ? null : { field: unknownField, value: name };
};

/** That `records r` lacks a value. */
const lacks = (type: CollectionType, name: string): SQL => {
  const term = absence(type, name);
  if (term) return hasTerm([term]);
  return name === "date"
    ? sql`(r.date_start is null and r.date_end is null)`
    : sql`not (${sql.join(inRole(countryRoles), sql` and `)})`;
};

const either = (conditions: readonly SQL[]): SQL => sql`(${sql.join([...conditions], sql` or `)})`;

const isTerm = (term: TermFilter[number] | null): term is TermFilter[number] => term !== null;

/** What a list is filtered by besides what its records name. */
export const ownFilters = (type: CollectionType, { ids, missing, has }: OwnValues): Filters => {
  const { any, none } = sidesOf(missing ?? []);
  const absences = any.map((name) => absence(type, name));
  // An index tells of terms, and keeps how many there are.
  const terms = absences.length > 0 && absences.every(isTerm) ? [absences] : [];
  const wanted = terms.length > 0 ? none.map((name) => `!${name}`) : missing;
  return {
    terms,
    conditions: [
      ...isOneOf(ids),
      ...bothSides(wanted, (names) => either(names.map((name) => lacks(type, name)))),
      ...bothSides(has, (names) => either(names.map((name) => sql`not ${lacks(type, name)}`))),
    ],
  };
};

/** The query of a list with the parameters of every list. */
export const withOwn = <Q extends z.ZodObject>(type: CollectionType, example: string, query: Q) =>
  query.safeExtend(ownParams(type, example));
