import type { Client } from "@libsql/client/web";
import { searchDocuments, terms as termsTable } from "../db/schema/index.ts";
import { dossier as dossierSchema } from "../model/dossier.ts";
import { homeCountry, type RecordType } from "../model/ids.ts";
import type { Difference } from "./compare.ts";
import { idsOf, inIds, isReference, isSharedFact, keyOf, list, unkey } from "./keys.ts";
import { projectArticle } from "./project.ts";
import { type Projected, projectFacts, projectReference, type Stored, store } from "./project-all.ts";
import { closureOf, mentionsOf, parentsOf, type ReferenceIndex } from "./resolve.ts";
import { type Head, Rows, sortDateOf } from "./rows.ts";
import { articleDocument } from "./search-facts.ts";
import { personDocuments } from "./search-references.ts";
import { articleTerms, complete } from "./terms.ts";

export type Change = { type: RecordType; id: string; action: "created" | "changed" | "removed" };

/** What a write will do, worked out before anything is written. */
export type Plan = {
  rows: Rows;
  heads: Head[];
  changes: Change[];
  /** Facts and articles whose rows are written anew or taken away. */
  dropped: string[];
  /** Facts and articles that are there afterwards, among these. */
  projected: string[];
  /** Of these, the ones that no dossier speaks of any more. */
  gone: string[];
  /** Articles whose dossiers are projected. */
  articles: string[];
  /** Reference records that the written dossiers need: they are there afterwards. */
  needed: ReadonlySet<string>;
  /** Reference records that may have lost their last mention. */
  candidates: string[];
  /** Reference records of which less is said than before. */
  bereft: string[];
  /** Reference records whose first and latest facts may have moved. */
  dated: string[];
};

/** Reads what the plan needs to know of records outside the written dossiers. */
const readAround = async (client: Client, difference: Difference, references: ReadonlySet<string>) => {
  const touched = [...difference.touched.keys()].map(unkey);
  const written = [...difference.put.map(({ dossier }) => dossier.article.id), ...difference.remove];
  const people = idsOf("person", [...difference.touched.keys(), ...references]);
  const projected = [...written, ...difference.again.map(({ dossier }) => dossier.article.id)];
  const [others, known, ranks] = await client.batch(
    [
      {
        sql: `select distinct d.id, d.body from json_each(?) k
          join evidence e on e.subject_type = k.value ->> 0 and e.subject_id = k.value ->> 1
          join dossiers d on d.id = e.article_id where d.id not ${inIds}`,
        args: [list(touched.filter(([type]) => isSharedFact(type))), list(written)],
      },
      {
        sql: "select r.type, r.id from json_each(?) k join records r on r.type = k.value ->> 0 and r.id = k.value ->> 1",
        args: [list([...touched, ...[...references].map(unkey)])],
      },
      {
        sql: `select distinct person_id as person, rank_en as en, rank_id as id from person_posts
          where person_id ${inIds} and rank_en is not null and article_id not ${inIds}`,
        args: [list(people), list(projected)],
      },
    ],
    "read",
  );
  return {
    others: (others?.rows ?? []).map(({ body }) => store(dossierSchema.parse(JSON.parse(String(body))))),
    exists: new Set(known?.rows.map(({ type, id }) => keyOf(type as RecordType, String(id)))),
    people,
    ranks: (ranks?.rows ?? []).map(({ person, en, id }) => ({
      person: String(person),
      en: String(en),
      id: String(id),
    })),
  };
};

/** The records that dossiers need; the home country is one as soon as there is a dossier. */
const closure = (stored: Iterable<Stored>, index: ReferenceIndex): Set<string> =>
  closureOf(
    [...stored].flatMap(({ dossier }) => [...mentionsOf(dossier), { type: "country" as const, id: homeCountry }]),
    index,
  );

