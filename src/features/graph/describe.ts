import type { Db } from "../../db/client.ts";
import type { RefRow } from "../../db/select/refs.ts";
import { type SQL, sql } from "../../db/sql.ts";
import type { Language } from "../../model/localised.ts";
import type { EvidenceBasis } from "../../model/vocabulary.ts";
import { factsNaming } from "./links.ts";
import type { Found } from "./neighbourhood.ts";
import type { Edge } from "./network.ts";
import { idOf, type Key, keyOf, typeOf } from "./vocabulary.ts";

/** How many facts and how much evidence an edge shows; it counts all of them. */
export const samplesPerEdge = 3;
export type Locator = { article: RefRow; paragraph: number; basis: EvidenceBasis };

export type DescribedNode = RefRow & { key: Key; distance: number | null; facts: number };
export type DescribedEdge = Edge & { shownFacts: RefRow[]; evidence: Locator[]; evidenceCount: number };
export type Described = { nodes: DescribedNode[]; edges: DescribedEdge[] };

type Proof = { fact: Key; subject: Key };

/** Whose evidence proves an edge by one of its facts: the fact itself, or what the article says of who holds a post. */
const proofOf = (edge: Edge, fact: Key): Proof => ({
  fact,
  subject: typeOf(fact) === "article" ? edge.source : fact,
});

const nameOf = ({ fact, subject }: Proof) => `${fact} ${subject}`;

/** The paragraphs that prove `p`, as a JSON list of [article, paragraph, basis]; of an article those for its subject only. */
const citations = sql`(select iif(p.type = 'article', (select json_group_array(json(e.value) order by e.key)
      from json_each(l.citations) e where e.value ->> 3 = p.subject_type || ':' || p.subject_id), l.citations)
    from links l where l.type = p.type and l.id = p.id)`;

const article = sql`json((select json_object('id', a.id, 'type', 'article', 'label', json_object('en', a.label_en, 'id', a.label_id))
  from records a where a.type = 'article' and a.id = cite.value ->> 0))`;

const locators = sql`(select json_group_array(json_object('article', ${article}, 'paragraph', cite.value ->> 1,
    'basis', cite.value ->> 2) order by cite.key)
  from (select key, value from json_each(cited.list) order by key limit ${samplesPerEdge}) cite)`;

const labelIn = (language: Language): SQL =>
  sql`(select r.label_${sql.raw(language)} from records r where cited.shown and r.type = cited.type and r.id = cited.id)`;

/** Label and evidence of facts, by their place in the list; of those not shown, the amount of evidence only. */
const selectProofs = (db: Db, proofs: readonly (Proof & { shown: boolean })[]) => {
  const list = proofs.map(({ fact, subject, shown }) => [
    typeOf(fact),
    idOf(fact),
    typeOf(subject),
    idOf(subject),
    shown ? 1 : 0,
  ]);
  return db.all<{
    fact: Key;
    subject: Key;
    en: string | null;
    id: string | null;
    evidence: string | null;
    count: number;
  }>(
    sql`with p(type, id, subject_type, subject_id, shown) as (select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
        from json_each(${JSON.stringify(list)})),
      cited as materialized (select p.*, coalesce(${citations}, '[]') as list from p)
      select cited.type || ':' || cited.id as fact, cited.subject_type || ':' || cited.subject_id as subject,
        ${labelIn("en")} as en, ${labelIn("id")} as id, iif(cited.shown, ${locators}, null) as evidence,
        json_array_length(cited.list) as count from cited`,
  );
};

/** The labels of nodes, the facts and evidence of edges: one round trip. */
export const describe = async (db: Db, { nodes, edges }: Pick<Found, "nodes" | "edges">): Promise<Described> => {
  const proofs = new Map<string, Proof & { shown: boolean }>();
  for (const edge of edges) {
    for (const [at, fact] of edge.facts.entries()) {
      const proof = proofOf(edge, fact);
      const name = nameOf(proof);
      proofs.set(name, { ...proof, shown: at < samplesPerEdge || (proofs.get(name)?.shown ?? false) });
    }
  }
  const [labels, proven] = await db.batch([
    db.all<{ type: RefRow["type"]; id: string; en: string; id_: string; facts: number }>(
      sql`select r.type, r.id, r.label_en as en, r.label_id as id_, ${factsNaming(sql`r.type`, sql`r.id`)} as facts
        from json_each(${JSON.stringify(nodes.map(({ key }) => [typeOf(key), idOf(key)]))}) w
        cross join records r on r.type = w.value ->> 0 and r.id = w.value ->> 1`,
    ),
    selectProofs(db, [...proofs.values()]),
  ]);
  const labelOf = new Map(labels.map((row) => [keyOf(row.type, row.id), row]));
  const rowOf = new Map(proven.map((row) => [nameOf(row), row]));
  return {
    nodes: nodes.flatMap(({ key, distance }) => {
      const row = labelOf.get(key);
      return row
        ? [{ key, distance, type: row.type, id: row.id, label: { en: row.en, id: row.id_ }, facts: row.facts }]
        : [];
    }),
    edges: edges.map((edge) => {
      const rows = edge.facts.flatMap((fact) => rowOf.get(nameOf(proofOf(edge, fact))) ?? []);
      const shown = rows.slice(0, samplesPerEdge);
      return {
        ...edge,
        shownFacts: shown.map(({ fact, en, id }) => ({
          id: idOf(fact),
          type: typeOf(fact),
          label: { en: en ?? "", id: id ?? "" },
        })),
        evidence: shown.flatMap(({ evidence }) => JSON.parse(evidence ?? "[]") as Locator[]).slice(0, samplesPerEdge),
        evidenceCount: rows.reduce((sum, { count }) => sum + count, 0),
      };
    }),
  };
};
