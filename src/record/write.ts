import type { InStatement } from "@libsql/client/web";
import { insertRows } from "../db/bulk.ts";
import type { Db } from "../db/client.ts";
import * as t from "../db/schema/index.ts";
import {
  type Dossier,
  dossier as dossierSchema,
  type Reference,
  type ReferenceType,
  referenceEntries,
} from "../model/dossier.ts";
import type { FactType, RecordType } from "../model/ids.ts";
import {
  type Contributions,
  contributionsOf,
  mergeAgreements,
  mergeEngagements,
  mergeStatements,
} from "./contributions.ts";
import { isoCountries } from "./countries.ts";
import {
  projectAgreement,
  projectArticle,
  projectCountry,
  projectEngagement,
  projectOrganisation,
  projectPerson,
  projectPost,
  projectSource,
  projectStatement,
  projectTopic,
} from "./project.ts";
import { closureOf, indexReference, mentionsOf, parentsOf, type ReferenceIndex } from "./resolve.ts";
import { type Head, headRow, Rows, sortDateOf, yearOf } from "./rows.ts";
import { addUnknown, agreementTerms, articleTerms, engagementTerms, statementTerms, type Terms } from "./terms.ts";

export type Change = { type: RecordType; id: string; action: "created" | "changed" | "removed" };

export type WriteResult = { version: number; changes: Change[] };

export type WriteInput = {
  /** Dossiers to write, whole; one of an id that exists takes its place. */
  put: readonly Dossier[];
  /** Ids of dossiers to take away. */
  remove: readonly string[];
  /** The reference lists, whole. */
  reference: Reference;
  /** The time of writing. */
  now: Date;
};

const factKinds = ["engagement", "agreement", "statement"] as const;
type FactKind = (typeof factKinds)[number];

/** The order in which records of each type can be inserted, each after what it refers to. */
const insertionOrder = ["country", "topic", "organisation", "post", "person", "source"] as const;

type Stored = { dossier: Dossier; contributions: Contributions };

/** Lists of pairs and ids travel as one JSON parameter, so that the SQL stays the same for any number of them. */
const list = (values: Iterable<unknown>) => JSON.stringify([...values]);
const inIds = "in (select value from json_each(?))";

const keyOf = (type: string, id: string) => `${type}:${id}`;
const unkey = (key: string): [RecordType, string] => {
  const colon = key.indexOf(":");
  return [key.slice(0, colon) as RecordType, key.slice(colon + 1)];
};

const store = (dossier: Dossier): Stored => ({ dossier, contributions: contributionsOf(dossier) });

/** What a dossier says of each record, as text that is equal where it says the same. */
const fingerprints = (stored: Stored | undefined): Map<string, string> => {
  const prints = new Map<string, string>();
  if (!stored) return prints;
  const { contributions: all, dossier } = stored;
  const facts = [dossier.engagements, dossier.agreements, dossier.statements];
  prints.set(
    keyOf("article", dossier.article.id),
    JSON.stringify([all.article, facts.map((items) => items.map(({ topics, id }) => [id, topics]))]),
  );
  for (const type of [...factKinds, "person", "organisation"] as const) {
    for (const [id, said] of all[type]) prints.set(keyOf(type, id), JSON.stringify(said));
  }
  return prints;
};

/**
 * Writes dossiers into the record in one transaction: all or nothing. The record is a projection of its dossiers, so
 * what a dossier says is merged with what the others say of the same records, and a record that no dossier speaks of
 * any more goes. Every record created, changed or removed leaves a row in the change log, and the version moves by one
 * if there is any; a write that changes nothing writes nothing.
 *
 * The dossiers must have been checked with `dossierIssues` and the reference lists with `referenceIssues`.
 *
 * @throws LibsqlError "dataset version conflict" where another writer came between; nothing is written then.
 */
