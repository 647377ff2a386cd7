import { factTypes } from "../model/record-types.ts";
import { batchOn } from "./batch.ts";
import type { Db } from "./client.ts";
import { areCounted } from "./pairs.ts";
import type { Pipeline, Statement } from "./pipeline.ts";
import { dateIn } from "./postings.ts";
import { type SQL, sql } from "./sql.ts";

/*
 * The record as it stood: a statement is read with common table expressions in front of it that take the names of the
 * tables, so that it says the same of a version that is over as it says of the present. Each is a UNION ALL, which SQLite
 * walks by its indexes in order where the statement selects what it sorts by; else it makes a table of all rows first.
 */

/** What answers read of the tables whose rows are kept as they stood. */
const kept = {
  records:
    "number, type, id, label_en, label_id, sort_en, sort_id, date_start, date_end, sort_date, created_version, updated_version, updated_at",
  documents: "type, id, mention, told, body, parts",
  links: "type, id, edges, citations",
  postings: "term, day, record, field",
} as const;

/** The rows of a table that stood in a version. */
const rowsOf = (table: keyof typeof kept, version: number): SQL => {
  const columns = sql.raw(kept[table]);
  return sql`(select ${columns} from main.${sql.raw(table)} where since <= ${version}
    union all select ${columns} from main.${sql.raw(table)}_past where since <= ${version} and until > ${version})`;
};

/** The same under the name of the table. Not made into a table of its own: an index finds what is asked for. */
const stood = (table: keyof typeof kept, version: number): SQL =>
  sql`${sql.raw(table)} as not materialized ${rowsOf(table, version)}`;

const facts = sql.raw(factTypes.map((type) => `'${type}'`).join(", "));

/** How many rows of a table stood in a version that a condition on them finds by an index. */
const countOf = (table: keyof typeof kept, version: number, condition: SQL): SQL => {
  const count = (from: string, until: SQL) =>
    sql`(select count(*) from ${sql.raw(from)} c where ${condition} and c.since <= ${version} ${until})`;
  return sql`${count(`main.${table}`, sql``)} + ${count(`main.${table}_past`, sql`and c.until > ${version}`)}`;
};

/** Of which rows: those of a table, or of its past. */
type Past = "" | "_past";

/** A SELECT from a table, and the same from its past. */
const both = (select: (past: Past) => SQL): SQL => sql.join((["", "_past"] as const).map(select), sql` union all `);

/** That a row stood in a version. */
const stoodIn = (alias: string, past: Past, version: number): SQL =>
  sql`${sql.raw(alias)}.since <= ${version} ${past === "" ? sql`` : sql`and ${sql.raw(alias)}.until > ${version}`}`;

/** Terms `k` in their fields `f`, and the postings `p` of them that stood in a version. */
const postingsOf = (past: Past, version: number): SQL =>
  sql`main.term_counts k join main.term_fields f on f.name = k.field
    join main.${sql.raw(`postings${past}`)} p on p.term = k.number and p.field = f.code and ${stoodIn("p", past, version)}`;

const termsIn = (version: number): SQL =>
  both((past) => sql`select k.field, k.value, k.type, p.record from ${postingsOf(past, version)}`);

/** Two terms of each record as columns, in joins that are walked from the first: what names records is asked of each of these. */
const pairsIn = (version: number, columns: SQL, condition: SQL): SQL =>
  both((past) =>
    both(
      (other) => sql`select ${columns}
        from main.term_fields f cross join main.term_counts a
          cross join main.${sql.raw(`postings${past}`)} p on p.term = a.number and ${stoodIn("p", past, version)}
          cross join main.${sql.raw(`postings${other}`)} q on q.record = p.record and q.field = f.code and ${stoodIn("q", other, version)}
          cross join main.term_counts b on b.number = q.term
        where ${condition}`,
    ),
  );

const pairColumns = sql`a.type, a.field, a.value, f.name as other_field, b.value as other_value`;

