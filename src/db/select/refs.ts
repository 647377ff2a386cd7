import type { Localised } from "../../model/localised.ts";
import type { RecordType } from "../../model/record-types.ts";
import { type SQL, sql } from "../sql.ts";
import type { DocumentLanguage } from "./documents.ts";

/** A record as another names it: which, and its label in both languages. */
export type RefRow = { id: string; type: RecordType; label: Localised };

/** A condition that a column holds one of these ids, which travel as one parameter. */
export const among = (column: SQL, ids: readonly string[]) =>
  sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;

/** The label of a row of `records` as an answer in a language shows it, for a JSON object. */
export const labelIn = (language: DocumentLanguage, alias = "r"): SQL =>
  sql.raw(
    language === "all" ? `json_object('en', ${alias}.label_en, 'id', ${alias}.label_id)` : `${alias}.label_${language}`,
  );
