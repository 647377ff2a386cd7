import { isPaired } from "../../model/fields.ts";
import { type Counts, companionCap, companionFacts, type Link, linkCap } from "../../model/links-back.ts";
import type { CollectionType } from "../../model/record-types.ts";
import { agreementStanding } from "../../model/vocabulary.ts";
import { codeOf } from "../postings.ts";
import { type SQL, sql } from "../sql.ts";

/*
 * Which records a member of an item tells of, in their order, from the index: SELECTs with an `id`. What is shown of each
 * is looked up where they are served; where a record is written, they tell whether the member has changed. Each SELECT has
 * the columns that it is ordered by: SQLite reads a UNION ALL, as tables are in the record as it stood, by indexes only then.
 *
 * @see https://sqlite.org/optoverview.html#subquery_flattening
 */

/** A record that others name: its type, and its id or the column that holds it. */
export type Named = { type: CollectionType; id: string | SQL };

/** The documents `d` of the records of a type that were found as `t`. */
export const documents = (type: string): SQL => sql`cross join documents d on d.type = ${type} and d.id = t.id`;

const latest = (type: string, field: string, value: string | SQL): SQL =>
  sql`select id, sort_date, day from terms where field = ${field} and value = ${value} and type = ${type}
    order by day desc, id limit ${linkCap}`;

/** One without a date where none has any: all of these are looked at. */
const held = (which: "first" | "latest", country: string | SQL): SQL => {
  const found = (from: SQL, days: SQL, order: SQL) => sql`select * from (select id, sort_date, day from ${from}
    where field = 'held' and value = ${country} and type = 'engagement' and ${days} order by ${order} limit 1)`;
  const dated = found(sql`terms`, sql`day > 0`, which === "first" ? sql`day, id` : sql`day desc, id`);
  const undated = found(sql`(select 1 where not exists (${dated})) cross join terms`, sql`day < 1`, sql`id`);
  return sql`select id, sort_date from (${dated} union all ${undated})`;
};

/** The newest of each status. */
const standing = (field: string, value: string | SQL): SQL =>
  sql`select id, place, sort_date from (
      select n.value as id, s.key as place, (select sort_date from records r where r.type = 'agreement' and r.id = n.value) as sort_date
      from (select key, (select json_group_array(id) from (select id, day from terms
          where field = 'standing' and value = ${field} || ':' || ${value} || ':' || s.value and type = 'agreement'
          order by day desc, id desc limit ${linkCap})) as ids
            from json_each(${JSON.stringify(agreementStanding)}) s) s
        cross join json_each(s.ids) n order by s.key, n.key limit ${linkCap})
      order by place, sort_date desc, id`;

/** Of countries and topics by counts that are kept, of others among the latest facts of each type. */
const companions = ({ type, id }: Named, wanted: string): SQL => {
  const facts = companionFacts.map(
    (
      fact,
    ) => sql`select * from (select record, day, id from terms where field = ${type} and value = ${id} and type = ${fact}
      order by day desc, id limit ${companionCap})`,
  );
  const counts =
    isPaired(type) && isPaired(wanted)
      ? sql`select other_value as value, sum(count) as count from term_pair_counts
          where type in ${companionFacts} and field = ${type} and other_field = ${wanted} and value = ${id} group by other_value`
      : sql`select k.value, count(*) as count from (${sql.join(facts, sql` union all `)}) t
          cross join postings p on p.record = t.record and p.field = ${codeOf(wanted)}
          cross join term_counts k on k.number = p.term group by k.value`;
  return sql`select value as id, count from (${counts}) order by count desc, value limit ${linkCap}`;
};

const related = (agreement: string | SQL): SQL =>
  sql`select t.id, t.sort_date, e.key as place, e.value ->> 1 as relation
    from (${latest("agreement", "related", agreement)}) t ${documents("agreement")}
    cross join json_each(d.told, '$.relations') e
    where e.value ->> 0 = ${agreement} and e.value ->> 1 <> 'under'
    order by t.sort_date desc, t.id, e.key limit ${linkCap}`;

const articles = ({ type, id }: Named): SQL =>
  sql`select r.id, r.sort_date from terms t cross join records r on r.type = 'article' and r.id = t.value
    where t.type = ${type} and t.id = ${id} and t.field = 'article' order by r.sort_date desc, r.id limit ${linkCap}`;

/** What has no ordinal comes last; so does what the record has in another series, and an article in this one. */
const ordinals = (series: string | SQL): SQL => {
  const ordinal = sql`case when d.told ->> '$.series' = ${series} then d.told ->> '$.ordinal' end`;
  return sql`select t.id, t.sort_date, ${ordinal} as ordinal
    from (${latest("engagement", "series", series)}) t ${documents("engagement")}
    order by ordinal is null, ordinal, t.sort_date = '', t.sort_date, t.id`;
};

/** Each as they are last known to hold it, the latest first and the undated last. */
const holders = (post: string | SQL): SQL =>
  sql`select t.id, h.value as body, h.value ->> '$.day' as day
    from (select id from terms where field = 'post' and value = ${post} and type = 'person') t ${documents("person")}
    cross join json_each(d.told, '$.posts') h where h.value ->> '$.post' = ${post}
    order by day desc, t.id limit ${linkCap}`;

const parts = ({ type, id }: Named): SQL =>
  sql`select +id as id from terms where field = 'parent' and value = ${id} and type = ${type} order by 1 limit 200`;

/** The records that a member tells of, in their order. */
export const linked = (link: Link, named: Named): SQL => {
  const { type, id } = named;
  switch (link.kind) {
    case "latest":
      return latest(link.of, link.field, link.field === "speaker" ? sql`${type} || ':' || ${id}` : id);
    case "standing":
      return standing(link.field, id);
    case "held":
      return held(link.which, id);
    case "companions":
      return companions(named, link.of);
    case "related":
      return related(id);
    case "articles":
      return articles(named);
    case "ordinals":
      return ordinals(id);
    case "holders":
      return holders(id);
    case "parts":
      return parts(named);
  }
};

/** The member `counts` of a record, as JSON. */
export const countsOf = (counts: Counts, id: string | SQL): SQL =>
  sql`json_object(${sql.join(
    Object.entries(counts).map(
      ([name, [field, type]]) => sql`${name},
        coalesce((select count from term_counts where field = ${field} and value = ${id} and type = ${type}), 0)`,
    ),
    sql`, `,
  )})`;
