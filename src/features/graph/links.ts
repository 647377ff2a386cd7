import { type SQL, sql } from "drizzle-orm";
import { among } from "../../db/refs.ts";
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
/** How many of a node's newest facts are held against the filters at most. */
const windowCap = 2000;
/** How many links a level gives at most. */
export const linkCap = 8000;

const conditionsOn = (fact: SQL, { country, topic, since, until }: FactFilters): SQL[] => {
  const names = (field: string, values: readonly string[]) =>
    sql`exists (select 1 from terms x where x.type = ${fact}.type and x.id = ${fact}.id
      and x.field = ${field} and ${among(sql`x.value`, values)})`;
  return [
    ...(country ? [names("country", country)] : []),
    ...(topic ? [names("topic", topic)] : []),
    ...(since === undefined && until === undefined
      ? []
      : [
          sql`exists (select 1 from records r where r.type = ${fact}.type and r.id = ${fact}.id
            and (r.date_start is not null or r.date_end is not null)
            and (r.date_end is null or r.date_end >= ${since ?? ""})
            and (r.date_start is null or r.date_start <= ${until ?? "9999"}))`,
        ]),
  ];
};

const where = (conditions: readonly SQL[]) =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join([...conditions], sql` and `)}`;

/** `wanted`: the nodes; `picked`: the ids of the newest facts that name each, one more than asked for where there are more. */
const pickFacts = (nodes: readonly Key[], filters: FactFilters, perNode: number): SQL => {
  const conditions = conditionsOn(sql`newest`, filters);
  // The index goes by the first day of a fact: what begins after `until` need not be read.
  const range = filters.until === undefined ? sql`` : sql`and t.sort_date <= ${filters.until}`;
  return sql`
    wanted(type, id) as (select value ->> 0, value ->> 1
      from json_each(${JSON.stringify(nodes.map((key) => [typeOf(key), idOf(key)]))})),
    picked(node_type, node_id, type, ids) as materialized (
      select w.type, w.id, f.value, (select json_group_array(id) from (
        select newest.id from (select t.type, t.id from terms t
          where t.field = w.type and t.value = w.id and t.type = f.value ${range}
          order by t.sort_date desc, t.id desc limit ${conditions.length === 0 ? perNode + 1 : windowCap}) newest
        ${where(conditions)} limit ${perNode + 1}))
      from wanted w cross join json_each('["engagement","agreement","statement","article"]') f
      where f.value <> 'article' or w.type in ('person', 'organisation'))`;
};

/** Every kind of link, but for `co-occurs`, and how the record has it. A fact is an article where it tells who held a post. */
const linksOfFacts = sql.raw(`
  select 'participates', 'person:' || p.person_id, 'engagement:' || fact.id, 'engagement:' || fact.id
    from fact cross join engagement_participants p on p.engagement_id = fact.id
    where fact.type = 'engagement' and p.person_id is not null
  union all select 'participates', 'organisation:' || coalesce(p.organisation_id, o.organisation_id), 'engagement:' || fact.id, 'engagement:' || fact.id
    from fact cross join engagement_participants p on p.engagement_id = fact.id left join posts o on o.id = p.post_id
    where fact.type = 'engagement' and coalesce(p.organisation_id, o.organisation_id) is not null
  union all select 'participates', 'country:' || p.country_id, 'engagement:' || fact.id, 'engagement:' || fact.id
    from fact cross join engagement_participants p on p.engagement_id = fact.id
    where fact.type = 'engagement' and p.country_id is not null
  union all select c.role, 'country:' || c.country_id, 'engagement:' || fact.id, 'engagement:' || fact.id
    from fact cross join engagement_countries c on c.engagement_id = fact.id
    where fact.type = 'engagement' and c.role in ('partner', 'host')
  union all select 'party', iif(p.country_id is null, 'organisation:' || p.organisation_id, 'country:' || p.country_id), 'agreement:' || fact.id, 'agreement:' || fact.id
    from fact cross join agreement_parties p on p.agreement_id = fact.id
    where fact.type = 'agreement'
  union all select 'about', 'engagement:' || fact.id, 'topic:' || t.topic_id, 'engagement:' || fact.id
    from fact cross join engagement_topics t on t.engagement_id = fact.id
    where fact.type = 'engagement'
  union all select 'about', 'agreement:' || fact.id, 'topic:' || t.topic_id, 'agreement:' || fact.id
    from fact cross join agreement_topics t on t.agreement_id = fact.id
    where fact.type = 'agreement'
  union all select iif(e.kind = 'signing' and a.status in ('signed', 'in-force', 'completed'), 'signed', 'discussed'),
      'engagement:' || fact.id, 'agreement:' || a.id, 'engagement:' || fact.id
    from fact cross join engagements e on e.id = fact.id
      cross join engagement_agreements g on g.engagement_id = fact.id cross join agreements a on a.id = g.agreement_id
    where fact.type = 'engagement'
  union all select 'under', 'agreement:' || fact.id, 'agreement:' || a.umbrella_id, 'agreement:' || fact.id
    from fact cross join agreements a on a.id = fact.id
    where fact.type = 'agreement' and a.umbrella_id is not null
  union all select 'acts-for', 'person:' || p.person_id, 'country:' || p.side_id, 'engagement:' || fact.id
    from fact cross join engagement_participants p on p.engagement_id = fact.id
    where fact.type = 'engagement' and p.person_id is not null and p.side_id is not null
  union all select 'holds-post-in', 'person:' || h.person_id, 'organisation:' || o.organisation_id, 'article:' || fact.id
    from fact cross join person_posts h on h.article_id = fact.id cross join posts o on o.id = h.post_id
    where fact.type = 'article' and o.organisation_id is not null
  union all select 'speaks-of', s.speaker_type || ':' || s.speaker_id, b.subject_type || ':' || b.subject_id, 'statement:' || fact.id
    from fact cross join statements s on s.id = fact.id cross join statement_subjects b on b.statement_id = fact.id
    where fact.type = 'statement' and s.speaker_id is not null
  union all select 'speaks-of', s.speaker_type || ':' || s.speaker_id, 'topic:' || t.topic_id, 'statement:' || fact.id
    from fact cross join statements s on s.id = fact.id cross join statement_topics t on t.statement_id = fact.id
    where fact.type = 'statement' and s.speaker_id is not null
  union all select 'part-of', 'organisation:' || o.id, 'organisation:' || o.parent_id, 'organisation:' || o.id
    from wanted w cross join organisations o on o.id = w.id
    where w.type = 'organisation' and o.parent_id is not null
  union all select 'part-of', 'organisation:' || o.id, 'organisation:' || o.parent_id, 'organisation:' || o.id
    from wanted w cross join organisations o on o.parent_id = w.id
    where w.type = 'organisation'
  union all select 'part-of', 'topic:' || o.id, 'topic:' || o.broader_id, 'topic:' || o.id
    from wanted w cross join topics o on o.id = w.id
    where w.type = 'topic' and o.broader_id is not null
  union all select 'part-of', 'topic:' || o.id, 'topic:' || o.broader_id, 'topic:' || o.id
    from wanted w cross join topics o on o.broader_id = w.id
    where w.type = 'topic'`);

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
      link(type, source, target, fact) as (${linksOfFacts})
      select link.*, coalesce(r.sort_date, '') as date,
        ${factsNamingKey(sql`link.source`)} as sourceFacts, ${factsNamingKey(sql`link.target`)} as targetFacts
      from link left join records r
        on r.type = substr(link.fact, 1, instr(link.fact, ':') - 1) and r.id = substr(link.fact, instr(link.fact, ':') + 1)
      order by date desc, link.fact, link.type, link.source, link.target limit ${linkCap}`,
    cut: sql`with ${picked}
      select count(distinct node_type || ':' || node_id) as nodes from picked
      where json_array_length(ids) > ${perNode} ${windowed}`,
  };
};
