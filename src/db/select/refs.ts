import type { Language, Localised } from "../../model/localised.ts";
import type { RecordType } from "../../model/record-types.ts";
import { type SQL, sql } from "../sql.ts";

/** A record as another names it: which, and its label in both languages. */
export type RefRow = { type: RecordType; id: string; label: Localised };

/** A condition that a column holds one of these ids, which travel as one parameter. */
export const among = (column: SQL, ids: readonly string[]) =>
  sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;

/** The label of a row of `records` in a language. */
export const labelIn = (language: Language, alias = "r"): SQL => sql.raw(`${alias}.label_${language}`);
