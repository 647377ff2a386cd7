import { type SQL, sql } from "drizzle-orm";
import type { CollectionType, RecordType } from "../../model/ids.ts";
import { DatabaseDamaged } from "../errors.ts";

/** The languages that documents are kept in; `all` is both at once. */
export type DocumentLanguage = "en" | "id" | "all";

/** Members that the index gives a record when it is read, such as its counts: name → JSON, of `records r`. */
export type IndexMembers = Readonly<Record<string, SQL>>;

/** A record as the database has it: its document, what the index adds to it, and its versions. */
export type StoredRecord = {
  type: CollectionType;
  id: string;
  body: string;
  members: string | null;
  createdVersion: number;
  updatedVersion: number;
  updatedAt: string;
};

const objectOf = (members: IndexMembers): SQL => {
  const pairs = Object.entries(members).map(([name, value]) => sql`${name}, json(${value})`);
  return pairs.length === 0 ? sql`null` : sql`json_object(${sql.join(pairs, sql`, `)})`;
};

const columns = (members: IndexMembers) => sql`d.body, ${objectOf(members)} as members,
  r.created_version as "createdVersion", r.updated_version as "updatedVersion", r.updated_at as "updatedAt"`;

/**
 * A SELECT of the records that another one finds, each with the columns that found it.
 *
 * @param found a SELECT with an `id`.
 * @param order of the columns of `p`, the found.
 */
export const selectFound = (
  found: SQL,
  order: SQL,
  type: RecordType,
  language: DocumentLanguage,
  members: IndexMembers,
): SQL => sql`
  select p.*, ${type} as type, ${columns(members)} from (${found}) p
    cross join records r on r.type = ${type} and r.id = p.id
    cross join documents d on d.type = ${type} and d.id = p.id and d.language = ${language} and d.detail = 0
  order by ${order}`;

/** A SELECT of records by id, in no order. */
export const selectRecords = (
  type: RecordType,
  ids: readonly string[],
  language: DocumentLanguage,
  members: IndexMembers,
): SQL => sql`
  select ${type} as type, r.id, ${columns(members)} from json_each(${JSON.stringify(ids)}) p
    cross join records r on r.type = ${type} and r.id = p.value
    cross join documents d on d.type = ${type} and d.id = r.id and d.language = ${language} and d.detail = 0`;

/** A SELECT of one record as its item shows it: no row where there is none. */
export const selectItem = (type: RecordType, id: string, language: DocumentLanguage, members: IndexMembers): SQL => sql`
  select ${type} as type, r.id, ${columns(members)} from records r
    cross join documents d on d.type = r.type and d.id = r.id and d.language = ${language}
  where r.type = ${type} and r.id = ${id} order by d.detail desc limit 1`;

/** @throws DatabaseDamaged where what was kept as a JSON object does not look like one. */
const inner = (object: string): string => {
  if (object.startsWith("{") && object.endsWith("}")) return object.slice(1, -1);
  throw new DatabaseDamaged("a document of the database cannot be read");
};

/** @throws DatabaseDamaged where what was kept as JSON is none. */
export const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new DatabaseDamaged("a value of the database cannot be read", { cause });
  }
};

/** A record as JSON, with further members as JSON objects. */
export const recordJson = (
  { body, members, createdVersion, updatedVersion, updatedAt }: StoredRecord,
  ...more: readonly string[]
): string => {
  const stamps = JSON.stringify({ createdVersion, updatedVersion, updatedAt });
  const parts = [body, members ?? "{}", ...more, stamps];
  return `{${parts.map(inner).filter(Boolean).join(",")}}`;
};
