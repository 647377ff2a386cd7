import type { InStatement } from "@libsql/client/web";
import { insertRows } from "../db/bulk.ts";
import * as t from "../db/schema/index.ts";
import type { RecordType } from "../model/ids.ts";
import type { Difference } from "./compare.ts";
import { idsOf, inIds, inPairs, isReference, keyOf, list, sharedFacts, unkey } from "./keys.ts";
import { countPairs } from "./pair-counts.ts";
import type { Plan } from "./plan.ts";
import { indexReferences } from "./reference-terms.ts";
import { parentsOf, type ReferenceIndex } from "./resolve.ts";
import { headRow, type Rows } from "./rows.ts";
import { searchStatements } from "./search-index.ts";

/** The order in which records of each type can be inserted, each after what it refers to. */
const insertionOrder = ["country", "topic", "organisation", "post", "person", "source"] as const;

/** The tables of what belongs to a fact or an article, by the column that says to which. */
const parts = {
  engagement_id: ["engagement_participants", "engagement_countries", "engagement_topics", "engagement_agreements"],
  agreement_id: ["agreement_parties", "agreement_topics", "agreement_status_history"],
  statement_id: ["statement_subjects", "statement_topics"],
  article_id: ["article_topics", "article_countries", "person_posts"],
};

/** Takes away what is projected anew, and what is gone: children before what they hang on. */
const deletions = ({ dropped, gone, articles }: Plan): InStatement[] => {
  const idsByColumn: Record<string, string[]> = {
    engagement_id: idsOf("engagement", dropped),
    agreement_id: idsOf("agreement", dropped),
    statement_id: idsOf("statement", dropped),
    article_id: articles,
  };
  const goneIds = (type: RecordType) => [list(idsOf(type, gone))];
  return [
    { sql: `delete from terms where (type, id) ${inPairs}`, args: [list(dropped.map(unkey))] },
    { sql: `delete from evidence where (subject_type, subject_id) ${inPairs}`, args: [list(dropped.map(unkey))] },
    { sql: `delete from evidence where article_id ${inIds}`, args: [list(articles)] },
    ...Object.entries(parts).flatMap(([column, names]) =>
      names.map((name) => ({
        sql: `delete from ${name} where ${column} ${inIds}`,
        args: [list(idsByColumn[column] ?? [])],
      })),
    ),
    // Those that are written anew may stand under another by then, and the one above go.
    { sql: `update agreements set umbrella_id = null where id ${inIds}`, args: [list(idsOf("agreement", dropped))] },
    { sql: `delete from statements where id ${inIds}`, args: goneIds("statement") },
    { sql: `delete from engagements where id ${inIds}`, args: goneIds("engagement") },
    { sql: `delete from agreements where id ${inIds}`, args: goneIds("agreement") },
    { sql: `delete from articles where id ${inIds}`, args: goneIds("article") },
    { sql: `delete from records where (type, id) ${inPairs}`, args: [list(gone.map(unkey))] },
  ];
};

/** Keeps what the record is made of: the dossiers and the reference lists as written. */
const sources = ({ put, remove, entries }: Difference): InStatement[] => [
  { sql: `delete from dossiers where id ${inIds}`, args: [list(remove)] },
  ...insertRows(
    t.dossiers,
    put.map(({ dossier }) => ({ id: dossier.article.id, body: JSON.stringify(dossier) })),
    { key: ["id"] },
  ),
  { sql: `delete from reference_entries where (type, id) ${inPairs}`, args: [list(entries.gone.map(unkey))] },
  ...insertRows(t.referenceEntries, entries.changed, { key: ["type", "id"] }),
];

/** The heads of what is new or changed, and the versions of what articles now say something else of. */
const heads = ({ heads: all, changes }: Plan, version: number, at: string): InStatement[] => {
  const changed = new Set(changes.map(({ type, id }) => keyOf(type, id)));
  const references = changes.flatMap(({ type, id }) => (isReference(type) ? [[type, id]] : []));
  return [
    ...insertRows(
      t.records,
      all.filter(({ type, id }) => changed.has(keyOf(type, id))).map((head) => headRow(head, version, at)),
      { key: ["type", "id"], keep: ["created_version"] },
    ),
    {
      sql: `update records set updated_version = ?, updated_at = ? where (type, id) ${inPairs}`,
      args: [version, at, list(references)],
    },
  ];
};

/** The rows of facts and articles, each after what it refers to. */
const facts = (rows: Rows): InStatement[] => [
  ...insertRows(t.articles, rows.of(t.articles), { key: ["id"] }),
  ...insertRows(t.agreements, umbrellasFirst(rows.of(t.agreements)), { key: ["id"] }),
  ...insertRows(t.engagements, rows.of(t.engagements), { key: ["id"] }),
  ...insertRows(t.statements, rows.of(t.statements), { key: ["id"] }),
  ...[
    t.articleTopics,
    t.articleCountries,
    t.agreementStatusHistory,
    t.agreementParties,
    t.agreementTopics,
    t.engagementParticipants,
    t.engagementCountries,
    t.engagementTopics,
    t.engagementAgreements,
    t.statementSubjects,
    t.statementTopics,
    t.personPosts,
    t.evidence,
    t.terms,
  ].flatMap((table) => insertRows(table, rows.of(table))),
];