export const writeRecord = async (db: Db, input: WriteInput): Promise<WriteResult> => {
  const client = db.$client;
  const index = indexReference(input.reference);
  const rowsOf = (result: { rows: unknown[] } | undefined) => (result?.rows ?? []) as Record<string, unknown>[];

  const named = [...input.put.map(({ article }) => article.id), ...input.remove];
  const [versions, oldBodies, oldEntries] = await client.batch(
    [
      "select version from dataset",
      { sql: `select id, body from dossiers where id ${inIds}`, args: [list(named)] },
      "select type, id, body from reference_entries",
    ],
    "read",
  );
  const version = Number(rowsOf(versions)[0]?.version ?? 0);
  const before = new Map(rowsOf(oldBodies).map((row) => [String(row.id), String(row.body)]));

  const entries = (Object.keys(referenceEntries) as ReferenceType[]).flatMap((type) =>
    input.reference[type].map((entry) => ({ type, id: entry.id, body: JSON.stringify(entry) })),
  );
  const knownEntries = new Map(
    rowsOf(oldEntries).map((row) => [keyOf(String(row.type), String(row.id)), String(row.body)]),
  );
  const changedEntries = entries.filter(({ type, id, body }) => knownEntries.get(keyOf(type, id)) !== body);
  const currentEntries = new Set(entries.map(({ type, id }) => keyOf(type, id)));
  const goneEntries = [...knownEntries.keys()].filter((key) => !currentEntries.has(key));

  const put = input.put.filter((dossier) => before.get(dossier.article.id) !== JSON.stringify(dossier)).map(store);
  const remove = input.remove.filter((id) => before.has(id));
  if (put.length === 0 && remove.length === 0 && changedEntries.length === 0 && goneEntries.length === 0) {
    return { version, changes: [] };
  }

  // An entry that changed its place (a parent, a broader topic, a post's organisation) changes what every article is found by.
  const structure = (body: string | undefined) => {
    const { broader, parent, organisation, country } = body ? JSON.parse(body) : {};
    return JSON.stringify([broader, parent, organisation, country]);
  };
  const moved = changedEntries.some(
    ({ type, id, body }) =>
      knownEntries.has(keyOf(type, id)) && structure(knownEntries.get(keyOf(type, id))) !== structure(body),
  );
  const oldStored = new Map([...before].map(([id, body]) => [id, store(dossierSchema.parse(JSON.parse(body)))]));
  const reprojected: Stored[] = [];
  if (moved) {
    const { rows } = await client.execute({
      sql: `select body from dossiers where id not ${inIds}`,
      args: [list(named)],
    });
    for (const row of rows) reprojected.push(store(dossierSchema.parse(JSON.parse(String(row.body)))));
    const written = new Set(put.map(({ dossier }) => dossier.article.id));
    for (const [id, stored] of oldStored) if (!written.has(id) && !remove.includes(id)) reprojected.push(stored);
  }

  const touched = new Map<string, boolean>();
  const written: Stored[] = [...put, ...reprojected];
  const changedIds = [...put.map(({ dossier }) => dossier.article.id), ...remove];
  for (const id of changedIds) {
    const old = fingerprints(oldStored.get(id));
    const next = fingerprints(put.find(({ dossier }) => dossier.article.id === id));
    for (const key of new Set([...old.keys(), ...next.keys()])) {
      touched.set(key, (touched.get(key) ?? false) || old.get(key) !== next.get(key));
    }
  }
  for (const stored of reprojected)
    for (const key of fingerprints(stored).keys()) touched.set(key, touched.get(key) ?? false);
  const touchedFacts = [...touched.keys()]
    .map(unkey)
    .filter(([type]) => (factKinds as readonly string[]).includes(type));

  const needed = closureOf(
    [...written.flatMap(({ dossier }) => mentionsOf(dossier)), { type: "country", id: "ID" }],
    index,
  );
  const references = new Set(
    [...needed, ...changedEntries.map(({ type, id }) => keyOf(type, id))].filter((key) => isReference(unkey(key)[0])),
  );
  const [others, existing] = await client.batch(
    [
      {
        sql: `select distinct e.subject_type as type, e.subject_id as id, d.id as article, d.body as body
          from json_each(?) k join evidence e on e.subject_type = k.value ->> 0 and e.subject_id = k.value ->> 1
          join dossiers d on d.id = e.article_id where d.id not ${inIds}`,
        args: [list(touchedFacts), list(changedIds)],
      },
      {
        sql: `select r.type, r.id from json_each(?) k join records r on r.type = k.value ->> 0 and r.id = k.value ->> 1`,
        args: [list([...[...touched.keys()], ...references].map(unkey))],
      },
    ],
    "read",
  );
  const exists = new Set(rowsOf(existing).map((row) => keyOf(String(row.type), String(row.id))));
  const sources = new Map<string, Stored>(written.map((stored) => [stored.dossier.article.id, stored]));
  for (const row of rowsOf(others)) {
    if (!sources.has(String(row.article)))
      sources.set(String(row.article), store(dossierSchema.parse(JSON.parse(String(row.body)))));
  }

  const next = version + 1;
  const at = input.now.toISOString();
  const rows = new Rows();
  const heads: Head[] = [];
  const changes: Change[] = [];
  const change = (type: RecordType, id: string, action: Change["action"]) => changes.push({ type, id, action });

  const projected = projectFacts(rows, touchedFacts, sources, index);
  for (const { dossier, contributions } of written) {
    const terms = articleTerms(dossier, contributions, index);
    projected.heads.push({ head: projectArticle(rows, dossier, contributions, terms), terms });
  }
  const present = new Set<string>();
  for (const { head, terms } of projected.heads) {
    const key = keyOf(head.type, head.id);
    present.add(key);
    if (!exists.has(key)) change(head.type, head.id, "created");
    else if (touched.get(key)) change(head.type, head.id, "changed");
    heads.push(head);
    const sortDate = sortDateOf(head);
    for (const [field, value] of addUnknown(terms.add("year", yearOf(head)), head.type as FactType)) {
      rows.add(t.terms, { field, value, type: head.type, sortDate, id: head.id });
    }
  }
  const gone = [...touched.keys()].filter((key) => !present.has(key) && !isReference(unkey(key)[0]));
  for (const key of gone) if (exists.has(key)) change(...unkey(key), "removed");

  const rewritten = new Set(changedEntries.map(({ type, id }) => keyOf(type, id)));
  for (const key of references) {
    const [type, id] = unkey(key);
    const isNew = !exists.has(key);
    if (isNew && !needed.has(key)) continue;
    if (isNew) change(type, id, "created");
    else if (rewritten.has(key) || touched.get(key)) change(type, id, "changed");
    if (isNew || rewritten.has(key)) heads.push(projectReference(rows, type, id, index));
  }
  const bereft = [...touched].flatMap(([key, differs]) =>
    differs && isReference(unkey(key)[0]) && !references.has(key) ? [key] : [],
  );
  const changed = new Set(changes.map(({ type, id }) => keyOf(type, id)));
  const newReferences = orderReferences(rows, index);

  const dropped = [...touched.keys()].map(unkey);
  const droppedOf = (type: RecordType) => list(dropped.filter(([kind]) => kind === type).map(([, id]) => id));
  const goneOf = (type: RecordType) =>
    list(
      gone
        .map(unkey)
        .filter(([kind]) => kind === type)
        .map(([, id]) => id),
    );
  const candidates = [
    ...new Set([
      ...[...oldStored.values()].flatMap(({ dossier }) => [...closureOf(mentionsOf(dossier), index)]),
      ...goneEntries,
    ]),
  ];
  const reDated = [...new Set([...references, ...candidates])].filter((key) => isReference(unkey(key)[0]));
  const projectedArticles = list([...changedIds, ...reprojected.map(({ dossier }) => dossier.article.id)]);

  const statements: InStatement[] = [
    { sql: "update dataset set version = ?, updated_at = ?", args: [next, at] },
    // What is projected anew goes first, children before what they hang on.
    {
      sql: `delete from terms where (type, id) in (select value ->> 0, value ->> 1 from json_each(?))`,
      args: [list(dropped)],
    },
    {
      sql: `delete from evidence where subject_type in ('engagement', 'agreement', 'statement')
        and (subject_type, subject_id) in (select value ->> 0, value ->> 1 from json_each(?))`,
      args: [list(dropped)],
    },
    { sql: `delete from evidence where article_id ${inIds}`, args: [projectedArticles] },
    { sql: `delete from person_posts where article_id ${inIds}`, args: [projectedArticles] },
    ...["engagement_participants", "engagement_countries", "engagement_topics", "engagement_agreements"].map(
      (table) => ({
        sql: `delete from ${table} where engagement_id ${inIds}`,
        args: [droppedOf("engagement")],
      }),
    ),
    ...["agreement_parties", "agreement_topics", "agreement_status_history"].map((table) => ({
      sql: `delete from ${table} where agreement_id ${inIds}`,
      args: [droppedOf("agreement")],
    })),
    ...["statement_subjects", "statement_topics"].map((table) => ({
      sql: `delete from ${table} where statement_id ${inIds}`,
      args: [droppedOf("statement")],
    })),
    ...["article_topics", "article_countries"].map((table) => ({
      sql: `delete from ${table} where article_id ${inIds}`,
      args: [droppedOf("article")],
    })),
    { sql: `update agreements set umbrella_id = null where id ${inIds}`, args: [goneOf("agreement")] },
    { sql: `delete from statements where id ${inIds}`, args: [goneOf("statement")] },
    { sql: `delete from engagements where id ${inIds}`, args: [goneOf("engagement")] },
    { sql: `delete from agreements where id ${inIds}`, args: [goneOf("agreement")] },
    { sql: `delete from articles where id ${inIds}`, args: [goneOf("article")] },
    {
      sql: `delete from records where (type, id) in (select value ->> 0, value ->> 1 from json_each(?))`,
      args: [list(gone.map(unkey))],
    },
    { sql: `delete from dossiers where id ${inIds}`, args: [list(remove)] },
    ...insertRows(
      t.dossiers,
      put.map(({ dossier }) => ({ id: dossier.article.id, body: JSON.stringify(dossier) })),
      { key: ["id"] },
    ),
    {
      sql: "delete from reference_entries where (type, id) in (select value ->> 0, value ->> 1 from json_each(?))",
      args: [list(goneEntries.map(unkey))],
    },
    ...insertRows(t.referenceEntries, changedEntries, { key: ["type", "id"] }),
    ...insertRows(
      t.records,
      heads.map((head) => headRow(head, next, at)).filter(({ type, id }) => changed.has(keyOf(type, id))),
      { key: ["type", "id"], keep: ["created_version"] },
    ),
    // A person or an organisation of which articles now say something else.
    {
      sql: "update records set updated_version = ?, updated_at = ? where (type, id) in (select value ->> 0, value ->> 1 from json_each(?))",
      args: [next, at, list(changes.filter(({ type }) => isReference(type)).map(({ type, id }) => [type, id]))],
    },
    ...newReferences,
    ...insertRows(t.articles, rows.of(t.articles), { key: ["id"] }),
    ...insertRows(t.agreements, umbrellasFirst(rows.of(t.agreements)), { key: ["id"] }),
    ...insertRows(t.engagements, rows.of(t.engagements), { key: ["id"] }),
    ...insertRows(t.statements, rows.of(t.statements), { key: ["id"] }),
    ...insertRows(t.articleTopics, rows.of(t.articleTopics)),
    ...insertRows(t.articleCountries, rows.of(t.articleCountries)),
    ...insertRows(t.agreementStatusHistory, rows.of(t.agreementStatusHistory)),
    ...insertRows(t.agreementParties, rows.of(t.agreementParties)),
    ...insertRows(t.agreementTopics, rows.of(t.agreementTopics)),
    ...insertRows(t.engagementParticipants, rows.of(t.engagementParticipants)),
    ...insertRows(t.engagementCountries, rows.of(t.engagementCountries)),
    ...insertRows(t.engagementTopics, rows.of(t.engagementTopics)),
    ...insertRows(t.engagementAgreements, rows.of(t.engagementAgreements)),
    ...insertRows(t.statementSubjects, rows.of(t.statementSubjects)),
    ...insertRows(t.statementTopics, rows.of(t.statementTopics)),
    ...insertRows(t.personPosts, rows.of(t.personPosts)),
    ...insertRows(t.evidence, rows.of(t.evidence)),
    ...insertRows(t.terms, rows.of(t.terms)),
    ...insertRows(
      t.changes,
      changes.map((item) => ({ ...item, version: next, at })),
    ),
    ...dropOrphans(candidates, next, at),
    ...changeRemaining(bereft, next, at),
    ...dateReferences(reDated),
  ];
  await client.batch(statements, "write");
  const { rows: logged } = await client.execute({
    sql: "select type, id, action from changes where version = ? order by sequence",
    args: [next],
  });
  return { version: next, changes: logged as unknown as Change[] };
};

