import type { IndexMembers, MembersIn } from "../db/select/documents.ts";
import { countsOf, documents, linked } from "../db/select/links-back.ts";
import { labelIn } from "../db/select/refs.ts";
import { type SQL, sql } from "../db/sql.ts";
import { type Link, linksBack } from "../model/links-back.ts";
import type { Language } from "../model/localised.ts";
import type { CollectionType, RecordType } from "../model/record-types.ts";

/** What a record tells of those that name it, from the index. */

/** A member of an item: rows of one column `value`, each packed JSON; `one` where it is the first of them, or null. */
export type LinksBack = { rows: SQL; one?: true };

/** A record as another names it, of `records r`. */
const ref = (language: Language): SQL => sql`'type', r.type, 'id', r.id, 'label', ${labelIn(language)}`;

/** An engagement, agreement or statement in brief, of `records r` and `documents d`: packed, and without its end. */
const mention = (language: Language): SQL => sql`rtrim(json_object(${ref(language)}), '}') || d.mention`;

/**
 * The rows of a member, of a record of a type. What is shown of each is asked for row by row: of a join that is put in
 * order by what it does not give, the record as it stood would be made into tables.
 */
const rowsOf = (link: Link, type: CollectionType, id: string | SQL, language: Language): SQL => {
  const found = sql`(${linked(link, { type, id })}) t`;
  const of = (one: RecordType, value: SQL, join = sql``) =>
    sql`(select ${value} from records r ${join} where r.type = ${one} and r.id = t.id)`;
  const both = (one: RecordType, value: SQL) => of(one, value, documents(one));
  const brief = sql`${mention(language)} || '}'`;
  const named = sql`json_object(${ref(language)})`;
  const rows = (value: SQL, order: SQL | null) =>
    sql`select ${value} as value from ${found} ${order ? sql`order by ${order}` : sql``}`;
  switch (link.kind) {
    case "latest":
      return rows(both(link.of, brief), sql`t.sort_date desc, t.id`);
    case "held":
      return rows(both("engagement", brief), null);
    case "standing":
      return rows(both("agreement", brief), sql`t.place, t.sort_date desc, t.id`);
    case "related":
      return rows(
        both("agreement", sql`'{"type":' || json_quote(t.relation) || ',"agreement":' || ${brief} || '}'`),
        sql`t.sort_date desc, t.id, t.place`,
      );
    case "ordinals":
      return rows(
        both("engagement", sql`${mention(language)} || ',"ordinal":' || json_quote(t.ordinal) || '}'`),
        sql`t.ordinal is null, t.ordinal, t.sort_date = '', t.sort_date, t.id`,
      );
    case "articles":
      return rows(of("article", named), sql`t.sort_date desc, t.id`);
    case "companions":
      return rows(of(link.of, sql`json_object(${ref(language)}, 'count', t.count)`), sql`t.count desc, t.id`);
    case "parts":
      return rows(of(type, named), sql`t.id`);
    case "holders":
      return rows(
        of(
          "person",
          sql`json_object('person', ${named}, 'rank', t.body -> '$.rank', 'asOf', t.body -> '$.asOf', 'until', t.body -> '$.until')`,
        ),
        sql`t.day desc, t.id`,
      );
  }
};

/** What the index adds to a record on its own: member → links back. */
export const linksBackOf =
  (type: CollectionType) =>
  (id: string, language: Language): Readonly<Record<string, LinksBack>> =>
    Object.fromEntries(
      Object.entries(linksBack[type].onItem ?? {}).map(([name, link]) => [
        name,
        { rows: rowsOf(link, type, id, language), ...(link.kind === "held" ? { one: true } : {}) },
      ]),
    );

/** What the index adds to a record wherever it is shown in full, of `records r`. */
export const membersOf =
  (type: CollectionType): MembersIn =>
  (language): IndexMembers => {
    const { always = {}, counts } = linksBack[type];
    const id = sql.raw("r.id");
    const lists = Object.entries(always).map(([name, link]) => [
      name,
      sql`(select json_group_array(json(value)) from (${rowsOf(link, type, id, language)}))`,
    ]);
    return { ...Object.fromEntries(lists), ...(counts ? { counts: countsOf(counts, id) } : {}) };
  };
