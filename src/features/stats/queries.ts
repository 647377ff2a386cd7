import type { Db } from "../../db/client.ts";
import { readCount, selectCount } from "../../db/select/counts.ts";
import type { Selection } from "../../db/select/selection.ts";
import { selectValueCounts } from "../../db/select/value-counts.ts";
import { type SQL, sql } from "../../db/sql.ts";
import { type FieldName, recordsOf } from "../../model/fields.ts";
import type { Localised } from "../../model/localised.ts";
import type { FactType } from "../../model/record-types.ts";

export type Dimension = "type" | FieldName;

type Row = {
  a: string | null;
  b: string | null;
  /** A type that has such facts; the type where the values of a field mean something else for each. */
  type: FactType;
  count: number;
  /** Over all groups, those beyond the limit included. */
  groups: number;
  sum: number;
  capped: number;
};
type LabelRow = { a_en: string | null; a_id: string | null; b_en: string | null; b_id: string | null };

export type Group = Pick<Row, "a" | "b" | "type" | "count"> & { labels: readonly (Localised | null)[] };

/** Counts of values whose `a` and `b` are the dimensions, the type of the facts being one that needs no look-up. */
const valueCountsOf = (selection: Selection, [first, second]: readonly Dimension[]): SQL => {
  const fields = [first, second].filter((name) => name !== undefined && name !== "type") as FieldName[];
  const [field = "language", other] = fields;
  const valueCounts = selectValueCounts(selection, other === undefined ? [field] : [field, other]);
  const type = sql`${selection.type}`;
  if (fields.length === 0) {
    return sql`select ${type} as type, ${type} as a, null as b, count, 0 as capped from (${selectCount(selection)})`;
  }
  if (first === "type") return sql`select type, type as a, a as b, count, capped from (${valueCounts})`;
  if (second === "type") return sql`select type, a, type as b, count, capped from (${valueCounts})`;
  return valueCounts;
};

/** What a kind is called depends on the type of the facts: the same word is another group in another type. */
const identity = (dimensions: readonly Dimension[]): SQL =>
  dimensions.includes("kind")
    ? sql`case when ${sql.raw(dimensions[0] === "kind" ? "a" : "b")} is not null then type end`
    : sql`null`;

const label = (alias: string, dimension: Dimension | undefined, column: "a" | "b"): { columns: SQL; join: SQL } => {
  const type = dimension === undefined ? null : recordsOf(dimension);
  const name = sql.raw(column);
  if (type === null) return { columns: sql`null as ${name}_en, null as ${name}_id`, join: sql`` };
  const r = sql.raw(alias);
  return {
    columns: sql`${r}.label_en as ${name}_en, ${r}.label_id as ${name}_id`,
    join: sql`left join records ${r} on ${r}.type = ${type} and ${r}.id = g.${name}`,
  };
};

/** Years in order, within a value of another property too; else the most frequent first. The unknown last. */
const orderOf = ([first, second]: readonly Dimension[]): SQL => {
  const byCount = sql`g.count desc, g.a is null, g.a, g.b is null, g.b, g.type`;
  if (first === "year") return sql`g.a is null, g.a, ${byCount}`;
  if (second !== "year") return byCount;
  // The same kind is another group in another type.
  const [within, type] = first === "kind" ? [sql`g.a, g.type`, sql`g.type,`] : [sql`g.a`, sql``];
  return sql`sum(g.count) over (partition by ${within}) desc, g.a is null, g.a, ${type} g.b is null, g.b`;
};

const selectGroups = (selections: readonly Selection[], dimensions: readonly Dimension[], limit: number): SQL => {
  const parts = sql.join(
    selections.map((selection) => sql`select type, a, b, count, capped from (${valueCountsOf(selection, dimensions)})`),
    sql` union all `,
  );
  const [first, second] = [label("p", dimensions[0], "a"), label("q", dimensions[1], "b")];
  return sql`
    select g.*, ${first.columns}, ${second.columns} from (
      select a, b, min(type) as type, sum(count) as count, count(*) over () as groups, sum(sum(count)) over () as sum,
        max(max(capped)) over () as capped
      from (${parts}) group by a, b, ${identity(dimensions)} having sum(count) > 0
      order by sum(count) desc, a is null, a, b is null, b, min(type) limit ${limit}
    ) g ${first.join} ${second.join} order by ${orderOf(dimensions)}`;
};

const labelled = (en: string | null, id: string | null): Localised | null =>
  en === null || id === null ? null : { en, id };

/**
 * How many of the selected facts have each value, or pair of values, of one or two dimensions, of many the most frequent,
 * and how many facts there are: one round trip.
 */
export const loadStats = async (
  db: Db,
  selections: readonly Selection[],
  { dimensions, limit }: { dimensions: readonly Dimension[]; limit: number },
) => {
  const [rows, ...counts] = await db.batch([
    db.all<Row & LabelRow>(selectGroups(selections, dimensions, Math.max(limit, 1))),
    ...selections.map((selection) => db.all<{ count: number; looked: number }>(selectCount(selection))),
  ]);
  const [head] = rows;
  const totals = selections.map((selection, at) => readCount(counts[at] ?? [], selection));
  return {
    groups: rows.slice(0, limit).map(
      (row): Group => ({
        a: row.a,
        b: row.b,
        type: row.type,
        count: row.count,
        labels: [labelled(row.a_en, row.a_id), labelled(row.b_en, row.b_id)],
      }),
    ),
    all: { groups: head?.groups ?? 0, count: head?.sum ?? 0, capped: Boolean(head?.capped) },
    total: {
      value: totals.reduce((sum, { value }) => sum + value, 0),
      capped: totals.some(({ relation }) => relation === "gte"),
    },
  };
};
