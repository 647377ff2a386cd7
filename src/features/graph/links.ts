import { bothSides } from "../../collections/filters.ts";
import { itself } from "../../db/links.ts";
import { dayNumber } from "../../db/postings.ts";
import { among } from "../../db/select/refs.ts";
import { type SQL, sql } from "../../db/sql.ts";
import { signedStatuses } from "../../model/vocabulary.ts";
import { idOf, type Key, type Link, typeOf } from "./vocabulary.ts";

/** Which facts count: by what they name, and by ISO days that their date may overlap. */
export type FactFilters = {
  country?: readonly string[] | undefined;
  topic?: readonly string[] | undefined;
  since?: string | undefined;
  until?: string | undefined;
};

/** How many facts of one type a level looks at, shared out among the nodes that it starts from; and a node at most. */
const factsPerLevel = 288;
const factsPerNode = 100;
/** How many of a node's newest facts are checked by the filters at most. */
const windowCap = 2000;
/** How many links a level gives at most. */
export const linkCap = 8000;

const conditionsOn = (fact: SQL, { country, topic, since, until }: FactFilters): SQL[] => {
  const names = (field: string, values: readonly string[] | undefined) =>
    bothSides(
      values,
      (some) => sql`exists (select 1 from terms x where x.type = ${fact}.type and x.id = ${fact}.id
        and x.field = ${field} and ${among(sql`x.value`, some)})`,
    );
  return [
    ...names("country", country),
    ...names("topic", topic),
    ...(since === undefined && until === undefined
      ? []
      : [
          sql`exists (select 1 from records r where r.type = ${fact}.type and r.id = ${fact}.id
            and (r.date_start is not null or r.date_end is not null)
            and (r.date_end is null or r.date_end >= ${since ?? ""})
            and (r.date_start is null or r.date_start <= ${until ?? "9999-12-31"}))`,
        ]),
  ];
};

const where = (conditions: readonly SQL[]) =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join([...conditions], sql` and `)}`;

/** `wanted`: the nodes; `picked`: the ids of the newest facts that name each, one more than asked for where there are more. */
const pickFacts = (nodes: readonly Key[], filters: FactFilters, perNode: number): SQL => {
  const conditions = conditionsOn(sql`newest`, filters);
  // The index goes by the first day of a fact: what begins after `until` need not be read.
  const range = filters.until === undefined ? sql`` : sql`and t.day <= ${dayNumber(filters.until)}`;
  return sql`
    wanted(type, id) as (select value ->> 0, value ->> 1
      from json_each(${JSON.stringify(nodes.map((key) => [typeOf(key), idOf(key)]))})),
    picked(node_type, node_id, type, ids) as materialized (
      select w.type, w.id, f.value, (select json_group_array(id) from (
        select newest.id from (select t.type, t.id, t.sort_date, t.day from terms t
          where t.field = w.type and t.value = w.id and t.type = f.value ${range}
          order by t.day desc, t.id desc limit ${conditions.length === 0 ? perNode + 1 : windowCap}) newest
        ${where(conditions)} limit ${perNode + 1}))
      from wanted w cross join json_each('["engagement","agreement","statement","article"]') f
      where f.value <> 'article' or w.type in ('person', 'organisation'))`;
};

const own = sql`l.type || ':' || l.id`;

/** An edge `e` of `links l`, which names its own record by {@link itself}. */
const edge = sql`e.value ->> 0 as type, iif(e.value ->> 1 = ${itself}, ${own}, e.value ->> 1) as source,
  iif(e.value ->> 2 = ${itself}, ${own}, e.value ->> 2) as target, ${own} as fact`;

/**
 * Every kind of link, but for `co-occurs`, as the facts and the nodes have it. A fact is an article where it tells who held
 * a post. What a signing is to sign is signed where the agreement says so.
 */
const linksOfFacts = sql`
  select iif(type = 'signed' and not exists (select 1 from terms s where s.type = 'agreement'
        and s.id = substr(target, 11) and s.field = 'status' and ${among(sql`s.value`, signedStatuses)}),
      'discussed', type), source, target, fact
    from (select ${edge} from fact cross join links l on l.type = fact.type and l.id = fact.id cross join json_each(l.edges) e)
  union select ${edge} from part cross join links l on l.type = part.type and l.id = part.id cross join json_each(l.edges) e`;

/** How many engagements, agreements and statements name a record. */
export const factsNaming = (type: SQL, id: SQL): SQL => sql`(select coalesce(sum(n.count), 0) from term_counts n
  where n.field = ${type} and n.value = ${id} and n.type in ('engagement', 'agreement', 'statement'))`;

const factsNamingKey = (key: SQL) =>
  factsNaming(sql`substr(${key}, 1, instr(${key}, ':') - 1)`, sql`substr(${key}, instr(${key}, ':') + 1)`);

/** A link, the sortable date of its fact (empty where unknown), and how many facts name either end. */
export type LinkRow = Link & { date: string; sourceFacts: number; targetFacts: number };

/**
 * Two statements for one batch: the links of nodes through their newest facts, by ranges of indexes only; and the number
 * of nodes that have more facts than were looked at.
 */
export const selectLinks = (nodes: readonly Key[], filters: FactFilters): { links: SQL; cut: SQL } => {
  const perNode = Math.min(factsPerNode, Math.ceil(factsPerLevel / nodes.length));
  const picked = pickFacts(nodes, filters, perNode);
  const conditions = conditionsOn(sql`w`, filters);
  const windowed =
    conditions.length === 0
      ? sql``
      : sql`or exists (select 1 from term_counts c
    where c.field = picked.node_type and c.value = picked.node_id and c.type = picked.type and c.count > ${windowCap})`;
  return {
    links: sql`with ${picked},
      fact(type, id) as materialized (
        select w.type, w.id from wanted w ${where([sql`w.type in ('engagement', 'agreement')`, ...conditions])}
        union select picked.type, f.value from picked cross join json_each(picked.ids) f),
      part(type, id) as materialized (
        select type, id from wanted where type in ('organisation', 'topic')
        union select w.type, t.value from wanted w cross join json_each((select json_group_array(id) from (
          select id from terms where field = 'parent' and value = w.id and type = w.type limit ${linkCap}))) t),
      link(type, source, target, fact) as materialized (${linksOfFacts}),
      counted(key, facts) as materialized (
        select key, ${factsNamingKey(sql`key`)} from (select source as key from link union select target from link))
      select link.*, coalesce((select r.sort_date from records r
          where r.type = substr(link.fact, 1, instr(link.fact, ':') - 1) and r.id = substr(link.fact, instr(link.fact, ':') + 1)), '') as date,
        s.facts as sourceFacts, t.facts as targetFacts
      from link cross join counted s on s.key = link.source cross join counted t on t.key = link.target
      order by date desc, link.fact, link.type, link.source, link.target limit ${linkCap}`,
    cut: sql`with ${picked}
      select count(distinct node_type || ':' || node_id) as nodes from picked
      where json_array_length(ids) > ${perNode} ${windowed}`,
  };
};
