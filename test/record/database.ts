import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { expect, inject } from "vitest";
import { type Db, openDb } from "../../src/db/client.ts";
import { unpacked } from "../../src/db/document/unpack.ts";
import type { Language } from "../../src/model/localised.ts";
import { startEndpointInProcess } from "../../tools/libsql-endpoint/index.ts";
import { copyDatabase } from "../support/database-file.ts";

export type RecordDatabase = {
  url: string;
  /** Its file. */
  path: string;
  authToken: string;
  db: Db;
  query: <T extends object = Record<string, unknown>>(sql: string) => Promise<T[]>;
  close(): Promise<void>;
};

/** A database of the schema, with or without the seeds, or a copy of another; served as the Worker knows it, without one. */
export const openRecord = async ({
  seeded = false,
  from,
}: {
  seeded?: boolean;
  from?: RecordDatabase;
} = {}): Promise<RecordDatabase> => {
  const folder = mkdtempSync(join(tmpdir(), "mitra-record-"));
  const path = join(folder, "record.db");
  const { emptyDatabase, seededDatabase } = inject("prepared");
  if (from) await from.query(`vacuum into '${path}'`);
  else copyDatabase(seeded ? seededDatabase : emptyDatabase, path);
  const endpoint = await startEndpointInProcess({ path });
  const db = openDb(endpoint);
  return {
    url: endpoint.url,
    path,
    authToken: endpoint.authToken,
    db,
    // Past the server, which writes and reads JSON; each by a connection of its own, as FTS5 keeps what it has read.
    query: async <T extends object>(sql: string) => {
      const reader = new Libsql(path);
      try {
        return reader.prepare(sql).all() as T[];
      } finally {
        reader.close();
      }
    },
    close: async () => {
      db.$client.close();
      await endpoint.close();
      rmSync(folder, { recursive: true });
    },
  };
};

export type Dump = Record<string, string[]>;

/** Everything in a database: the rows of each table as texts, in an order that does not depend on how they came. */
export const dumpOf = async ({ query }: RecordDatabase): Promise<Dump> => {
  const tables = await query<{ name: string }>(
    "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' and name not like 'sqlite_%' order by name",
  );
  const dump: Dump = {};
  for (const { name } of tables) {
    // Shadow tables of full text hold the same text in segments that depend on when it was written.
    if (/_(data|idx|docsize|config|content)$/.test(name)) continue;
    dump[name] = (await query(`select * from "${name}"`)).map((row) => JSON.stringify(row)).sort();
  }
  return dump;
};

/** Columns that tell when a row was written, and numbers that depend on it, not what it says. */
const history = /"(?:created_version|updated_version|updated_at|since|number)":(?:\d+|"[^"]*"),?/g;
/** Tables of such numbers, each with the view that says what they mean. */
const numbered = {
  postings: "select field, value, type, sort_date, id from terms",
  pair_counts: "select * from term_pair_counts",
  term_fields: "select name from term_fields where name in (select field from terms)",
  search_documents: `select d.id, own.type, own.id as record, prior, names, words, shown, (select json_group_array(r.type || ':' || r.id)
    from json_each(d.mentions) m join records r on r.number = m.value) as mentions
    from search_documents d left join records own on own.number = d.record`,
};

/** The index of the search, a row for each document and column: its terms in their order. */
const indexOf = ({ path }: RecordDatabase): string[] => {
  const database = new Libsql(path);
  database.exec("create virtual table temp.vocabulary using fts5vocab(main, search, instance)");
  const rows = database
    .prepare(
      `select doc, col, group_concat(term, ' ') as terms from (select * from vocabulary order by doc, col, offset)
        group by doc, col order by doc, col`,
    )
    .all();
  database.close();
  return rows.map((row) => JSON.stringify(row));
};

/** What a database says, without when it came to say so. */
export const contentOf = async (database: RecordDatabase): Promise<Dump> => {
  const dump = await dumpOf(database);
  const told = ["changes", "dataset", "versions", "__drizzle_migrations"];
  for (const [table, meaning] of Object.entries(numbered)) {
    dump[table] = (await database.query(meaning)).map((row) => JSON.stringify(row));
  }
  for (const table of Object.keys(dump)) if (told.includes(table) || table.endsWith("_past")) delete dump[table];
  const tables = Object.entries(dump).map(([name, rows]) => [
    name,
    // A value that no record has any more is still counted, as none.
    rows
      .filter((row) => !row.endsWith('"count":0}'))
      .map((row) => row.replaceAll(history, ""))
      .sort(),
  ]);
  return { ...Object.fromEntries(tables), search: indexOf(database) };
};