const isReference = (type: string): boolean => type !== "article" && !(factKinds as readonly string[]).includes(type);

const projectFacts = (
  rows: Rows,
  touched: readonly [RecordType, string][],
  sources: ReadonlyMap<string, Stored>,
  index: ReferenceIndex,
): { heads: { head: Head; terms: Terms }[] } => {
  const articles = new Map([...sources].map(([id, { contributions }]) => [id, contributions.article]));
  const published = ({ contributions: { article } }: Stored) => article.published.edtf ?? "9999";
  const inOrder = [...sources.values()].sort(
    (a, b) => published(a).localeCompare(published(b)) || a.dossier.article.id.localeCompare(b.dossier.article.id),
  );
  const speaking = <K extends FactKind>(type: K, id: string) =>
    inOrder.flatMap((stored) => {
      const said = stored.contributions[type].get(id);
      return said
        ? [{ said: said as NonNullable<ReturnType<Contributions[K]["get"]>>, all: stored.contributions }]
        : [];
    });
  const heads: { head: Head; terms: Terms }[] = [];
  for (const [type, id] of touched) {
    if (type === "engagement") {
      const all = speaking("engagement", id).map(({ said }) => said);
      if (all.length === 0) continue;
      const merged = mergeEngagements(all);
      heads.push({ head: projectEngagement(rows, merged), terms: engagementTerms(merged, index, articles) });
    } else if (type === "agreement") {
      const all = speaking("agreement", id).map(({ said }) => said);
      if (all.length === 0) continue;
      const merged = mergeAgreements(all);
      heads.push({ head: projectAgreement(rows, merged), terms: agreementTerms(merged, index, articles) });
    } else {
      const all = speaking("statement", id);
      if (all.length === 0) continue;
      const merged = mergeStatements(all.map(({ said }) => said));
      const terms = statementTerms(merged, index, articles, all[0]?.all as Contributions);
      for (const { said, all: own } of all.slice(1)) {
        terms.merge(statementTerms(said, index, articles, own), ["country", "organisation"]);
      }
      heads.push({ head: projectStatement(rows, merged), terms });
    }
  }
  return { heads };
};

