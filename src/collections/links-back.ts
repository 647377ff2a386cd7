import { labelIn } from "../db/select/refs.ts";
import { type SQL, sql } from "../db/sql.ts";
import { isPaired } from "../model/fields.ts";
import type { Language } from "../model/localised.ts";
import type { CollectionType, FactType } from "../model/record-types.ts";
import { agreementStanding } from "../model/vocabulary.ts";
import { companionCap, linkCap } from "./mentions.ts";

/** What an item tells of the records that name it, from the index. */

/** A member of an item: rows of one column `value`, each JSON; `one` where it is the first of them, or null. */
export type LinksBack = { rows: SQL; one?: true };

const mentioned = {
  engagement: sql`'kind', d.body ->> '$.kind', 'status', d.body ->> '$.status', 'date', d.body -> '$.date'`,
  agreement: sql`'kind', d.body ->> '$.kind', 'status', d.body ->> '$.status', 'signed', d.body -> '$.signed'`,
  statement: sql`'speakers', d.body -> '$.speakers', 'date', d.body -> '$.date'`,
} as const;

type Mentioned = keyof typeof mentioned;

/** An engagement, agreement or statement in brief, of `documents d`. */
export const mention = (type: Mentioned): SQL =>
  sql`json_object('type', ${type}, 'id', d.id, 'label', d.body -> '$.label', ${mentioned[type]})`;

export const document = (type: string, language: Language): SQL =>
  sql`d.type = ${type} and d.language = ${language} and d.detail = 0`;

/** The records of a type that have a value in a field of the index, the latest first and the undated last. */
const latestOf = (type: Mentioned, field: string, of: string, language: Language): LinksBack => ({
  rows: sql`select ${mention(type)} as value from (select id, sort_date from terms
      where field = ${field} and value = ${of} and type = ${type} order by sort_date desc, id limit ${linkCap}) t
    cross join documents d on ${document(type, language)} and d.id = t.id order by t.sort_date desc, t.id`,
});

/** Engagements that name a record: in the field of its type, or in `parent` and `follows` other engagements. */
export const engagementsOf = (
  field: CollectionType | "parent" | "follows",
  id: string,
  language: Language,
): LinksBack => latestOf("engagement", field, id, language);

/** Statements of a fact; of a `<type>:<id>` in `speaker`, what they said. */
export const statementsOf = (field: CollectionType | "speaker", id: string, language: Language): LinksBack =>
  latestOf("statement", field, id, language);

/** The agreements that stand in a relation to one, other than under it, and in which. */
export const relatedFrom = (id: string, language: Language): LinksBack => ({
  rows: sql`select json_object('type', e.value ->> '$.type', 'agreement', json(${mention("agreement")})) as value
    from (select id, sort_date from terms
      where field = 'related' and value = ${id} and type = 'agreement' order by sort_date desc, id limit ${linkCap}) t
    cross join documents d on ${document("agreement", language)} and d.id = t.id
    cross join json_each(d.body, '$.relations') e
    where e.value ->> '$.agreement.id' = ${id} and e.value ->> '$.type' <> 'under'
    order by t.sort_date desc, t.id, e.key limit ${linkCap}`,
});

/** The articles that a fact rests on, the latest first. */
export const articlesOf = (type: FactType, id: string, language: Language): LinksBack => ({
  rows: sql`select json_object('type', r.type, 'id', r.id, 'label', ${labelIn(language)}) as value
    from terms t cross join records r on r.type = 'article' and r.id = t.value
    where t.type = ${type} and t.id = ${id} and t.field = 'article' order by r.sort_date desc, r.id limit ${linkCap}`,
});

/**
 * The first or the latest engagement held with a country. What has no date comes last in both; what one article calls held
 * and the record cancelled is not held.
 */
export const heldEngagement = (country: string, which: "first" | "latest", language: Language): LinksBack => {
  const field = "country.partner";
  const held = (condition: SQL, order: SQL) => sql`select * from (select t.id, t.sort_date from terms t
    where t.field = ${field} and t.value = ${country} and t.type = 'engagement' and ${condition}
      and exists (select 1 from terms h where h.type = t.type and h.id = t.id and h.field = 'status' and h.value = 'held')
      and exists (select 1 from documents d where ${document("engagement", language)} and d.id = t.id and d.body ->> '$.status' = 'held')
    order by ${order} limit 1)`;
  const dated = held(sql`t.sort_date > ''`, which === "first" ? sql`t.sort_date, t.id` : sql`t.sort_date desc, t.id`);
  return {
    one: true,
    rows: sql`select ${mention("engagement")} as value
      from (${dated} union all ${held(sql`t.sort_date = ''`, sql`t.id`)}) t
      cross join documents d on ${document("engagement", language)} and d.id = t.id order by t.sort_date desc limit 1`,
  };
};

