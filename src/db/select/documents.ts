import type { CollectionType, RecordType } from "../../model/record-types.ts";
import { DatabaseDamaged } from "../errors.ts";
import { type SQL, sql } from "../sql.ts";

/** The languages that documents are kept in; `all` is both at once. */
export type DocumentLanguage = "en" | "id" | "all";

/** Members that the index gives a record when it is read, such as its counts: name → JSON, of `records r`. */
export type IndexMembers = Readonly<Record<string, SQL>>;

/** A record as it is served: its document, what the index adds to it, and its versions, as JSON. */
export type StoredRecord = { record: string };

/** The same among others: which it is. */
export type NamedRecord = StoredRecord & { type: CollectionType; id: string };

const objectOf = (members: IndexMembers): SQL => {
  const pairs = Object.entries(members).map(([name, value]) => sql`${name}, json(${value})`);
  return sql`json_object(${sql.join(pairs, sql`, `)})`;
};

/** The members of a JSON object, without its braces. */
const inside = (object: SQL): SQL => sql`substr(${object}, 2, length(${object}) - 2)`;

/** One column, as each that a statement gives costs the answer of the database its name and type. */
const recordOf = (members: IndexMembers): SQL => {
  const more = Object.keys(members).length === 0 ? sql`` : sql`|| ',' || ${inside(objectOf(members))}`;
  return sql`'{' || substr(d.body, 2, length(d.body) - 2) ${more} || ',"createdVersion":' || r.created_version
    || ',"updatedVersion":' || r.updated_version || ',"updatedAt":' || json_quote(r.updated_at) || '}' as record`;
};

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
  select p.*, ${recordOf(members)} from (${found}) p
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
  select ${type} as type, r.id, ${recordOf(members)} from json_each(${JSON.stringify(ids)}) p
    cross join records r on r.type = ${type} and r.id = p.value
    cross join documents d on d.type = ${type} and d.id = r.id and d.language = ${language} and d.detail = 0`;

/** A SELECT of one record as its item shows it: no row where there is none. */
export const selectItem = (type: RecordType, id: string, language: DocumentLanguage, members: IndexMembers): SQL => sql`
  select ${recordOf(members)} from records r
    cross join documents d on d.type = r.type and d.id = r.id and d.language = ${language}
  where r.type = ${type} and r.id = ${id} order by d.detail desc limit 1`;

/** @throws DatabaseDamaged where what was kept as JSON is none. */
export const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new DatabaseDamaged("a value of the database cannot be read", { cause });
  }
};

/**
 * A record as JSON, with the members of further JSON objects.
 *
 * @throws DatabaseDamaged where it does not look like one.
 */
export const recordJson = ({ record }: StoredRecord, ...more: readonly string[]): string => {
  if (!record.startsWith('{"')) {
    throw new DatabaseDamaged("a document of the database cannot be read");
  }
  const inner = more.map((object) => object.slice(1, -1)).filter(Boolean);
  return inner.length === 0 ? record : `${record.slice(0, -1)},${inner.join(",")}}`;
};
