import { type SQL, sql } from "../../db/sql.ts";
import { anyOf, clauseIn } from "../../search/expression.ts";
import { expressed } from "../../search/late.ts";
import type { SearchQuery } from "../../search/query.ts";
import { directionOf, type TextRow } from "../../search/select.ts";

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

/**
 * The rows of a page of hits with what is shown of them, in the order of the page.
 *
 * @param page rows of type, id, number and key or score, and perhaps tiers, met and total.
 */
export const selectShown = (page: SQL, query: SearchQuery, sort: "relevance" | "date" | "-date"): SQL => {
  const order =
    sort === "relevance"
      ? sql`h.score desc, h.number ${directionOf(query.order)[0]}`
      : sql`h.key = '', h.key ${sql.raw(sort === "date" ? "asc" : "desc")}, h.id, h.type`;
  const names = anyOf(query.clauses.map((clause) => clauseIn(["names"], clause)));
  return sql`
    with hits as materialized (${page}),
    named as materialized (select d.record from (select f.rowid as id from search f
        where f.search match ${expressed(names)} order by f.rowid desc limit ${mostNamed}) f
      cross join search_documents d on d.id = f.id)
    select h.*, r.label_en as "labelEn", r.label_id as "labelId", d.shown,
      (select json_group_array(json_array(l.type, l.id, l.label_en, l.label_id)) from json_each(d.mentions) n
        cross join records l on l.number = n.value
        where n.value in (select record from named)) as mentioned
    from hits h cross join search_documents d on d.id = h.number
      cross join records r on r.number = d.record order by ${order}`;
};
