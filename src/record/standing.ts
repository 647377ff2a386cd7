import type { InStatement } from "@libsql/client/web";
import { insertRows } from "../db/bulk.ts";
import * as t from "../db/schema/index.ts";
import type { RecordType } from "../model/record-types.ts";
import { inPairs, isReference, keyOf, list, sharedFacts, unkey } from "./keys.ts";
import type { Placed } from "./places.ts";
import type { Plan } from "./plan.ts";

/*
 * The rows that answers are read from. One that comes out as it stands is not touched: what is, moves into the past.
 */

/** How many terms travel in one statement, but for the last of its records. */
const termsPerStatement = 4000;

const keyOfRecord = ({ type, id }: { type: RecordType; id: string }) => keyOf(type, id);
const pairOf = ({ type, id }: { type: RecordType; id: string }) => [type, id] as const;

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
        "created_version",
        ...(isServedAsBefore ? ["updated_version", "updated_at"] : []),
        ...(row !== undefined && isReference(row.type) ? ["date_start", "date_end", "sort_date"] : []),
      ],
      differing: ["document_hash", "index_hash"],
    });
  });
};

const documents = (rewritten: readonly Placed[], since: number): InStatement[] =>
  insertRows(
    t.documents,
    rewritten.map(({ row }) => ({ ...row, since })),
    { key: ["type", "id"], differing: ["mention", "told", "body", "parts"] },
  );

const links = (rewritten: readonly Placed[], since: number): InStatement[] => {
  const [linked, others] = [true, false].map((are) =>
    rewritten.filter(({ edges, citations }) => edges.length + citations.length > 0 === are),
  );
  return [
    { sql: `delete from links where (type, id) ${inPairs}`, args: [list((others ?? []).map(pairOf))] },
    ...insertRows(
      t.links,
      (linked ?? []).map(({ type, id, edges, citations }) => ({
        type,
        id,
        edges: JSON.stringify(edges),
        citations: JSON.stringify(citations),
        since,
      })),
      { key: ["type", "id"], differing: ["edges", "citations"] },
    ),
  ];
};

/** Records in lists of so many terms, each as `[type, id, [[field, value], …]]`. */
const termLists = (rewritten: readonly Placed[]): string[] => {
  const lists: string[] = [];
  let [next, size]: [unknown[], number] = [[], 0];
  for (const { type, id, terms } of rewritten) {
    const own = [...terms];
    next.push([type, id, own]);
    size += own.length;
    if (size < termsPerStatement) continue;
    lists.push(list(next));
    [next, size] = [[], 0];
  }
  return next.length === 0 ? lists : [...lists, list(next)];
};

/** The terms of records, under the dates of their heads. */
const terms = (rewritten: readonly Placed[], since: number): InStatement[] => {
  const wanted = `select r.type, r.id, t.value ->> 0 as field, t.value ->> 1 as value, r.sort_date from json_each(?1) k
    cross join records r on r.type = k.value ->> 0 and r.id = k.value ->> 1 cross join json_each(k.value, '$[2]') t`;
  return termLists(rewritten).flatMap((records) => [
    {
      sql: `delete from terms where (type, id) ${inPairs.replace("?", "?1")}
        and (type, id, field, value, sort_date) not in (${wanted})`,
      args: [records],
    },
    {
      sql: `insert into terms (type, id, field, value, sort_date, since)
        select *, ?2 from (${wanted}) where true on conflict do nothing`,
      args: [records, since],
    },
  ]);
};

/** Dates reference records by the first and the latest fact that names them, and their terms with them. */
const dateReferences = (keys: readonly string[], since: number): InStatement[] => {
  const pairs = list(keys.map(unkey));
  const edge = (way: "min" | "max") =>
    `(select ${way}(edge) from (${sharedFacts
      .map(
        (type) =>
          `select ${way}(sort_date) as edge from terms where field = k.value ->> 0 and value = k.value ->> 1 and type = '${type}' and sort_date > ''`,
      )
      .join(" union all ")}))`;
  return [
    {
      sql: `with dated as materialized (select k.value ->> 0 as type, k.value ->> 1 as id, ${edge("min")} as first,
          ${edge("max")} as latest from json_each(?1) k)
        update records set date_start = d.first, date_end = d.latest, sort_date = coalesce(d.latest, ''), since = ?2
        from dated d where records.type = d.type and records.id = d.id
          and (records.date_start, records.date_end) is not (d.first, d.latest)`,
      args: [pairs, since],
    },
    {
      sql: `update terms set sort_date = r.sort_date, since = ?2 from json_each(?1) k
        cross join records r on r.type = k.value ->> 0 and r.id = k.value ->> 1
        where terms.type = r.type and terms.id = r.id and terms.sort_date <> r.sort_date`,
      args: [pairs, since],
    },
  ];
};

/** Takes records away, with what answers are read from. */
const removals = (keys: readonly string[]): InStatement[] =>
  ["terms", "documents", "links", "records"].map((table) => ({
    sql: `delete from ${table} where (type, id) ${inPairs}`,
    args: [list(keys.map(unkey))],
  }));

/**
 * Brings the rows that answers are read from to what a plan says: those that are not so move into the past.
 *
 * @param version that they stand from on.
 */
export const bringToStand = (plan: Plan, version: number, at: string): InStatement[] => [
  ...removals(plan.removed),
  ...heads(plan, version, at),
  ...documents(plan.rewritten, version),
  ...links(plan.rewritten, version),
  ...terms(plan.rewritten, version),
  ...dateReferences(plan.dated, version),
];
