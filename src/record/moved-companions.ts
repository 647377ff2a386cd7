import { codeOf } from "../db/postings.ts";
import { linked } from "../db/select/links-back.ts";
import { type SQL, sql } from "../db/sql.ts";
import { isPaired } from "../model/fields.ts";
import { companionCap, companionFacts, type Link, linksBack } from "../model/links-back.ts";
import { type CollectionType, collectionTypes, type FactType } from "../model/record-types.ts";
import { list, unkey } from "./keys.ts";
import type { Plan } from "./plan.ts";

/*
 * Companions that are counted among the latest facts of a record are expensive to count before and after a write for every
 * record that it names. Which of them change is derived from the delta of the write instead, the postings that it inserted
 * and those that it moved into the past: incremental view maintenance (Gupta, Mumick, Subrahmanian, SIGMOD 1993).
 */

/** The place of a member of a type among what moves. */
type PlaceOf = (type: CollectionType, name: string) => number;

/** Whether a member of a type tells of companions that are counted among its latest facts. */
export const isCountedAnew = (type: CollectionType, link: Link): boolean =>
  link.kind === "companions" && !(isPaired(type) && isPaired(link.of));

/** The members that tell of them, by the type that they are of. */
const members = collectionTypes.flatMap((type) =>
  Object.entries(linksBack[type].onItem ?? {}).flatMap(([name, link]) =>
    link.kind === "companions" && isCountedAnew(type, link) ? [{ type, name, link }] : [],
  ),
);

const owners = [...new Set(members.map(({ type }) => type))];
const codes = [...owners, ...new Set(members.map(({ link }) => link.of))].map(codeOf);

const isFactWithCompanions = (type: string): boolean => companionFacts.some((fact: FactType) => fact === type);

/** Notes which members show a companion that is called otherwise now: to be run when it is noted that it is. */
export const noteRenamed = (version: number, placeOf: PlaceOf): SQL => {
  const arms = members.map(({ type, name, link }) => {
    const renamed = sql`select id from moved_members where type = ${link.of} and member = 'label' and shown is null`;
    return sql`select r.type, r.id, ${name}, ${placeOf(type, name)}
      from (select distinct o.term from (${renamed}) m
          cross join term_counts c on c.field = ${link.of} and c.value = m.id and c.type in ${companionFacts}
          cross join postings p on p.term = c.number
          cross join postings o on o.record = p.record and o.field = ${codeOf(type)}) n
        cross join term_counts k on k.number = n.term
        cross join records r on r.type = ${type} and r.id = k.value and r.created_version < ${version}
      where exists (select 1 from (${linked(link, { type, id: sql.raw("r.id") })}) i where i.id in (${renamed}))`;
  });
  return sql`insert or ignore into moved_members (type, id, member, place) ${sql.join(arms, sql` union `)}`;
};

/**
 * Notes of which records the companions come out otherwise: to be run when the postings are written. Of a record with more
 * facts than companions are counted among, they are taken to move with any of the latest, whatever the counts come to.
 *
 * @param version that the write makes.
 */
export const noteCompanions = ({ reindexed, removed }: Plan, version: number, placeOf: PlaceOf): SQL => {
  const written = reindexed.flatMap(({ type, id }) => (isFactWithCompanions(type) ? [[type, id]] : []));
  const gone = removed.map(unkey).filter(([type]) => isFactWithCompanions(type));
  const places = members.map(({ type, name, link }) => [type, link.of, name, placeOf(type, name)]);
  return sql`insert or ignore into moved_members (type, id, member, place)
    with member (type, companion, name, place) as materialized (
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(${list(places)})),
    facts (number) as materialized (
      select r.number from json_each(${list(written)}) k cross join records r on r.type = k.value ->> 0 and r.id = k.value ->> 1
      union select p.number from json_each(${list(gone)}) k
        cross join records_past p on p.type = k.value ->> 0 and p.id = k.value ->> 1 and p.until = ${version}),
    told (record, field, term, day, was, stands) as materialized (
      select p.record, p.field, p.term, p.day, p.since < ${version}, 1
        from facts cross join postings p on p.record = number and p.field in ${codes}
      union all select p.record, p.field, p.term, p.day, 1, 0 from facts
        cross join postings_past p on p.record = number and p.field in ${codes}
        where p.until = ${version}),
    named (field, value, record, term, day, was, stands) as materialized (
      select k.field, k.value, t.record, t.term, t.day, t.was, t.stands from told t
        cross join term_counts k on k.number = t.term where t.field in ${owners.map(codeOf)}),
    overfull (field, value) as materialized (
      select distinct n.field, n.value
        from (select field, value, term, sum(was > stands) as lost from named group by term) n
        cross join term_counts k on k.number = n.term where k.count + n.lost > ${companionCap}),
    edges (term, day) as materialized (
      select term, coalesce((select day from postings p where p.term = n.term
          order by day desc limit 1 offset ${companionCap - 1}), 0)
        from (select distinct term from named where (field, value) in (select field, value from overfull)) n),
    pairs (field, value, companion_field, companion, was, stands) as (
      select n.field, n.value, k.field, k.value, n.was and t.was, n.stands and t.stands
        from named n cross join told t on t.record = n.record cross join term_counts k on k.number = t.term
        where (n.field, k.field) in (select type, companion from member) and (n.field, n.value) not in (select field, value from overfull)),
    moved (type, id, companion) as (
      select field, value, companion_field from pairs
        group by field, value, companion_field, companion having sum(stands) <> sum(was)
      union select n.field, n.value, companion from edges e cross join named n on n.term = e.term
        cross join member on type = n.field
        where n.day >= e.day and n.record in (select record from told where was <> stands))
    select m.type, m.id, member.name, member.place from moved m
      cross join member on member.type = m.type and member.companion = m.companion
      cross join records r on r.type = m.type and r.id = m.id and r.created_version < ${version}`;
};
