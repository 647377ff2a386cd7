import { type SQL, sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { RecordType } from "../model/ids.ts";
import type { Localised } from "../model/localised.ts";
import { type Ids, listOf } from "./batch.ts";

/** A record as another names it: which, and its label in both languages. */
export type RefRow = { id: string; type: RecordType; label: Localised };

const decode = (value: unknown): RefRow => JSON.parse(String(value)) as RefRow;

const refWhere = (type: SQL, id: SQL) =>
  sql<RefRow | null>`(select json_object('id', r.id, 'type', r.type, 'label', json_object('en', r.label_en, 'id', r.label_id)) from records r where r.type = ${type} and r.id = ${id})`.mapWith(
    decode,
  );

/** Selects the record that a column of ids names; null where the column is. */
export const ref = (type: RecordType, id: AnySQLiteColumn | SQL) => refWhere(sql.raw(`'${type}'`), sql`${id}`);

/** The same for a pair of columns that also say the type. */
export const typedRef = (type: AnySQLiteColumn, id: AnySQLiteColumn) => refWhere(sql`${type}`, sql`${id}`);

/** A condition that a column holds one of these ids, which travel as one parameter. */
export const among = (column: AnySQLiteColumn | SQL, ids: Ids) =>
  sql`${column} in (select value from json_each(${listOf(ids)}))`;
