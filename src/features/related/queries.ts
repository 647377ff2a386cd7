import type { Db } from "../../db/client.ts";
import { dayIn } from "../../db/postings.ts";
import type { RefRow } from "../../db/select/refs.ts";
import { among } from "../../db/select/refs.ts";
import { type SQL, sql } from "../../db/sql.ts";
import { homeCountry } from "../../model/ids.ts";
import { type Candidate, type Kind, type Nearest, rank, type Value } from "./nearness.ts";

/** What two records can share, as fields of `terms`. */
const fields = ["country", "organisation", "person", "topic", "agreement", "engagement"];
const facts = ["engagement", "agreement", "statement"];

/** How many of the newest facts of a person or organisation say what they have to do with. */
const ownFacts = 40;
/** How many of a record's values lead to others: the rarest. */
const leads = 16;
/** How many records a value leads to on either side of the date. */
const recordsPerLead = 30;
/** How many records are weighed: those that the rarest values lead to. */
const candidateCap = 200;
const rowCap = 6000;

const isFact = (kind: Kind): boolean => kind !== "person" && kind !== "organisation";

/** `own`: the newest facts of a person or an organisation; `profile`: what the record, or those facts, name. */
const profile = (kind: Kind, id: string): SQL =>
  isFact(kind)
    ? sql`own(type, id) as (select '', '' where false),
      profile(field, value) as (select t.field, t.value from terms t where t.type = ${kind} and t.id = ${id} and ${among(sql`t.field`, fields)})`
    : sql`own(type, id) as materialized (select f.value, n.value from json_each(${JSON.stringify(facts)}) f cross join json_each((
        select json_group_array(id) from (select t.id, t.sort_date, t.day from terms t where t.field = ${kind} and t.value = ${id} and t.type = f.value
          order by t.day desc, t.id desc limit ${ownFacts}))) n),
      profile(field, value) as (select t.field, t.value from own cross join terms t on t.type = own.type and t.id = own.id
          and ${among(sql`t.field`, fields)} where not (t.field = ${kind} and t.value = ${id})
        union select type, id from own)`;

/** `valued`: the profile, with how many of the records walked have each value. The home country says nothing. */
const valued = (walk: readonly string[]) => sql`valued(field, value, frequency) as materialized (
  select field, value, (select coalesce(sum(c.count), 0) from term_counts c
    where c.field = profile.field and c.value = profile.value and ${among(sql`c.type`, walk)})
  from profile where not (field = 'country' and value = ${homeCountry}))`;

/** `candidate`: the records that the rarest values lead to, those nearest to the date of the item. */
const candidates = (kind: Kind, id: string, walk: readonly string[]) => {
  // What nothing else has leads back to the item, or to its own facts, only.
  const alone = walk.includes(kind) || (!isFact(kind) && walk.length > 1) ? 1 : 0;
  const day = sql`(select coalesce(nullif(${dayIn(sql`sort_date`)}, 0), 99990000) from records where type = ${kind} and id = ${id})`;
  const walked = (range: SQL, order: SQL) => sql`select * from (select t.id, t.sort_date, t.day from terms t
    where t.field = lead.field and t.value = lead.value and t.type = w.value and t.day ${range} ${day}
    order by ${order} limit ${recordsPerLead})`;
  return sql`
    lead as materialized (select * from valued where frequency > ${alone} order by frequency, field, value limit ${leads}),
    candidate(type, id) as materialized (select type, id from (
      select w.value as type, n.value as id, lead.frequency from lead cross join json_each(${JSON.stringify(walk)}) w
        cross join json_each((select json_group_array(id) from (
          ${walked(sql`<=`, sql`t.day desc, t.id desc`)} union all ${walked(sql`>`, sql`t.day, t.id`)}))) n
      union all select type, id, 1 from own)
    group by type, id order by sum(1.0 / frequency) desc, type, id limit ${candidateCap})`;
};

