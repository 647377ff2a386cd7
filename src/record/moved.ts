import type { InStatement } from "@libsql/client/web";
import { insertRows } from "../db/bulk.ts";
import * as t from "../db/schema/index.ts";
import { countsOf, linked } from "../db/select/links-back.ts";
import { type SQL, sql } from "../db/sql.ts";
import { companionFacts, type Link, linksBack, mentioned } from "../model/links-back.ts";
import { type CollectionType, collectionTypes, type RecordType } from "../model/record-types.ts";
import { isReference, keyOf, list, unkey } from "./keys.ts";
import { isCountedAnew, noteCompanions, noteRenamed } from "./moved-companions.ts";
import { behind } from "./moved-in.ts";
import type { Plan } from "./plan.ts";

/*
 * Which members of which records a write changes: those of documents by comparing them before it, those that come from the
 * index by comparing what they tell before the write and after it.
 */

/** The fields in which a record names others of the type of that name, and `parent`, in which one of its own. */
const naming: readonly string[] = [...collectionTypes, "parent"];

/** The record that a member is of: no alias of what the member is read with. */
const owner = sql.raw("owner.id");

/** A member of a type that comes from the index. */
type Member = {
  type: CollectionType;
  name: string;
  place: number;
  /** The types of the records that move it by naming one. */
  by: readonly RecordType[];
  /** What it tells of `records owner`: another text where it tells something else. */
  shown: (marked: boolean) => SQL;
};

const typeOf = (link: Link, type: CollectionType): CollectionType => {
  if (link.kind === "latest" || link.kind === "companions") return link.of;
  if (link.kind === "standing" || link.kind === "related") return "agreement";
  if (link.kind === "articles") return "article";
  if (link.kind === "holders") return "person";
  return link.kind === "parts" ? type : "engagement";
};

/** Whether a member shows more of the records that it tells of than their labels. */
const isMention = ({ kind }: Link): boolean => !["companions", "articles", "parts", "holders"].includes(kind);

/** What of a row `i` of the index is told besides the id. */
const besides: Partial<Record<Link["kind"], SQL>> = {
  companions: sql`':' || i.count`,
  related: sql`':' || i.relation`,
  ordinals: sql`':' || coalesce(i.ordinal, '')`,
  holders: sql`json_array(i.body -> '$.rank', i.body -> '$.asOf', i.body -> '$.until')`,
};

/** The ids that a member tells of; `marked`: with a mark at those of which it now shows something else. */
const shownBy = (link: Link, type: CollectionType, marked: boolean): SQL => {
  const of = typeOf(link, type);
  const members = ["label", ...(isMention(link) ? (mentioned[of] ?? []) : [])];
  const mark = sql`case when exists (select 1 from moved_members m where m.type = ${of} and m.id = i.id
    and m.member in ${members} and m.shown is null) then '*' else '' end`;
  const more = besides[link.kind] ?? sql`''`;
  return sql`coalesce((select group_concat(i.id || ${more} || ${marked ? mark : sql`''`}, ' ')
    from (${linked(link, { type, id: owner })}) i), '')`;
};

/** The place of a member from the index: behind those of documents, in the order in which they are served. */
const placeOf = (type: CollectionType, name: string): number => {
  const { always = {}, counts, onItem = {} } = linksBack[type];
  const names = [...Object.keys(always), ...(counts ? ["counts"] : []), ...Object.keys(onItem)];
  return behind + 1 + names.indexOf(name);
};

const members: readonly Member[] = collectionTypes.flatMap((type) => {
  const { always = {}, counts, onItem = {} } = linksBack[type];
  const links = (from: Readonly<Record<string, Link>>) =>
    Object.entries(from).flatMap(([name, link]) =>
      isCountedAnew(type, link)
        ? []
        : {
            type,
            name,
            by: link.kind === "companions" ? companionFacts : [typeOf(link, type)],
            shown: (marked: boolean) => shownBy(link, type, marked),
          },
    );
  const counted = counts
    ? [
        {
          type,
          name: "counts",
          by: [...new Set(Object.values(counts).map(([, of]) => of))],
          shown: () => countsOf(counts, owner),
        },
      ]
    : [];
  return [...links(always), ...counted, ...links(onItem)].map((member) => ({
    ...member,
    place: placeOf(type, member.name),
  }));
});