/** What is kept of the present only, made from what stood. */
const derived: Record<string, (version: number) => SQL> = {
  // Of each value that ever was. Rows of one table and no aggregate, so that each is counted only where it is looked up.
  term_counts: (version) => sql`term_counts as not materialized (
      select k.field, k.value, k.type, iif(k.field = 'type',
        ${countOf("records", version, sql`c.type = k.type`)},
        ${countOf("postings", version, sql`c.term = k.number`)}) as count, k.number
      from main.term_counts k)`,
  // Its parts are joins, so that what selects from it, and counts too, finds terms, records and postings by their indexes.
  terms: (version) =>
    sql`terms as not materialized (${both((past) =>
      both(
        (as) => sql`select k.field, k.value, n.type, ${dateIn(sql`p.day`)} as sort_date, n.id, p.day, p.record
          from ${postingsOf(past, version)} join main.${sql.raw(`records${as}`)} n on n.number = p.record and n.type = k.type
            and ${stoodIn("n", as, version)}`,
      ),
    )})`,
  // A row for each fact that has the pair; who reads counts of pairs adds them up. Of an expression that is named twice
  // SQLite would make a table of all rows.
  term_pair_counts: (version) => sql`term_pair_counts as not materialized (
      select a.type, a.field, b.field as other_field, a.value, b.value as other_value, 1 as count
      from (${termsIn(version)}) a join (${termsIn(version)}) b on b.record = a.record
      where a.type in (${facts}) and ${sql.raw(areCounted("a", "b"))})`,
  naming_pair_counts: (version) =>
    sql`naming_pair_counts as not materialized (${pairsIn(
      version,
      sql`${pairColumns}, 1 as count`,
      sql`a.type in (${facts}) and ${sql.raw(areCounted("b", "a"))}`,
    )})`,
  term_pairs: (version) => sql`term_pairs as not materialized (${pairsIn(version, pairColumns, sql`true`)})`,
  // Of the present only: labels are sorted.
  label_block_terms: () => sql`label_block_terms as not materialized (select 0 as term, 0 as block where false)`,
  changes: (version) => sql`changes as not materialized (select * from main.changes where version <= ${version})`,
  dataset: (version) => sql`dataset as not materialized (
      select 1 as id, version, at as updated_at from main.versions where version = ${version})`,
};

const names = (text: string, table: string): boolean => new RegExp(`(?<![.\\w])${table}\\b`).test(text);

/** The expressions that a statement needs. */
const expressionsFor = (text: string, version: number): SQL[] => [
  ...(Object.keys(kept) as (keyof typeof kept)[])
    .filter((table) => names(text, table))
    .map((table) => stood(table, version)),
  ...Object.entries(derived).flatMap(([name, as]) => (names(text, name) ? [as(version)] : [])),
];

/** A statement as it reads the record of a version. A hint at an index of a table does not fit what takes its place. */
export const asOf = (statement: Statement, version: number): Statement => {
  const text = statement.sql.replaceAll(/\bindexed by \w+/g, "");
  const expressions = expressionsFor(text, version);
  if (expressions.length === 0) return statement;
  const before = sql.join(expressions, sql`, `);
  const own = /^\s*with\s/.exec(text)?.[0];
  const rest = own === undefined ? ` ${text}` : `, ${text.slice(own.length)}`;
  return { ...statement, sql: `with ${before.sql}${rest}`, args: [...before.args, ...statement.args] };
};

const withPipeline = (db: Db, pipeline: Pipeline): Db => ({
  all: db.all,
  one: db.one,
  batch: batchOn(pipeline),
  $pipeline: pipeline,
  get $client() {
    return db.$client;
  },
});

/** The record as it stood in a version. */
export const dbAsOf = (db: Db, version: number): Db =>
  withPipeline(db, (statements, signal) =>
    db.$pipeline(
      statements.map((statement) => asOf(statement, version)),
      signal,
    ),
  );

/** The record has moved on, and a search reads the present only. */
class SearchMovedOn extends Error {
  override readonly name = "SearchMovedOn";
}

/**
 * The record in a version, which is the present one at first: once it has moved on, as it stood.
 *
 * @param present tells which version the last round trip has read.
 * @throws SearchMovedOn from a round trip that reads the index of the search, once the record has moved on.
 */
export const dbStaying = (db: Db, version: number, present: () => number | undefined): Db =>
  withPipeline(db, async (statements, signal) => {
    const rows = (present() ?? version) === version ? await db.$pipeline(statements, signal) : null;
    if (rows !== null && present() === version) return rows;
    if (statements.some(({ sql: text }) => names(text, "search"))) throw new SearchMovedOn(`from version ${version}`);
    return db.$pipeline(
      statements.map((statement) => asOf(statement, version)),
      signal,
    );
  });
