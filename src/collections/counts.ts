import type { IndexMembers } from "../db/select/documents.ts";
import { type SQL, sql } from "../db/sql.ts";
import type { FactType, RecordType } from "../model/record-types.ts";

/** How many records of a type have `records r` in a field. */
const count = (field: string, type: RecordType): SQL =>
  sql`coalesce((select count from term_counts where field = ${field} and value = r.id and type = ${type}), 0)`;

/** The counts of the collections that tell of a record, by field. */
export const factCounts = {
  articles: "article",
  engagements: "engagement",
  agreements: "agreement",
  statements: "statement",
} as const satisfies Record<string, FactType>;

/**
 * The member `counts`.
 *
 * @param wanted name of a count → the field and the type of record that it counts.
 */
export const countsMember = (
  wanted: Readonly<Record<string, readonly [field: string, type: RecordType]>>,
): IndexMembers => ({
  counts: sql`json_object(${sql.join(
    Object.entries(wanted).map(([name, [field, type]]) => sql`${name}, ${count(field, type)}`),
    sql`, `,
  )})`,
});

/** The counts of facts that name a record in a field. */
export const countsIn = <K extends keyof typeof factCounts>(field: string, names: readonly K[]): IndexMembers =>
  countsMember(Object.fromEntries(names.map((name) => [name, [field, factCounts[name]] as const])));