/** The records that come out under another label than they have. */
const relabelled = ({ rewritten, states }: Plan): string[] =>
  rewritten.flatMap(({ type, id, head }) => {
    const label = states.get(keyOf(type, id))?.label;
    const isSame = label === undefined || (label.en === head.labelEn && label.id === head.labelId);
    return isSame ? [] : [keyOf(type, id)];
  });

/** Notes, before anything else is written, what the members from the index tell of each record that the write may move. */
export const noteShown = (plan: Plan): InStatement[] => {
  const { rewritten, removed } = plan;
  const next = rewritten.flatMap(({ type, terms }) =>
    [...terms].flatMap(([field, value]) =>
      naming.includes(field) ? [`${field === "parent" ? type : field}:${value}\n${type}`] : [],
    ),
  );
  const named = [...new Set(next)].map((one) => {
    const [key = "", by = ""] = one.split("\n");
    return [...unkey(key), by];
  });
  const touched = [...rewritten.map(({ type, id }) => [type, id]), ...removed.map(unkey)];
  const labels = relabelled(plan)
    .map(unkey)
    .filter(([type]) => isReference(type));
  const arms = members.map(
    ({ type, name, place, by, shown }) => sql`select owner.type, owner.id, ${name}, ${place}, ${shown(false)}
      from (select distinct id from named where type = ${type} and by in ${by}) n
      cross join records owner on owner.type = ${type} and owner.id = n.id`,
  );
  return [
    sql`insert into moved_members (type, id, member, place, shown)
      with keys (type, id) as (
        select value ->> 0, value ->> 1 from json_each(${list(touched)})
        union select t.type, t.id from json_each(${list(labels)}) l
          cross join terms t on t.field = l.value ->> 0 and t.value = l.value ->> 1),
      named (type, id, by) as materialized (
        select case t.field when 'parent' then t.type else t.field end, t.value, t.type
          from keys k cross join terms t on t.type = k.type and t.id = k.id where t.field in ${naming}
        union select value ->> 0, value ->> 1, value ->> 2 from json_each(${list(named)}))
      ${sql.join(arms, sql` union all `)}`,
  ].map(statement);
};

const statement = ({ sql, args }: SQL): InStatement => ({ sql, args: [...args] });

/** Notes the members of changed documents that differ, by their place; then forgets what else tells what it told. */
export const noteMoved = (plan: Plan, version: number): InStatement[] => [
  ...insertRows(t.movedMembers, plan.moved, { key: ["type", "id", "member"], keep: ["place", "shown"] }),
  ...[
    noteCompanions(plan, version, placeOf),
    ...(relabelled(plan).length > 0 ? [noteRenamed(version, placeOf)] : []),
    sql`delete from moved_members where shown is not null and not exists
      (select 1 from records r where r.type = moved_members.type and r.id = moved_members.id)`,
    ...members.map(
      ({ type, name, shown }) => sql`delete from moved_members where type = ${type} and member = ${name}
        and shown is (select ${shown(true)} from records owner where owner.type = ${type} and owner.id = moved_members.id)`,
    ),
  ].map(statement),
];

/** Tells the change log of everything that a write did, and gives the records that it changed their versions. */
export const logChanges = ({ changes }: Plan, version: number, at: string): InStatement[] =>
  [
    sql`insert into changes (version, type, id, action, members, "into", at)
      with own as materialized (select key, value ->> 0 as type, value ->> 1 as id, value ->> 2 as action
        from json_each(${list(changes.map(({ type, id, action }) => [type, id, action]))})),
      told as (select * from own union all
        select null, type, id, 'changed' from (select type, id from moved_members except select type, id from own))
      select ${version}, told.type, told.id, iif(f.id is null, action, 'merged'), (select json_group_array(member) from
        (select member from moved_members m where m.type = told.type and m.id = told.id order by place)), f.id, ${at}
      from told left join former_ids f on told.action = 'removed' and f.type = told.type and f.former_id = told.id
      order by key is null, key, told.type, told.id`,
    sql`update records set updated_version = ${version}, updated_at = ${at}, since = ${version} from moved_members m
      where records.type = m.type and records.id = m.id and records.updated_version < ${version}`,
    sql`delete from moved_members`,
  ].map(statement);