/** Holds what must be true of every record, however it was written. */
export const expectConsistent = async ({ query }: RecordDatabase): Promise<void> => {
  expect(await query("pragma foreign_key_check")).toEqual([]);
  expect(await query("pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
  // The counts that triggers keep are those of the rows.
  const counted =
    "select field, value, type, count from term_counts where field <> 'type' and count > 0 order by 1, 2, 3";
  const recounted = "select field, value, type, count(*) as count from terms group by 1, 2, 3 order by 1, 2, 3";
  expect(await query(counted)).toEqual(await query(recounted));
  const totals = "select type, count from term_counts where field = 'type' and count > 0 order by 1";
  expect(await query(totals)).toEqual(await query("select type, count(*) as count from records group by 1 order by 1"));
  // A record is in a block of labels of which each of its terms is known to be in, where blocks of the term are known.
  for (const language of ["en", "id"]) {
    const label = `r.sort_${language}`;
    const unknown = `select r.type, r.id, p.term from postings p join records r on r.number = p.record
      where p.term in (select term from label_block_terms) and not exists (select 1
        from label_block_terms t join label_blocks b on b.number = t.block where t.term = p.term and b.type = r.type
          and b.language = '${language}' and b.first <= ${label} and b.until > ${label})`;
    expect(await query(unknown)).toEqual([]);
  }
  // Every record has its documents, and what is found by words its row in the index; nothing else has any.
  const keys = "select type, id from records order by 1, 2";
  expect(await query("select type, id from documents order by 1, 2")).toEqual(await query(keys));
  expect(await query("select record from search_documents order by 1")).toEqual(
    await query("select number as record from records order by 1"),
  );
  expect(await query("select rowid as number from search order by 1")).toEqual(
    await query("select id as number from search_documents order by 1"),
  );
  const lost =
    "select d.record from search_documents d, json_each(d.mentions) m where m.value not in (select number from records)";
  expect(await query(lost)).toEqual([]);
  // What a document names is there, under the label that it has.
  const refs = (await documentsOf({ query })).flatMap(({ document }) => refsIn(Object.values(document)));
  const labels = new Map(
    (await query("select type, id, label_en, label_id from records")).map((row) => [
      `${row.type}:${row.id}`,
      { en: row.label_en, id: row.label_id },
    ]),
  );
  for (const { type, id, label } of refs) expect([type, id, labels.get(`${type}:${id}`)]).toEqual([type, id, label]);
  const orphans = (table: string, type: string, id: string) =>
    `select ${type}, ${id} from ${table} where ${type} is not null and not exists
      (select 1 from records r where r.type = ${table}.${type} and r.id = ${table}.${id})`;
  for (const table of ["documents", "links", "observations", "suggest_names"]) {
    expect(await query(orphans(table, "type", "id")), table).toEqual([]);
  }
  expect(await query(orphans("terms", "type", "id"))).toEqual([]);
  expect(
    await query(
      "select records.id from records, dataset where updated_version > dataset.version or created_version > updated_version",
    ),
  ).toEqual([]);
  // The log tells of each record that is there that it came, and of each that is not that it went.
  const last = `select type, id, action from changes c where sequence =
    (select max(sequence) from changes d where d.type = c.type and d.id = c.id)`;
  expect(
    await query(`select * from (${last}) l where (action in ('removed', 'merged')) =
    exists (select 1 from records r where r.type = l.type and r.id = l.id)`),
  ).toEqual([]);
  expect(await query("select type, id, version from changes group by 1, 2, 3 having count(*) > 1")).toEqual([]);
};

type Ref = { type: string; id: string; label: unknown };

/** Every reference in a document, however deep. */
export const refsIn = (value: unknown): Ref[] => {
  if (typeof value !== "object" || value === null) return [];
  const own = "type" in value && "id" in value && "label" in value ? [value as Ref] : [];
  return [...own, ...Object.values(value).flatMap(refsIn)];
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Both languages of a value in one: where they differ, and of every label, summary and name, as `{ en, id }`. */
const inBoth = (en: unknown, id: unknown, name = ""): unknown => {
  if (Array.isArray(en) && Array.isArray(id)) return en.map((one, at) => inBoth(one, id[at]));
  if (isObject(en) && isObject(id))
    return Object.fromEntries(Object.entries(en).map(([key, member]) => [key, inBoth(member, id[key], key)]));
  return en === id && !["label", "summary"].includes(name) ? en : { en, id };
};

type Query = Pick<RecordDatabase, "query">;

/** Documents as items show them, in both languages. */
export const documentsOf = async (
  { query }: Query,
  where = "true",
): Promise<{ type: string; id: string; document: Record<string, unknown> }[]> => {
  const rows = await query<{ type: string; id: string; en: string; indonesian: string; body: string }>(
    `select d.type, d.id, d.body || char(136) || d.parts as body, json_object('type', r.type, 'id', r.id, 'label', r.label_en) as en,
        json_object('type', r.type, 'id', r.id, 'label', r.label_id) as indonesian
      from documents d join records r using (type, id) where ${where}`,
  );
  return rows.map(({ type, id, en, indonesian, body }) => {
    const shown = (head: string, language: Language) => JSON.parse(`${head.slice(0, -1)}${unpacked(body, language)}}`);
    return { type, id, document: inBoth(shown(en, "en"), shown(indonesian, "id")) as Record<string, unknown> };
  });
};

/** The document of a record, in both languages; undefined where there is none. */
export const documentOf = async (
  database: Query,
  type: string,
  id: string,
): Promise<Record<string, unknown> | undefined> =>
  (await documentsOf(database, `d.type = '${type}' and d.id = '${id}'`))[0]?.document;
