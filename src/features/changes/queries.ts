import { bothSides } from "../../collections/filters.ts";
import type { Db } from "../../db/client.ts";
import type { Change } from "../../db/schema/index.ts";
import { among } from "../../db/select/refs.ts";
import { and } from "../../db/select/selection.ts";
import { type SQL, sql } from "../../db/sql.ts";
import type { RecordType } from "../../model/record-types.ts";
import type { Moment } from "../../model/version.ts";

/** So many entries of the log are looked at for one page, and for the total: past it a total is "at least". */
const lookingCap = 5000;

export type ChangeRow = {
  sequence: number;
  version: number;
  at: string;
  type: RecordType;
  id: string;
  action: Change["action"];
  into: string | null;
  members: string;
  en: string | null;
  in: string | null;
};

type Filter = readonly string[] | undefined;
export type ChangeFilters = { type: Filter; action: Filter; country: Filter; topic: Filter };

/** The rows of the record of `changes c` that stood with it or until it, of a table: its columns, and `since`. */
const stood = (columns: string, table: "records" | "terms", more: SQL = sql`true`): SQL => {
  const from = (name: string, until: SQL) => sql`select ${sql.raw(columns)}, since from ${sql.raw(name)}
    where type = c.type and id = c.id and since <= c.version ${until} and ${more}`;
  return sql`${from(table, sql``)} union all ${from(`${table}_past`, sql`and until >= c.version`)}`;
};

/** That the record had a value in a field then or until then, or is what the value means. */
const named = (field: "country" | "topic", values: Filter): SQL[] =>
  bothSides(values, (some) => {
    const has = sql`field = ${field} and ${among(sql`value`, some)}`;
    return sql`(exists (${stood("1", "terms", has)}) or (c.type = ${field} and ${among(sql`c.id`, some)}))`;
  });

const conditionsOf = ({ type, action, country, topic }: ChangeFilters): SQL => {
  const isOneOf = (column: SQL, values: Filter) => bothSides(values, (some) => among(column, some));
  return and([
    ...isOneOf(sql`c.type`, type),
    ...isOneOf(sql`c.action`, action),
    ...named("country", country),
    ...named("topic", topic),
  ]);
};

/** The last entry of the log that was there before a moment, or up to a version. */
const lastBefore = (since: Moment | undefined): SQL => {
  if (since === undefined) return sql`0`;
  const version =
    "version" in since
      ? sql`${since.version}`
      : sql`coalesce((select version - 1 from versions where at >= ${since.at} order by version limit 1),
          (select version from dataset))`;
  return sql`coalesce((select sequence from changes where version <= ${version} order by version desc, sequence desc limit 1), 0)`;
};

/** Entries of the log from one end, as `c`, no more than are looked at. */
const lookedAt = (beyond: SQL, newestFirst = false): SQL =>
  sql`(select * from changes where ${beyond} order by sequence ${sql.raw(newestFirst ? "desc" : "")} limit ${lookingCap}) c`;

/**
 * A page of the change log, in its order or the newest first, and where the next one begins: one round trip. A page for which no more is looked
 * at may have fewer entries than the limit, and another one after it.
 *
 * @param after the sequence of the last entry of the page before.
 */
export const loadChanges = async (
  db: Db,
  filters: ChangeFilters,
  {
    since,
    after,
    limit,
    newestFirst = false,
    besides,
  }: {
    since: Moment | undefined;
    after: number | null;
    limit: number;
    newestFirst?: boolean;
    besides: readonly SQL[];
  },
) => {
  const conditions = conditionsOf(filters);
  const fromStart = sql`sequence > ${lastBefore(since)}`;
  const direction = sql.raw(newestFirst ? "desc" : "");
  const fromThere = newestFirst ? sql`${fromStart} and sequence < ${after}` : sql`sequence > ${after}`;
  const window = lookedAt(after === null ? fromStart : fromThere, newestFirst);
  const label = (column: string) =>
    sql`(select ${sql.raw(column)} from (${stood(column, "records")}) order by since desc limit 1)`;
  const [rows, windows, totals, ...more] = await db.batch([
    db.all<ChangeRow>(sql`select c.sequence, c.version, c.at, c.type, c.id, c.action, c."into", c.members,
        ${label("label_en")} as en, ${label("label_id")} as "in"
      from ${window} where ${conditions} order by c.sequence ${direction} limit ${limit + 1}`),
    db.all<{ looked: number; last: number | null }>(
      sql`select count(*) as looked, ${sql.raw(newestFirst ? "min" : "max")}(sequence) as last from ${window}`,
    ),
    db.all<{ looked: number; hits: number }>(
      sql`select count(*) as looked, coalesce(sum(${conditions}), 0) as hits from ${lookedAt(fromStart)}`,
    ),
    ...besides.map((statement) => db.all<unknown>(statement)),
  ]);
  const page = rows.slice(0, limit);
  const { looked = 0, last = null } = windows[0] ?? {};
  const rest = looked < lookingCap ? null : last;
  return {
    rows: page,
    next: rows.length > limit ? (page.at(-1)?.sequence ?? null) : rest,
    total: {
      value: totals[0]?.hits ?? 0,
      relation: (totals[0]?.looked ?? 0) < lookingCap ? ("eq" as const) : ("gte" as const),
    },
    besides: more.flat(),
  };
};
