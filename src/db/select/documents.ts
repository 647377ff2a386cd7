import { type AnswerLanguage, type Language, languagesOf } from "../../model/localised.ts";
import { type CollectionType, pathOf, type RecordType } from "../../model/record-types.ts";
import { partEnd } from "../document/code.ts";
import { unpacked } from "../document/unpack.ts";
import { DatabaseDamaged } from "../errors.ts";
import { type SQL, sql } from "../sql.ts";
import { labelIn } from "./refs.ts";

/** Members that the index gives a record when it is read, such as its counts: name → JSON, of `records r`. */
export type IndexMembers = Readonly<Record<string, SQL>>;

/** What the index adds to records of a type, in a language. */
export type MembersIn = (language: Language) => IndexMembers;

/**
 * A record as JSON: its document, what the index adds to it, and its versions; under `lang=all` in Indonesian too. As it is
 * read it is packed, and its address has no origin.
 */
export type StoredRecord = { record: string; translated?: string };

/** The same among others: which it is. */
export type NamedRecord = StoredRecord & { type: CollectionType; id: string };

/** How records are read: `whole` as their items show them, with their evidence. */
export type Reading = { type: RecordType; language: AnswerLanguage; members: MembersIn; whole?: boolean };

const objectOf = (members: IndexMembers): SQL => {
  const pairs = Object.entries(members).map(([name, value]) => sql`${name}, json(${value})`);
  return sql`json_object(${sql.join(pairs, sql`, `)})`;
};

/** The members of a JSON object, without its braces. */
const inside = (object: SQL): SQL => sql`substr(${object}, 2, length(${object}) - 2)`;

/** What the row of a record says of it, before what its document does. */
const headOf = (type: RecordType, language: Language): SQL => {
  const path = pathOf(type, "");
  const url = path === null ? sql`` : sql`|| ${`,"url":"${path}`} || r.id || '"'`;
  return sql`${`{"type":"${type}","id":"`} || r.id || '","label":' || json_quote(${labelIn(language)}) ${url}`;
};

const recordOf = ({ type, members: membersIn, whole = false }: Reading, language: Language): SQL => {
  const members = membersIn(language);
  const parts = whole ? sql`|| ${partEnd} || d.parts` : sql``;
  const more = Object.keys(members).length === 0 ? sql`` : sql`|| ',' || ${inside(objectOf(members))}`;
  return sql`${headOf(type, language)} || d.body ${more} || ',"createdVersion":' || r.created_version
    || ',"updatedVersion":' || r.updated_version || ',"updatedAt":' || json_quote(r.updated_at) || '}' ${parts}`;
};

/** One column for each language, as each that a statement gives costs the answer of the database its name and type. */
const columnsOf = (reading: Reading): SQL => {
  const [first, other] = languagesOf(reading.language);
  const record = sql`${recordOf(reading, first)} as record`;
  return other === undefined ? record : sql`${record}, ${recordOf(reading, other)} as translated`;
};

/** The documents of the records `r`. */
const joined = sql`cross join documents d on d.type = r.type and d.id = r.id`;

/**
 * That `records r` is the one with an id. Its type hangs on the id, so that SQLite does not begin with all records of the type
 * where the record is read as it stood.
 */
const isRecord = ({ type }: Reading, id: SQL): SQL => sql`r.type = ${type} || substr(${id}, 1, 0) and r.id = ${id}`;

/**
 * A SELECT of the records that another one finds, each with the columns that found it.
 *
 * @param found a SELECT with an `id`.
 * @param order of the columns of `p`, the found.
 */
export const selectFound = (found: SQL, order: SQL, reading: Reading): SQL => sql`
  select p.*, ${columnsOf(reading)} from (${found}) p
    cross join records r on ${isRecord(reading, sql`p.id`)} ${joined}
  order by ${order}`;

/** A SELECT of records by id, in no order. */
export const selectRecords = (ids: readonly string[], reading: Reading): SQL => sql`
  select ${reading.type} as type, r.id, ${columnsOf(reading)} from json_each(${JSON.stringify(ids)}) p
    cross join records r on ${isRecord(reading, sql`p.value`)} ${joined}`;

/** A SELECT of one record as its item shows it: no row where there is none. */
export const selectItem = (id: string, reading: Reading): SQL => sql`
  select ${columnsOf({ ...reading, whole: true })} from records r ${joined}
  where r.type = ${reading.type} and r.id = ${id}`;

/**
 * A record that was read, unpacked.
 *
 * @throws DatabaseDamaged where it was not packed.
 */
export const opened = <R extends StoredRecord>(stored: R, language: AnswerLanguage): R => {
  const [first, other] = languagesOf(language);
  const record = unpacked(stored.record, first);
  return stored.translated === undefined || other === undefined
    ? { ...stored, record }
    : { ...stored, record, translated: unpacked(stored.translated, other) };
};

/** @throws DatabaseDamaged where what was kept as JSON is none. */
export const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new DatabaseDamaged("a value of the database cannot be read", { cause });
  }
};

/** Where the origin of a record's address goes, and where its versions begin. */
const [address, versions] = ['"url":"', ',"createdVersion":'];

/**
 * A record as JSON, its address with an origin, and with the members of a further JSON object before its versions.
 *
 * @throws DatabaseDamaged where it does not look like one.
 */
const completed = (record: string, origin: string, more: string): string => {
  // In a text of the record the quotation marks are escaped, so that the first address is its own.
  const at = record.indexOf(address) + address.length;
  const end = record.lastIndexOf(versions);
  if (!record.startsWith('{"') || at < address.length || end < at) {
    throw new DatabaseDamaged("a document of the database cannot be read");
  }
  const inner = more.slice(1, -1);
  return `${record.slice(0, at)}${origin}${record.slice(at, end)}${inner && `,${inner}`}${record.slice(end)}`;
};

/** The version that last changed a record, and when it was written. */
export const lastChangeOf = ({ record }: StoredRecord): { version: number; at: string } | undefined => {
  const [, version, at] = /"updatedVersion":(\d+),"updatedAt":"([^"]+)"\}$/.exec(record) ?? [];
  return at === undefined ? undefined : { version: Number(version), at };
};

/**
 * A record as it is sent, in each language that was read.
 *
 * @param more further members of it as a JSON object, in each language.
 * @throws DatabaseDamaged where it does not look like a record.
 */
export const recordJson = (
  { record, translated }: StoredRecord,
  origin: string,
  more: readonly string[] = [],
): StoredRecord => ({
  record: completed(record, origin, more[0] ?? "{}"),
  ...(translated === undefined ? {} : { translated: completed(translated, origin, more[1] ?? "{}") }),
});