const projectTouched = (
  rows: Rows,
  { put, again, touched }: Difference,
  others: readonly Stored[],
  index: ReferenceIndex,
): Projected[] => {
  const written = [...put, ...again];
  const sources = new Map([...others, ...written].map((stored) => [stored.dossier.article.id, stored]));
  const facts = [...touched.keys()].map(unkey).filter(([type]) => isSharedFact(type));
  return [
    ...projectFacts(rows, facts, sources, index),
    ...written.map(({ dossier, contributions }) => {
      const terms = articleTerms(dossier, contributions, index);
      const head = projectArticle(rows, dossier, contributions, terms);
      rows.add(searchDocuments, articleDocument(head, dossier));
      return { head, terms };
    }),
  ];
};

const addTerms = (rows: Rows, { head, terms }: Projected): void => {
  const sortDate = sortDateOf(head);
  for (const [field, value] of complete(terms, head)) {
    rows.add(termsTable, { field, value, type: head.type, sortDate, id: head.id });
  }
};

/** Works out what has to be written, so that the record says what its dossiers say. */
export const planWrite = async (client: Client, difference: Difference, index: ReferenceIndex): Promise<Plan> => {
  const { put, again, remove, before, entries, touched } = difference;
  const rewritten = new Set(entries.changed.map(({ type, id }) => keyOf(type, id)));
  const needed = new Set([...closure([...put, ...again], index)].filter((key) => isReference(unkey(key)[0])));
  const references = new Set([...needed, ...rewritten]);
  const { others, exists, people, ranks } = await readAround(client, difference, references);

  const rows = new Rows();
  const heads: Head[] = [];
  const changes: Change[] = [];
  const present = new Set<string>();
  for (const projected of projectTouched(rows, difference, others, index)) {
    const { type, id } = projected.head;
    const key = keyOf(type, id);
    present.add(key);
    heads.push(projected.head);
    addTerms(rows, projected);
    if (!exists.has(key)) changes.push({ type, id, action: "created" });
    else if (touched.get(key)) changes.push({ type, id, action: "changed" });
  }
  const dropped = [...touched.keys()].filter((key) => !isReference(unkey(key)[0]));
  const gone = dropped.filter((key) => !present.has(key));
  for (const key of gone) {
    const [type, id] = unkey(key);
    if (exists.has(key)) changes.push({ type, id, action: "removed" });
  }
  // An organisation is found by all that it stands under.
  const isBelow = (type: RecordType, id: string) =>
    type === "organisation" && parentsOf(index, id)?.some((parent) => rewritten.has(keyOf("organisation", parent)));
  for (const key of references) {
    const [type, id] = unkey(key);
    const isNew = !exists.has(key);
    if (isNew && !needed.has(key)) continue;
    if (isNew || rewritten.has(key) || isBelow(type, id)) heads.push(projectReference(rows, type, id, index));
    if (isNew) changes.push({ type, id, action: "created" });
    else if (rewritten.has(key) || touched.get(key)) changes.push({ type, id, action: "changed" });
  }
  const known = people.map((id) => keyOf("person", id)).filter((key) => needed.has(key) || exists.has(key));
  rows.add(searchDocuments, ...personDocuments(idsOf("person", known), [...put, ...again], ranks, index));
  const candidates = [
    ...new Set([...closure(before.values(), index), ...entries.gone, ...closureOf(entries.left, index)]),
  ].filter((key) => isReference(unkey(key)[0]));
  return {
    rows,
    heads,
    changes,
    dropped,
    projected: [...present],
    gone,
    articles: [...[...put, ...again].map(({ dossier }) => dossier.article.id), ...remove],
    needed,
    candidates,
    bereft: [...touched].flatMap(([key, differs]) =>
      differs && isReference(unkey(key)[0]) && !references.has(key) ? [key] : [],
    ),
    // A fact that others tell of too may have moved for what only they name.
    dated: [...new Set([...references, ...candidates, ...closure(others, index)])].filter((key) =>
      isReference(unkey(key)[0]),
    ),
  };
};