/**
 * Agreements that name a record (in `under` those under another, in `signatory` those that a person signed), what stands
 * highest first and what was taken back last. Of each status the newest come by the rarer of two indexes: its own, or that
 * of the record.
 */
export const agreementsOf = (
  field: CollectionType | "under" | "signatory",
  id: string,
  language: Language,
): LinksBack => {
  const term = (name: SQL, value: SQL) => (alias: SQL) => sql`${alias}.field = ${name} and ${alias}.value = ${value}`;
  const own = term(sql`${field}`, sql`${id}`);
  const ofStatus = term(sql`'status'`, sql`s.value`);
  const howMany = (of: typeof own) =>
    sql`coalesce((select count from term_counts c where ${of(sql`c`)} and c.type = 'agreement'), 0)`;
  const walk = (
    which: SQL,
    found: typeof own,
    asked: typeof own,
  ) => sql`select id from (select t.id from (select 1 where ${which}) cross join terms t
    where ${found(sql`t`)} and t.type = 'agreement'
      and exists (select 1 from terms x where x.type = t.type and x.id = t.id and ${asked(sql`x`)})
    order by t.sort_date desc, t.id desc limit ${linkCap})`;
  const isRarer = sql`${howMany(own)} <= ${howMany(ofStatus)}`;
  return {
    rows: sql`select ${mention("agreement")} as value
      from (select s.key as place, n.value as id from (select key, value, (select json_group_array(id) from (
          ${walk(isRarer, own, ofStatus)} union all ${walk(sql`not (${isRarer})`, ofStatus, own)})) as ids
            from json_each(${JSON.stringify(agreementStanding)}) s) s
          cross join json_each(s.ids) n order by s.key, n.key limit ${linkCap}) n
        cross join records r on r.type = 'agreement' and r.id = n.id
        cross join documents d on ${document("agreement", language)} and d.id = n.id
      order by n.place, r.sort_date desc, r.id`,
  };
};

const sharedFacts = ["engagement", "agreement", "statement"] as const;

/**
 * The records of one type that stand in the same facts as a record, by how many facts: of countries and topics by counts
 * that are kept, of others among the latest {@link companionCap} facts of each type.
 */
export const companionsOf = (
  field: CollectionType,
  id: string,
  wanted: CollectionType,
  language: Language,
): LinksBack => {
  const latest = sharedFacts.map(
    (type) => sql`select * from (select type, id from terms where field = ${field} and value = ${id} and type = ${type}
      order by sort_date desc, id limit ${companionCap})`,
  );
  const counts =
    isPaired(field) && isPaired(wanted)
      ? sql`select other_value as value, sum(count) as count from term_pair_counts
          where type in ${sharedFacts} and field = ${field} and other_field = ${wanted} and value = ${id} group by other_value`
      : sql`select o.value, count(*) as count from (${sql.join(latest, sql` union all `)}) t
          cross join terms o on o.type = t.type and o.id = t.id and o.field = ${wanted} group by o.value`;
  return {
    rows: sql`select json_object('type', r.type, 'id', r.id, 'label', ${labelIn(language)}, 'count', c.count) as value
      from (select value, count from (${counts}) order by count desc, value limit ${linkCap}) c
        cross join records r on r.type = ${wanted} and r.id = c.value order by c.count desc, c.value`,
  };
};

const parts = (type: "organisation" | "topic", of: SQL, language: Language): SQL =>
  sql`select json_object('type', part.type, 'id', part.id, 'label', ${labelIn(language, "part")}) as value
    from (select id from terms where field = 'parent' and value = ${of} and type = ${type} order by id limit 200) t
      cross join records part on part.type = ${type} and part.id = t.id order by part.id`;

/** The records of a type that stand directly under one. */
export const partsOf = (type: "organisation" | "topic", id: string, language: Language): LinksBack => ({
  rows: parts(type, sql`${id}`, language),
});

/** The same as a member of `records r` wherever it is shown. */
export const partsMember = (type: "organisation" | "topic", language: Language): SQL =>
  sql`(select json_group_array(json(value)) from (${parts(type, sql`r.id`, language)}))`;
