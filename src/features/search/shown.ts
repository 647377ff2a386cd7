import { among } from "../../db/select/refs.ts";
import { type SQL, sql } from "../../db/sql.ts";
import type { Part } from "../../model/ranking.ts";
import { factTypes } from "../../model/record-types.ts";
import { anyOf, clauseIn } from "../../search/expression.ts";
import { expressed } from "../../search/late.ts";
import type { SearchQuery } from "../../search/query.ts";
import { directionOf, type TextRow } from "../../search/select.ts";
import type { TextMatch } from "../../search/text-match.ts";

/** A name that a hit mentions, and that answers a part of the query. */
export type Mention = readonly [type: TextRow["type"], id: string, labelEn: string, labelId: string];

/** A hit as the database tells it. */
export type HitRow = TextRow & {
  labelEn: string;
  labelId: string;
  /** What it shows besides, packed: see `src/model/search-shown.ts`. */
  shown: string;
  /** Of which names it mentions a part of the query holds, as a JSON list of {@link Mention}. */
  mentioned: string;
  score?: number | null;
  /** The parts of the ranking that hold for it: a bit for each, as a decimal. */
  tiers?: string | null;
  /** Of a ranking, how many match, up to one more than are counted. */
  total?: number;
  /** Which clauses it meets, as a JSON list, where it need not meet all. */
  met?: string | null;
};

const mostNamed = 300;

/** What is indexed under the words that it shows: statements also under who made them, people under their posts. */
const ofOwnWords = factTypes.filter((type) => type !== "statement");

/** The bits of the tiers of what has all words of a query in its own names or text. */
const bitsOfOwn = ({ clauses }: SearchQuery, { tiers }: TextMatch): number => {
  // What a filter token answers need not have the word; what one of two words answers need not have the other.
  const isInWords = clauses.every(
    ([unit, ...others]) => unit?.keys === undefined && unit?.kind !== "prefix" && others.length === 0,
  );
  const own = (part: Part) => part === "names" || part === "text";
  return tiers.reduce((bits, { part }, at) => (isInWords && own(part) ? bits + 2 ** at : bits), 0);
};

/**
 * The rows of a page of hits with what is shown of them, in the order of the page.
 *
 * @param page rows of type, id, number and key or score, and perhaps tiers, met and total.
 * @param ranking what the page is ranked by, where it is.
 */
export const selectShown = (
  page: SQL,
  query: SearchQuery,
  sort: "relevance" | "date" | "-date",
  ranking: TextMatch | null = null,
): SQL => {
  const order =
    sort === "relevance"
      ? sql`h.score desc, h.number ${directionOf(query.order)[0]}`
      : sql`h.key = '', h.key ${sql.raw(sort === "date" ? "asc" : "desc")}, h.id, h.type`;
  const bits = ranking ? bitsOfOwn(query, ranking) : 0;
  const names = anyOf(query.clauses.map((clause) => clauseIn(["names"], clause)));
  // Matches among the names that a record mentions are looked up only where its own names or text do not match.
  const mentioned = sql`(select json_group_array(json_array(l.type, l.id, l.label_en, l.label_id)) from json_each(d.mentions) n
        cross join records l on l.number = n.value
        where n.value in (select record from named))`;
  return sql`
    with hits as (${page}),
    named as materialized (select d.record from (select f.rowid as id from search f
        where f.search match ${expressed(names)} order by f.rowid limit ${mostNamed}) f
      cross join search_documents d on d.id = f.id)
    select h.*, r.label_en as "labelEn", r.label_id as "labelId", d.shown,
      ${bits > 0 ? sql`case when ${among(sql`r.type`, ofOwnWords)} and h.tiers & ${bits} then '[]' else ${mentioned} end` : mentioned} as mentioned
    from hits h cross join search_documents d on d.id = h.number
      cross join records r on r.number = d.record order by ${order}`;
};