/** Inserts reference rows, each after what it refers to; an organisation after its parents, a topic after its broader one. */
const references = (rows: Rows, index: ReferenceIndex): InStatement[] => {
  const depth = (id: string) => parentsOf(index, id)?.length ?? 0;
  const topics = [...rows.of(t.topics)].sort((a, b) => Number(a.broaderId !== null) - Number(b.broaderId !== null));
  const organisations = [...rows.of(t.organisations)].sort((a, b) => depth(a.id) - depth(b.id));
  return [
    ...insertRows(t.countries, rows.of(t.countries), { key: ["id"] }),
    ...insertRows(t.topics, topics, { key: ["id"] }),
    ...insertRows(t.organisations, organisations, { key: ["id"] }),
    ...insertRows(t.posts, rows.of(t.posts), { key: ["id"] }),
    ...insertRows(t.people, rows.of(t.people), { key: ["id"] }),
    ...insertRows(t.sources, rows.of(t.sources), { key: ["id"] }),
  ];
};

const umbrellasFirst = <T extends { umbrellaId?: string | null }>(agreements: readonly T[]): T[] =>
  [...agreements].sort((a, b) => Number(Boolean(a.umbrellaId)) - Number(Boolean(b.umbrellaId)));

const tableOf = {
  country: "countries",
  topic: "topics",
  organisation: "organisations",
  post: "posts",
  person: "people",
  source: "sources",
};

/** Takes away, and logs, the reference records among `candidates` that no article names any more. */
const dropOrphans = (candidates: readonly string[], version: number, at: string): InStatement[] =>
  [...insertionOrder].reverse().flatMap((type) => {
    const ids = idsOf(type, candidates);
    if (ids.length === 0) return [];
    const orphans = `(select value from json_each(?) where not exists
      (select 1 from terms where field = 'names' and terms.value = '${type}:' || json_each.value and terms.type = 'article'))`;
    return [
      // What is gone was not also changed.
      {
        sql: `delete from changes where version = ? and type = '${type}' and id in ${orphans}`,
        args: [version, list(ids)],
      },
      {
        sql: `insert into changes (version, type, id, action, at)
          select ?, type, id, 'removed', ? from records where type = '${type}' and id in ${orphans}`,
        args: [version, at, list(ids)],
      },
      { sql: `delete from ${tableOf[type]} where id in ${orphans}`, args: [list(ids)] },
      { sql: `delete from records where type = '${type}' and id in ${orphans}`, args: [list(ids)] },
    ];
  });

/** Logs a change of the reference records that lost something that an article said of them, but are still there. */
const changeRemaining = (keys: readonly string[], version: number, at: string): InStatement[] => {
  const remaining = `(type, id) ${inPairs}`;
  const pairs = list(keys.map(unkey));
  return [
    {
      sql: `insert into changes (version, type, id, action, at) select ?, type, id, 'changed', ? from records where ${remaining}`,
      args: [version, at, pairs],
    },
    { sql: `update records set updated_version = ?, updated_at = ? where ${remaining}`, args: [version, at, pairs] },
  ];
};

/** Dates reference records by the first and the latest fact that names them. */
const dateReferences = (keys: readonly string[]): InStatement[] => {
  const edge = (way: "min" | "max") =>
    `(select ${way}(edge) from (${sharedFacts
      .map(
        (type) =>
          `select ${way}(sort_date) as edge from terms where field = records.type and value = records.id and type = '${type}' and sort_date > ''`,
      )
      .join(" union all ")}))`;
  return [
    {
      sql: `update records set date_start = ${edge("min")}, date_end = ${edge("max")}, sort_date = coalesce(${edge("max")}, '')
        where (type, id) ${inPairs}`,
      args: [list(keys.map(unkey))],
    },
  ];
};

/** Records that were there before and may have other names now. */
const renamed = ({ entries }: Difference, { changes }: Plan): string[] => {
  const created = new Set(changes.flatMap(({ type, id, action }) => (action === "created" ? [keyOf(type, id)] : [])));
  const facts = changes.flatMap(({ type, id, action }) =>
    action === "changed" && (type === "engagement" || type === "agreement") ? [keyOf(type, id)] : [],
  );
  return [...entries.changed.map(({ type, id }) => keyOf(type, id)), ...facts].filter((key) => !created.has(key));
};

/** Everything a write does, as the statements of one transaction. The first fails where another writer came between. */
export const statementsOf = (difference: Difference, plan: Plan, index: ReferenceIndex, now: Date): InStatement[] => {
  const version = difference.version + 1;
  const at = now.toISOString();
  return [
    { sql: "update dataset set version = ?, updated_at = ?", args: [version, at] },
    countPairs(plan.dropped.map(unkey), -1),
    ...deletions(plan),
    ...sources(difference),
    ...heads(plan, version, at),
    ...references(plan.rows, index),
    ...facts(plan.rows),
    countPairs(plan.projected.map(unkey), 1),
    ...insertRows(
      t.changes,
      plan.changes.map((change) => ({ ...change, version, at })),
    ),
    ...dropOrphans(plan.candidates, version, at),
    ...changeRemaining(plan.bereft, version, at),
    ...dateReferences(plan.dated),
    ...indexReferences(plan.dated),
    ...searchStatements({
      documents: plan.rows.of(t.searchDocuments),
      suggestions: plan.rows.of(t.suggestNames),
      needed: plan.needed,
      touched: [...difference.touched.keys()],
      renamed: renamed(difference, plan),
    }),
  ];
};
