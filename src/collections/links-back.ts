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

/** The rows of a member, of a record of a type. */
const rowsOf = (link: Link, type: CollectionType, id: string | SQL, language: Language): SQL => {
  const found = sql`(${linked(link, { type, id })}) t`;
  const records = (of: RecordType) => sql`cross join records r on r.type = ${of} and r.id = t.id`;
  const both = (of: RecordType) => sql`${records(of)} ${documents(of)}`;
  const brief = sql`${mention(language)} || '}'`;
  switch (link.kind) {
    case "latest":
      return sql`select ${brief} as value from ${found} ${both(link.of)} order by t.sort_date desc, t.id`;
    case "held":
      return sql`select ${brief} as value from ${found} ${both("engagement")}`;
    case "standing":
      return sql`select ${brief} as value from ${found} ${both("agreement")} order by t.place, t.sort_date desc, t.id`;
    case "related":
      return sql`select '{"type":' || json_quote(t.relation) || ',"agreement":' || ${brief} || '}' as value
        from ${found} ${both("agreement")} order by t.sort_date desc, t.id, t.place`;
    case "ordinals":
      return sql`select ${mention(language)} || ',"ordinal":' || json_quote(t.ordinal) || '}' as value
        from ${found} ${both("engagement")}
        order by t.ordinal is null, t.ordinal, t.sort_date = '', t.sort_date, t.id`;
    case "articles":
      return sql`select json_object(${ref(language)}) as value from ${found} ${records("article")}
        order by t.sort_date desc, t.id`;
    case "companions":
      return sql`select json_object(${ref(language)}, 'count', t.count) as value from ${found} ${records(link.of)}
        order by t.count desc, t.id`;
    case "parts":
      return sql`select json_object(${ref(language)}) as value from ${found} ${records(type)} order by t.id`;
    case "holders":
      return sql`select json_object('person', json_object(${ref(language)}),
          'rank', t.body -> '$.rank', 'asOf', t.body -> '$.asOf', 'until', t.body -> '$.until') as value
        from ${found} ${records("person")} order by t.day desc, t.id`;
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