/** Records of the wanted type, each with every value that it shares. */
const selectCandidates = (kind: Kind, id: string, wanted: Kind): SQL => {
  if (isFact(wanted)) {
    return sql`with ${profile(kind, id)}, ${valued([wanted])}, ${candidates(kind, id, [wanted])}
      select candidate.type, candidate.id, r.sort_date as date, valued.field, valued.value, 0 as together
      from candidate cross join records r on r.type = candidate.type and r.id = candidate.id
        cross join terms x on x.type = candidate.type and x.id = candidate.id
        join valued on valued.field = x.field and valued.value = x.value
      where candidate.type = ${wanted} and not (candidate.type = ${kind} and candidate.id = ${id})
        and not exists (select 1 from terms d
          where d.type = ${kind} and d.id = ${id} and d.field = candidate.type and d.value = candidate.id)
        and not exists (select 1 from terms d
          where d.type = candidate.type and d.id = candidate.id and d.field = ${kind} and d.value = ${id})
      order by candidate.type, candidate.id, valued.field, valued.value limit ${rowCap}`;
  }
  const named = sql`candidate cross join terms p on p.type = candidate.type and p.id = candidate.id and p.field = ${wanted}
    and not (p.field = ${kind} and p.value = ${id})
    and not exists (select 1 from terms d where d.type = ${kind} and d.id = ${id} and d.field = p.field and d.value = p.value)`;
  return sql`with ${profile(kind, id)}, ${valued(facts)}, ${candidates(kind, id, facts)}
    select p.field as type, p.value as id, '' as date, valued.field, valued.value, 0 as together
      from ${named} cross join terms x on x.type = candidate.type and x.id = candidate.id
        join valued on valued.field = x.field and valued.value = x.value
      where not (valued.field = p.field and valued.value = p.value)
    union select p.field, p.value, '', own.type, own.id, 1
      from ${named} join own on own.type = candidate.type and own.id = candidate.id
    order by 1, 2, 4, 5, 6 limit ${rowCap}`;
};

const selectFrequencies = (kind: Kind, id: string, wanted: Kind): SQL => {
  const walk = isFact(wanted) ? [wanted] : facts;
  return sql`with ${profile(kind, id)}, ${valued(walk)}
    select field, value, frequency from valued
    union all select 'type', '', coalesce(sum(count), 0) from term_counts where field = 'type' and ${among(sql`value`, walk)}`;
};

/**
 * The records nearest to one: two round trips, however large the record is. A fact (article, engagement, agreement,
 * statement) is near another by what both name; a person or organisation by what the facts name in which it stands, and most of all
 * by those in which both stand.
 *
 * @returns null where there is no such record.
 */
export const findRelated = async (
  db: Db,
  { kind, id, wanted, limit }: { kind: Kind; id: string; wanted: readonly Kind[]; limit: number },
): Promise<{ nearest: Nearest[]; labels: Map<string, RefRow> } | null> => {
  const [items, ...found] = await db.batch([
    db.all<{ date: string }>(sql`select sort_date as date from records where type = ${kind} and id = ${id}`),
    ...wanted.flatMap((type) => [
      db.all<unknown>(selectCandidates(kind, id, type)),
      db.all<unknown>(selectFrequencies(kind, id, type)),
    ]),
  ]);
  const [item] = items;
  if (!item) return null;
  const nearest = wanted
    .flatMap((_, at) =>
      rank(item.date, found[2 * at] as Candidate[], found[2 * at + 1] as (Value & { frequency: number })[]),
    )
    .sort((a, b) => b.score - a.score || (`${a.type}:${a.id}` < `${b.type}:${b.id}` ? -1 : 1))
    .slice(0, limit);
  const named = nearest.flatMap(({ type, id: of, reasons }) => [
    [type, of],
    ...reasons.flatMap(({ shared }) => (shared ? [[shared.field, shared.value]] : [])),
  ]);
  const [labels] = await db.batch([
    db.all<{ type: RefRow["type"]; id: string; en: string; indonesian: string }>(
      sql`select distinct r.type, r.id, r.label_en as en, r.label_id as indonesian
        from json_each(${JSON.stringify(named)}) w cross join records r on r.type = w.value ->> 0 and r.id = w.value ->> 1`,
    ),
  ]);
  return {
    nearest,
    labels: new Map(
      labels.map((row) => [
        `${row.type}:${row.id}`,
        { type: row.type, id: row.id, label: { en: row.en, id: row.indonesian } },
      ]),
    ),
  };
};