const projectReference = (rows: Rows, type: RecordType, id: string, index: ReferenceIndex): Head => {
  const missing = (): never => {
    throw new RangeError(`there is no ${type} "${id}"`);
  };
  switch (type) {
    case "country":
      return projectCountry(rows, isoCountries.get(id) ?? missing());
    case "organisation":
      return projectOrganisation(rows, index.organisation.get(id) ?? missing());
    case "person":
      return projectPerson(rows, index.person.get(id) ?? missing());
    case "post":
      return projectPost(rows, index.post.get(id) ?? missing());
    case "topic":
      return projectTopic(rows, index.topic.get(id) ?? missing());
    case "source":
      return projectSource(rows, index.source.get(id) ?? missing());
    default:
      return missing();
  }
};

/** Inserts reference rows, each after what it refers to; an organisation after its parents, a topic after its broader one. */
const orderReferences = (rows: Rows, index: ReferenceIndex): InStatement[] => {
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
    const ids = candidates.map(unkey).flatMap(([kind, id]) => (kind === type ? [id] : []));
    if (ids.length === 0) return [];
    const orphans = `(select value from json_each(?) where not exists
      (select 1 from terms where field = 'names' and terms.value = '${type}:' || json_each.value and terms.type = 'article'))`;
    return [
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
  const remaining = "(type, id) in (select value ->> 0, value ->> 1 from json_each(?))";
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
    `(select ${way}(edge) from (${factKinds
      .map(
        (type) =>
          `select ${way}(sort_date) as edge from terms where field = records.type and value = records.id and type = '${type}' and sort_date > ''`,
      )
      .join(" union all ")}))`;
  return [
    {
      sql: `update records set date_start = ${edge("min")}, date_end = ${edge("max")}, sort_date = coalesce(${edge("max")}, '')
        where (type, id) in (select value ->> 0, value ->> 1 from json_each(?))`,
      args: [list(keys.map(unkey))],
    },
  ];
};
