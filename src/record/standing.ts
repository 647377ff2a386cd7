import type { InStatement } from "@libsql/client/web";
import { insertRows } from "../db/bulk.ts";
import { itself } from "../db/links.ts";
import { codeOf, dateIn, dayIn } from "../db/postings.ts";
import * as t from "../db/schema/index.ts";
import { sql } from "../db/sql.ts";
import { numberedFields } from "../model/fields.ts";
import type { RecordType } from "../model/record-types.ts";
import { inPairs, isReference, keyOf, list, sharedFacts, unkey } from "./keys.ts";
import type { Placed } from "./places.ts";
import type { Plan } from "./plan.ts";

/*
 * The rows that answers are read from. One that comes out as it stands is not touched: what is, moves into the past.
 */

/** How many terms travel in one statement, but for the last of its records. */
const termsPerStatement = 100_000;

const keyOfRecord = ({ type, id }: { type: RecordType; id: string }) => keyOf(type, id);
const pairOf = ({ type, id }: { type: RecordType; id: string }) => [type, id] as const;

/** Goes on with the numbers of records from the last that there ever was, whatever has been tried since. */
const numbering = `update sqlite_sequence set seq = max(coalesce((select max(number) from records), 0),
  coalesce((select max(number) from records_past), 0)) where name = 'records'`;

/** The heads of records. One that is served as before keeps the version that last changed it, a reference record its dates. */
const heads = ({ rewritten, changes }: Plan, version: number, at: string): InStatement[] => {
  const changed = new Set(changes.map(keyOfRecord));
  const rows = rewritten.map(({ head, documentHash, indexHash }) => ({
    ...head,
    documentHash,
    indexHash,
    createdVersion: version,
    updatedVersion: version,
    updatedAt: at,
    since: version,
  }));
  const kinds = Map.groupBy(rows, (row) => `${changed.has(keyOfRecord(row))} ${isReference(row.type)}`);
  return [...kinds.values()].flatMap((alike) => {
    const [row] = alike;
    const isServedAsBefore = row !== undefined && !changed.has(keyOfRecord(row));
    return insertRows(t.records, alike, {
      key: ["type", "id"],
      keep: [
        "number",
        "created_version",
        ...(isServedAsBefore ? ["updated_version", "updated_at"] : []),
        ...(row !== undefined && isReference(row.type) ? ["date_start", "date_end", "sort_date"] : []),
      ],
      differing: ["document_hash", "index_hash"],
    });
  });
};

const documents = (rewritten: Plan["rewritten"], since: number): InStatement[] =>
  insertRows(
    t.documents,
    rewritten.map(({ row }) => ({ ...row, since })),
    { key: ["type", "id"], differing: ["mention", "told", "body", "parts"] },
  );

const links = (reindexed: readonly Placed[], since: number): InStatement[] => {
  const [linked, others] = [true, false].map((are) =>
    reindexed.filter(({ edges, citations }) => edges.length + citations.length > 0 === are),
  );
  return [
    { sql: `delete from links where (type, id) ${inPairs}`, args: [list((others ?? []).map(pairOf))] },
    ...insertRows(
      t.links,
      (linked ?? []).map(({ type, id, edges, citations }) => ({
        type,
        id,
        edges: JSON.stringify(edges.map((edge) => edge.map((end) => (end === keyOf(type, id) ? itself : end)))),
        citations: JSON.stringify(citations),
        since,
      })),
      { key: ["type", "id"], differing: ["edges", "citations"] },
    ),
  ];
};

type TermList = { terms: string; records: string };

/** Records in lists of so many terms: the terms, each `[field, value, type]`, and the records, each `[type, id, [term, …]]`. */
const termLists = (reindexed: readonly Placed[]): TermList[] => {
  const lists: TermList[] = [];
  let [known, records, size] = [new Map<string, number>(), [] as unknown[], 0];
  const cut = () => {
    if (records.length === 0) return;
    const terms = [...known.keys()].map((key) => key.split("\n"));
    // A field without a number has no postings, and would be lost in silence.
    for (const field of new Set(terms.map(([name = ""]) => name))) codeOf(field);
    lists.push({ terms: list(terms), records: list(records) });
    [known, records, size] = [new Map(), [], 0];
  };
  for (const { type, id, terms } of reindexed) {
    const own: number[] = [];
    for (const [field, value] of terms) {
      const key = `${field}\n${value}\n${type}`;
      const at = known.get(key) ?? known.size;
      known.set(key, at);
      own.push(at);
    }
    records.push([type, id, own]);
    size += own.length;
    if (size >= termsPerStatement) cut();
  }
  cut();
  return lists;
};

