import { sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import type { RefRow } from "../../db/refs.ts";
import type { EvidenceBasis } from "../../model/vocabulary.ts";
import { factsNaming } from "./links.ts";
import type { Found } from "./neighbourhood.ts";
import type { Edge } from "./network.ts";
import { idOf, type Key, keyOf, typeOf } from "./vocabulary.ts";

/** How many facts and how much evidence an edge shows; it counts all of them. */
export const samplesPerEdge = 3;
/** How many pieces of evidence of one fact are looked at. */
const evidenceCap = 1000;

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

type Whose = "own" | "post";

/**
 * The paragraphs that are evidence of a proof `p`, each once; of a post, those of the one article. The basis is that of the
 * row with the least part and ordinal.
 */
const paragraphs = (whose: Whose) => {
  const rows =
    whose === "own"
      ? sql`evidence e where e.subject_type = p.subject_type and e.subject_id = p.subject_id`
      : sql`evidence e indexed by evidence_by_article
          where e.article_id = p.id and e.subject_type = p.subject_type and e.subject_id = p.subject_id`;
  return sql`select article_id, paragraph, basis, part from (
      select article_id, paragraph, basis, part, row_number() over (partition by article_id, paragraph order by part, ordinal) as place
      from (select e.article_id, e.paragraph, e.basis, e.part, e.ordinal from ${rows}
        order by e.part, e.article_id, e.ordinal limit ${evidenceCap}))
    where place = 1`;
};

const locators = (whose: Whose) => sql`(
  select json_group_array(json_object('article', json_object('id', sample.article_id, 'type', 'article',
    'label', json_object('en', a.label_en, 'id', a.label_id)), 'paragraph', sample.paragraph, 'basis', sample.basis))
  from (${paragraphs(whose)} order by part, article_id, paragraph limit ${samplesPerEdge}) sample
    cross join records a on a.type = 'article' and a.id = sample.article_id)`;

/** Label and evidence of facts, by their place in the list; of those not shown, the amount of evidence only. */
const selectProofs = (db: Db, proofs: readonly (Proof & { shown: boolean })[], whose: Whose) => {
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
        from json_each(${JSON.stringify(list)}))
      select p.type || ':' || p.id as fact, p.subject_type || ':' || p.subject_id as subject, r.label_en as en, r.label_id as id,
        iif(p.shown, ${locators(whose)}, null) as evidence, (select count(*) from (${paragraphs(whose)})) as count
      from p left join records r on p.shown and r.type = p.type and r.id = p.id`,
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
  const { own = [], post = [] } = Object.groupBy(proofs.values(), ({ fact }) =>
    typeOf(fact) === "article" ? "post" : "own",
  );
  const [labels, ownRows, postRows] = await db.batch([
    db.all<{ type: RefRow["type"]; id: string; en: string; id_: string; facts: number }>(
      sql`select r.type, r.id, r.label_en as en, r.label_id as id_, ${factsNaming(sql`r.type`, sql`r.id`)} as facts
        from json_each(${JSON.stringify(nodes.map(({ key }) => [typeOf(key), idOf(key)]))}) w
        cross join records r on r.type = w.value ->> 0 and r.id = w.value ->> 1`,
    ),
    selectProofs(db, own, "own"),
    selectProofs(db, post, "post"),
  ]);
  const labelOf = new Map(labels.map((row) => [keyOf(row.type, row.id), row]));
  const rowOf = new Map([...ownRows, ...postRows].map((row) => [nameOf(row), row]));
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
