import { getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Db } from "./client.ts";
import * as schema from "./schema/index.ts";
import { sql } from "./sql.ts";

/** No answer is made from dossiers, which are packed. */
const tables = Object.values(schema).flatMap((table) =>
  is(table, SQLiteTable) && table !== schema.dossiers ? [getTableName(table)] : [],
);

/** A row of a table, whole: another one every time, so that a damaged page is come upon sooner or later. */
const selectSome = (table: string) =>
  sql`select * from ${sql.identifier(table)} not indexed limit 1 offset abs(random() % 1000)`;

/** The walks of lists: by date, and through the inverted index both ways. */
const walks = [
  "select sort_date from records indexed by records_by_date order by type, sort_date",
  "select day from postings order by term, day, record",
  "select term from postings indexed by postings_by_record order by record, field, term",
];

const selectSomeOf = (walk: string) => sql`${sql.raw(walk)} limit 1 offset abs(random() % 1000)`;

/** A look into the index for some word. */
const selectSomeMatch = sql`select rowid from search where search match
  coalesce((select '"' || word || '"' from search_words limit 1 offset abs(random() % 100)), '"a"') limit 1`;

/**
 * Reads a little of every table that answers are made from.
 *
 * @throws what reading throws: DatabaseDamaged where what was come upon is damaged.
 */
export const probe = async (db: Db): Promise<void> => {
  const others = [...walks.map(selectSomeOf), ...tables.map(selectSome)];
  await db.batch([db.all<unknown>(selectSomeMatch), ...others.map((statement) => db.all<unknown>(statement))]);
};