/** The records of a JSON list, as `records r`. */
export const recordsIn = (parameter: string): string => `json_each(${parameter}) k
  cross join records r on r.type = k.value ->> 0 and r.id = k.value ->> 1`;

/** The postings of records under the dates of their heads; of records that are new there are none to be taken away. */
const terms = ({ reindexed, states }: Plan, since: number): InStatement[] => {
  const wanted = `with d as materialized (select k.key as at, c.number, f.code from json_each(?1) k
      cross join term_fields f on f.name = k.value ->> 0
      cross join term_counts c on c.field = f.name and c.value = k.value ->> 1 and c.type = k.value ->> 2)
    select d.number as term, ${dayIn(sql`r.sort_date`).sql} as day, r.number as record, d.code as field
    from ${recordsIn("?2")} cross join json_each(k.value, '$[2]') t cross join d on d.at = t.value`;
  const [old, fresh] = [true, false].map((is) =>
    termLists(reindexed.filter((record) => states.has(keyOfRecord(record)) === is)).map((one) => ({ ...one, is })),
  );
  const fields = {
    sql: "insert or ignore into term_fields (code, name) select key, value from json_each(?)",
    args: [list(numberedFields)],
  };
  return [
    fields,
    ...[...(old ?? []), ...(fresh ?? [])].flatMap(({ terms, records, is }) => [
      {
        sql: `insert into term_counts (field, value, type, number, count)
        select value ->> 0, value ->> 1, value ->> 2,
          (select coalesce(max(number), 0) from term_counts) + row_number() over (order by key), 0
        from json_each(?) k where not exists (select 1 from term_counts c
          where c.field = k.value ->> 0 and c.value = k.value ->> 1 and c.type = k.value ->> 2)`,
        args: [terms],
      },
      ...(is
        ? [
            {
              sql: `delete from postings where record in (select r.number from ${recordsIn("?2")})
              and (term, day, record, field) not in (${wanted})`,
              args: [terms, records],
            },
          ]
        : []),
      {
        // In the order of the index, in which those of one page are next to each other.
        sql: `insert into postings (term, day, record, field, since)
        select *, ?3 from (${wanted}) where true order by 1, 2, 3 on conflict do nothing`,
        args: [terms, records, since],
      },
    ]),
  ];
};

/** Dates reference records by the first and the latest fact that names them, and their postings with them. */
const dateReferences = (keys: readonly string[], since: number): InStatement[] => {
  const pairs = list(keys.map(unkey));
  const edge = (way: "min" | "max") =>
    `(select ${way}(edge) from (${sharedFacts
      .map(
        (type) =>
          `select ${way}(p.day) as edge from postings p where p.day > 0 and p.term = (select number from term_counts
            where field = k.value ->> 0 and value = k.value ->> 1 and type = '${type}')`,
      )
      .join(" union all ")}))`;
  const date = (day: string) => `case when ${day} is not null then ${dateIn(sql.raw(day)).sql} end`;
  const day = `(select ${dayIn(sql`r.sort_date`).sql} from records r where r.number = postings.record)`;
  return [
    {
      sql: `with edges as materialized (select k.value ->> 0 as type, k.value ->> 1 as id, ${edge("min")} as first,
          ${edge("max")} as latest from json_each(?1) k),
        dated as (select type, id, ${date("first")} as first, ${date("latest")} as latest from edges)
        update records set date_start = d.first, date_end = d.latest, sort_date = coalesce(d.latest, ''), since = ?2
        from dated d where records.type = d.type and records.id = d.id
          and (records.date_start, records.date_end) is not (d.first, d.latest)`,
      args: [pairs, since],
    },
    {
      sql: `update postings set day = ${day}, since = ?2
        where record in (select r.number from ${recordsIn("?1")}) and day <> ${day}`,
      args: [pairs, since],
    },
  ];
};

/** Takes records away, with what answers are read from. */
const removals = (keys: readonly string[]): InStatement[] => {
  const args = [list(keys.map(unkey))];
  return [
    { sql: `delete from postings where record in (select r.number from ${recordsIn("?1")})`, args },
    ...["documents", "links", "records"].map((table) => ({
      sql: `delete from ${table} where (type, id) ${inPairs}`,
      args,
    })),
  ];
};

/**
 * Brings the rows that answers are read from to what a plan says: those that are not so move into the past.
 *
 * @param version that they stand from on.
 */
export const bringToStand = (plan: Plan, version: number, at: string): InStatement[] => [
  ...removals(plan.removed),
  numbering,
  ...heads(plan, version, at),
  ...documents(plan.rewritten, version),
  ...links(plan.reindexed, version),
  ...terms(plan, version),
  ...dateReferences(plan.dated, version),
];
