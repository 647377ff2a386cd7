import type { Db } from "../db/client.ts";
import { nameTerm } from "../db/fulltext/name-terms.ts";
import { type SQL, sql } from "../db/sql.ts";
import { sidesOf } from "../http/request/params.ts";
import type { RequestWarning } from "../http/response/respond.ts";
import { nearestOf, wordsOf } from "../model/nearest.ts";
import type { CollectionType } from "../model/record-types.ts";
import { type FilterValues, type RecordFilter, recordFilters } from "./filters.ts";
import type { OwnValues } from "./presence.ts";

/** A parameter, and the record that it names; `now` is the id of the record that it is now, where there is one. */
type Named = { parameter: string; type: CollectionType; id: string; now?: string | null };

/** How many ids a request is warned of at most, and of how many the nearest are looked for. */
const [mostWarnings, mostSought] = [100, 10];

/** How many may have been meant. */
const mostNear = 5;

/** How many ids of a type are looked through, and how many of them are compared. */
const [lookedThrough, compared] = [20_000, 300];

/** The records that the filters of a query name, on either side. */
const namedIn = (query: FilterValues & OwnValues, type: CollectionType | null): Named[] => {
  const named = (parameter: string, of: CollectionType, values: readonly string[] = []): Named[] => {
    const { any, none } = sidesOf(values);
    return [...any, ...none].map((id) => ({ parameter, type: of, id }));
  };
  return [
    ...(Object.keys(recordFilters) as RecordFilter[]).flatMap((name) => named(name, name, query[name])),
    ...(type === null ? [] : named("ids", type, query.ids)),
  ];
};

/**
 * Statements, to run beside others, whose rows are what a query names and the record does not have; none where it names
 * nothing.
 *
 * @param type of the records that `ids` names.
 */
export const selectUnheld = (query: FilterValues & OwnValues, type: CollectionType | null = null): SQL[] => {
  const named = namedIn(query, type);
  if (named.length === 0) return [];
  return [
    sql`select n.value ->> 'parameter' as parameter, n.value ->> 'type' as type, n.value ->> 'id' as id,
        coalesce((select c."into" from changes c where c.type = n.value ->> 'type' and c.id = n.value ->> 'id'
            order by c.sequence desc limit 1),
          (select f.id from former_ids f where f.type = n.value ->> 'type' and f.former_id = n.value ->> 'id')) as now
      from json_each(${JSON.stringify(named)}) n where not exists (
        select 1 from records r where r.type = n.value ->> 'type' and r.id = n.value ->> 'id')
      order by n.key limit ${mostWarnings}`,
  ];
};

/** Ids that share a word or the first letters with an id that is none, and those of names that begin as it does. */
const selectNear = ({ type, id }: Named): SQL => {
  const words = wordsOf(id).filter((word) => word.length > 2);
  const named = id.split("-").filter(Boolean);
  const within = named
    .map((word, at) => `"${nameTerm.word(word)}"${at === named.length - 1 ? " *" : ""}`)
    .join(" AND ");
  const whole = nameTerm.name(named.join(""));
  // Who has it as a name is nearer than whose name begins so.
  const byName = [`"${whole}"`, `("${whole}" * OR (${within}))`].map(
    (
      match,
    ) => sql`union all select id, 1 from (select n.id from suggest s cross join suggest_names n on n.number = s.rowid
      where s.suggest match ${`${match} AND "${nameTerm.type(type)}"`} order by s.rowid limit ${mostNear})`,
  );
  const near = [
    ...words.map((word) => sql`instr('-' || id, ${`-${word}`}) > 0`),
    sql`substr(id, 1, 2) = ${id.slice(0, 2)}`,
  ];
  return sql`
    select id, 0 as named from (select id from (select r.id from records r where r.type = ${type} limit ${lookedThrough})
      where ${sql.join(near, sql` or `)} limit ${compared})
    ${sql.join(byName, sql` `)}`;
};

const messageOf = ({ type, id }: Named): string => `There is no ${type} "${id}".`;

/** Warnings of the rows of {@link selectUnheld}, with what may have been meant: one round trip where there are any. */
export const warningsOf = async (db: Db, unheld: readonly unknown[]): Promise<RequestWarning[]> => {
  const named = unheld as readonly Named[];
  // A code of two letters is near to too many others.
  const sought = named.filter(({ type, now = null }) => type !== "country" && now === null).slice(0, mostSought);
  const [first, ...others] = sought.map((one) => db.all<{ id: string; named: number }>(selectNear(one)));
  const found = first ? await db.batch([first, ...others]) : [];
  return named.map((one) => {
    const { parameter, id: value, now = null } = one;
    if (now !== null)
      return { parameter, value, message: `The ${one.type} "${value}" is "${now}" now.`, nearest: [now] };
    const rows = found[sought.indexOf(one)] ?? [];
    const ids = (isNamed: number) => rows.filter(({ named }) => named === isNamed).map(({ id }) => id);
    const nearest = [...new Set([...nearestOf(one.id, ids(0), mostNear), ...ids(1)])].slice(0, mostNear);
    return { parameter, value, message: messageOf(one), nearest };
  });
};
